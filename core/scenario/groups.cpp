#include "scenario/groups.h"

namespace loopscope::scenario {

namespace {

bool isGroup(const Exception &exception)
{
    return exception.type == "ExceptionGroup" || exception.type == "BaseExceptionGroup";
}

GroupSplit split(const Exception &exception, std::string_view type)
{
    if (handles(type, exception.type))
        return {exception, std::nullopt};
    if (!isGroup(exception))
        return {std::nullopt, exception};
    Exception match{exception.type, exception.message};
    Exception rest{exception.type, exception.message};
    for (const Exception &each : exception.exceptions) {
        GroupSplit parts = split(each, type);
        if (parts.match)
            match.exceptions.push_back(std::move(*parts.match));
        if (parts.rest)
            rest.exceptions.push_back(std::move(*parts.rest));
    }
    GroupSplit result;
    if (!match.exceptions.empty())
        result.match = std::move(match);
    if (!rest.exceptions.empty())
        result.rest = std::move(rest);
    return result;
}

} // namespace

GroupSplit splitGroup(const Exception &exception, std::string_view type)
{
    GroupSplit result = split(exception, type);
    if (result.match && !isGroup(*result.match))
        result.match = Exception{"ExceptionGroup", {}, {*result.match}};
    return result;
}

Exception groupOf(Exception raised, const Exception *rest)
{
    if (rest == nullptr)
        return raised;
    const bool isBase = !handles("Exception", raised.type) || !handles("Exception", rest->type);
    return {isBase ? "BaseExceptionGroup" : "ExceptionGroup", {}, {std::move(raised), *rest}};
}

} // namespace loopscope::scenario
