#pragma once

#include "engine/primitive.h"
#include "engine/subscription.h"

#include <list>
#include <vector>

namespace loopscope::engine {

/// asyncio.TaskGroup: whoever leaves its block waits for all its tasks. The first that fails has the others and the
/// block cancelled, in order of creation (asyncio has no order there); all failures come out as one ExceptionGroup.
class TaskGroup final : public Primitive {
public:
    /// For a block that begins now, in the task's own slice.
    explicit TaskGroup(Task &parent, std::string name = "task group");

    std::string_view kindName() const override { return "TaskGroup"; }
    /// RuntimeError if it takes no more tasks: then the task must not be made.
    std::optional<Exception> objection() const;
    void add(std::shared_ptr<Task> task);

    /// The block has ended with this; waits for the tasks. What comes out takes its place, except None, which leaves
    /// it.
    Performed exit(const Outcome &body, std::uint32_t line);

    Dependence dependence(const Waiters &waiters) const override;

private:
    struct Member {
        Member(TaskGroup &owner, std::shared_ptr<Task> member)
            : group(owner)
            , task(std::move(member))
            , subscription(*task, {&TaskGroup::memberDone, this})
        {
        }

        TaskGroup &group;
        std::shared_ptr<Task> task;
        Subscription subscription;
        std::list<Member>::iterator place; ///< its own
    };

    static void memberDone(void *member);
    void take(Task &done);
    void abort();
    Coroutine waitForMembers(Outcome body, std::uint32_t line);
    Outcome result(const Outcome &body);
    std::string description() const;

    Task &m_parent;              ///< leaves before it ends
    std::list<Member> m_members; ///< unfinished ones, in order of creation
    std::vector<Exception> m_errors;
    std::optional<Exception> m_baseError; ///< SystemExit, KeyboardInterrupt: stronger than all others
    Waiters m_waiters;
    bool m_isExiting = false;
    bool m_isAborting = false;
    bool m_isParentCancelled = false; ///< by the group
    bool m_passesCancelOn = false;    ///< the block or the wait was cancelled by somebody else
};

} // namespace loopscope::engine
