#pragma once

#include "timeline/arrangement.h"

#include <QObject>
#include <QQmlEngine>

namespace loopscope::app {

/// How the reader arranged the lanes of the document that is open: it stays as the scenario runs again.
class Lanes : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("A session owns the arrangement of its lanes")

public:
    using QObject::QObject;

    const timeline::Arrangement &arrangement() const { return m_arrangement; }
    void setArrangement(timeline::Arrangement arrangement);

Q_SIGNALS:
    void changed();

private:
    timeline::Arrangement m_arrangement;
};

} // namespace loopscope::app
