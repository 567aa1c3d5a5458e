#pragma once

#include "engine/loop.h"

namespace loopscope::engine {

/// A timer that is cancelled when it goes: for coroutine frames and objects. Where it was made, it stays.
class Alarm {
public:
    Alarm(Loop &loop, Callback callback) : m_loop(loop), m_timer(callback) {}
    ~Alarm() { stop(); }
    Alarm(const Alarm &) = delete;
    Alarm &operator=(const Alarm &) = delete;

    void start(Duration delay) { m_loop.callLater(delay, m_timer); }
    void stop()
    {
        if (m_timer.place() != Timer::Place::Nowhere)
            m_loop.cancelTimer(m_timer);
    }

private:
    Loop &m_loop;
    Timer m_timer;
};

} // namespace loopscope::engine
