#pragma once

// Drives a loop on a real thread, under Qt's event loop, in real time.
//
// Iterations follow each other inside of one posted event for about a millisecond, then Qt's own events get a turn: an
// event per iteration would cost fifteen times as much. When nothing is ready, one precise timer is armed for the
// earliest deadline, rounded up to a millisecond as epoll's timeout is in asyncio; so a short sleep is never too short.

#include "engine/loop.h"

#include <QObject>
#include <QTimer>

namespace loopscope::engine {

/// Lives in the loop's thread; wake() and work() may be called from any.
class LoopDriver final : public QObject, public Host {
    Q_OBJECT

public:
    explicit LoopDriver(Environment &environment);

    /// Begins to drive; the loop must outlive the driver's finished().
    void start(Loop &loop);

    void kick() override { wake(); }
    void wake() override;
    bool isSimulated() const override { return false; }
    void work(const Work &work) override;

Q_SIGNALS:
    /// The loop has finished, was stopped, or (deadlocked) can never go on: nothing is ready and nothing will be.
    void finished(bool deadlocked);

protected:
    bool event(QEvent *event) override;

private:
    void drive();
    void wait();
    void end(bool deadlocked);

    Environment &m_environment;
    Loop *m_loop = nullptr; ///< null before start() and after the end
    QTimer m_timer;
    std::atomic<bool> m_posted{false}; ///< a wake-up is on its way; any thread
};

} // namespace loopscope::engine
