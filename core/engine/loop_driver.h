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

/// Lives in the loop's thread; wake() may be called from any.
class Gil;

class LoopDriver final : public QObject, public Host {
    Q_OBJECT

public:
    /// `gil`, if not null, is what its thread computes under; it outlives this.
    explicit LoopDriver(Environment &environment, Gil *gil = nullptr);

    /// Begins to drive; the loop must outlive the driver's finished().
    void start(Loop &loop);

    void kick() override { wake(); }
    void wake() override;
    bool isSimulated() const override { return false; }
    void occupy(const Occupation &occupation, Owner owner) override;

Q_SIGNALS:
    /// The loop has finished, or was stopped.
    void finished();

protected:
    bool event(QEvent *event) override;

private:
    void drive();
    void wait();
    void end();

    enum class State : std::uint8_t {
        Awake,  ///< it drives, or a timer will wake it
        Asleep, ///< it does nothing until it is woken, and is not counted as active
        Woken   ///< a wake-up is on its way
    };

    Environment &m_environment;
    Gil *const m_gil;
    Loop *m_loop = nullptr; ///< null before start() and after the end
    QTimer m_timer;
    std::atomic<State> m_state{State::Awake}; ///< any thread
};

} // namespace loopscope::engine
