#pragma once

#include "engine/primitive.h"

namespace loopscope::engine {

/// asyncio.Event. Who was woken goes on even if it has been cleared since.
class Event final : public Primitive {
public:
    explicit Event(std::string name) : Primitive(std::move(name), trace::Reason::Event) {}

    std::string_view kindName() const override { return "Event"; }
    bool isSet() const { return m_isSet; }
    void set();
    void clear() { m_isSet = false; }
    Performed wait(Task &task, std::uint32_t line);

    Dependence dependence(const Waiters &waiters) const override;

private:
    Coroutine waitUntilSet(Task &task, std::uint32_t line);

    bool m_isSet = false;
    Waiters m_waiters;
};

} // namespace loopscope::engine
