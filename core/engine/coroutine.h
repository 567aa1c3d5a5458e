#pragma once

// The coroutines of the engine: the outermost one of a task, which the task starts, and those that it awaits in turn,
// one within the other. They may await whatever a QCoro::Task may, and a QCoro::Task<Outcome> becomes one where a task
// is given it. Why not QCoro::Task all the way: it may be awaited by several and be left to itself, and pays for both
// with two more allocations and two locked instructions. Here each is awaited by one, who owns it; a wait for a lock
// costs half, and a task that sleeps needs two thirds of the memory.

#include "engine/outcome.h"

#include <QCoro/QCoroTask>

#include <coroutine>
#include <exception>
#include <new>
#include <utility>

namespace loopscope::engine {

/// Begins when it is started or awaited, which may happen once. Owns the coroutine: destroying it destroys the frame,
/// wherever it stands. What its parameters refer to has to be there until it has ended.
class Coroutine {
public:
    class promise_type;
    using Handle = std::coroutine_handle<promise_type>;
    class Awaiter;

    Coroutine() = default;
    Coroutine(QCoro::Task<Outcome> body) : Coroutine(around(std::move(body))) {}
    Coroutine(Coroutine &&other) noexcept : m_handle(std::exchange(other.m_handle, {})) {}
    Coroutine &operator=(Coroutine &&other) noexcept
    {
        std::swap(m_handle, other.m_handle);
        return *this;
    }
    Coroutine(const Coroutine &) = delete;
    Coroutine &operator=(const Coroutine &) = delete;
    ~Coroutine() { clear(); }

    void clear()
    {
        if (m_handle)
            std::exchange(m_handle, {}).destroy();
    }
    /// Runs it up to its first await that suspends. When it has come to its end, `ended` is called; what belonged to
    /// the coroutine is gone by then, except its parameters.
    void start(void (*ended)(void *subject), void *subject);
    /// What it has returned. Once, after its end.
    Outcome takeOutcome();
    /// From within another coroutine, whose await gives the outcome.
    Awaiter operator co_await() const noexcept;

private:
    explicit Coroutine(Handle handle) : m_handle(handle) {}
    static Coroutine around(QCoro::Task<Outcome> body);

    Handle m_handle;
};

class Coroutine::promise_type {
public:
    Coroutine get_return_object() { return Coroutine(Handle::from_promise(*this)); }
    std::suspend_always initial_suspend() const noexcept { return {}; }
    auto final_suspend() const noexcept
    {
        struct TellTheEnd {
            bool await_ready() const noexcept { return false; }
            void await_suspend(Handle handle) const noexcept
            {
                const promise_type &promise = handle.promise();
                if (promise.m_ended != nullptr)
                    promise.m_ended(promise.m_subject); // may destroy the coroutine
            }
            void await_resume() const noexcept {}
        };
        return TellTheEnd{};
    }
    void return_value(Outcome outcome) { m_outcome = std::move(outcome); }
    /// Whatever is thrown but this is none of ours, and ends the program.
    void unhandled_exception() noexcept
    {
        try {
            throw;
        } catch (const std::bad_alloc &) {
            m_outcome = Exception{"MemoryError", {}};
        }
    }

private:
    friend class Coroutine;

    Outcome m_outcome;
    void (*m_ended)(void *subject) = nullptr; ///< null: nobody waits for it yet
    void *m_subject = nullptr;
};

/// Starts the coroutine and waits for its end.
class Coroutine::Awaiter {
public:
    explicit Awaiter(Handle handle) : m_handle(handle) {}

    bool await_ready() const noexcept { return false; }
    /// Who awaits goes on within the call that ends the coroutine. Not by symmetric transfer, which fills the stack
    /// where the compiler does not optimise.
    bool await_suspend(std::coroutine_handle<> awaiting)
    {
        m_handle.resume();
        if (m_handle.done())
            return false;
        promise_type &promise = m_handle.promise();
        promise.m_ended = [](void *waiting) { std::coroutine_handle<>::from_address(waiting).resume(); };
        promise.m_subject = awaiting.address();
        return true;
    }
    Outcome await_resume() { return std::move(m_handle.promise().m_outcome); }

private:
    Handle m_handle;
};

inline void Coroutine::start(void (*ended)(void *subject), void *subject)
{
    m_handle.promise().m_ended = ended;
    m_handle.promise().m_subject = subject;
    m_handle.resume();
}

inline Outcome Coroutine::takeOutcome()
{
    return std::move(m_handle.promise().m_outcome);
}

inline Coroutine::Awaiter Coroutine::operator co_await() const noexcept
{
    return Awaiter(m_handle);
}

inline Coroutine Coroutine::around(QCoro::Task<Outcome> body)
{
    co_return co_await body;
}

} // namespace loopscope::engine
