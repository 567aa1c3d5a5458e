#pragma once

// One wait of one thread: for a mutex, a barrier, another thread, a result. It never blocks by itself. It is told who
// is to be woken, and says when it is over; how the thread waits meanwhile (asleep in real time, or not being there on
// the virtual clock) is the business of whoever runs it. So each kind of wait is written once, for both clocks.
//
// What is waited for has a lock, which enter() and leave() take, and which is held when finish() is called. Locks are
// taken in this order: what is waited for, the parker, the Activity.

#include "engine/outcome.h"
#include "engine/parker.h"
#include "trace/event.h"

#include <atomic>
#include <memory>
#include <optional>
#include <string>

namespace loopscope::engine {

/// Who waits, and how long at most.
struct WaitInfo {
    std::string who;        ///< the name of the task, job or thread
    std::uint32_t line = 0; ///< of the scenario's source
    std::optional<Duration> timeout{};
};

class ThreadWait {
public:
    ThreadWait(WaitInfo info, trace::Reason reason, std::string object)
        : m_info(std::move(info))
        , m_reason(reason)
        , m_object(std::move(object))
    {
    }
    virtual ~ThreadWait() = default; ///< derived ones give up first
    ThreadWait(const ThreadWait &) = delete;
    ThreadWait &operator=(const ThreadWait &) = delete;

    // By the thread that waits.
    /// Begins it; true if there is nothing to wait for. Otherwise `parker` is unparked when it is over. Once.
    bool begin(std::shared_ptr<Parker> parker)
    {
        m_parker = std::move(parker);
        if (enter())
            m_isOver.store(true, std::memory_order_relaxed);
        else if (m_info.timeout && *m_info.timeout <= Duration::zero())
            giveUp();
        return isOver() || m_isTimedOut;
    }
    bool isOver() const { return m_isOver.load(std::memory_order_acquire); }
    /// The thread waits no longer, because time is up or the run was stopped; nothing happens if it is over.
    void giveUp()
    {
        if (m_parker == nullptr || isOver())
            return;
        m_isTimedOut = true;
        leave();
    }
    /// How it came out. Once it is over, or given up.
    virtual Outcome outcome() = 0;

    const WaitInfo &info() const { return m_info; }
    trace::Reason reason() const { return m_reason; }
    const std::string &object() const { return m_object; }
    /// What is waited for, for people: "mutex m, held by worker". Takes no lock, so only while everything stands still.
    virtual std::string words() const = 0;

protected:
    /// True if there is nothing to wait for. Otherwise this is to be finished later.
    virtual bool enter() = 0;
    /// Is not to be finished any more, unless it is already.
    virtual void leave() = 0;
    /// Whoever lets it go on. This may be gone when it returns, so it is the last thing to do with it.
    void finish()
    {
        const std::shared_ptr<Parker> parker = m_parker;
        m_isOver.store(true, std::memory_order_release);
        parker->unpark();
    }
    /// Whether time was up, with the outcome that this has.
    bool isTimedOut() const { return m_isTimedOut && !isOver(); }

private:
    const WaitInfo m_info;
    const trace::Reason m_reason;
    const std::string m_object;
    std::shared_ptr<Parker> m_parker; ///< set before others know of this
    std::atomic<bool> m_isOver{false};
    bool m_isTimedOut = false; ///< the thread's own
};

} // namespace loopscope::engine
