#include "analysis/summary.h"

#include <algorithm>

namespace loopscope::analysis {

using trace::SpanState;

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
            const Duration length = std::max(std::min(span.end, trace.end()) - span.begin, Duration::zero());
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

} // namespace loopscope::analysis
