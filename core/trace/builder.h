#pragma once

// Turns events into a trace, batch by batch.

#include "trace/trace.h"

namespace loopscope::trace {

/// Owns the trace that it builds. Whatever the events are, in whatever order, the trace stays well formed: an event that
/// contradicts what came before (see transitions.h) closes or opens what is needed, and is counted as irregular.
class TraceBuilder {
public:
    void append(const EventBatch &batch);
    const Trace &trace() const { return m_trace; }
    std::uint64_t irregularCount() const { return m_irregular; }

    /// Tells how late it is, so that what is still open can be drawn up to here.
    void advanceTo(Time now);

private:
    Trace m_trace;
    std::uint64_t m_irregular = 0;
};

} // namespace loopscope::trace
