#include "session/live_trace.h"

#include <utility>

namespace loopscope::app {

LiveTrace::LiveTrace(QObject *parent) : QObject(parent), m_builder(std::make_shared<trace::TraceBuilder>())
{
}

LiveTrace::~LiveTrace() = default;

void LiveTrace::start(std::shared_ptr<const scenario::Scenario> scenario, const scenario::RunOptions &options)
{
    const bool wasRunning = isRunning();
    forget();
    m_scenario = scenario;
    m_clock = options.clock;
    m_run = std::make_unique<scenario::Run>(std::move(scenario), options);
    connect(m_run.get(), &scenario::Run::batchReady, this, &LiveTrace::append);
    connect(m_run.get(), &scenario::Run::finished, this, &LiveTrace::finish);
    Q_EMIT restarted();
    if (!wasRunning)
        Q_EMIT runningChanged();
    m_run->start();
}

void LiveTrace::stop()
{
    if (m_run)
        m_run->stop();
}

void LiveTrace::adopt(std::shared_ptr<const scenario::Scenario> scenario, scenario::VirtualOutcome outcome)
{
    const bool wasRunning = isRunning();
    forget();
    m_scenario = std::move(scenario);
    m_clock = scenario::ClockKind::Virtual;
    m_builder = std::move(outcome.builder);
    m_result = std::move(outcome.result);
    Q_EMIT restarted();
    Q_EMIT grown();
    if (wasRunning)
        Q_EMIT runningChanged();
}

void LiveTrace::forget()
{
    m_run.reset();
    m_scenario.reset();
    m_builder = std::make_shared<trace::TraceBuilder>();
    m_recorded.reset();
    m_result.reset();
}

void LiveTrace::show(trace::Trace trace)
{
    clear();
    m_recorded = std::make_shared<const trace::Trace>(std::move(trace));
    Q_EMIT grown();
}

void LiveTrace::clear()
{
    const bool wasRunning = isRunning();
    forget();
    Q_EMIT restarted();
    if (wasRunning)
        Q_EMIT runningChanged();
}

std::shared_ptr<const trace::Trace> LiveTrace::sharedTrace() const
{
    return m_recorded ? m_recorded : std::shared_ptr<const trace::Trace>(m_builder, &m_builder->trace());
}

Time LiveTrace::now() const
{
    return m_run ? m_run->now() : trace().end();
}

void LiveTrace::append(const trace::EventBatch &batch)
{
    m_builder->append(batch);
    Q_EMIT grown();
}

void LiveTrace::finish(const scenario::RunResult &result)
{
    m_result = result;
    // The run is the sender of this very signal: it must not be deleted before it has returned.
    m_run.release()->deleteLater();
    Q_EMIT runningChanged();
}

} // namespace loopscope::app
