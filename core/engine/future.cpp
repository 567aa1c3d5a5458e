#include "engine/future.h"

#include "engine/loop.h"
#include "engine/subscription.h"
#include "engine/task.h"

namespace loopscope::engine {

Future::~Future()
{
    if (isUnretrieved())
        reportUnretrieved("Future");
    if (m_done && m_outcome.isValue() && m_outcome.value().isShared())
        m_loop.bury(std::move(m_outcome));
}

void Future::reportUnretrieved(const std::string &kind)
{
    m_loop.report(kind + " exception was never retrieved", {}, label(), 0,
                  "future: <" + kind + " finished exception=" + shortened(repr(Value{m_outcome.exception()}), 200) +
                      '>');
}

void Future::finish(Outcome outcome)
{
    finish(std::move(outcome), m_loop.cause(), openEnd);
}

void Future::finish(Outcome outcome, trace::Cause cause, Time readySince)
{
    if (m_done)
        return;
    m_done = true;
    m_outcome = std::move(outcome);
    m_isUnretrieved = m_outcome.isException();
    m_finishedBy = cause;
    if (m_outcome.isKilled()) { // the run ends here: nobody is told
        m_first = {};
        m_others.reset();
        return;
    }
    announce(cause, readySince);
}

void Future::finish()
{
    if (m_done)
        return;
    m_done = true;
    const trace::Cause cause = m_loop.cause();
    m_finishedBy = cause;
    announce(cause, openEnd);
}

void Future::announce(trace::Cause cause, Time readySince)
{
    if (m_first.call != nullptr)
        schedule(m_first, cause, readySince);
    m_first = {};
    if (m_others == nullptr)
        return;
    const auto others = std::move(m_others);
    for (const Callback &callback : *others)
        schedule(callback, cause, readySince);
}

bool Future::cancel()
{
    disregard();
    if (m_done)
        return false;
    trace::Cause cause = m_loop.cause();
    if (cause.kind == trace::CauseKind::Task)
        cause.kind = trace::CauseKind::Cancel;
    finish(Cancelled{}, cause, openEnd);
    return true;
}

void Future::addDoneCallback(Callback callback)
{
    if (m_done)
        return schedule(callback, m_finishedBy, openEnd);
    if (m_first.call == nullptr && m_others == nullptr) {
        m_first = callback;
        return;
    }
    if (m_others == nullptr)
        m_others = std::make_unique<std::vector<Callback>>();
    m_others->push_back(callback);
}

void Future::removeDoneCallback(Callback callback)
{
    if (m_first == callback)
        m_first = {};
    if (m_others != nullptr && std::erase(*m_others, callback) > 0 && m_others->empty())
        m_others.reset();
}

void Future::schedule(Callback callback, trace::Cause cause, Time readySince)
{
    if (callback.call == &Task::step)
        static_cast<Task *>(callback.subject)->becameReady(cause, readySince);
    const ReadyQueue::Ticket ticket = m_loop.callSoon(callback);
    if (callback.call == &Subscription::run)
        static_cast<Subscription *>(callback.subject)->scheduled(ticket);
}

Dependence Future::dependence() const
{
    return {label().empty() ? "a future" : "future " + label(), {}};
}

Dependence dependenceOn(std::span<const std::shared_ptr<Future>> futures)
{
    Dependence all;
    for (const auto &future : futures) {
        if (future->isDone())
            continue;
        Dependence one = future->dependence();
        all.words += (all.words.empty() ? "" : " and ") + one.words;
        all.tasks.insert(all.tasks.end(), one.tasks.begin(), one.tasks.end());
    }
    return all;
}

} // namespace loopscope::engine
