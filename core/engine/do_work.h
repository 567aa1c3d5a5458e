#pragma once

// What keeps real threads busy, and what they wait for, in real time. All of it returns early if the run is stopped.

#include "engine/environment.h"
#include "engine/host.h"
#include "engine/thread_wait.h"

namespace loopscope::engine {

class Gil;

/// Keeps the calling thread busy: asleep for so long, or calculating until it has used so much of a processor's time.
void doWork(const Work &work, StopSignal &stop);
/// The same; a thread that computes takes turns with others, if there is a gil. Each time that it has to wait for its
/// turn is recorded.
void doWork(const Work &work, Environment &environment, Gil *gil, Owner owner);
/// Blocks the calling thread until the wait is over or has timed out, and records that.
void doWait(ThreadWait &wait, Environment &environment, Owner owner);

/// Records that somebody waits, or does so no longer. Work that goes on around it has to be given for a task: there it
/// is interrupted.
void recordWait(trace::Writer &writer, trace::EventKind kind, Owner owner, trace::Reason reason, NameId object,
                std::uint32_t line);
void recordGilWait(trace::Writer &writer, trace::EventKind kind, Owner owner, const Work &around);

} // namespace loopscope::engine
