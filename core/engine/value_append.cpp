#include "engine/value_append.h"

#include "engine/outcome.h"
#include "engine/value_shape.h"

#include <atomic>

namespace loopscope::engine {

bool append(Value &list, Value &item)
{
    const auto *pointer = list.as<std::shared_ptr<const List>>();
    if (pointer == nullptr || pointer->use_count() != 1)
        return false;
    // Another thread may have had it, and let go of it.
    std::atomic_thread_fence(std::memory_order_acquire);
    auto &own = const_cast<Measured<List> &>(static_cast<const Measured<List> &>(**pointer)); // made as no constant
    const Shape shape = around(own.shape, item.shape());
    if (excess(held(shape)))
        return false;
    own.push_back(std::move(item));
    own.shape = shape;
    return true;
}

} // namespace loopscope::engine
