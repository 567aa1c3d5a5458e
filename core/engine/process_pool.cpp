#include "engine/process_pool.h"

#include "engine/loop.h"
#include "engine/process_protocol.h"
#include "engine/run_job.h"
#include "engine/value_codec.h"

#include <algorithm>

namespace loopscope::engine {

namespace {

std::string orderOf(Order order, std::string_view rest)
{
    std::string bytes(1, static_cast<char>(order));
    return bytes.append(rest);
}

std::string setUpOrder(const Environment &environment, std::string_view rest)
{
    std::string bytes(1, static_cast<char>(environment.recorder.clock().countsTicks() ? 1 : 0));
    return orderOf(Order::SetUp, bytes.append(rest));
}

} // namespace

ProcessPool::ProcessPool(Environment &environment, std::string name, ProcessOptions options)
    : Executor(environment, {std::move(name), options.workers, trace::WorkerKind::Process, false})
    , m_program(std::move(options.program))
    , m_setUp(setUpOrder(environment, options.setUp))
    , m_workers(static_cast<std::size_t>(options.workers))
    , m_hook(environment.stop, [this] { killAll(); })
{
}

ProcessPool::~ProcessPool()
{
    waitForDone();
    close();
}

void ProcessPool::enqueue(std::shared_ptr<Job> job)
{
    auto description = job->code().describe();
    if (const auto *bytes = std::get_if<std::string>(&description); bytes != nullptr) {
        if (bytes->size() >= Channel::largestMessage)
            description = Exception{"MemoryError", "the arguments are too large to be sent to another process"};
    }
    std::unique_lock lock(m_mutex);
    ++m_unfinished;
    std::optional<Outcome> refusal;
    if (auto *why = std::get_if<Exception>(&description))
        refusal = std::move(*why);
    else if (isEnding())
        refusal = Killed{};
    if (refusal) {
        lock.unlock();
        job->start();
        return end(job, 0, std::move(*refusal));
    }
    m_queue.push_back({std::move(job), orderOf(Order::Run, std::get<std::string>(description))});
    const auto idle = std::find_if(m_workers.begin(), m_workers.end(), [](const Worker &each) { return each.isIdle; });
    if (idle != m_workers.end()) {
        giveNext(*idle);
        lock.unlock();
        return tellEnded();
    }
    m_changed.notify_all();
    const auto unused =
        std::find_if(m_workers.begin(), m_workers.end(), [](const Worker &each) { return !each.thread.joinable(); });
    if (unused != m_workers.end())
        unused->thread = std::thread([this, &worker = *unused] { serve(worker); });
}

/// The thread of one worker: one process after the other, each until it is gone.
void ProcessPool::serve(Worker &worker)
{
    for (;;) {
        const std::optional<std::string> problem = start(worker);
        if (!problem)
            listen(worker);
        std::unique_ptr<ChildProcess> gone;
        bool isBroken = false;
        bool ending = false;
        {
            const std::scoped_lock lock(m_mutex);
            gone = std::move(worker.child);
            worker.isIdle = false;
            ending = isEnding();
            isBroken = worker.current.job != nullptr && (ending || !worker.isUntold);
        }
        gone.reset();
        if (isBroken)
            finish(worker, ending ? Outcome{Killed{}} : Outcome{brokenProcessPool()});
        if (ending || (problem && !failNext(worker, *problem)))
            return abandonQueue();
    }
}

/// Starts a process, and gives it something to do. Returns what is wrong if that is not possible.
std::optional<std::string> ProcessPool::start(Worker &worker)
{
    auto started = ChildProcess::start(m_program);
    if (auto *problem = std::get_if<std::string>(&started))
        return std::move(*problem);
    Channel &channel = std::get<std::unique_ptr<ChildProcess>>(started)->channel();
    {
        const std::scoped_lock lock(m_mutex);
        worker.child = std::move(std::get<std::unique_ptr<ChildProcess>>(started));
        if (isEnding()) // whoever kills all has not seen this one
            return std::string{};
    }
    channel.send(m_setUp);
    const auto message = channel.receive();
    ByteReader bytes(message.value_or(std::string_view{}));
    const auto answer = static_cast<Answer>(bytes.byte());
    if (bytes.hasFailed())
        return "a worker process ended before it was ready: " + m_program;
    if (answer != Answer::Ready)
        return "a worker process cannot be used: " + std::string(bytes.text());
    {
        const std::scoped_lock lock(m_mutex);
        if (worker.isUntold)
            give(worker);
        else
            giveNext(worker);
    }
    tellEnded();
    return std::nullopt;
}

/// Until the process is gone, or says what no worker would say.
void ProcessPool::listen(Worker &worker)
{
    Channel &channel = worker.child->channel();
    while (const auto message = channel.receive()) {
        ByteReader bytes(*message);
        if (!hear(worker, bytes))
            return;
    }
}

bool ProcessPool::hear(Worker &worker, ByteReader &bytes)
{
    trace::Writer &writer = environment().recorder.writer();
    std::shared_ptr<const Job> job;
    {
        const std::scoped_lock lock(m_mutex); // whoever gave the job was another thread
        job = worker.current.job;
    }
    if (job == nullptr)
        return false;
    const auto answer = static_cast<Answer>(bytes.byte());
    if (answer == Answer::SendIt)
        return bytes.isComplete() && worker.child->channel().send(worker.current.order);
    if (answer == Answer::Done) {
        Outcome outcome = readOutcome(bytes);
        if (!bytes.isComplete() || outcome.isKilled())
            return false;
        finish(worker, std::move(outcome));
        {
            const std::scoped_lock lock(m_mutex);
            giveNext(worker);
        }
        tellEnded();
        return true;
    }
    const Time when = environment().recorder.clock().toTime(static_cast<std::int64_t>(bytes.fixed()));
    const auto line = static_cast<std::uint32_t>(bytes.number());
    if (answer == Answer::Logged) {
        const std::string text(bytes.text());
        if (bytes.isComplete())
            environment().log(writer, trace::OwnerKind::Job, job->id().value, line, job->info().label, text, when);
        return bytes.isComplete();
    }
    if (answer != Answer::WorkBegan && answer != Answer::WorkEnded)
        return false;
    const std::uint8_t reason = bytes.byte();
    const Work work{static_cast<trace::Reason>(reason), Duration{bytes.signedNumber()}, line};
    if (!bytes.isComplete() || reason >= trace::reasonCount)
        return false;
    job->recordWork(writer, answer == Answer::WorkBegan ? trace::EventKind::WorkBegan : trace::EventKind::WorkEnded,
                    work, when);
    return true;
}

/// With the lock: the next job of the queue, if there is one.
void ProcessPool::giveNext(Worker &worker)
{
    worker.isIdle = false;
    if (isEnding())
        return;
    while (!m_queue.empty()) {
        Submitted next = std::move(m_queue.front());
        m_queue.pop_front();
        if (!next.job->start()) {
            countEnded(); // cancelled while it waited
            continue;
        }
        trace::Clock::orderStamps(); // what follows was caused by the submission
        recordStart(worker, *next.job);
        worker.current = std::move(next);
        return give(worker);
    }
    worker.isIdle = true;
}

/// With the lock: tells the process of the worker's job. If the process is gone, the worker's thread will notice, and
/// tell the next one.
void ProcessPool::give(Worker &worker)
{
    static const std::string announcement = orderOf(Order::Announce, {});
    const std::string &order = worker.current.order;
    worker.isUntold = !worker.child->channel().send(order.size() > smallMessage ? announcement : order);
}

/// Waits for a job, which cannot be run. False if the pool ends meanwhile.
bool ProcessPool::failNext(Worker &worker, const std::string &problem)
{
    {
        std::unique_lock lock(m_mutex);
        while (worker.current.job == nullptr) {
            m_changed.wait(lock, [this] { return !m_queue.empty() || isEnding(); });
            if (isEnding())
                return false;
            worker.current = std::move(m_queue.front());
            m_queue.pop_front();
            if (!worker.current.job->start()) {
                worker.current = {};
                countEnded();
                continue;
            }
            recordStart(worker, *worker.current.job);
        }
    }
    finish(worker, Exception{"BrokenProcessPool", problem});
    return true;
}

void ProcessPool::finish(Worker &worker, Outcome outcome)
{
    std::shared_ptr<Job> job;
    std::uint16_t lane = 0;
    {
        const std::scoped_lock lock(m_mutex);
        job = std::exchange(worker.current, {}).job;
        lane = worker.lane.value_or(0);
        worker.isUntold = false;
    }
    end(job, lane, std::move(outcome));
}

/// With the lock.
void ProcessPool::recordStart(Worker &worker, const Job &job)
{
    if (!worker.lane) {
        worker.lane = environment().nextWorker();
        recordLane(environment(), {*worker.lane, trace::WorkerKind::Process},
                   "process " + std::to_string(&worker - m_workers.data() + 1), number());
    }
    job.recordStart(environment().recorder.writer(), *worker.lane);
}

void ProcessPool::end(const std::shared_ptr<Job> &job, std::uint16_t lane, Outcome outcome)
{
    trace::Clock::orderStamps(); // what follows was caused by the process
    job->post({environment(), environment().recorder.writer(), *job, trace::WorkerKind::Process}, lane,
              std::move(outcome));
    {
        const std::scoped_lock lock(m_mutex);
        countEnded();
    }
    tellEnded();
}

/// With the lock.
void ProcessPool::countEnded()
{
    --m_unfinished;
    ++m_untold;
    m_changed.notify_all();
}

/// Without the lock: whoever is told may stop the run, and that kills the processes.
void ProcessPool::tellEnded()
{
    std::uint64_t untold = 0;
    {
        const std::scoped_lock lock(m_mutex);
        untold = std::exchange(m_untold, 0);
    }
    for (; untold > 0; --untold)
        jobEnded();
}

void ProcessPool::waitForDone()
{
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_unfinished == 0 || isEnding(); });
    }
    if (environment().stop.isRequested())
        close();
}

