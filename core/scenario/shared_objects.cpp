#include "scenario/shared_objects.h"

namespace loopscope::scenario {

Value SharedObjects::value(std::int32_t index) const
{
    return m_objects[static_cast<std::size_t>(index)];
}

std::optional<Exception> SharedObjects::write(std::int32_t, const Value &) const
{
    return Exception{"NotImplementedError", {}};
}

} // namespace loopscope::scenario
