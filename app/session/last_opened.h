#pragma once

#include "exchange/imported.h"

#include <QString>

#include <optional>

namespace loopscope::app {

/// Where somebody was when the window was closed.
struct LastOpened {
    QString document; ///< a file, or a demo's id; empty: the window has never been closed
    std::optional<exchange::View> view;
    timeline::Arrangement arrangement;
};

/// Kept in the settings from one start to the next. Whatever they hold is answered by something that can be shown.
LastOpened lastOpened();
void keepLastOpened(const LastOpened &last);

/// Whether that is shown when the program starts without a file: a setting of this name.
inline const QString reopensLastKey = QStringLiteral("reopensLast");
bool reopensLast();

} // namespace loopscope::app
