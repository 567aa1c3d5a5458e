#pragma once

#include "engine/object.h"
#include "engine/thread_wait.h"

#include <deque>
#include <mutex>

namespace loopscope::engine {

/// threading.Lock: lets one thread in at a time, in the order in which they came; whoever has it may let another thread
/// release it. Any thread. Outlives those who wait for it.
class ThreadMutex final : public Object {
public:
    using Object::Object;

    std::string_view kindName() const override { return "lock"; }
    bool isLocked() const;
    /// To be waited for; comes out as True, or as False where time was up.
    std::shared_ptr<ThreadWait> acquire(WaitInfo info);
    /// The first who waits has it then. RuntimeError if nobody has it.
    std::optional<Exception> release();

private:
    class Wait;

    mutable std::mutex m_mutex; ///< protects all that follows
    bool m_isLocked = false;
    std::string m_holder; ///< the name of who has it
    std::deque<Wait *> m_waiting;
};

} // namespace loopscope::engine
