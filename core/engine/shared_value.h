#pragma once

#include "engine/object.h"

#include <atomic>
#include <cstdint>

namespace loopscope::engine {

/// A number that everybody may read and write at any time, from any thread. Nothing is lost of a single access, and
/// nothing at all is promised of two: a read, a pause and a write are a race, and that is what it is there to show.
class SharedValue final : public Object {
public:
    SharedValue(std::string name, std::int64_t value) : Object(std::move(name)), m_value(value) {}

    std::string_view kindName() const override { return "int"; }
    std::int64_t read() const { return m_value.load(std::memory_order_relaxed); }
    void write(std::int64_t value) { m_value.store(value, std::memory_order_relaxed); }

private:
    std::atomic<std::int64_t> m_value;
};

} // namespace loopscope::engine
