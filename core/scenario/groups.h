#pragma once

#include "scenario/program.h"

#include <optional>

namespace loopscope::scenario {

/// What `except* type` takes of an exception, and what it leaves.
struct GroupSplit {
    std::optional<Exception> match;
    std::optional<Exception> rest;
};

/// As Python's BaseExceptionGroup.split(); an exception that is no group is taken as a group of itself, as `except*`
/// does.
GroupSplit splitGroup(const Exception &exception, std::string_view type);

/// What leaves an `except*` handler that has raised: that, or a group of that and of what was left over.
Exception groupOf(Exception raised, const Exception *rest);

} // namespace loopscope::scenario
