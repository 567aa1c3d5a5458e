#include "scenario/virtual_run.h"

#include "scenario/run_core.h"

#include <utility>

namespace loopscope::scenario {

VirtualRun::VirtualRun(std::shared_ptr<const Scenario> scenario, const VirtualRunLimits &limits)
    : m_limits(limits)
    , m_core(std::make_unique<RunCore>(std::move(scenario), RunOptions{ClockKind::Virtual}))
{
}

VirtualRun::~VirtualRun() = default;

VirtualOutcome VirtualRun::go()
{
    auto builder = std::make_unique<trace::TraceBuilder>();
    RunResult result = m_core->go({[&] { drain(*builder); }});
    builder->append(m_core->environment().recorder.drainAll());
    builder->advanceTo(m_core->end());
    return {std::move(builder), std::move(result)};
}

void VirtualRun::stop()
{
    m_core->environment().stop.request();
}

/// On the thread that records as well: nobody else does, and so nothing is lost for want of a reader.
void VirtualRun::drain(trace::TraceBuilder &builder)
{
    engine::Environment &environment = m_core->environment();
    builder.append(environment.recorder.drain());
    if (builder.trace().eventCount() > m_limits.events)
        environment.fail(
            {engine::Failure::Kind::Limit, "it tells of more than " + std::to_string(m_limits.events) + " events", 0});
}

} // namespace loopscope::scenario
