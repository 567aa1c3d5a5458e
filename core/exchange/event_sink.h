#pragma once

#include "exchange/flaws.h"
#include "exchange/progress.h"
#include "exchange/trace_event.h"
#include "trace/trace.h"

namespace loopscope::exchange {

/// Takes events as they are read, and makes a trace of them.
class EventSink {
public:
    EventSink() = default;
    EventSink(const EventSink &) = delete;
    EventSink &operator=(const EventSink &) = delete;
    virtual ~EventSink() = default;

    /// `byte` is where the event stands, for what there is to say of it.
    virtual void add(const TraceEvent &event, std::uint64_t byte, Flaws &flaws) = 0;
    /// What the run is called, where the file says so.
    virtual std::string title() const { return {}; }
    /// The whole trace; to be called once. Soon returns with a part of it if that is cancelled.
    virtual trace::TraceParts finish(Flaws &flaws, const Progress &progress) = 0;
};

} // namespace loopscope::exchange
