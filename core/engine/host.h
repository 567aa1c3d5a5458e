#pragma once

#include "trace/event.h"
#include "trace/time.h"

#include <cstdint>
#include <memory>
#include <variant>

namespace loopscope::engine {

class ThreadWait;

/// Something that keeps a thread busy for a while.
struct Work {
    trace::Reason reason = trace::Reason::Block; ///< Block: the thread sleeps. Compute: it calculates
    Duration duration{};
    std::uint32_t line = 0;
};

/// Who keeps a thread busy or waits, for the trace. Subject 0: nobody that it knows.
struct Owner {
    trace::OwnerKind kind = trace::OwnerKind::Task;
    std::uint32_t subject = 0;
};

/// What a thread spends its time with.
using Occupation = std::variant<Work, std::shared_ptr<ThreadWait>>;

/// The world around a loop: real threads and real time, or a simulation of both.
class Host {
public:
    Host() = default;
    virtual ~Host() = default;
    Host(const Host &) = delete;
    Host &operator=(const Host &) = delete;

    /// Loop thread: a callback was scheduled from outside of an iteration, so the loop must come round.
    virtual void kick() = 0;
    /// Any thread: the inbox is no longer empty, or there is something else to look after.
    virtual void wake() = 0;
    /// Whether work takes only virtual time.
    virtual bool isSimulated() const = 0;
    /// Loop thread. A real host returns when it is over, or the run was stopped. A simulated one returns at once: the
    /// loop is occupied, and Loop::resumeOccupant() is called when it is over.
    virtual void occupy(const Occupation &occupation, Owner owner) = 0;
};

} // namespace loopscope::engine
