#pragma once

// What a coroutine of a task may co_await. Each of these passes QCoro's await_transform untouched and says what the
// task waits for. They have constructors and are no aggregates, because g++ 12 destroys aggregate temporaries in a
// co_await expression twice.

#include "engine/loop.h"
#include "engine/task.h"
#include "engine/thread_wait.h"

namespace loopscope::engine {

/// Waits for a future; goes on at once if it is done. The future must outlive the await.
class FutureAwaiter {
public:
    FutureAwaiter(Task &task, Future &future, std::uint32_t line) : m_task(task), m_future(future), m_line(line) {}

    bool await_ready() const { return m_task.isKilled() || (!isObjectionable() && m_future.isDone()); }
    void await_suspend(std::coroutine_handle<> handle)
    {
        m_suspended = true;
        if (isObjectionable())
            m_task.yield(handle); // asyncio raises in the next step
        else
            m_task.suspend(handle, m_future, {m_future.reason(), m_future.nameId(), m_line, 0});
    }
    Outcome await_resume() const
    {
        if (m_suspended && isObjectionable()) {
            const Outcome delivered = m_task.delivered();
            return delivered.isValue() ? Outcome{*m_task.objection(m_future)} : delivered;
        }
        if (m_suspended || m_task.isKilled())
            return m_task.delivered(m_future);
        return m_future.retrieve();
    }

private:
    bool isObjectionable() const { return &m_future == &m_task || &m_future.loop() != &m_task.loop(); }

    Task &m_task;
    Future &m_future;
    std::uint32_t m_line;
    bool m_suspended = false;
};

/// asyncio.sleep(0): to the end of the ready queue.
class YieldAwaiter {
public:
    explicit YieldAwaiter(Task &task) : m_task(task) {}

    bool await_ready() const { return m_task.isKilled(); }
    void await_suspend(std::coroutine_handle<> handle) { m_task.yield(handle); }
    Outcome await_resume() const { return m_task.delivered(); }

private:
    Task &m_task;
};

/// The future of a sleep. Unlike others, it will be finished.
class SleepFuture final : public Future {
public:
    using Future::Future;
    trace::Reason reason() const override { return trace::Reason::Sleep; }
};

/// asyncio.sleep(): its future and its timer. It lives in the sleeping coroutine's frame, so that a sleep allocates
/// nothing, and is pointed to while it lasts, so it never moves.
class Sleeping {
public:
    Sleeping(Task &task, Duration duration, std::uint32_t line)
        : m_task(task)
        , m_duration(duration)
        , m_line(line)
        , m_future(task.loop())
        , m_timer({&Sleeping::ring, this})
    {
    }

private:
    friend class SleepAwaiter;

    static void ring(void *self)
    {
        auto &sleeping = *static_cast<Sleeping *>(self);
        sleeping.m_task.loop().setCause({trace::CauseKind::Timer, 0});
        sleeping.m_future.finish(Value{});
    }

    Task &m_task;
    Duration m_duration;
    std::uint32_t m_line;
    SleepFuture m_future;
    Timer m_timer;
};

/// Apart from what it waits for, because g++ 12 copies an awaiter that comes through await_transform.
class SleepAwaiter {
public:
    explicit SleepAwaiter(Sleeping &sleeping) : m_sleeping(sleeping) {}

    bool await_ready() const { return m_sleeping.m_task.isKilled(); }
    void await_suspend(std::coroutine_handle<> handle)
    {
        Task &task = m_sleeping.m_task;
        if (m_sleeping.m_duration <= Duration::zero())
            return task.yield(handle);
        const Time deadline = task.loop().callLater(m_sleeping.m_duration, m_sleeping.m_timer, &task);
        task.suspend(handle, m_sleeping.m_future, {trace::Reason::Sleep, {}, m_sleeping.m_line, toNs(deadline)});
    }
    Outcome await_resume()
    {
        m_sleeping.m_task.loop().cancelTimer(m_sleeping.m_timer);
        const bool yielded = m_sleeping.m_duration <= Duration::zero();
        return yielded ? m_sleeping.m_task.delivered() : m_sleeping.m_task.delivered(m_sleeping.m_future);
    }

private:
    Sleeping &m_sleeping;
};

/// Holds the loop's thread: `block` sleeps on it, `compute` calculates on it. On the virtual clock the loop is occupied
/// instead, and the world around it goes on.
class WorkAwaiter {
public:
    WorkAwaiter(Task &task, Work work) : m_task(task), m_work(work) {}

    bool await_ready()
    {
        if (m_task.isKilled())
            return true;
        Loop &loop = m_task.loop();
        m_began = true;
        loop.recordWork(trace::EventKind::WorkBegan, m_task, m_work);
        if (loop.host().isSimulated())
            return false;
        loop.host().occupy(m_work, m_task.owner());
        return true;
    }
    void await_suspend(std::coroutine_handle<> handle)
    {
        m_task.hold(handle);
        m_task.loop().occupy({&Task::resumeHeld, &m_task}, m_work, m_task.owner());
    }
    Outcome await_resume()
    {
        if (m_began)
            m_task.loop().recordWork(trace::EventKind::WorkEnded, m_task, m_work);
        // Work that a stop has cut short is not done, so what comes after it must not happen.
        const bool isOver = m_task.isKilled() || m_task.loop().environment().stop.isRequested();
        return isOver ? Outcome{Killed{}} : Outcome{};
    }

private:
    Task &m_task;
    Work m_work;
    bool m_began = false;
};

/// Has the loop's thread itself wait for other threads, as when a task acquires a mutex: every task waits with it.
class ThreadWaitAwaiter {
public:
    ThreadWaitAwaiter(Task &task, std::shared_ptr<ThreadWait> wait) : m_task(task), m_wait(std::move(wait)) {}

    bool await_ready()
    {
        if (m_task.isKilled())
            return true;
        if (m_task.loop().host().isSimulated())
            return false;
        m_task.loop().host().occupy(m_wait, m_task.owner());
        return true;
    }
    void await_suspend(std::coroutine_handle<> handle)
    {
        m_task.hold(handle);
        m_task.loop().occupy({&Task::resumeHeld, &m_task}, m_wait, m_task.owner());
    }
    Outcome await_resume()
    {
        const bool isOver = m_task.isKilled() || m_task.loop().environment().stop.isRequested();
        return isOver ? Outcome{Killed{}} : m_wait->outcome();
    }

private:
    Task &m_task;
    std::shared_ptr<ThreadWait> m_wait;
};

} // namespace loopscope::engine
