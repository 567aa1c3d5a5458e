#pragma once

// The window in another language than the English of its sources. Every text that a person reads goes through qsTr or
// tr; free functions of app have one context for all, "loopscope::app", as lupdate finds it.

#include "window/settings.h"

#include <QLocale>
#include <QTranslator>

namespace loopscope::app {

/// The application speaks that language for as long as this exists: its own texts, and Qt's where they are installed.
/// Needs an application object. Numbers follow.
class Translation {
public:
    explicit Translation(Language language);

private:
    QTranslator m_ours;
    QTranslator m_qts;
};

QLocale localeFor(Language language);

/// The first of these languages, as somebody prefers them, that the window speaks; English if it speaks none.
QLocale spokenOf(const QStringList &languages);

} // namespace loopscope::app
