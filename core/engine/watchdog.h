#pragma once

#include "engine/heartbeat.h"
#include "trace/clock.h"
#include "trace/event.h"

#include <optional>

namespace loopscope::engine {

/// Looks at a loop's heartbeat from another thread and reports each slice that lasts for longer than a threshold, once,
/// while it lasts. Belongs to the thread that looks; how often it does is how late it may be.
class Watchdog {
public:
    Watchdog(const Heartbeat &heartbeat, const trace::Clock &clock, std::uint16_t loop, Duration threshold)
        : m_heartbeat(heartbeat)
        , m_clock(clock)
        , m_loop(loop)
        , m_threshold(threshold)
    {
    }

    /// A StallDetected event, if there is a stall that has not been reported yet.
    std::optional<trace::SchedulingEvent> look()
    {
        const auto slice = m_heartbeat.current();
        if (!slice || slice->sequence == m_reported)
            return std::nullopt;
        const Time since = m_clock.toTime(slice->since);
        if (m_clock.now() - since < m_threshold)
            return std::nullopt;
        m_reported = slice->sequence;
        trace::SchedulingEvent event;
        event.kind = trace::EventKind::StallDetected;
        event.lane = m_loop;
        event.subject = slice->task;
        event.detail = toNs(since);
        return event;
    }

private:
    const Heartbeat &m_heartbeat;
    const trace::Clock &m_clock;
    const std::uint16_t m_loop;
    const Duration m_threshold;
    std::uint64_t m_reported = 0; ///< the sequence of the last slice that was reported
};

} // namespace loopscope::engine
