#pragma once

#include "engine/alarm.h"
#include "engine/object.h"

#include <functional>
#include <memory>

namespace loopscope::engine {

/// A callback that was scheduled and can be cancelled: asyncio's Handle and TimerHandle. Cancelled, it takes its turn
/// all the same, and does nothing. The loop keeps it until then. Loop thread only.
class Handle final : public Object {
public:
    using Code = std::function<void()>;

    static std::shared_ptr<Handle> callSoon(Loop &loop, std::string name, Code code);
    static std::shared_ptr<Handle> callLater(Loop &loop, Duration delay, std::string name, Code code);
    Handle(Loop &loop, std::string name, Code code);
    ~Handle() override;

    std::string_view kindName() const override { return m_isTimer ? "TimerHandle" : "Handle"; }
    /// One that has run already can be cancelled, too; that changes nothing.
    void cancel();
    bool isCancelled() const { return m_isCancelled; }

private:
    static void run(void *handle);

    Loop &m_loop;
    Code m_code; ///< empty when it has run, or never will
    Alarm m_alarm;
    std::optional<ReadyQueue::Ticket> m_ticket;
    bool m_isTimer = false;
    bool m_isCancelled = false;
};

} // namespace loopscope::engine
