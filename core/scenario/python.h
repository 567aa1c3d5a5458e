#pragma once

// A scenario as a program for CPython: what people who learn asyncio would write by hand to see the same lines.

#include "scenario/document.h"

#include <string>

namespace loopscope::scenario {

struct PythonOptions {
    double speed = 1; ///< durations are divided by it
};

/// A complete program for CPython 3.11 and later that needs nothing but the standard library. The document
/// must be one without problems.
std::string toPython(const Document &document, const PythonOptions &options = {});
/// The same of a scenario's text.
std::string toPython(std::string_view text, const PythonOptions &options = {});

} // namespace loopscope::scenario
