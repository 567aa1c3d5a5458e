#include "scenario/shared_objects.h"

#include "engine/shared_value.h"
#include "scenario/make_object.h"
#include "scenario/runtime.h"

namespace loopscope::scenario {

void SharedObjects::make(Runtime &runtime, engine::Loop *loop)
{
    for (const SharedObject &shared : runtime.program().shared) {
        const engine::Outcome made = makeObject(shared.object, shared.name, runtime, loop);
        m_objects.push_back(made.isValue() ? made.value() : Value{}); // the compiler has seen to what cannot be made
    }
}

Value SharedObjects::value(std::int32_t index) const
{
    const Value &object = m_objects[static_cast<std::size_t>(index)];
    if (const auto number = object.object<engine::SharedValue>())
        return Value{number->read()};
    return object;
}

std::optional<Exception> SharedObjects::write(std::int32_t index, const Value &value) const
{
    const auto *number = value.as<std::int64_t>();
    if (number == nullptr)
        return Exception{"TypeError",
                         "a shared value is a whole number, and cannot become '" + engine::typeName(value) + "'"};
    if (const auto shared = m_objects[static_cast<std::size_t>(index)].object<engine::SharedValue>())
        shared->write(*number);
    return std::nullopt;
}

} // namespace loopscope::scenario
