#pragma once

#include "trace/event.h"

#include <string>
#include <vector>

namespace loopscope::trace {

/// What one drain brings out of a recorder: events of all threads in the order in which they were recorded, and the
/// names that were interned since the drain before. That is the order of their times, too, except that a back-dated
/// event (see Writer::recordAt) stands where it was recorded and not where its time would put it. A name's NameId is
/// its position over all batches, from 1. No event of a batch was caused by an event of a later batch.
struct EventBatch {
    std::vector<SchedulingEvent> events;
    std::vector<std::string> names;

    bool empty() const { return events.empty() && names.empty(); }
};

} // namespace loopscope::trace
