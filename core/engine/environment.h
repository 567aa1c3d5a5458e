#pragma once

#include "engine/activity.h"
#include "engine/stop_signal.h"
#include "trace/recorder.h"

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace loopscope::engine {

class Outside;

/// One line that a scenario logged.
struct LogEntry {
    Time time{};
    std::string who; ///< the name of the task or job
    std::string text;
    std::uint32_t line = 0; ///< of the scenario's source
};

/// Something that asyncio would log by itself: a failure that nobody has seen, a slice that was slow.
struct Report {
    Time time{};
    TaskId task{};    ///< none where it is about something else
    std::string who;  ///< the name of the task or callback; empty where there is none
    std::string text; ///< its first line
    std::uint32_t line = 0;
    std::string details = {}; ///< what follows that in asyncio's log: of whom it speaks
};

/// Why a run ended early, by itself.
struct Failure {
    enum class Kind : std::uint8_t { Limit, Deadlock };
    Kind kind = Kind::Limit;
    std::string text;
    std::uint32_t line = 0; ///< of the scenario's source; 0 if it is nobody's in particular
};

/// What every thread of a run shares. Outlives them all. Any thread, if nothing else is said.
struct Environment {
    explicit Environment(const trace::RecorderOptions &options) : recorder(options) {}

    trace::Recorder recorder;
    StopSignal stop;
    Activity activity{stop};
    bool isDebug = false; ///< asyncio's debug mode. Set before the run starts

    // Numbers that are unique in a run.
    TaskId nextTask() { return TaskId{m_tasks.fetch_add(1, std::memory_order_relaxed) + 1}; }
    JobId nextJob() { return JobId{m_jobs.fetch_add(1, std::memory_order_relaxed) + 1}; }
    std::uint16_t nextLoop() { return m_loops.fetch_add(1, std::memory_order_relaxed); }
    std::uint16_t nextPool() { return m_pools.fetch_add(1, std::memory_order_relaxed); }
    std::uint16_t nextWorker() { return m_workers.fetch_add(1, std::memory_order_relaxed); }

    /// Ends the run from within; the first failure is the one that is told.
    void fail(Failure failure)
    {
        {
            const std::scoped_lock lock(m_failureMutex);
            if (!m_failure)
                m_failure = std::move(failure);
        }
        stop.request();
    }
    std::optional<Failure> failure() const
    {
        const std::scoped_lock lock(m_failureMutex);
        return m_failure;
    }
    /// Made when it is first asked for; Qt-free users of this need not know what it is.
    Outside &outside();

    /// Has `sink` called with each line as it is logged, on the thread that logs it, one at a time. Before the run
    /// starts.
    void onLog(std::function<void(const LogEntry &)> sink) { m_logSink = std::move(sink); }

    /// The same for each report; not for notes.
    void onReport(std::function<void(const Report &)> sink) { m_reportSink = std::move(sink); }

    /// Records a line and hands it to the sink. `writer` is the calling thread's. `when` is for a line that was logged
    /// earlier and elsewhere.
    void log(trace::Writer &writer, trace::OwnerKind owner, std::uint32_t subject, std::uint32_t line,
             const std::string &who, const std::string &text, std::optional<Time> when = {})
    {
        trace::SchedulingEvent event;
        event.kind = trace::EventKind::Logged;
        event.subject = subject;
        event.object = recorder.intern(text);
        event.line = line;
        event.detail = static_cast<std::int64_t>(owner);
        std::unique_lock lock(m_logMutex, std::defer_lock);
        if (m_logSink)
            lock.lock(); // around both, so that lines come in the order of their times
        if (when)
            writer.recordAt(*when, event);
        else
            when = recorder.clock().toTime(writer.record(event));
        if (m_logSink)
            m_logSink({*when, who, text, line});
    }

    /// Records a report and hands it to its sink, in order with the lines. `writer` is the calling thread's.
    void report(trace::Writer &writer, Report report)
    {
        if (isCutShort())
            return;
        const std::scoped_lock lock(m_logMutex);
        report.time = record(writer, report);
        if (m_reportSink)
            m_reportSink(report);
    }

    /// Records what asyncio would say nothing of, but whoever looks at the trace should know.
    void note(trace::Writer &writer, const Report &report) { record(writer, report); }

private:
    /// Whether what is still going on is being killed: then it is nobody's fault how it looks.
    bool isCutShort() const
    {
        if (!stop.isRequested())
            return false;
        const std::optional<Failure> why = failure();
        return !why || why->kind != Failure::Kind::Deadlock;
    }

    Time record(trace::Writer &writer, const Report &report)
    {
        trace::SchedulingEvent event;
        event.kind = trace::EventKind::Warned;
        event.subject = report.task.value;
        event.object = recorder.intern(report.text);
        event.line = report.line;
        return recorder.clock().toTime(writer.record(event));
    }

    std::atomic<std::uint32_t> m_tasks{0};
    std::atomic<std::uint32_t> m_jobs{0};
    std::atomic<std::uint16_t> m_loops{0};
    std::atomic<std::uint16_t> m_pools{0};
    std::atomic<std::uint16_t> m_workers{0};
    std::mutex m_outsideMutex; ///< protects m_outside
    std::shared_ptr<Outside> m_outside;
    mutable std::mutex m_failureMutex; ///< protects m_failure
    std::optional<Failure> m_failure;
    std::mutex m_logMutex; ///< protects nothing but the order of lines
    std::function<void(const LogEntry &)> m_logSink;
    std::function<void(const Report &)> m_reportSink;
};

} // namespace loopscope::engine
