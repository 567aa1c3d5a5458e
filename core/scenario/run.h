#pragma once

// One run of one scenario: its world of threads, its watchdog and its recorder, behind a few signals.

#include "engine/environment.h"
#include "scenario/scenario.h"
#include "trace/batch.h"
#include "trace/time.h"

#include <QObject>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace loopscope::scenario {

enum class ClockKind : std::uint8_t { Real, Virtual };

struct RunOptions {
    ClockKind clock = ClockKind::Real;
    double speed = 1.0; ///< real clock: durations are divided by this. 0.01 to 1000
    /// Somebody waits for the end when it is stopped: events that have not been read by then are lost, but for the
    /// last.
    bool isHurried = false;
};

enum class RunEnding : std::uint8_t {
    Returned, ///< main came to its end
    Failed,   ///< main raised
    Stopped,  ///< stop() was called
    Limited,  ///< a limit was reached; error says which
};

struct RunResult {
    RunEnding ending = RunEnding::Returned;
    std::string error;      ///< as Python prints the last line of a traceback: "ValueError: text"
    std::uint32_t line = 0; ///< of the scenario's source, where the limit was reached; 0 if it is unknown
};

/// Lives in the thread that made it, and so do its signals. Not reusable: a new run is a new object.
class Run : public QObject {
    Q_OBJECT

public:
    Run(std::shared_ptr<const Scenario> scenario, const RunOptions &options, QObject *parent = nullptr);
    ~Run() override; ///< stops and joins

    /// Has `sink` called with each line that the scenario logs, at once, on the thread that logs it, one at a time.
    /// Unlike the trace, which has a cap, it misses none. To be called before start().
    void onLog(std::function<void(const engine::LogEntry &)> sink);
    /// The same for what asyncio would log by itself.
    void onReport(std::function<void(const engine::Report &)> sink);
    void start();
    /// Ends the run as soon as possible: tasks are killed where they wait, blocking work is interrupted. finished()
    /// follows, after the last batch.
    void stop();
    bool isRunning() const;
    /// How late it is in the run; the end, once it is over.
    Time now() const;

Q_SIGNALS:
    /// At most 60 a second while something happens, and once more at the end.
    void batchReady(const loopscope::trace::EventBatch &batch);
    void finished(const loopscope::scenario::RunResult &result);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace loopscope::scenario
