#pragma once

#include "engine/alarm.h"
#include "engine/object.h"

namespace loopscope::engine {

/// asyncio.timeout(): cancels the task that entered it when time is over, and makes a TimeoutError of that when the
/// task leaves, unless others want it cancelled, too.
class Timeout final : public Object {
public:
    /// For a block that begins now, in the task's own slice.
    Timeout(Task &task, Duration delay);
    ~Timeout() override;

    std::string_view kindName() const override { return "Timeout"; }
    /// The block has ended with this. An exception takes its place; None leaves it.
    Outcome exit(const Outcome &body);
    bool isExpired() const { return m_isExpired; }

private:
    static void expire(void *timeout);

    Task &m_task;                    ///< leaves before it ends
    const std::int64_t m_cancelling; ///< requests of others, when it began
    Alarm m_alarm;
    std::optional<ReadyQueue::Ticket> m_ticket; ///< of a timeout that is over as it begins
    bool m_isExpired = false;
};

} // namespace loopscope::engine
