#pragma once

#include "session/session.h"

#include <QPointer>
#include <QQmlEngine>

namespace loopscope::app {

/// The scenario that is open as a program for CPython. It follows what is typed; while that has problems, it stays what
/// it was, and says so.
class PythonProgram : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(loopscope::app::Session *session READ session WRITE setSession NOTIFY sessionChanged)
    Q_PROPERTY(bool active READ isActive WRITE setActive NOTIFY activeChanged)
    Q_PROPERTY(QString text READ text NOTIFY textChanged)
    Q_PROPERTY(bool outdated READ isOutdated NOTIFY outdatedChanged)

public:
    using QObject::QObject;

    Session *session() const { return m_session; }
    void setSession(Session *session);
    /// Nobody looks while it is not: then nothing is written.
    bool isActive() const { return m_isActive; }
    void setActive(bool active);
    /// Empty where the scenario has had problems ever since it was opened.
    QString text() const { return m_text; }
    bool isOutdated() const { return m_isOutdated; }

    /// Puts the program into the clipboard.
    Q_INVOKABLE void copy() const;

Q_SIGNALS:
    void sessionChanged();
    void activeChanged();
    void textChanged();
    void outdatedChanged();

private:
    void update();
    void show(const QString &text, bool isOutdated);

    QPointer<Session> m_session;
    QString m_key; ///< the document that the text is of
    QString m_text;
    bool m_isActive = false;
    bool m_isOutdated = false;
};

} // namespace loopscope::app
