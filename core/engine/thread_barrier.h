#pragma once

#include "engine/object.h"
#include "engine/thread_wait.h"

#include <cstdint>
#include <mutex>
#include <vector>

namespace loopscope::engine {

/// threading.Barrier: blocks threads until enough have come. If one of them gives up it is broken, for those who wait
/// and for those who come later. Any thread. Outlives those who wait for it.
class ThreadBarrier final : public Object {
public:
    ThreadBarrier(std::string name, std::int64_t parties) : Object(std::move(name)), m_parties(parties) {}

    std::string_view kindName() const override { return "Barrier"; }
    std::int64_t parties() const { return m_parties; }
    std::int64_t waiting() const;
    bool isBroken() const;
    /// To be waited for; comes out as how many had come before, or as BrokenBarrierError.
    std::shared_ptr<ThreadWait> wait(WaitInfo info);

private:
    class Wait;

    const std::int64_t m_parties;
    mutable std::mutex m_mutex; ///< protects all that follows
    std::vector<Wait *> m_waiting;
    bool m_isBroken = false;
};

} // namespace loopscope::engine
