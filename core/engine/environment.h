#pragma once

#include "engine/stop_signal.h"
#include "trace/recorder.h"

#include <functional>
#include <string>

namespace loopscope::engine {

/// One line that a scenario logged.
struct LogEntry {
    Time time{};
    std::string who; ///< the name of the task or job
    std::string text;
};

/// What every thread of a run shares. Outlives them all.
struct Environment {
    explicit Environment(const trace::RecorderOptions &options) : recorder(options) {}

    trace::Recorder recorder;
    StopSignal stop;
    /// Takes each line as it is logged, on the thread that logs it; serialises for itself. Set before the run starts.
    std::function<void(const LogEntry &)> logSink;

    /// Records a line and hands it to the sink. `writer` is the calling thread's.
    void log(trace::Writer &writer, trace::OwnerKind owner, std::uint32_t subject, std::uint32_t line,
             const std::string &who, const std::string &text)
    {
        trace::SchedulingEvent event;
        event.kind = trace::EventKind::Logged;
        event.subject = subject;
        event.object = recorder.intern(text);
        event.line = line;
        event.detail = static_cast<std::int64_t>(owner);
        const std::int64_t stamp = writer.record(event);
        if (logSink)
            logSink({recorder.clock().toTime(stamp), who, text});
    }
};

} // namespace loopscope::engine
