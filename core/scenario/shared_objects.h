#pragma once

#include "scenario/program.h"

namespace loopscope::scenario {

/// What the parts of a running scenario share, by the index that the compiler gave it. Made before the run and then
/// only read, from any thread; who may use an object from which thread is the object's own business.
class SharedObjects {
public:
    explicit SharedObjects(std::vector<Value> objects) : m_objects(std::move(objects)) {}

    /// The object; of a shared number, what it is now.
    Value value(std::int32_t index) const;
    std::optional<Exception> write(std::int32_t index, const Value &value) const;

private:
    std::vector<Value> m_objects;
};

} // namespace loopscope::scenario
