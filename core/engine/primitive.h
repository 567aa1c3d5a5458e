#pragma once

// What asyncio's primitives have in common. Who waits for one of them does so in a coroutine whose frame holds the
// Waiter, linked into a list of the primitive: nothing is allocated besides that frame, and whoever goes (served,
// cancelled, killed) unlinks itself.
//
// An operation that may have to wait gives back Performed: its outcome, where nothing has to be waited for, or else a
// coroutine to be awaited at once. So only those who wait pay for a frame. The primitive has to outlive it: whoever
// calls holds a reference until the coroutine has ended.

#include "engine/awaiters.h"
#include "engine/object.h"

#include <cstddef>
#include <optional>
#include <variant>

namespace loopscope::engine {

using Performed = std::variant<Outcome, Coroutine>;

class Primitive;
class Waiter;

/// Those who wait, first come, first served.
class Waiters {
public:
    /// When a waiter leaves: asyncio has lists of both kinds, and it shows in the order in which others get their turn.
    enum class Leaving : std::uint8_t {
        WhenDone,    ///< when it is woken or cancelled
        WhenResumed, ///< when its task has gone on
    };

    explicit Waiters(Leaving leaving = Leaving::WhenDone) : m_leaving(leaving) {}
    Waiters(const Waiters &) = delete;
    Waiters &operator=(const Waiters &) = delete;

    bool isEmpty() const { return m_first == nullptr; }
    Waiter *first() const { return m_first; }
    std::size_t size() const { return m_size; }
    /// Whether every one is cancelled, and has only not noticed it yet.
    bool areAllCancelled() const { return m_cancelled == m_size; }

    /// Wakes the first; false if there is none.
    bool wakeFirst();
    void wakeAll();

private:
    friend class Waiter;
    void append(Waiter &waiter);
    void remove(Waiter &waiter);

    const Leaving m_leaving;
    Waiter *m_first = nullptr;
    Waiter *m_last = nullptr;
    std::size_t m_size = 0;
    std::size_t m_cancelled = 0; ///< of those that are still in the list
};

/// One who waits, in its coroutine's frame.
class Waiter final : public Future {
public:
    Waiter(Task &task, const Primitive &primitive, Waiters &waiters);
    ~Waiter() override;

    void wake();
    bool cancel() override;
    trace::Reason reason() const override;
    NameId nameId() const override;
    Dependence dependence() const override;

private:
    friend class Waiters;

    const Primitive &m_primitive;
    Waiters &m_waiters;
    Waiter *m_previous = nullptr;
    Waiter *m_next = nullptr;
    bool m_isLinked = true;
};

/// Waits until it is woken.
class WaiterAwaiter {
public:
    WaiterAwaiter(Task &task, Waiter &waiter, std::uint32_t line) : m_task(task), m_waiter(waiter), m_line(line) {}

    bool await_ready() const { return m_task.isKilled(); }
    void await_suspend(std::coroutine_handle<> handle)
    {
        m_task.suspend(handle, m_waiter, {m_waiter.reason(), m_waiter.nameId(), m_line, 0});
    }
    Wakening await_resume() const { return m_task.wakening(m_waiter); }

private:
    Task &m_task;
    Waiter &m_waiter;
    std::uint32_t m_line;
};

/// What an operation comes to whose wait was not served.
inline Outcome outcomeOf(Wakening wakening)
{
    return wakening == Wakening::Cancelled ? Outcome{Cancelled{}} : Outcome{Killed{}};
}

/// Belongs to the loop that first had to wait for it, and to that loop's thread.
class Primitive : public Object {
public:
    Primitive(std::string name, trace::Reason reason) : Object(std::move(name)), m_reason(reason) {}

    trace::Reason reason() const { return m_reason; }
    NameId nameId() const { return m_nameId; }
    /// What those who wait in this list wait for.
    virtual Dependence dependence(const Waiters &waiters) const = 0;

protected:
    /// Before anybody waits. asyncio's complaint if it belongs to another loop.
    std::optional<Exception> bind(Loop &loop);

private:
    const trace::Reason m_reason;
    Loop *m_loop = nullptr;
    NameId m_nameId;
};

/// Who holds a primitive, for telling people.
struct Holder {
    TaskId task;
    NameId name;

    explicit Holder(const Task &holder) : task(holder.id()), name(holder.nameId()) {}
};

/// "held by writer": what to say of those who hold a thing, and in `dependence` the tasks themselves.
void addHolder(Dependence &dependence, const Holder &holder, Loop &loop);

} // namespace loopscope::engine
