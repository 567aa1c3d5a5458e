#pragma once

// One run after the other, each growing a trace on the GUI thread.

#include "scenario/run.h"
#include "trace/builder.h"

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
    /// Ends what runs and has a trace from elsewhere instead.
    void show(trace::Trace trace);
    /// Ends what runs and forgets the trace.
    void clear();

    bool isRunning() const { return m_run != nullptr; }
    /// The trace comes from elsewhere: nothing has run here.
    bool isRecorded() const { return m_recorded != nullptr; }
    const trace::Trace &trace() const { return m_recorded ? *m_recorded : m_builder->trace(); }
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

    std::unique_ptr<trace::TraceBuilder> m_builder;
    std::unique_ptr<const trace::Trace> m_recorded;
    std::unique_ptr<scenario::Run> m_run;
    std::optional<scenario::RunResult> m_result;
};

} // namespace loopscope::app
