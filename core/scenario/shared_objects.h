#pragma once

#include "engine/loop.h"
#include "scenario/program.h"

namespace loopscope::scenario {

struct Runtime;

/// What the parts of a running scenario share, by the index that the compiler gave it. Made before anything runs and
/// then only read, from any thread; who may use an object from which thread is the object's own business.
class SharedObjects {
public:
    /// Makes them all. `loop` is main's, in its thread; null where main has none.
    void make(Runtime &runtime, engine::Loop *loop);

    /// The object; of a shared number, what it is now.
    Value value(std::int32_t index) const;
    /// TypeError if it is to become something else than a whole number.
    std::optional<Exception> write(std::int32_t index, const Value &value) const;

private:
    std::vector<Value> m_objects;
};

} // namespace loopscope::scenario
