#pragma once

#include "engine/stop_signal.h"
#include "trace/recorder.h"

#include <functional>
#include <mutex>
#include <optional>
#include <string>

namespace loopscope::engine {

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
    TaskId task{};   ///< none where it is about something else
    std::string who; ///< the name of the task or callback; empty where there is none
    std::string text;
    std::uint32_t line = 0;
};

/// What every thread of a run shares. Outlives them all.
struct Environment {
    explicit Environment(const trace::RecorderOptions &options) : recorder(options) {}

    trace::Recorder recorder;
    StopSignal stop;

    /// Has `sink` called with each line as it is logged, on the thread that logs it, one at a time. Before the run
    /// starts.
    void onLog(std::function<void(const LogEntry &)> sink) { m_logSink = std::move(sink); }

    /// The same for each report.
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
        trace::SchedulingEvent event;
        event.kind = trace::EventKind::Warned;
        event.subject = report.task.value;
        event.object = recorder.intern(report.text);
        event.line = report.line;
        const std::scoped_lock lock(m_logMutex);
        report.time = recorder.clock().toTime(writer.record(event));
        if (m_reportSink)
            m_reportSink(report);
    }

private:
    std::mutex m_logMutex; ///< protects nothing but the order of lines
    std::function<void(const LogEntry &)> m_logSink;
    std::function<void(const Report &)> m_reportSink;
};

} // namespace loopscope::engine
