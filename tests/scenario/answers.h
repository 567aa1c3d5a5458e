#pragma once

// What a text of an expression comes to, as text, for tests.

#include "scenario/expression.h"

namespace loopscope::test {

struct TwoTasks final : scenario::Surroundings {
    std::vector<std::string> allTasks() const override { return {"main", "ONE"}; }
};

inline std::string problemsText(const std::vector<scenario::Problem> &problems)
{
    std::string text;
    for (const scenario::Problem &problem : problems)
        text += (text.empty() ? "" : " | ") + toText(problem, "f");
    return text;
}

inline std::string textOf(const scenario::Result &result)
{
    if (const auto *exception = std::get_if<scenario::Exception>(&result))
        return toText(*exception);
    return repr(std::get<scenario::Value>(result));
}

/// A value's repr, an exception, or problems.
inline std::string answer(const std::string &text)
{
    std::vector<scenario::Problem> problems;
    const scenario::Expression expression = scenario::parseExpression({text, {1, 1, 0}}, problems);
    return problems.empty() ? textOf(evaluate(expression, {}, TwoTasks{})) : problemsText(problems);
}

} // namespace loopscope::test
