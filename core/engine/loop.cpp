#include "engine/loop.h"

#include "engine/executor.h"
#include "engine/gather.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <limits>

namespace loopscope::engine {

using trace::CauseKind;
using trace::EventKind;
using trace::SchedulingEvent;

Loop::Loop(Environment &environment, Host &host, std::uint16_t number, const LoopLimits &limits)
    : m_environment(environment)
    , m_host(host)
    , m_writer(environment.recorder.writer())
    , m_number(number)
    , m_limits(limits)
{
}

Loop::~Loop()
{
    killAll();
    m_main.reset();
    m_gathered.reset();
    m_leftovers.clear();
    m_kept.clear();
}

ReadyQueue::Ticket Loop::callSoon(Callback callback)
{
    // asyncio's call_soon_threadsafe appends at once, in the middle of an iteration too. Here others' callbacks wait in
    // the inbox, so they are let in before anything that is scheduled later.
    if (!m_inbox.isEmpty())
        takeInbox();
    const ReadyQueue::Ticket ticket = m_ready.push(callback);
    if (!m_iterating)
        m_host.kick();
    return ticket;
}

bool Loop::callSoonThreadsafe(Callback callback)
{
    const Inbox::Put put = m_inbox.put(callback);
    if (put == Inbox::Put::Wake)
        m_host.wake();
    return put != Inbox::Put::Refused;
}

std::optional<Exception> Loop::callSoonFromWrongThread(Callback callback)
{
    if (m_environment.isDebug)
        return Exception{"RuntimeError",
                         "Non-thread-safe operation invoked on an event loop other than the current one"};
    if (m_inbox.put(callback, Inbox::Notice::ByChance) == Inbox::Put::Refused)
        return Exception{"RuntimeError", "Event loop is closed"};
    return std::nullopt;
}

Time Loop::callLater(Duration delay, Timer &timer, Task *sleeper)
{
    const Time deadline = laterBy(now(), delay);
    timer.m_sleeper = sleeper;
    m_timers.push(deadline, timer);
    if (!m_iterating)
        m_host.kick();
    return deadline;
}

void Loop::cancelTimer(Timer &timer)
{
    if (timer.m_place == Timer::Place::Heap)
        m_timers.cancel(timer);
    else if (timer.m_place == Timer::Place::ReadyQueue)
        m_ready.forget(timer.m_position);
    timer.m_place = Timer::Place::Nowhere;
}

void Loop::announce(Input &input, Time when)
{
    m_inputs.announce(input, when);
    if (!m_iterating)
        m_host.kick();
}

std::shared_ptr<Task> Loop::createTask(TaskInfo info, Task::Body body)
{
    if (m_taskCount >= m_limits.tasks) {
        fail("more than " + std::to_string(m_limits.tasks) + " tasks are unfinished at the same time", info.line);
        return nullptr;
    }
    const bool hasBody = body != nullptr;
    auto task = std::make_shared<Task>(*this, m_environment.nextTask(), std::move(info), std::move(body));
    task->m_self = task;
    task->m_previous = m_lastTask;
    (m_lastTask == nullptr ? m_firstTask : m_lastTask->m_next) = task.get();
    m_lastTask = task.get();
    ++m_taskCount;
    SchedulingEvent event;
    event.kind = EventKind::TaskCreated;
    event.lane = m_number;
    event.subject = task->m_id.value;
    event.object = task->m_name;
    event.line = task->m_info.line;
    event.detail = trace::packPair(m_current == nullptr ? 0 : m_current->m_id.value, task->m_info.coroutine.value);
    record(event);
    if (hasBody)
        start(*task);
    return task;
}

void Loop::start(Task &task)
{
    callSoon({&Task::step, &task});
}

void Loop::keep(std::shared_ptr<void> object)
{
    const void *key = object.get();
    m_kept.emplace(key, std::move(object));
}

void Loop::fail(std::string why, std::uint32_t line)
{
    m_environment.fail({Failure::Kind::Limit, std::move(why), line});
}

void Loop::report(std::string text, TaskId task, std::string who, std::uint32_t line, std::string details)
{
    m_environment.report(m_writer, {{}, task, std::move(who), std::move(text), line, std::move(details)});
}

const Task *Loop::find(TaskId id) const
{
    const Task *task = m_firstTask;
    while (task != nullptr && task->m_id != id)
        task = task->m_next;
    return task;
}

void Loop::run(const std::shared_ptr<Task> &main)
{
    m_main = main;
    m_phase = Phase::Running;
    main->addDoneCallback({&Loop::mainDone, this});
    m_host.kick();
}

std::optional<Time> Loop::nextTimer()
{
    m_timers.purge();
    const std::optional<Time> timer = m_timers.earliest();
    const std::optional<Time> arrival = m_inputs.next();
    return timer && arrival ? std::min(timer, arrival) : timer ? timer : arrival;
}

std::int64_t Loop::present() const
{
    return isPresent(m_present) ? m_present : m_environment.recorder.clock().ticks();
}

void Loop::iterate(Start start)
{
    if (start == Start::Anew)
        m_present = 0;
    m_timers.purge();
    if (!m_inbox.isEmpty())
        takeInbox();
    takeArrivals(start);
    takeDueTimers();
    if (m_ready.isEmpty())
        return;
    if (!countTurn())
        return;
    m_remaining = m_ready.size();
    SchedulingEvent event;
    event.kind = EventKind::IterationBegan;
    event.lane = m_number;
    event.detail = static_cast<std::int64_t>(m_remaining);
    m_present = present();
    m_writer.record(event, m_present);
    goOn();
}

bool Loop::countTurn()
{
    if (++m_turns <= m_limits.turns)
        return true;
    fail("it did not end within " + std::to_string(m_limits.turns) + " turns of the virtual clock");
    return false;
}

/// Runs what is left of the iteration, or as much of it as there is time before the loop is occupied.
void Loop::goOn()
{
    m_iterating = true;
    while (m_remaining > 0 && !isOccupied() && !m_environment.stop.isRequested()) {
        const Callback callback = m_ready.pop();
        --m_remaining;
        if (callback.call == nullptr)
            continue;
        m_cause = {CauseKind::Callback, 0};
        m_sliceStamp = std::exchange(m_present, 0);
        callback.call(callback.subject);
    }
    if (isOccupied())
        return;
    m_iterating = false;
    if (m_stopping)
        nextPhase();
}

void Loop::takeInbox()
{
    m_inbox.drain([this](const Callback &callback) { m_ready.push(callback); });
    trace::Clock::orderStamps(); // what is recorded from here on was caused by others
    m_present = 0;
}

/// What asyncio's selector would tell.
void Loop::takeArrivals(Start start)
{
    if (start == Start::Anew)
        m_inputs.look();
    if (!m_inputs.next())
        return;
    m_inputs.take(now());
    m_present = 0;
}

/// asyncio adds its clock's resolution, a nanosecond, to the present and compares with less: that is "not later than".
void Loop::takeDueTimers()
{
    if (!m_timers.earliest())
        return;
    m_present = present();
    const Time present = m_environment.recorder.clock().toTime(m_present);
    for (auto earliest = m_timers.earliest(); earliest && *earliest <= present; earliest = m_timers.earliest()) {
        const TimerHeap::Entry due = m_timers.pop();
        if (due.timer == nullptr) {
            m_ready.push({}); // asyncio counts a cancelled handle and skips it
            continue;
        }
        if (due.timer->m_sleeper != nullptr)
            due.timer->m_sleeper->becameReady({CauseKind::Timer, 0}, due.when);
        due.timer->m_place = Timer::Place::ReadyQueue;
        due.timer->m_position = m_ready.push(due.timer->m_callback);
    }
}

void Loop::mainDone(void *loop)
{
    auto &self = *static_cast<Loop *>(loop);
    self.m_stopping = true;
    self.m_main->retrieve();
}

/// How asyncio.run() ends: when main is done, the iteration is finished; every task that is left is cancelled, in order
/// of creation, and waited for; then the executor's jobs are.
void Loop::nextPhase()
{
    m_stopping = false;
    switch (m_phase) {
    case Phase::Running:
        if (m_taskCount > 0) {
            m_phase = Phase::Cancelling;
            return cancelAll();
        }
        [[fallthrough]];
    case Phase::Cancelling:
    case Phase::ClosingGenerators:
        reportLeftovers();
        // asyncio runs a coroutine each for the asynchronous generators and the default executor: two iterations each,
        // in which whatever is still ready goes on.
        m_phase = m_phase == Phase::ClosingGenerators ? Phase::ClosingExecutor : Phase::ClosingGenerators;
        callSoon({&Loop::closeStep, this});
        return;
    default:
        m_phase = Phase::Joining;
        if (m_executor != nullptr)
            m_executor->onIdle([this] { m_host.wake(); });
        checkJoined();
    }
}

void Loop::cancelAll()
{
    for (Task *task = m_firstTask; task != nullptr; task = task->m_next)
        m_leftovers.push_back(task->m_self);
    Cancellation walk(*this); // one for all, because they may wait for each other in a long chain
    for (const auto &task : m_leftovers)
        walk.ask(*task, 0);
    m_gathered = Gather::create(*this, m_leftovers, Gather::Failures::Returned);
    m_gathered->addDoneCallback({&Loop::mainDone, this});
}

void Loop::reportLeftovers()
{
    if (const auto gathered = std::exchange(m_gathered, {}))
        gathered->retrieve(); // more outcomes than a value may hold are no exception of anybody's
    for (const auto &left : std::exchange(m_leftovers, {})) {
        const auto &task = static_cast<const Task &>(*left);
        if (task.isDone() && task.outcome().isException())
            report("unhandled exception during asyncio.run() shutdown", task.id(), task.label(), task.info().line,
                   "task: " + task.description());
    }
}

void Loop::closeStep(void *loop)
{
    static_cast<Loop *>(loop)->callSoon({&Loop::mainDone, loop});
}

/// Destroying a value may destroy a future, whose outcome is a value, and so on, as deep as a scenario cares to build.
/// So each is put aside and destroyed when the one before is done.
void Loop::bury(Outcome outcome)
{
    m_buried.push_back(std::move(outcome));
    if (m_isBurying)
        return;
    m_isBurying = true;
    while (!m_buried.empty()) {
        const Outcome next = std::move(m_buried.back());
        m_buried.pop_back();
    }
    m_isBurying = false;
}

void Loop::checkJoined()
{
    if (m_phase == Phase::Joining && (m_executor == nullptr || m_executor->isIdle()))
        m_phase = Phase::Finished;
}

void Loop::recordIdle()
{
    SchedulingEvent event;
    event.kind = EventKind::LoopIdle;
    event.lane = m_number;
    m_timers.purge();
    const std::optional<Time> timer = m_timers.earliest();
    event.detail = timer ? toNs(*timer) : -1;
    record(event);
}

void Loop::reportPending()
{
    for (const Task *task = m_firstTask; task != nullptr; task = task->m_next)
        report("Task was destroyed but it is pending!", task->m_id, task->m_info.name, task->m_info.line,
               "task: " + task->description());
}

void Loop::killAll()
{
    m_occupant = {};
    m_iterating = true; // nobody is to be kicked
    // A frame that is destroyed may hold the last reference to another task, but never unlinks one: that is done here.
    while (m_firstTask != nullptr) {
        Task &task = *m_firstTask;
        task.kill();
        retire(task);
    }
    m_inputs.closeAll();
    m_ready.clear();
    m_timers.clear();
    m_remaining = 0;
    m_iterating = false;
}

void Loop::close()
{
    killAll();
    m_inbox.close();
}

void Loop::occupy(Callback resume, const Occupation &occupation, Owner owner)
{
    m_occupant = resume;
    m_host.occupy(occupation, owner);
}

void Loop::resumeOccupant()
{
    const Callback occupant = std::exchange(m_occupant, {});
    occupant.call(occupant.subject);
    goOn();
}

void Loop::recordWork(EventKind kind, const Task &task, const Work &work)
{
    SchedulingEvent event;
    event.kind = kind;
    event.reason = work.reason;
    event.subject = task.m_id.value;
    event.line = work.line;
    event.detail = static_cast<std::int64_t>(trace::OwnerKind::Task);
    record(event);
}

void Loop::beginSlice(Task &task)
{
    m_current = &task;
    m_cause = {CauseKind::Task, task.m_id.value};
    SchedulingEvent event;
    event.kind = EventKind::TaskRunning;
    event.lane = m_number;
    event.subject = task.m_id.value;
    m_sliceBegan = isPresent(m_sliceStamp) ? m_writer.record(event, m_sliceStamp) : m_writer.record(event);
    m_heartbeat.begin(m_sliceBegan, task.m_id.value);
}

void Loop::beginCallback(std::string_view label, std::uint32_t line)
{
    SchedulingEvent event;
    event.kind = EventKind::CallbackBegan;
    event.lane = m_number;
    event.object = intern(label);
    event.line = line;
    m_sliceBegan = m_writer.record(event);
    m_heartbeat.begin(m_sliceBegan, 0);
    if (m_slowThreshold > Duration::zero()) {
        m_callbackLabel = label;
        m_callbackLine = line;
    }
}

void Loop::endCallback()
{
    SchedulingEvent event;
    event.kind = EventKind::CallbackEnded;
    event.lane = m_number;
    record(event);
    m_heartbeat.end();
    if (m_slowThreshold > Duration::zero())
        checkSlice(nullptr);
}

void Loop::endSlice()
{
    m_heartbeat.end();
    const Task *task = std::exchange(m_current, nullptr);
    if (m_slowThreshold > Duration::zero())
        checkSlice(task);
}

void Loop::watchSlices(Duration threshold, std::function<void(const SlowSlice &)> told)
{
    m_slowThreshold = threshold;
    m_slowTold = std::move(told);
}

void Loop::checkSlice(const Task *task)
{
    const Duration duration = now() - m_environment.recorder.clock().toTime(m_sliceBegan);
    if (duration < m_slowThreshold)
        return;
    m_present = 0; // the end of the slice is not the beginning of the next: telling takes time
    std::array<char, 64> took{};
    std::snprintf(took.data(), took.size(), " took %.3f seconds", static_cast<double>(duration.count()) / 1e9);
    if (task != nullptr) {
        report("Executing " + task->description() + took.data(), task->m_id, task->m_info.name, task->m_line);
    } else {
        const std::string place = m_callbackLine == 0 ? "" : " at line " + std::to_string(m_callbackLine);
        report("Executing <Handle " + m_callbackLabel + "()" + place + '>' + took.data(), {}, m_callbackLabel,
               m_callbackLine);
    }
    if (m_slowTold)
        m_slowTold({task, task != nullptr ? task->m_info.name : m_callbackLabel, duration});
}

void Loop::retire(Task &task)
{
    unlink(task);
    task.m_self.reset(); // may be the last reference
}

void Loop::unlink(Task &task)
{
    (task.m_previous == nullptr ? m_firstTask : task.m_previous->m_next) = task.m_next;
    (task.m_next == nullptr ? m_lastTask : task.m_next->m_previous) = task.m_previous;
    task.m_previous = nullptr;
    task.m_next = nullptr;
    --m_taskCount;
}

} // namespace loopscope::engine
