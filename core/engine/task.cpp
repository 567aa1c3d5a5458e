#include "engine/task.h"

#include "engine/loop.h"

#include <algorithm>
#include <new>

namespace loopscope::engine {

using trace::CauseKind;
using trace::Ending;
using trace::EventKind;
using trace::SchedulingEvent;

Task::Task(Loop &loop, TaskId id, TaskInfo info, Body body)
    : Relay(loop)
    , m_id(id)
    , m_info{std::move(info.name), loop.intern(info.coroutine), info.line}
    , m_body(std::move(body))
    , m_name(loop.intern(m_info.name))
{
}

Task::~Task()
{
    if (isUnretrieved())
        loop().report("Task exception was never retrieved", m_id, m_info.name, m_info.line, "future: " + description());
}

void Task::cancelBegins(std::uint32_t line)
{
    ++m_cancelling;
    SchedulingEvent event;
    event.kind = EventKind::CancelRequested;
    event.subject = m_id.value;
    event.line = line;
    event.detail = loop().current() == nullptr ? 0 : loop().current()->id().value;
    loop().record(event);
}

bool Task::cancelEnds(bool anyAccepted)
{
    m_mustCancel = m_mustCancel || !anyAccepted;
    return true;
}

std::int64_t Task::uncancel()
{
    m_cancelling = std::max(0, m_cancelling - 1);
    return m_cancelling;
}

Dependence Task::dependence() const
{
    return {m_info.name, {m_id}};
}

std::string Task::description() const
{
    std::string text = "<Task ";
    text += !isDone() ? (m_cancelling > 0 ? "cancelling" : "pending") : isCancelled() ? "cancelled" : "finished";
    text +=
        " name=" + repr(Value{m_info.name}) + " coro=<" + loop().environment().recorder.textOf(m_info.coroutine) + "()";
    if (isDone())
        text += " done>";
    else
        text += m_line == 0 ? " running>" : " running at line " + std::to_string(m_line) + ">";
    if (isDone() && outcome().isValue())
        text += " result=" + shortened(repr(outcome().value()), 60);
    else if (isDone() && outcome().isException())
        text += " exception=" + shortened(repr(Value{outcome().exception()}), 60);
    return text + '>';
}

std::optional<Exception> Task::objection(const Future &future) const
{
    if (&future == this)
        return Exception{"RuntimeError", "Task cannot await on itself: " + description()};
    if (&future.loop() != &loop())
        return Exception{"RuntimeError", "Task " + description() + " got Future attached to a different loop"};
    return std::nullopt;
}

void Task::kill()
{
    if (isDone() || m_killed)
        return;
    m_killed = true;
    if (m_handle)
        std::exchange(m_handle, {}).resume();
    // A body that ignores Killed is suspended by nothing, so it has returned by now, unless it never began.
    if (!isDone())
        complete(Killed{});
    m_coroutine.clear();
}

void Task::suspend(std::coroutine_handle<> handle, Future &future, const Wait &wait)
{
    m_handle = handle;
    m_waitingOn = &future;
    m_line = wait.line;
    m_ready = false;
    SchedulingEvent event;
    event.kind = EventKind::TaskSuspended;
    event.reason = wait.reason;
    event.subject = m_id.value;
    event.object = wait.object;
    event.line = wait.line;
    event.detail = wait.deadline;
    loop().endsAt(loop().writer().record(event));
    future.addDoneCallback({&Task::step, this});
    if (!m_mustCancel)
        return;
    loop().endsAt(0);
    if (future.cancel())
        m_mustCancel = false;
}

void Task::yield(std::coroutine_handle<> handle)
{
    m_handle = handle;
    m_ready = false;
    loop().endsAt(becameReady({CauseKind::Yielded, 0}, openEnd));
    loop().callSoon({&Task::step, this});
}

std::int64_t Task::becameReady(trace::Cause cause, Time since)
{
    if (m_ready)
        return 0;
    m_ready = true;
    SchedulingEvent event;
    event.kind = EventKind::TaskReady;
    event.subject = m_id.value;
    event.detail = packCause(cause);
    if (since == openEnd)
        return loop().writer().record(event);
    loop().recordAt(since, event);
    return 0;
}

Outcome Task::delivered(Future &future) const
{
    if (m_killed)
        return Killed{};
    const Outcome &outcome = future.retrieve(); // asyncio looks at it before it thinks of the cancellation
    if (m_deliverCancel)
        return Cancelled{};
    return outcome;
}

Outcome Task::delivered() const
{
    if (m_killed)
        return Killed{};
    if (m_deliverCancel)
        return Cancelled{};
    return {};
}

Wakening Task::wakening(const Future &future) const
{
    if (m_killed)
        return Wakening::Killed;
    return m_deliverCancel || future.isCancelled() ? Wakening::Cancelled : Wakening::Served;
}

void Task::run(Coroutine coroutine)
{
    m_coroutine = std::move(coroutine);
    loop().start(*this);
}

void Task::step(void *task)
{
    Task &self = *static_cast<Task *>(task);
    self.loop().beginSlice(self);
    self.m_waitingOn = nullptr;
    self.m_deliverCancel = std::exchange(self.m_mustCancel, false);
    if (self.m_started) {
        std::exchange(self.m_handle, {}).resume();
    } else {
        self.m_started = true;
        if (self.m_deliverCancel)
            self.complete(Cancelled{}); // its body never runs
        else
            self.start();
    }
    if (!self.loop().isOccupied())
        self.endSlice();
}

void Task::resumeHeld(void *task)
{
    Task &self = *static_cast<Task *>(task);
    self.loop().setCause({CauseKind::Task, self.m_id.value});
    std::exchange(self.m_handle, {}).resume();
    if (!self.loop().isOccupied())
        self.endSlice();
}

/// The slice is over: the task has suspended, yielded or finished, and its events say which.
void Task::endSlice()
{
    loop().endSlice();
    if (!isDone())
        return;
    m_coroutine.clear();
    m_body = nullptr;
    loop().retire(*this); // may destroy it
}

void Task::start()
{
    try {
        if (m_body != nullptr)
            m_coroutine = m_body(*this);
    } catch (const std::bad_alloc &) {
        return complete(Exception{"MemoryError", {}});
    }
    m_coroutine.start(&Task::ended, this);
}

void Task::ended(void *task)
{
    Task &self = *static_cast<Task *>(task);
    self.complete(self.m_coroutine.takeOutcome());
}

void Task::complete(Outcome outcome)
{
    // Asked for in its last slice. It takes the place of a result, but an exception is stronger, as in CPython.
    if (std::exchange(m_mustCancel, false) && outcome.isValue())
        outcome = Cancelled{};
    SchedulingEvent event;
    event.kind = EventKind::TaskFinished;
    event.subject = m_id.value;
    Ending ending = Ending::Returned;
    if (outcome.isException()) {
        ending = Ending::Failed;
        event.object = loop().intern(toText(outcome.exception()));
    } else if (outcome.isCancelled()) {
        ending = Ending::Cancelled;
    } else if (outcome.isKilled()) {
        ending = Ending::Abandoned;
    }
    event.detail = static_cast<std::int64_t>(ending);
    loop().record(event);
    finish(std::move(outcome));
}

} // namespace loopscope::engine
