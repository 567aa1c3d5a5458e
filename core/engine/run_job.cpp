#include "engine/run_job.h"

#include "engine/do_work.h"

namespace loopscope::engine {

void recordLane(Environment &environment, Lane lane, std::string_view name, std::uint16_t pool)
{
    trace::SchedulingEvent event;
    event.kind = trace::EventKind::WorkerStarted;
    event.lane = lane.number;
    event.object = environment.recorder.intern(name);
    event.detail = trace::packPair(pool, static_cast<std::uint32_t>(lane.kind));
    environment.recorder.writer().record(event);
}

Outcome runJob(Environment &environment, const Job &job, Lane lane, Gil *gil, const std::function<void()> &atFirstStop)
{
    trace::Writer &writer = environment.recorder.writer();
    const JobContext context{environment, writer, job, lane.kind};
    const Owner owner{trace::OwnerKind::Job, job.id().value};
    trace::Clock::orderStamps(); // what follows was caused by the submission
    job.recordStart(writer, lane.number);
    for (bool isFirst = true;; isFirst = false) {
        auto next = environment.stop.isRequested() ? JobCode::Next{Outcome{Killed{}}} : job.code().next(context);
        if (isFirst)
            atFirstStop();
        if (auto *outcome = std::get_if<Outcome>(&next))
            return std::move(*outcome);
        if (std::holds_alternative<Pause>(next))
            continue;
        if (const auto *park = std::get_if<Park>(&next)) {
            doWait(*park->wait, environment, owner);
            continue;
        }
        const Work &work = std::get<Work>(next);
        job.recordWork(writer, trace::EventKind::WorkBegan, work);
        doWork(work, environment, gil, owner);
        job.recordWork(writer, trace::EventKind::WorkEnded, work);
    }
}

} // namespace loopscope::engine
