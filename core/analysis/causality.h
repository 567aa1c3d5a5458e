#pragma once

// Cause and effect, a span at a time: what set a span going, and what it set going itself.
//
// A span has one cause at most. Of a task that could run, it is its own wait in the ready queue; of that wait, whoever
// ended it: another task, a job, a callback, or the task's own sleep or I/O, when that was over; of a wait, what the
// task did before; of a job, what its submitter did. So one comes from any span to the beginning of the run.
//
// Effects are the same links seen from the other end: for each span with a cause, it is among its cause's effects.
// Look-ups are binary searches in what a trace keeps by time, and look at no more than a million records behind the
// place that they find.

#include "analysis/places.h"

#include <cstdint>
#include <vector>

namespace loopscope::analysis {

enum class LinkKind : std::uint8_t {
    Turn,     ///< to the next span of the same task: ready → running
    Wait,     ///< running → suspended, of the same task
    Yield,    ///< running → ready again, of the same task
    Timer,    ///< a sleep → ready, when its time had come
    Io,       ///< a wait for I/O → ready
    Create,   ///< a task → the first span of another that it created
    Wake,     ///< a task → another that waited for what it did
    Cancel,   ///< a task → another that it cancelled
    Callback, ///< an iteration of the loop → a task that waited for what a callback did
    Submit,   ///< a task or a job → the first span of a job that it gave away
    Return,   ///< a job → whoever waited for it
};
inline constexpr int linkKindCount = static_cast<int>(LinkKind::Return) + 1;

struct Link {
    LinkKind kind = LinkKind::Turn;
    SpanRef from;
    Time left{}; ///< when the cause acted
    SpanRef to;
    Time arrived{}; ///< when the effect began

    bool operator==(const Link &) const = default;
};

/// What set a span going, as the link that ends in it (for a job's span: in the job's first). nullopt at the beginning
/// of the run, for spans of loops, and where the trace does not tell. The span must exist; so for all below.
std::optional<Link> causeOf(const trace::Trace &trace, SpanRef ref);

struct Effects {
    std::vector<Link> links; ///< in the order in which they were set going
    std::size_t more = 0;    ///< how many there are besides
};
/// What a span set going: the first `most`. What its own lane did next comes last.
Effects effectsOf(const trace::Trace &trace, SpanRef ref, std::size_t most);

/// What made the task of this span go on: the cause of a ready or running span, and of a suspended span the cause that
/// ended it. Kind None where nothing did yet.
trace::Cause wakerOf(const trace::Trace &trace, SpanRef ref);
/// Where that came from: as the link into the ready span. Also of a running span, whose own cause is its turn.
std::optional<Link> wakingOf(const trace::Trace &trace, SpanRef ref);

} // namespace loopscope::analysis
