#pragma once

#include "trace/event.h"
#include "trace/time.h"

#include <cstdint>

namespace loopscope::engine {

/// Something that keeps a thread busy for a while.
struct Work {
    trace::Reason reason = trace::Reason::Block; ///< Block: the thread sleeps. Compute: it calculates
    Duration duration{};
    std::uint32_t line = 0;
};

/// The world around a loop: real threads and real time, or a simulation of both.
class Host {
public:
    Host() = default;
    virtual ~Host() = default;
    Host(const Host &) = delete;
    Host &operator=(const Host &) = delete;

    /// Loop thread: a callback was scheduled from outside of an iteration, so the loop must come round.
    virtual void kick() = 0;
    /// Any thread: the inbox is no longer empty.
    virtual void wake() = 0;
    /// Whether work takes only virtual time.
    virtual bool isSimulated() const = 0;
    /// Real hosts only; any thread: returns when the work is done, or the run was stopped.
    virtual void work(const Work &work) = 0;
};

} // namespace loopscope::engine
