#pragma once

#include "engine/future.h"

namespace loopscope::engine {

/// asyncio.gather(): done when all its futures are, with their results in order; or, unless failures are returned, as
/// soon as one of them has failed or was cancelled, while the others go on. Cancelling it cancels them all.
class Gather final : public Future {
public:
    enum class Failures : std::uint8_t { Raised, Returned };

    /// A future may appear more than once. The loop keeps the gather until its last future is done.
    static std::shared_ptr<Gather> create(Loop &loop, std::vector<std::shared_ptr<Future>> futures, Failures failures);

    Gather(Loop &loop, std::vector<std::shared_ptr<Future>> futures, Failures failures);

    bool cancel() override;
    std::string_view kindName() const override { return "gather"; }
    trace::Reason reason() const override { return trace::Reason::Gather; }
    NameId nameId() const override { return m_name; }

private:
    struct Child {
        Gather *gather;
        Future *future;
    };

    void subscribe();
    static void childDone(void *child);
    void take(Future &done);
    Outcome results() const;

    std::vector<std::shared_ptr<Future>> m_futures;
    std::vector<Child> m_children; ///< each future once; the callbacks' subjects, so it never grows after subscribe()
    std::size_t m_finished = 0;
    NameId m_name;
    Failures m_failures;
    bool m_cancelRequested = false;
};

} // namespace loopscope::engine
