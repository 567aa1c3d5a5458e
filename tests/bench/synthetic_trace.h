#pragma once

// A trace of any size, as a busy loop would leave it: 64 tasks that are woken in any order, wait in the ready queue,
// run for some microseconds and suspend for something. Every ten-thousandth slice stalls the loop.

#include "trace/builder.h"

#include <memory>
#include <random>
#include <vector>

namespace loopscope::bench {

inline constexpr std::uint32_t syntheticTasks = 64;

/// Makes events that go on for ever, three for each slice.
class SyntheticEvents {
public:
    SyntheticEvents()
    {
        m_batch.names = {"loop"};
        add(trace::EventKind::LoopStarted, 0, {}, 100'000);
        m_batch.events.back().object = NameId{1};
        for (std::uint32_t task = 1; task <= syntheticTasks; ++task) {
            m_batch.names.push_back("task " + std::to_string(task));
            add(trace::EventKind::TaskCreated, task, {}, 0);
            m_batch.events.back().object = NameId{task + 1};
            add(trace::EventKind::TaskRunning, task, {}, 0);
            add(trace::EventKind::TaskSuspended, task, trace::Reason::Future, 0);
        }
    }

    /// As many slices more.
    const trace::EventBatch &next(std::uint64_t slices)
    {
        for (std::uint64_t slice = 0; slice < slices; ++slice)
            addSlice();
        return m_batch;
    }
    void clear()
    {
        m_batch.names.clear();
        m_batch.events.clear();
    }

private:
    void addSlice()
    {
        const std::uint32_t task = 1 + static_cast<std::uint32_t>(m_random() % syntheticTasks);
        m_now += Duration{200 + m_random() % 400};
        add(trace::EventKind::TaskReady, task, {}, trace::packCause({trace::CauseKind::Timer, 0}));
        m_now += Duration{100 + m_random() % 3000};
        add(trace::EventKind::TaskRunning, task, {}, 0);
        m_now += Duration{++m_slices % 10'000 == 0 ? 150'000 : 300 + m_random() % 4000};
        add(trace::EventKind::TaskSuspended, task, m_random() % 2 == 0 ? trace::Reason::Sleep : trace::Reason::Queue,
            toNs(m_now) + 5000);
        m_batch.events.back().line = static_cast<std::uint32_t>(1 + m_random() % 40);
    }

    void add(trace::EventKind kind, std::uint32_t subject, trace::Reason reason, std::int64_t detail)
    {
        trace::SchedulingEvent event;
        event.time = m_now;
        event.kind = kind;
        event.reason = reason;
        event.subject = subject;
        event.detail = detail;
        m_batch.events.push_back(event);
    }

    std::mt19937 m_random{1};
    trace::EventBatch m_batch;
    Time m_now{};
    std::uint64_t m_slices = 0;
};

/// With so many spans in its lanes.
inline std::unique_ptr<trace::TraceBuilder> syntheticTrace(std::uint64_t spans, const trace::TraceLimits &limits = {})
{
    auto builder = std::make_unique<trace::TraceBuilder>(limits);
    SyntheticEvents events;
    for (std::uint64_t made = 0; made < spans; made += 3000) {
        builder->append(events.next(1000));
        events.clear();
    }
    return builder;
}

} // namespace loopscope::bench
