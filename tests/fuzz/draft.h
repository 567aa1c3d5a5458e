#pragma once

// A scenario as a tree of steps that can be grown at random and cut down again. It knows how a scenario is laid out and
// nothing of what its steps mean: what a step is given is text, as it stands in the file.

#include <string>
#include <utility>
#include <vector>

namespace loopscope::fuzz {

struct Step;
using Steps = std::vector<Step>;

/// Steps below a field of a step.
struct Branch {
    std::string field;   ///< "do", "then", "finally"…; empty: the step's own
    std::string handler; ///< of "except" and "except*": "ValueError as error"
    Steps steps;
};

struct Step {
    std::string name;
    std::string own = {};                                         ///< after the name; empty: nothing
    std::vector<std::pair<std::string, std::string>> fields = {}; ///< name and text
    std::vector<Branch> branches = {};                            ///< steps within this one
    std::vector<std::string> items = {};                          ///< a list after the name, one line each
};

/// The steps of a block, as most have them.
inline Branch doing(Steps steps)
{
    return {"do", {}, std::move(steps)};
}

struct Routine {
    std::string head; ///< "name(parameters)"
    Steps steps;
};

struct Draft {
    std::vector<std::string> settings; ///< "name: value"
    std::vector<std::string> shared;   ///< "name: kind"
    std::vector<Routine> functions;
    std::vector<Routine> coroutines;
    Steps main;
};

/// The file.
std::string toText(const Draft &draft);

/// How many steps there are, those within others included.
std::size_t countSteps(const Draft &draft);

} // namespace loopscope::fuzz
