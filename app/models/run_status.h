#pragma once

#include "session/session.h"

#include <QBasicTimer>
#include <QObject>
#include <QPointer>
#include <QQmlEngine>

#include <optional>

namespace loopscope::app {

/// The numbers of a run, as the status bar and the empty states tell them.
class RunStatus : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(loopscope::app::Session *session READ session WRITE setSession NOTIFY sessionChanged)
    Q_PROPERTY(bool empty READ isEmpty NOTIFY changed)
    Q_PROPERTY(QString duration READ duration NOTIFY changed)
    Q_PROPERTY(QString events READ events NOTIFY changed)
    Q_PROPERTY(QString tasks READ tasks NOTIFY changed)
    Q_PROPERTY(QString clock READ clock NOTIFY changed)
    Q_PROPERTY(QString clockHint READ clockHint NOTIFY changed)
    Q_PROPERTY(QString overhead READ overhead NOTIFY changed)
    Q_PROPERTY(QString eventsHint READ eventsHint NOTIFY changed)
    Q_PROPERTY(bool lossy READ isLossy NOTIFY changed)

public:
    using QObject::QObject;

    Session *session() const { return m_session; }
    void setSession(Session *session);
    /// Nothing has run.
    bool isEmpty() const;
    QString duration() const;
    QString events() const;
    QString tasks() const;
    /// Which clock the run went by; empty where nothing ran here.
    QString clock() const;
    /// What that means for what is on the timeline.
    QString clockHint() const;
    QString eventsHint() const;
    /// How much of the run's time was spent on recording it; empty where that is nothing.
    QString overhead() const;
    bool isLossy() const;

Q_SIGNALS:
    void sessionChanged();
    void changed();

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void followTime();

    QBasicTimer m_clock;
    mutable std::optional<double> m_recordingCost; ///< in seconds, measured when it is first asked for
    QPointer<Session> m_session;
};

} // namespace loopscope::app
