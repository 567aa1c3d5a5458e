#include "engine/timeout.h"

namespace loopscope::engine {

Timeout::Timeout(Task &task, Duration delay)
    : Object({})
    , m_task(task)
    , m_cancelling(task.cancelling())
    , m_alarm(task.loop(), {&Timeout::expire, this})
{
    if (delay > Duration::zero())
        m_alarm.start(delay);
    else
        m_ticket = task.loop().callSoon({&Timeout::expire, this});
}

Timeout::~Timeout()
{
    if (m_ticket)
        m_task.loop().forget(*m_ticket);
}

void Timeout::expire(void *timeout)
{
    auto &self = *static_cast<Timeout *>(timeout);
    self.m_ticket.reset();
    self.m_isExpired = true;
    self.m_task.loop().setCause({trace::CauseKind::Timer, 0});
    self.m_task.cancel();
}

Outcome Timeout::exit(const Outcome &body)
{
    m_alarm.stop();
    if (m_ticket)
        m_task.loop().forget(*std::exchange(m_ticket, {}));
    if (m_isExpired && m_task.uncancel() <= m_cancelling && body.isCancelled())
        return Exception{"TimeoutError", {}};
    return {};
}

} // namespace loopscope::engine
