#include "engine/do_work.h"

#include "engine/gil.h"

#include <algorithm>
#include <ctime>

namespace loopscope::engine {

using trace::EventKind;
using trace::Reason;

namespace {

Duration timeOfThread()
{
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds{time.tv_sec} + std::chrono::nanoseconds{time.tv_nsec};
}

/// Arithmetic until so much time is used up: what a computing task does to its thread. The thread's own time, because
/// a calculation that has to share a processor takes longer.
Duration compute(Duration duration, const StopSignal &stop)
{
    const Duration begin = timeOfThread();
    Duration used{};
    volatile double sink = 1.0;
    while (used < duration && !stop.isRequested()) {
        for (int round = 0; round < 2000; ++round)
            sink = sink * 1.000001 + 1e-9;
        used = timeOfThread() - begin;
    }
    return used;
}

void computeInTurns(const Work &work, Environment &environment, Gil &gil, Owner owner)
{
    Duration left = work.duration;
    while (left > Duration::zero() && !environment.stop.isRequested()) {
        if (!gil.tryAcquire()) {
            trace::Writer &writer = environment.recorder.writer();
            recordGilWait(writer, EventKind::WorkBegan, owner, work);
            gil.acquire();
            recordGilWait(writer, EventKind::WorkEnded, owner, work);
        }
        do {
            left -= compute(std::min<Duration>(left, switchInterval), environment.stop);
        } while (left > Duration::zero() && !gil.isWanted() && !environment.stop.isRequested());
        gil.release();
    }
}

} // namespace

void doWork(const Work &work, StopSignal &stop)
{
    if (work.reason == Reason::Compute)
        compute(work.duration, stop);
    else
        stop.waitFor(work.duration);
}

void doWork(const Work &work, Environment &environment, Gil *gil, Owner owner)
{
    if (gil != nullptr && work.reason == Reason::Compute)
        computeInTurns(work, environment, *gil, owner);
    else
        doWork(work, environment.stop);
}

void doWait(ThreadWait &wait, Environment &environment, Owner owner)
{
    const auto parker = std::make_shared<ThreadParker>(environment.activity);
    if (wait.begin(parker))
        return;
    trace::Writer &writer = environment.recorder.writer();
    const NameId object = environment.recorder.intern(wait.object());
    recordWait(writer, EventKind::WorkBegan, owner, wait.reason(), object, wait.info().line);
    {
        const Activity::Waiting waiting(environment.activity, wait);
        const auto hook = environment.stop.onRequest([&parker] { parker->unpark(); });
        parker->park(wait.info().timeout);
    }
    wait.giveUp();
    trace::Clock::orderStamps(); // what follows was caused by whoever ended it
    recordWait(writer, EventKind::WorkEnded, owner, wait.reason(), object, wait.info().line);
}

void recordWait(trace::Writer &writer, EventKind kind, Owner owner, Reason reason, NameId object, std::uint32_t line)
{
    if (owner.subject == 0)
        return;
    trace::SchedulingEvent event;
    event.kind = kind;
    event.reason = reason;
    event.subject = owner.subject;
    event.object = object;
    event.line = line;
    event.detail = static_cast<std::int64_t>(owner.kind);
    writer.record(event);
}

void recordGilWait(trace::Writer &writer, EventKind kind, Owner owner, const Work &around)
{
    const bool begins = kind == EventKind::WorkBegan;
    const bool interrupts = owner.kind == trace::OwnerKind::Task; // a job's lane is suspended meanwhile
    if (interrupts && begins)
        recordWait(writer, EventKind::WorkEnded, owner, around.reason, {}, around.line);
    recordWait(writer, kind, owner, Reason::Gil, {}, around.line);
    if (interrupts && !begins)
        recordWait(writer, EventKind::WorkBegan, owner, around.reason, {}, around.line);
}

} // namespace loopscope::engine
