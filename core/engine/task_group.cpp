#include "engine/task_group.h"

namespace loopscope::engine {

namespace {

bool isBaseError(const Exception &exception)
{
    return exception.type == "SystemExit" || exception.type == "KeyboardInterrupt";
}

Exception groupOf(std::vector<Exception> errors)
{
    return {"ExceptionGroup", "unhandled errors in a TaskGroup", std::move(errors)};
}

} // namespace

TaskGroup::TaskGroup(Task &parent, std::string name)
    : Primitive(std::move(name), trace::Reason::Gather)
    , m_parent(parent)
{
    bind(parent.loop());
}

std::optional<Exception> TaskGroup::objection() const
{
    if (m_isExiting && m_members.empty())
        return Exception{"RuntimeError", "TaskGroup " + description() + " is finished"};
    if (m_isAborting)
        return Exception{"RuntimeError", "TaskGroup " + description() + " is shutting down"};
    return std::nullopt;
}

std::string TaskGroup::description() const
{
    std::string text = "<TaskGroup";
    if (!m_members.empty())
        text += " tasks=" + std::to_string(m_members.size());
    if (!m_errors.empty())
        text += " errors=" + std::to_string(m_errors.size());
    return text + (m_isAborting ? " cancelling>" : " entered>");
}

void TaskGroup::add(std::shared_ptr<Task> task)
{
    m_members.emplace_back(*this, std::move(task));
    m_members.back().place = std::prev(m_members.end());
}

void TaskGroup::memberDone(void *member)
{
    const Member &done = *static_cast<Member *>(member);
    TaskGroup &group = done.group;
    const std::shared_ptr<Task> task = done.task;
    group.m_members.erase(done.place);
    group.take(*task);
}

void TaskGroup::take(Task &done)
{
    m_parent.loop().setCause(done.finishedBy());
    if (m_members.empty())
        m_waiters.wakeFirst();
    const Outcome &outcome = done.retrieve();
    if (!outcome.isException())
        return;
    m_errors.push_back(outcome.exception());
    if (isBaseError(outcome.exception()) && !m_baseError)
        m_baseError = outcome.exception();
    if (m_isAborting || m_isParentCancelled)
        return;
    abort();
    m_isParentCancelled = true;
    m_parent.cancel();
}

void TaskGroup::abort()
{
    m_isAborting = true;
    for (const Member &member : m_members)
        member.task->cancel();
}

Performed TaskGroup::exit(const Outcome &body, std::uint32_t line)
{
    m_isExiting = true;
    if (body.isException() && isBaseError(body.exception()) && !m_baseError)
        m_baseError = body.exception();
    m_passesCancelOn = body.isCancelled();
    if (m_isParentCancelled && m_parent.uncancel() == 0)
        m_passesCancelOn = false; // that was the group's own doing
    if (!body.isValue() && !m_isAborting)
        abort();
    if (m_members.empty())
        return result(body);
    return waitForMembers(body, line);
}

Coroutine TaskGroup::waitForMembers(Outcome body, std::uint32_t line)
{
    while (!m_members.empty()) {
        Waiter waiter(m_parent, *this, m_waiters);
        const Outcome outcome = co_await FutureAwaiter(m_parent, waiter, line);
        if (outcome.isKilled())
            co_return outcome;
        if (outcome.isCancelled() && !m_isAborting) {
            m_passesCancelOn = true;
            abort();
        }
    }
    co_return result(body);
}

Outcome TaskGroup::result(const Outcome &body)
{
    if (m_baseError)
        return *m_baseError;
    if (m_passesCancelOn && m_errors.empty())
        return Cancelled{};
    if (body.isException())
        m_errors.push_back(body.exception());
    if (m_errors.empty())
        return {};
    return groupOf(std::exchange(m_errors, {}));
}

Dependence TaskGroup::dependence(const Waiters &) const
{
    Dependence all;
    for (const Member &member : m_members) {
        all.words += (all.words.empty() ? "" : " and ") + member.task->info().name;
        all.tasks.push_back(member.task->id());
    }
    return all;
}

} // namespace loopscope::engine