std::vector<pid_t> ProcessPool::processes() const
{
    const std::scoped_lock lock(m_mutex);
    std::vector<pid_t> ids;
    for (const Worker &worker : m_workers) {
        if (worker.child != nullptr)
            ids.push_back(worker.child->id());
    }
    return ids;
}

void ProcessPool::killAll()
{
    const std::scoped_lock lock(m_mutex);
    for (const Worker &worker : m_workers) {
        if (worker.child != nullptr)
            worker.child->kill();
    }
    m_changed.notify_all();
}

/// Loop thread.
void ProcessPool::close()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_isClosing = true;
    }
    killAll();
    for (Worker &worker : m_workers) {
        if (worker.thread.joinable())
            worker.thread.join();
    }
    abandonQueue();
}

/// What is still queued has no process to run in any more, and whoever waits for the pool waits for it.
void ProcessPool::abandonQueue()
{
    std::deque<Submitted> left;
    {
        const std::scoped_lock lock(m_mutex);
        left.swap(m_queue);
    }
    for (const Submitted &each : left) {
        if (each.job->start()) {
            end(each.job, 0, Killed{});
            continue;
        }
        {
            const std::scoped_lock lock(m_mutex);
            countEnded(); // cancelled while it waited
        }
        tellEnded();
    }
}

} // namespace loopscope::engine
