#pragma once

// The world on a virtual clock: one loop and a pool of workers, simulated together on a single thread. Nothing waits;
// time jumps to whatever happens next. Slices take no time, work takes exactly its duration, and while a task holds the
// loop the workers go on. Two things at the same moment happen in the order in which they were planned, workers before
// the loop's timers; so a run is the same to the last bit, every time.

#include "engine/job.h"
#include "engine/loop.h"

#include <queue>

#include <deque>

namespace loopscope::engine {

class Simulation final : public Host, public Executor {
public:
    Simulation(Environment &environment, int workers);

    /// Runs the loop to its end, or until the run is stopped. False: nothing is ready, nothing will be, and the loop
    /// has not finished (a deadlock).
    bool run(Loop &loop);

    /// Has `pace` called now and then, so that a run without waiting can be held back by whoever reads it.
    void onPace(std::function<void()> pace) { m_pace = std::move(pace); }

    void kick() override {}
    void wake() override {}
    bool isSimulated() const override { return true; }
    void work(const Work &) override {} // nobody asks a simulated host to work

    std::shared_ptr<Job> submit(Loop &loop, JobInfo info, std::unique_ptr<JobCode> code) override;
    bool isQuiet() const override { return m_busy == 0 && m_queue.empty(); }

private:
    struct Happening {
        Time when;
        std::uint64_t number; ///< order of planning
        std::function<void()> what;
    };
    struct Later {
        bool operator()(const Happening &a, const Happening &b) const
        {
            return a.when != b.when ? a.when > b.when : a.number > b.number;
        }
    };

    void plan(Duration delay, std::function<void()> what);
    std::optional<Time> nextHappening() const;
    void happen();
    void startJobs();
    void goOn(const std::shared_ptr<Job> &job, std::uint16_t worker);
    void setNow(Time time);

    Environment &m_environment;
    trace::Writer &m_writer;
    std::function<void()> m_pace;
    Time m_now{};
    std::priority_queue<Happening, std::vector<Happening>, Later> m_happenings;
    std::uint64_t m_planned = 0;
    std::deque<std::shared_ptr<Job>> m_queue;
    std::vector<bool> m_workers; ///< which of them are busy
    std::size_t m_busy = 0;
    std::uint32_t m_submitted = 0;
};

} // namespace loopscope::engine
