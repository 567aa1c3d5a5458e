#pragma once

#include "scenario/scenario.h"

#include <memory>
#include <string>

namespace loopscope::fuzz {

/// A scenario in both shapes.
struct Subject {
    std::shared_ptr<const scenario::Scenario> scenario; ///< null: it is refused
    std::string python;
    std::string problems; ///< why it is refused
};

Subject subjectOf(const std::string &text);

} // namespace loopscope::fuzz
