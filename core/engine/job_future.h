#pragma once

#include "engine/future.h"
#include "engine/job.h"

namespace loopscope::engine {

/// A job as its loop sees it: asyncio.wrap_future(). Belongs to the loop's thread, and is kept by the loop until the
/// result has arrived.
class JobFuture final : public Future, private JobListener {
public:
    static std::shared_ptr<JobFuture> create(Loop &loop, std::shared_ptr<Job> job);
    JobFuture(Loop &loop, std::shared_ptr<Job> job) : Future(loop), m_job(std::move(job)) {}
    ~JobFuture() override { m_job->forget(*this); }

    const std::shared_ptr<Job> &job() const { return m_job; }
    std::string label() const override { return m_job->name(); }
    trace::Reason reason() const override { return trace::Reason::Executor; }
    NameId nameId() const override { return m_job->nameId(); }
    Dependence dependence() const override { return {"job " + m_job->waitWords(), {}}; }

    /// A job that no worker has taken yet is taken back.
    bool cancel() override;

private:
    void jobDone(const Job &job) override;
    static void arrive(void *future);

    const std::shared_ptr<Job> m_job;
};

} // namespace loopscope::engine
