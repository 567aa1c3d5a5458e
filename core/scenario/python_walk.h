#pragma once

// Goes through a document's tree. Only for those who write Python: the compiler has to know what a step means anyway.

#include "scenario/document.h"

namespace loopscope::scenario {

/// Every step, whatever it stands in, from the top down.
template <class Visit>
void eachStep(const std::vector<Step> &steps, const Visit &visit)
{
    for (const Step &step : steps) {
        visit(step);
        for (const Field &field : step.fields) {
            if (const auto *inner = std::get_if<std::vector<Step>>(&field.value))
                eachStep(*inner, visit);
            if (const auto *handlers = std::get_if<std::vector<Handler>>(&field.value)) {
                for (const Handler &handler : *handlers)
                    eachStep(handler.steps, visit);
            }
        }
    }
}

/// An awaitable and what it shields.
template <class Visit>
void eachAwaitable(const Awaitable &awaitable, const Visit &visit)
{
    visit(awaitable);
    for (const Awaitable &inner : awaitable.inner)
        eachAwaitable(inner, visit);
}

/// The awaitables of one step.
template <class Visit>
void eachAwaitable(const Step &step, const Visit &visit)
{
    for (const Field &field : step.fields) {
        if (const auto *one = std::get_if<Awaitable>(&field.value))
            eachAwaitable(*one, visit);
        if (const auto *several = std::get_if<std::vector<Awaitable>>(&field.value)) {
            for (const Awaitable &each : *several)
                eachAwaitable(each, visit);
        }
    }
}

/// The calls of one step.
template <class Visit>
void eachCall(const Step &step, const Visit &visit)
{
    for (const Field &field : step.fields) {
        if (const auto *call = std::get_if<Call>(&field.value))
            visit(*call);
    }
    eachAwaitable(step, [&](const Awaitable &awaitable) {
        if (!awaitable.call.name.empty())
            visit(awaitable.call);
    });
}

/// The values of one step, without the parts that they consist of.
template <class Visit>
void eachExpression(const Step &step, const Visit &visit)
{
    const auto inText = [&](const Template &text) {
        for (const auto &piece : text.pieces) {
            if (const auto *expression = std::get_if<Expression>(&piece))
                visit(*expression);
        }
    };
    for (const Field &field : step.fields) {
        if (const auto *expression = std::get_if<Expression>(&field.value))
            visit(*expression);
        if (const auto *text = std::get_if<Template>(&field.value))
            inText(*text);
        if (const auto *raised = std::get_if<Raised>(&field.value))
            inText(raised->message);
        if (const auto *count = std::get_if<Count>(&field.value); count != nullptr && !count->forever)
            visit(count->times);
    }
    eachCall(step, [&](const Call &call) {
        for (const Expression &argument : call.arguments)
            visit(argument);
    });
    eachAwaitable(step, [&](const Awaitable &awaitable) {
        if (awaitable.value)
            visit(*awaitable.value);
    });
}

} // namespace loopscope::scenario
