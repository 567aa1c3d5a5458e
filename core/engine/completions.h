#pragma once

#include "engine/job.h"

#include <deque>
#include <unordered_map>

namespace loopscope::engine {

/// concurrent.futures.as_completed(): jobs in the order in which they are done; those that are done already come first,
/// in the order in which they were given, and each comes once. One thread asks.
class Completions final : public Object, private JobListener {
public:
    explicit Completions(const std::vector<std::shared_ptr<Job>> &jobs);
    ~Completions() override;

    std::string_view kindName() const override { return "generator"; }
    /// To be waited for; comes out as the next job, or as None when there is no other.
    static std::shared_ptr<ThreadWait> next(std::shared_ptr<Completions> completions, WaitInfo info);

private:
    class Wait;

    void jobDone(const Job &job) override;

    std::unordered_map<const Job *, std::shared_ptr<Job>> m_jobs; ///< of the thread that asks
    mutable std::mutex m_mutex;                                   ///< protects all that follows
    std::deque<const Job *> m_done;
    std::size_t m_given = 0;
    Wait *m_waiting = nullptr;
};

} // namespace loopscope::engine
