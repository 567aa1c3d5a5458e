#include "engine/gather.h"

#include "engine/loop.h"

namespace loopscope::engine {

namespace {

/// asyncio makes it anew, with an empty text, and it prints it: CancelledError('').
Exception cancelled()
{
    return {"CancelledError", "''", {}, true};
}

} // namespace

std::shared_ptr<Gather> Gather::create(Loop &loop, Failures failures)
{
    auto gather = std::make_shared<Gather>(loop, failures);
    loop.keep(gather); // a gather that has failed outlives its await
    return gather;
}

std::shared_ptr<Gather> Gather::create(Loop &loop, std::vector<std::shared_ptr<Future>> futures, Failures failures)
{
    auto gather = create(loop, failures);
    for (auto &future : futures)
        gather->add(std::move(future));
    gather->complete();
    return gather;
}

void Gather::add(std::shared_ptr<Future> future)
{
    if (m_seen.insert(future.get()).second) {
        m_children.push_back({this, future.get()});
        future->addDoneCallback({&Gather::childDone, &m_children.back()});
    }
    m_futures.push_back(std::move(future));
}

void Gather::complete()
{
    m_name = loop().intern(std::to_string(m_futures.size()) + (m_futures.size() == 1 ? " future" : " futures"));
    m_seen.clear();
    if (!m_futures.empty())
        return;
    finish(Value{List{}});
    loop().letGo(this);
}

Future *Gather::cancelTarget(std::size_t index) const
{
    return index < m_futures.size() ? m_futures[index].get() : nullptr;
}

bool Gather::cancelEnds(bool anyAccepted)
{
    m_cancelRequested = m_cancelRequested || anyAccepted;
    return anyAccepted;
}

void Gather::childDone(void *child)
{
    const Child &done = *static_cast<Child *>(child);
    done.gather->take(*done.future);
}

void Gather::take(Future &done)
{
    ++m_finished;
    const bool last = m_finished == m_children.size();
    const bool takesNotice = isDone() || m_failures == Failures::Raised;
    const Outcome &outcome = takesNotice ? done.retrieve() : done.outcome();
    const bool failed = !outcome.isValue() && m_failures == Failures::Raised;
    if (!isDone() && failed)
        finish(outcome, done.finishedBy(), openEnd);
    else if (!isDone() && last)
        finish(m_cancelRequested ? Outcome{Cancelled{}} : results(), done.finishedBy(), openEnd);
    if (last)
        loop().letGo(this); // destroys it, unless somebody awaits it
}

Outcome Gather::results()
{
    List list;
    list.reserve(m_futures.size());
    for (const auto &future : m_futures) {
        const Outcome &outcome = future->retrieve();
        if (outcome.isValue())
            list.push_back(outcome.value());
        else
            list.emplace_back(outcome.isException() ? outcome.exception() : cancelled());
    }
    return checked(Value{std::move(list)});
}

} // namespace loopscope::engine
