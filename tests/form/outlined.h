#pragma once

// A text, its outline, and what an edit makes of it, for tests that write each of them out.

#include "form/edits.h"

#include <QtGlobal>

#include <string>

namespace loopscope::test {

inline form::Outline outlineOf(const std::string &text)
{
    auto read = form::readOutline(text);
    if (const auto *problem = std::get_if<scenario::Problem>(&read))
        qFatal("%s", problem->message.c_str());
    return std::get<form::Outline>(std::move(read));
}

/// The text that comes of it; of a refusal, why.
inline std::string resultOf(const std::string &text, const form::EditResult &result)
{
    if (const auto *refusal = std::get_if<form::Refusal>(&result))
        return "refused: " + refusal->why;
    return form::apply(text, std::get<form::TextEdits>(result));
}

inline form::PartIndex named(const form::Outline &outline, std::string_view name)
{
    for (form::PartIndex i = 0; i < outline.parts.size(); ++i) {
        const form::Part &part = outline.parts[i];
        if (part.name == name || (part.spec != nullptr && part.spec->name == name))
            return i;
    }
    qFatal("no such part");
}

} // namespace loopscope::test
