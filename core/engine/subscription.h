#pragma once

#include "engine/future.h"
#include "engine/ready_queue.h"

namespace loopscope::engine {

/// A done-callback whose subject may go at any time: it takes itself back, from the future as well as from the ready
/// queue. The future must outlive it.
class Subscription {
public:
    Subscription(Future &future, Callback callback) : m_future(future), m_callback(callback)
    {
        m_future.addDoneCallback({&Subscription::run, this});
    }
    ~Subscription() { end(); }
    Subscription(const Subscription &) = delete;
    Subscription &operator=(const Subscription &) = delete;

    /// From here on the callback is not called.
    void end();

private:
    friend class Future;
    enum class State : std::uint8_t { Subscribed, Scheduled, Over };

    static void run(void *self);
    void scheduled(ReadyQueue::Ticket ticket)
    {
        m_state = State::Scheduled;
        m_ticket = ticket;
    }

    Future &m_future;
    const Callback m_callback;
    State m_state = State::Subscribed;
    ReadyQueue::Ticket m_ticket = 0;
};

} // namespace loopscope::engine
