#pragma once

// Texts with a mark where the caret is: "main:\n  - sl|".

#include <string>
#include <string_view>

namespace loopscope::test {

struct Marked {
    std::string text; ///< without the mark
    std::size_t caret = 0;
};

inline Marked marked(std::string_view text)
{
    const std::size_t caret = text.find('|');
    if (caret == std::string_view::npos)
        return {std::string(text), text.size()};
    return {std::string(text.substr(0, caret)) + std::string(text.substr(caret + 1)), caret};
}

} // namespace loopscope::test
