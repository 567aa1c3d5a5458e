#pragma once

// Everything that runs in a run: loops, pools and threads, in real time or simulated. A scenario's code asks it for
// more of them, from whatever runs it; what they do is alike in both kinds of world, and written once, in the values
// that are handed out. The run is over as a Python program is: when its main is over, pools have done their jobs, and
// all threads have ended.

#include "engine/executor.h"
#include "engine/loop.h"
#include "engine/run_job.h"
#include "engine/thread.h"

#include <functional>
#include <memory>
#include <mutex>
#include <variant>
#include <vector>

namespace loopscope::engine {

struct WorldOptions {
    int workers = 4;                                      ///< of a default pool
    bool hasGil = false;                                  ///< whether threads that compute take turns
    Duration stallAfter = std::chrono::milliseconds{100}; ///< as the trace is told
    LoopLimits limits{};                                  ///< of each loop
    std::uint32_t threads = 1000;                         ///< at most, at the same time
    std::uint32_t threadsInAll = 60'000;                  ///< at most; each has a lane of its own in the trace
    int poolWorkers = 5000;                               ///< at most, of all pools of threads together
    int processes = 200;                                  ///< at most, of all pools of processes together
};

/// The scenario's part in a loop. Made, used and destroyed in its thread; ends before it.
class LoopGuest {
public:
    LoopGuest() = default;
    virtual ~LoopGuest() = default;
    LoopGuest(const LoopGuest &) = delete;
    LoopGuest &operator=(const LoopGuest &) = delete;

    /// Makes the main task.
    virtual std::shared_ptr<Task> start() = 0;
};
using MakeGuest = std::function<std::unique_ptr<LoopGuest>(Loop &loop)>;

/// Any thread, if nothing else is said. Outlives everything that it has made.
class World {
public:
    World(Environment &environment, const WorldOptions &options);
    virtual ~World();
    World(const World &) = delete;
    World &operator=(const World &) = delete;

    virtual bool isSimulated() const = 0;
    Environment &environment() const { return m_environment; }
    const WorldOptions &options() const { return m_options; }

    // Before the run.
    /// Has these called when a loop begins and when it has ended, in its thread.
    void onLoop(std::function<void(Loop &)> begins, std::function<void(Loop &)> ended);

    // The run: one of them, once, in the thread that becomes the main thread.
    /// asyncio.run(): returns what the main task came to, when everything is over.
    Outcome run(const MakeGuest &main);
    /// A main without a loop.
    Outcome run(const std::string &name, std::unique_ptr<JobCode> main);

    // What scenarios use meanwhile.
    /// A pool of threads of its own.
    std::shared_ptr<Executor> makePool(const std::string &name, int workers, bool hasGil);
    /// Takes care of another kind of pool: it is shut down and waited for with the others. Too many workers in all end
    /// the run.
    void adopt(std::shared_ptr<Executor> pool);
    /// The loop's default executor, made when it is first asked for. Its thread only.
    Executor &defaultPool(Loop &loop);
    /// threading.Thread(target=function).start(): runs up to the first thing that takes time before this returns, or
    /// about so. RuntimeError if too many are alive; if too many were ever started, the run ends, too.
    std::variant<std::shared_ptr<Thread>, Exception> startThread(const ThreadInfo &info, std::unique_ptr<JobCode> code,
                                                                 Submitter submitter);
    /// threading.Thread(target=asyncio.run).start().
    std::variant<std::shared_ptr<Thread>, Exception> startLoop(const ThreadInfo &info, MakeGuest make);
    /// The main thread's loop; null if it has none. It stays, but is closed when it has ended.
    Loop *mainLoop() const { return m_mainLoop.load(std::memory_order_acquire); }

protected:
    /// One loop with its place in the world; a derived class adds what drives it.
    struct LoopPlace {
        virtual ~LoopPlace() = default;
        std::uint16_t number = 0;
        std::string name;
        std::unique_ptr<LoopGuest> guest; ///< of the loop's thread, and gone when the loop has ended
        std::shared_ptr<Task> main;       ///< likewise
        std::shared_ptr<Thread> thread;   ///< null: the main thread
    };

    virtual std::shared_ptr<Executor> newPool(ExecutorInfo info) = 0;
    /// Begins to run a job that has been started on a new thread; threadEnded() is to be called when it is done.
    virtual void launch(const std::shared_ptr<Thread> &thread, const std::shared_ptr<Job> &job, Lane lane) = 0;
    virtual void launchLoop(std::uint16_t number, const std::shared_ptr<Thread> &thread, MakeGuest make) = 0;
    /// Runs the main thread's loop to its end.
    virtual Outcome runMainLoop(std::uint16_t number, const MakeGuest &make) = 0;
    virtual Outcome runMainJob(const std::shared_ptr<Job> &job, Lane lane) = 0;
    /// Waits until every pool is idle and no thread is alive.
    virtual void joinAll() = 0;

    // For them.
    void beginLoop(LoopPlace &place, Loop &loop, const MakeGuest &make);
    Outcome endLoop(LoopPlace &place, Loop &loop);
    void threadEnded(const std::shared_ptr<Thread> &thread, Job &job, Lane lane, Outcome outcome);
    std::vector<std::shared_ptr<Executor>> pools() const;
    std::vector<std::shared_ptr<Thread>> aliveThreads() const;
    std::vector<const Loop *> loops() const; ///< those that run

private:
    std::variant<std::shared_ptr<Thread>, Exception> newThread(const ThreadInfo &info);
    void endThread(const std::shared_ptr<Thread> &thread);
    void reportFailure(trace::Writer &writer, const std::string &thread, std::uint32_t line,
                       const Exception &exception);
    void shutDown();

    Environment &m_environment;
    const WorldOptions m_options;
    std::function<void(Loop &)> m_loopBegins;
    std::function<void(Loop &)> m_loopEnded;
    std::atomic<Loop *> m_mainLoop{nullptr};
    mutable std::mutex m_mutex; ///< protects all that follows
    std::vector<std::shared_ptr<Executor>> m_pools;
    bool m_isShutDown = false;
    int m_poolWorkers = 0;
    int m_processes = 0;
    std::vector<std::shared_ptr<Thread>> m_threads; ///< those that are alive
    std::uint32_t m_namedThreads = 0;               ///< by the world
    std::uint32_t m_startedThreads = 0;
    std::vector<const Loop *> m_loops;
};

} // namespace loopscope::engine
