#pragma once

// The outermost coroutine of a task. It may await whatever a QCoro::Task may, and a QCoro::Task<Outcome> is one as it
// stands; but a coroutine that is declared as this needs one frame where the other needs a second one around it, which
// waits for it: a task that sleeps is a third smaller so.

#include "engine/outcome.h"

#include <QCoro/QCoroTask>

#include <coroutine>
#include <exception>
#include <new>
#include <utility>

namespace loopscope::engine {

/// Begins when it is told to. Owns the coroutine: destroying it destroys the frame, wherever it stands.
class Coroutine {
public:
    class promise_type;
    using Handle = std::coroutine_handle<promise_type>;

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
    /// Runs it up to its first await that suspends. When it has come to its end, `ended` is called with the outcome;
    /// what belonged to the coroutine is gone by then, except its parameters.
    void start(void (*ended)(void *subject, Outcome outcome), void *subject);

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
                promise_type &promise = handle.promise();
                promise.m_ended(promise.m_subject, std::move(promise.m_outcome));
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
    void (*m_ended)(void *subject, Outcome outcome) = nullptr;
    void *m_subject = nullptr;
};

inline void Coroutine::start(void (*ended)(void *subject, Outcome outcome), void *subject)
{
    m_handle.promise().m_ended = ended;
    m_handle.promise().m_subject = subject;
    m_handle.resume();
}

inline Coroutine Coroutine::around(QCoro::Task<Outcome> body)
{
    co_return co_await body;
}

} // namespace loopscope::engine
