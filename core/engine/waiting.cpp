#include "engine/waiting.h"

#include "engine/alarm.h"
#include "engine/awaiters.h"
#include "engine/subscription.h"

#include <algorithm>
#include <deque>
#include <span>
#include <unordered_set>

namespace loopscope::engine {

namespace {

/// What is awaited in the place of others; shown as those.
class Proxy final : public Future {
public:
    Proxy(Loop &loop, std::span<const std::shared_ptr<Future>> futures) : Future(loop), m_futures(futures)
    {
        if (futures.size() != 1)
            m_name = loop.intern(std::to_string(futures.size()) + " futures");
    }

    trace::Reason reason() const override
    {
        return m_futures.size() == 1 ? m_futures.front()->reason() : trace::Reason::Gather;
    }
    NameId nameId() const override { return m_futures.size() == 1 ? m_futures.front()->nameId() : m_name; }
    Dependence dependence() const override { return dependenceOn(m_futures); }

    /// A callback of the only future.
    static void release(void *proxy)
    {
        auto &self = *static_cast<Proxy *>(proxy);
        self.releaseBecauseOf(*self.m_futures.front());
    }
    static void ring(void *proxy)
    {
        auto &self = *static_cast<Proxy *>(proxy);
        self.loop().setCause({trace::CauseKind::Timer, 0});
        self.finish(Value{});
    }
    void releaseBecauseOf(const Future &done) { finish(Value{}, done.finishedBy(), openEnd); }

private:
    std::span<const std::shared_ptr<Future>> m_futures;
    NameId m_name;
};

/// asyncio.wait(), while it waits.
class Watch {
public:
    Watch(Loop &loop, std::span<const std::shared_ptr<Future>> futures, WaitUntil until)
        : m_until(until)
        , m_missing(futures.size())
        , m_proxy(loop, futures)
        , m_alarm(loop, {&Proxy::ring, &m_proxy})
    {
        for (const auto &future : futures)
            m_children.emplace_back(*this, *future);
    }

    void limit(Duration timeout) { m_alarm.start(timeout); }
    Proxy &proxy() { return m_proxy; }

private:
    struct Child {
        Child(Watch &owner, Future &watched)
            : watch(owner)
            , future(watched)
            , subscription(watched, {&Watch::childDone, this})
        {
        }

        Watch &watch;
        Future &future;
        Subscription subscription;
    };

    static void childDone(void *child)
    {
        const Child &done = *static_cast<Child *>(child);
        done.watch.take(done.future);
    }

    void take(Future &done)
    {
        --m_missing;
        const bool failed = m_until == WaitUntil::FirstException && done.retrieve().isException();
        if (m_missing > 0 && m_until != WaitUntil::FirstCompleted && !failed)
            return;
        m_alarm.stop();
        m_proxy.releaseBecauseOf(done);
    }

    const WaitUntil m_until;
    std::size_t m_missing;
    Proxy m_proxy;
    Alarm m_alarm;
    std::deque<Child> m_children;
};

/// Cancels it and waits until it has ended. Not a wait for the future itself, so that it can be cancelled on its own.
Coroutine cancelAndWait(Task &task, std::shared_ptr<Future> future, std::uint32_t line)
{
    Proxy proxy(task.loop(), std::span(&future, 1));
    const Subscription subscription(*future, {&Proxy::release, &proxy});
    future->cancel();
    co_return co_await FutureAwaiter(task, proxy, line);
}

/// What became of a future that was cancelled because time is over.
Outcome lateOutcome(Future &future)
{
    if (future.isCancelled())
        return Exception{"TimeoutError", {}};
    return future.retrieve();
}

Value listOf(const Futures &futures, bool done)
{
    List list;
    for (const auto &future : futures) {
        if (future->isDone() == done)
            list.emplace_back(future);
    }
    return Value{std::move(list)};
}

} // namespace

Coroutine wait(Task &task, Futures futures, WaitUntil until, std::optional<Duration> timeout, std::uint32_t line)
{
    if (futures.empty()) {
        Exception nothing{"ValueError", "Set of Tasks/Futures is empty."};
        co_return std::move(nothing);
    }
    std::unordered_set<const Future *> seen;
    std::erase_if(futures, [&seen](const auto &future) { return !seen.insert(future.get()).second; });
    {
        Watch watch(task.loop(), futures, until);
        if (timeout)
            watch.limit(*timeout);
        const Outcome outcome = co_await FutureAwaiter(task, watch.proxy(), line);
        if (!outcome.isValue())
            co_return outcome;
    }
    List both{listOf(futures, true), listOf(futures, false)};
    co_return checked(Value{std::move(both)});
}

Coroutine waitFor(Task &task, std::shared_ptr<Future> future, std::optional<Duration> timeout, std::uint32_t line)
{
    if (!timeout)
        co_return co_await FutureAwaiter(task, *future, line);
    Outcome outcome;
    // Stays until the end: a timer that is cancelled earlier than asyncio does it would change the order of others.
    Proxy proxy(task.loop(), std::span(&future, 1));
    Alarm alarm(task.loop(), {&Proxy::ring, &proxy});
    if (*timeout > Duration::zero()) {
        alarm.start(*timeout);
        const Subscription subscription(*future, {&Proxy::release, &proxy});
        outcome = co_await FutureAwaiter(task, proxy, line);
        if (outcome.isKilled())
            co_return outcome;
    }
    if (future->isDone())
        co_return future->retrieve();
    const Outcome ended = co_await cancelAndWait(task, future, line);
    if (!ended.isValue())
        co_return ended;
    co_return outcome.isCancelled() ? outcome : lateOutcome(*future);
}

} // namespace loopscope::engine
