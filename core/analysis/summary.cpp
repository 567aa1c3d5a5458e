#include "analysis/summary.h"

#include <algorithm>

namespace loopscope::analysis {

using trace::SpanState;

namespace {

Duration lengthOf(const trace::Trace &trace, const trace::Span &span)
{
    return std::max(std::min(span.end, trace.end()) - span.begin, Duration::zero());
}

} // namespace

std::vector<TaskSummary> summarizeTasks(const trace::Trace &trace)
{
    std::vector<TaskSummary> tasks;
    for (trace::LaneIndex index = 0; index < trace.lanes().size(); ++index) {
        const trace::Lane &lane = trace.lane(index);
        if (lane.kind != trace::LaneKind::Task)
            continue;
        TaskSummary task;
        task.lane = index;
        for (const trace::Span &span : lane.spans) {
            const Duration length = lengthOf(trace, span);
            if (span.state == SpanState::Running)
                ++task.slices;
            (span.state == SpanState::Running ? task.running
             : span.state == SpanState::Ready ? task.ready
                                              : task.suspended) += length;
        }
        tasks.push_back(task);
    }
    return tasks;
}

std::vector<WorkerSummary> summarizeWorkers(const trace::Trace &trace)
{
    std::vector<WorkerSummary> workers;
    for (trace::LaneIndex index = 0; index < trace.lanes().size(); ++index) {
        const trace::Lane &lane = trace.lane(index);
        if (!trace::runsJobs(lane.kind))
            continue;
        WorkerSummary worker;
        worker.lane = index;
        std::uint32_t job = 0;
        for (const trace::Span &span : lane.spans) {
            const Duration length = lengthOf(trace, span);
            worker.jobs += span.subject != job ? 1 : 0;
            job = span.subject;
            (span.state == SpanState::Running ? worker.running : worker.waiting) += length;
            if (span.state == SpanState::Suspended && span.reason == trace::Reason::Mutex)
                worker.waitingForMutex += length;
            if (span.state == SpanState::Suspended && span.reason == trace::Reason::Gil)
                worker.waitingForGil += length;
        }
        workers.push_back(worker);
    }
    return workers;
}

} // namespace loopscope::analysis
