#include "engine/job_future.h"

#include "engine/loop.h"

namespace loopscope::engine {

std::shared_ptr<JobFuture> JobFuture::create(Loop &loop, std::shared_ptr<Job> job)
{
    auto future = std::make_shared<JobFuture>(loop, std::move(job));
    loop.keep(future);
    future->m_job->listen(*future);
    return future;
}

bool JobFuture::cancel()
{
    if (!Future::cancel())
        return false;
    m_job->forget(*this); // too late if it is on its way back, so the loop keeps this
    m_job->cancel();
    return true;
}

/// The job's thread: asyncio's first of two hops; finishing schedules the second.
void JobFuture::jobDone(const Job &)
{
    loop().callSoonThreadsafe({&JobFuture::arrive, this}); // from here on this is the loop's
}

void JobFuture::arrive(void *future)
{
    auto &self = *static_cast<JobFuture *>(future);
    self.finish(*self.m_job->outcome(), {trace::CauseKind::Job, self.m_job->id().value}, self.m_job->postedAt());
    self.loop().letGo(&self); // may destroy it
}

} // namespace loopscope::engine
