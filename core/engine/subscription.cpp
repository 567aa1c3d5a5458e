#include "engine/subscription.h"

#include "engine/loop.h"

#include <utility>

namespace loopscope::engine {

void Subscription::end()
{
    switch (std::exchange(m_state, State::Over)) {
    case State::Subscribed:
        m_future.removeDoneCallback({&Subscription::run, this});
        break;
    case State::Scheduled:
        m_future.loop().forget(m_ticket);
        break;
    case State::Over:
        break;
    }
}

void Subscription::run(void *self)
{
    auto &subscription = *static_cast<Subscription *>(self);
    subscription.m_state = State::Over;
    subscription.m_callback.call(subscription.m_callback.subject);
}

} // namespace loopscope::engine
