#pragma once

// What a run has done so far. A plain value: the thread that appends to it (through a TraceBuilder) is the thread that
// reads it; a copy may be read anywhere.

#include "trace/batch.h"
#include "trace/counter.h"
#include "trace/lane.h"

#include <optional>
#include <span>
#include <string_view>

namespace loopscope::trace {

class TraceBuilder;

/// All that a trace is made of, but for what it looks things up with; for whoever has it from a file.
struct TraceParts {
    std::vector<Lane> lanes;
    std::vector<Hop> hops;
    std::vector<Wakeup> wakeups;
    std::vector<CancelMark> cancels;
    std::vector<Stall> stalls;
    std::vector<LogLine> log;
    std::vector<LogLine> warnings;
    std::vector<Loss> losses;
    std::vector<Pool> pools;
    std::vector<Counter> counters;
    std::vector<std::string> names;
    Time end{};
    std::uint64_t eventCount = 0;
    std::uint64_t lostCount = 0;
    Duration stallThreshold = std::chrono::milliseconds{100};
    bool isComplete = true;
};

class Trace {
public:
    Trace() = default;
    /// Whatever the parts say, the trace is well formed: a number that names nothing becomes none, what stands in no
    /// order is put into it, and what makes no sense without what is missing is left out. The lanes' spans are in order
    /// already.
    explicit Trace(TraceParts parts);

    std::span<const Lane> lanes() const { return m_lanes; }
    const Lane &lane(LaneIndex index) const { return m_lanes[index]; }
    std::span<const Hop> hops() const { return m_hops; }          ///< by submission
    std::span<const Wakeup> wakeups() const { return m_wakeups; } ///< by time of recording
    std::span<const CancelMark> cancels() const { return m_cancels; }
    std::span<const Stall> stalls() const { return m_stalls; }       ///< by begin
    std::span<const LogLine> log() const { return m_log; }           ///< by time
    std::span<const LogLine> warnings() const { return m_warnings; } ///< by time
    std::span<const Loss> losses() const { return m_losses; }
    std::span<const Pool> pools() const { return m_pools; }          ///< by number
    std::span<const Counter> counters() const { return m_counters; } ///< by kind, then by number
    /// Of one loop or pool; empty where nothing was ever counted.
    const Counter &readyQueue(std::uint32_t loop = 0) const { return counter(CounterKind::ReadyQueue, loop); }
    const Counter &poolQueue(std::uint32_t pool = 0) const { return counter(CounterKind::PoolQueue, pool); }
    const Counter &counter(CounterKind kind, std::uint32_t number) const;

    /// The text behind a name; empty for no name. Valid as long as the trace.
    std::string_view text(NameId name) const;
    std::size_t nameCount() const { return m_names.size(); }

    std::optional<LaneIndex> laneOfTask(TaskId task) const;
    /// Of a worker, a thread or a process: they share their numbers.
    std::optional<LaneIndex> laneOfWorker(std::uint32_t worker) const;
    std::optional<LaneIndex> laneOfLoop(std::uint32_t loop) const;
    const Pool *pool(std::uint32_t number) const; ///< nullptr where none has started
    /// What made the task of a wake-up ready.
    Cause causeOf(const Wakeup &wakeup) const { return m_lanes[wakeup.to].spans[wakeup.toSpan].cause; }
    /// When a wake-up left: at once, but from a track's span at its end, if that was before.
    Time sentAt(const Wakeup &wakeup) const;
    /// The job behind a cause or a worker's span.
    const Hop *hopOfJob(JobId job) const;

    Time end() const { return m_end; }             ///< the latest moment anything was recorded of
    bool isComplete() const { return m_complete; } ///< every loop that started has stopped
    std::uint64_t eventCount() const { return m_eventCount; }
    std::uint64_t lostCount() const { return m_lostCount; }
    Duration stallThreshold() const { return m_stallThreshold; }

private:
    friend class TraceBuilder;

    std::vector<Lane> m_lanes;
    std::vector<Hop> m_hops;
    std::vector<Wakeup> m_wakeups;
    std::vector<CancelMark> m_cancels;
    std::vector<Stall> m_stalls;
    std::vector<LogLine> m_log;
    std::vector<LogLine> m_warnings;
    std::vector<Loss> m_losses;
    std::vector<Pool> m_pools;
    std::vector<Counter> m_counters;
    std::vector<std::string> m_names;
    std::vector<LaneIndex> m_laneByTask; ///< by TaskId; noLane where there is none
    std::vector<LaneIndex> m_laneByWorker;
    std::vector<LaneIndex> m_laneByLoop;
    std::vector<std::uint32_t> m_hopByJob; ///< by JobId: index + 1, 0 where there is none
    Time m_end{};
    std::uint64_t m_eventCount = 0;
    std::uint64_t m_lostCount = 0;
    Duration m_stallThreshold = std::chrono::milliseconds{100};
    bool m_complete = false;
};

/// The index of the span that covers `time` in a lane, or of the last one before it; nullopt before the first.
std::optional<std::size_t> spanAt(const Lane &lane, Time time);

} // namespace loopscope::trace
