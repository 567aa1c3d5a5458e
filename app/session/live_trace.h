#pragma once

// One run after the other, each growing a trace on the GUI thread, or taken over whole.

#include "scenario/virtual_run.h"

#include <QObject>

#include <memory>
#include <optional>

namespace loopscope::app {

/// Everything here belongs to the GUI thread. The trace of a run stays until the next run is started.
class LiveTrace : public QObject {
    Q_OBJECT

public:
    explicit LiveTrace(QObject *parent = nullptr);
    ~LiveTrace() override;

    /// Forgets the trace there is and starts anew; a run that goes on is ended first.
    void start(std::shared_ptr<const scenario::Scenario> scenario, const scenario::RunOptions &options);
    void stop();
    /// Ends what runs and has all of a run on the virtual clock instead, at once: nobody sees an empty trace between.
    void adopt(std::shared_ptr<const scenario::Scenario> scenario, scenario::VirtualOutcome outcome);
    /// Ends what runs and has a trace from elsewhere instead.
    void show(trace::Trace trace);
    /// Ends what runs and forgets the trace.
    void clear();

    bool isRunning() const { return m_run != nullptr; }
    /// The trace comes from elsewhere: nothing has run here.
    bool isRecorded() const { return m_recorded != nullptr; }
    /// What the trace is a run of; null where it comes from elsewhere, or is of nothing.
    const std::shared_ptr<const scenario::Scenario> &scenario() const { return m_scenario; }
    /// Of that run.
    scenario::ClockKind clock() const { return m_clock; }
    const trace::Trace &trace() const { return m_recorded ? *m_recorded : m_builder->trace(); }
    /// The same, to be read beside the GUI thread for as long as somebody holds it. Only while nothing runs: then it
    /// does not change any more.
    std::shared_ptr<const trace::Trace> sharedTrace() const;
    /// The present of the run; the end of the trace where none goes on.
    Time now() const;
    /// How the last run ended; nullopt while one goes on and before the first.
    const std::optional<scenario::RunResult> &result() const { return m_result; }

Q_SIGNALS:
    /// Another run: whatever pointed into the trace before is void.
    void restarted();
    /// The trace has grown.
    void grown();
    void runningChanged();

private:
    void forget();
    void append(const trace::EventBatch &batch);
    void finish(const scenario::RunResult &result);

    std::shared_ptr<trace::TraceBuilder> m_builder; ///< shared only by sharedTrace()
    std::shared_ptr<const trace::Trace> m_recorded;
    std::unique_ptr<scenario::Run> m_run;
    std::shared_ptr<const scenario::Scenario> m_scenario;
    scenario::ClockKind m_clock = scenario::ClockKind::Real;
    std::optional<scenario::RunResult> m_result;
};

} // namespace loopscope::app
