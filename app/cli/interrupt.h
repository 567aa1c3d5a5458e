#pragma once

#include <QObject>
#include <QSocketNotifier>

namespace loopscope::app {

/// Turns Ctrl+C (SIGINT) and SIGTERM into a signal of Qt, once; the second one ends the program as ever. One at a time
/// in a process: while it lives, it owns those signals.
class Interrupt final : public QObject {
    Q_OBJECT

public:
    Interrupt();
    ~Interrupt() override;

Q_SIGNALS:
    void requested();

private:
    QSocketNotifier m_notifier;
};

} // namespace loopscope::app
