#include "engine/task.h"

#include "engine/loop.h"

#include <new>

namespace loopscope::engine {

using trace::CauseKind;
using trace::Ending;
using trace::EventKind;
using trace::SchedulingEvent;

Task::Task(Loop &loop, TaskId id, TaskInfo info, Body body)
    : Future(loop)
    , m_id(id)
    , m_info(std::move(info))
    , m_name(loop.intern(m_info.name))
    , m_body(std::move(body))
{
}

bool Task::cancel(std::uint32_t line)
{
    if (isDone())
        return false;
    recordCancel(line);
    // To cancel a task that waits for a task is to cancel that one, and so on: a loop, because a scenario may make the
    // chain as long as it likes.
    Task *last = this;
    for (auto *next = dynamic_cast<Task *>(m_waitingOn); next != nullptr && !next->isDone();
         next = dynamic_cast<Task *>(next->m_waitingOn))
        last = next;
    if (last != this)
        last->recordCancel(line);
    if (last->m_waitingOn == nullptr || !last->m_waitingOn->cancel())
        last->m_mustCancel = true;
    return true;
}

void Task::recordCancel(std::uint32_t line) const
{
    SchedulingEvent event;
    event.kind = EventKind::CancelRequested;
    event.subject = m_id.value;
    event.line = line;
    event.detail = loop().current() == nullptr ? 0 : loop().current()->id().value;
    loop().record(event);
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
    m_coroutine = QCoro::Task<>();
}

void Task::suspend(std::coroutine_handle<> handle, Future &future, const Wait &wait)
{
    m_handle = handle;
    m_waitingOn = &future;
    m_wait = wait;
    m_ready = false;
    SchedulingEvent event;
    event.kind = EventKind::TaskSuspended;
    event.reason = wait.reason;
    event.subject = m_id.value;
    event.object = wait.object;
    event.line = wait.line;
    event.detail = wait.deadline;
    loop().record(event);
    future.addDoneCallback({&Task::step, this});
    if (m_mustCancel && future.cancel())
        m_mustCancel = false;
}

void Task::yield(std::coroutine_handle<> handle)
{
    m_handle = handle;
    m_ready = false;
    becameReady({CauseKind::Yielded, 0}, openEnd);
    loop().callSoon({&Task::step, this});
}

void Task::becameReady(trace::Cause cause, Time since)
{
    if (m_ready)
        return;
    m_ready = true;
    SchedulingEvent event;
    event.kind = EventKind::TaskReady;
    event.subject = m_id.value;
    event.detail = packCause(cause);
    if (since == openEnd)
        loop().record(event);
    else
        loop().recordAt(since, event);
}

Outcome Task::delivered(const Future &future) const
{
    if (m_killed)
        return Killed{};
    if (m_deliverCancel)
        return Cancelled{};
    return future.outcome();
}

Outcome Task::delivered() const
{
    if (m_killed)
        return Killed{};
    if (m_deliverCancel)
        return Cancelled{};
    return {};
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
            self.m_coroutine = self.drive();
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
    m_coroutine = QCoro::Task<>();
    m_body = nullptr;
    loop().retire(*this); // may destroy it
}

QCoro::Task<> Task::drive()
{
    Outcome outcome;
    try {
        outcome = co_await m_body(*this);
    } catch (const std::bad_alloc &) { // the only exception that is none of ours
        outcome = Exception{"MemoryError", {}};
    }
    complete(std::move(outcome));
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
