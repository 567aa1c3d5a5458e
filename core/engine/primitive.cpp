#include "engine/primitive.h"

namespace loopscope::engine {

bool Waiters::wakeFirst()
{
    if (m_first == nullptr)
        return false;
    m_first->wake();
    return true;
}

void Waiters::wakeAll()
{
    while (m_first != nullptr)
        m_first->wake();
}

void Waiters::append(Waiter &waiter)
{
    waiter.m_previous = m_last;
    (m_last == nullptr ? m_first : m_last->m_next) = &waiter;
    m_last = &waiter;
    ++m_size;
}

void Waiters::remove(Waiter &waiter)
{
    (waiter.m_previous == nullptr ? m_first : waiter.m_previous->m_next) = waiter.m_next;
    (waiter.m_next == nullptr ? m_last : waiter.m_next->m_previous) = waiter.m_previous;
    waiter.m_isLinked = false;
    --m_size;
    if (waiter.isCancelled())
        --m_cancelled;
}

Waiter::Waiter(Task &task, const Primitive &primitive, Waiters &waiters)
    : Future(task.loop())
    , m_primitive(primitive)
    , m_waiters(waiters)
{
    waiters.append(*this);
}

Waiter::~Waiter()
{
    if (m_isLinked)
        m_waiters.remove(*this);
}

void Waiter::wake()
{
    if (m_waiters.m_leaving == Waiters::Leaving::WhenDone)
        m_waiters.remove(*this);
    finish();
}

bool Waiter::cancel()
{
    if (isDone())
        return false;
    if (m_waiters.m_leaving == Waiters::Leaving::WhenDone)
        m_waiters.remove(*this);
    else
        ++m_waiters.m_cancelled;
    return Future::cancel();
}

trace::Reason Waiter::reason() const
{
    return m_primitive.reason();
}

NameId Waiter::nameId() const
{
    return m_primitive.nameId();
}

Dependence Waiter::dependence() const
{
    return m_primitive.dependence(m_waiters);
}

std::optional<Exception> Primitive::bind(Loop &loop)
{
    if (m_loop == nullptr) {
        m_loop = &loop;
        m_nameId = loop.intern(name());
    }
    if (m_loop == &loop)
        return std::nullopt;
    return Exception{"RuntimeError",
                     '<' + std::string(kindName()) + ' ' + name() + "> is bound to a different event loop"};
}

void addHolder(Dependence &dependence, const Holder &holder, Loop &loop)
{
    const bool isThere = loop.find(holder.task) != nullptr;
    dependence.words += loop.environment().recorder.textOf(holder.name);
    if (isThere)
        dependence.tasks.push_back(holder.task);
    else
        dependence.words += ", which has ended";
}

} // namespace loopscope::engine
