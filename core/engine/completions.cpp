#include "engine/completions.h"

namespace loopscope::engine {

class Completions::Wait final : public ThreadWait {
public:
    Wait(std::shared_ptr<Completions> completions, WaitInfo info)
        : ThreadWait(std::move(info), trace::Reason::Future, "as_completed")
        , m_completions(std::move(completions))
    {
    }
    ~Wait() override { giveUp(); }

    Outcome outcome() override
    {
        if (isTimedOut())
            return Exception{"TimeoutError", {}};
        const std::scoped_lock lock(m_completions->m_mutex);
        auto &done = m_completions->m_done;
        if (done.empty())
            return {};
        const Job *job = done.front();
        done.pop_front();
        ++m_completions->m_given;
        return Value{std::shared_ptr<Object>(m_completions->m_jobs.at(job))};
    }
    std::string words() const override
    {
        const std::size_t left = m_completions->m_jobs.size() - m_completions->m_given;
        return std::to_string(left) + (left == 1 ? " job" : " jobs");
    }
    using ThreadWait::finish;

private:
    bool enter() override
    {
        const std::scoped_lock lock(m_completions->m_mutex);
        const bool isOver = m_completions->m_given == m_completions->m_jobs.size();
        if (isOver || !m_completions->m_done.empty())
            return true;
        m_completions->m_waiting = this;
        return false;
    }
    void leave() override
    {
        const std::scoped_lock lock(m_completions->m_mutex);
        m_completions->m_waiting = nullptr;
    }

    const std::shared_ptr<Completions> m_completions;
};

Completions::Completions(const std::vector<std::shared_ptr<Job>> &jobs) : Object("as_completed")
{
    for (const auto &job : jobs) {
        if (m_jobs.emplace(job.get(), job).second && !job->listen(*this, Job::Turn::First))
            jobDone(*job);
    }
}

Completions::~Completions()
{
    for (const auto &[key, job] : m_jobs)
        job->forget(*this);
}

std::shared_ptr<ThreadWait> Completions::next(std::shared_ptr<Completions> completions, WaitInfo info)
{
    return std::make_shared<Wait>(std::move(completions), std::move(info));
}

void Completions::jobDone(const Job &job)
{
    const std::scoped_lock lock(m_mutex);
    m_done.push_back(&job);
    if (m_waiting != nullptr)
        std::exchange(m_waiting, nullptr)->finish();
}

} // namespace loopscope::engine
