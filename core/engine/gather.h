#pragma once

#include "engine/relay.h"

#include <deque>
#include <unordered_set>

namespace loopscope::engine {

/// asyncio.gather(): done when all its futures are, with their results in order; or, unless failures are returned, as
/// soon as one of them has failed or was cancelled, while the others go on. Cancelling it cancels them all.
class Gather final : public Relay {
public:
    enum class Failures : std::uint8_t { Raised, Returned };

    /// The loop keeps the gather until its last future is done.
    static std::shared_ptr<Gather> create(Loop &loop, Failures failures);
    /// One that is complete.
    static std::shared_ptr<Gather> create(Loop &loop, std::vector<std::shared_ptr<Future>> futures, Failures failures);
    Gather(Loop &loop, Failures failures) : Relay(loop), m_failures(failures) {}
    ~Gather() override
    {
        if (isUnretrieved())
            reportUnretrieved("_GatheringFuture");
    }

    /// Subscribes at once, as asyncio does: if the future is done, its callback comes before the first step of a task
    /// that is made for the next one. A future may be added more than once.
    void add(std::shared_ptr<Future> future);
    /// All are added. Without any, it is done.
    void complete();

    std::string_view kindName() const override { return "gather"; }
    trace::Reason reason() const override { return trace::Reason::Gather; }
    NameId nameId() const override { return m_name; }
    Dependence dependence() const override { return dependenceOn(m_futures); }

private:
    struct Child {
        Gather *gather;
        Future *future;
    };

    Future *cancelTarget(std::size_t index) const override;
    bool cancelEnds(bool anyAccepted) override;
    static void childDone(void *child);
    void take(Future &done);
    Outcome results();

    std::vector<std::shared_ptr<Future>> m_futures;
    std::deque<Child> m_children; ///< each future once; a deque, because they are the callbacks' subjects
    std::unordered_set<const Future *> m_seen;
    std::size_t m_finished = 0;
    NameId m_name;
    Failures m_failures;
    bool m_cancelRequested = false;
};

} // namespace loopscope::engine
