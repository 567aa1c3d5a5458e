#pragma once

// The scenarios that come with the program (resources/scenarios), read from its own resources.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace loopscope::scenario {

struct Demo {
    std::string id;    ///< the file's name without ".yaml"
    std::string title; ///< as in the file
    std::string topic; ///< "First steps", "Stalls", …
    std::string text;  ///< the whole file
    std::string about; ///< as in the file: Markdown
    std::vector<std::string> tags;
};

/// All of them, by topic, in the order in which they teach.
const std::vector<Demo> &demos();

/// nullptr if there is none with this id.
const Demo *findDemo(std::string_view id);

/// What a new scenario can begin with (resources/templates): short, commented, and runnable. Of no topic.
const std::vector<Demo> &templates();

} // namespace loopscope::scenario
