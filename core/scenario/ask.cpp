// What can be asked with a dot: the part of it that needs no run.

#include "scenario/functions.h"
#include "scenario/operators.h"

namespace loopscope::scenario {

namespace {

using engine::List;

/// What a message was that is told by its repr: the key of a KeyError.
Value readBack(const Exception &exception)
{
    std::vector<Problem> problems;
    struct Nothing final : Surroundings {
        std::vector<std::string> allTasks() const override { return {}; }
    };
    if (exception.isRepr) {
        const Expression literal = parseExpression({exception.message, {}}, problems);
        Result result = problems.empty() ? evaluate(literal, {}, Nothing{}) : Result{Exception{}};
        if (auto *value = std::get_if<Value>(&result))
            return std::move(*value);
    }
    return Value{exception.message};
}

} // namespace

Result askException(const Value &value, Method method)
{
    const Exception &exception = **value.as<std::shared_ptr<const Exception>>();
    List inner;
    for (const Exception &one : exception.exceptions)
        inner.emplace_back(one);
    if (method == Method::Exceptions && !inner.empty())
        return Value{std::move(inner)};
    if (method != Method::Args)
        return noAttribute(value, method);
    List arguments;
    if (!inner.empty())
        arguments = {Value{exception.message}, Value{std::move(inner)}};
    else if (!exception.message.empty())
        arguments = {readBack(exception)};
    return sized(Value{std::move(arguments)});
}

Value Surroundings::shared(std::int32_t) const
{
    return {};
}

std::optional<Exception> Surroundings::write(std::int32_t, const Value &) const
{
    return Exception{"RuntimeError", "nothing is shared here"};
}

Result Surroundings::method(const Value &object, Method method, std::span<const Value>) const
{
    return noAttribute(object, method);
}

Exception noAttribute(const Value &object, Method method)
{
    return {"AttributeError",
            "'" + engine::typeName(object) + "' object has no attribute '" + std::string(specOf(method).name) + "'"};
}

} // namespace loopscope::scenario
