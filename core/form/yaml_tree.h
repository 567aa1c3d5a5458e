#pragma once

// A text as YAML, every part with the bytes it covers. yaml-cpp says where a part begins and what it means; where it
// ends is found in the text itself. What covers more than its value says (anchors, aliases, tags, folded lines) is not
// exact: its place is known well enough to show it, but not to change what is inside.

#include "scenario/problem.h"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace loopscope::form {

/// Bytes of a text, the end not included.
struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;

    std::size_t size() const { return end - begin; }
    bool isEmpty() const { return begin == end; }
    std::string_view in(std::string_view text) const { return text.substr(begin, size()); }
    bool operator==(const Range &) const = default;
};

struct YamlNode {
    enum class Kind : std::uint8_t { Nothing, Scalar, Map, Sequence };
    enum class Style : std::uint8_t { Plain, SingleQuoted, DoubleQuoted, Block, Flow };

    Kind kind = Kind::Nothing;
    Style style = Style::Plain; ///< Scalar: Block is | or >. Map and Sequence: Block or Flow
    bool isExact = true;
    Range range;                      ///< Nothing: empty, behind the colon, unless it is written out
    std::string value;                ///< Scalar
    std::vector<YamlNode> children{}; ///< Map: key, value, key, value…

    bool isMap() const { return kind == Kind::Map; }
    bool isSequence() const { return kind == Kind::Sequence; }
    bool isScalar() const { return kind == Kind::Scalar; }
    bool isFlow() const { return style == Style::Flow; }
};

/// The first document of the text; the problem where it is no YAML, or none that can be gone through safely.
std::variant<YamlNode, scenario::Problem> readYaml(std::string_view text);

} // namespace loopscope::form
