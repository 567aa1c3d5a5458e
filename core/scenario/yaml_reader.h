#pragma once

#include "scenario/expression.h"
#include "scenario/problem.h"

#include <unordered_set>
#include <yaml-cpp/yaml.h>

namespace loopscope::scenario {

/// What reading any part of a scenario needs: where a YAML node stands in the text, and a list of what is wrong.
/// Everything that is wrong is told, not only the first.
class YamlReader {
public:
    YamlReader(std::string_view text, std::vector<Problem> &problems);

    Place placeOf(const YAML::Mark &mark) const;
    Place placeOf(const YAML::Node &node) const { return placeOf(node.Mark()); }
    /// A node's text and where it begins: behind a quote, if there is one.
    SourceText source(const YAML::Node &node) const;
    std::string plainText(const YAML::Node &node, std::string_view what);
    /// Counts a part; true if there are too many of them.
    bool isTooMuch(const YAML::Node &node);

    std::vector<Problem> &problems() { return m_problems; }
    void problem(Place place, std::string message, Advice advice = "");

    /// Goes through a map: visit(key, value, node of the key). Tells of keys that are no plain text or stand twice.
    template <class Visit>
    void eachEntry(const YAML::Node &map, Visit visit)
    {
        std::unordered_set<std::string> seen;
        for (const auto &entry : map) {
            if (isTooMuch(entry.first))
                return;
            if (isUsableKey(entry.first, seen))
                visit(entry.first.Scalar(), entry.second, entry.first);
        }
    }

private:
    bool isUsableKey(const YAML::Node &key, std::unordered_set<std::string> &seen);

    /// How far columns have been counted. Nodes come from left to right, and a line may be as long as the file.
    struct Counted {
        int line = -1;
        std::size_t bytes = 0;
        std::uint32_t columns = 0;
    };

    std::vector<std::string_view> m_lines;
    mutable Counted m_counted;
    std::vector<Problem> &m_problems;
    int m_nodes = 0;
};

inline constexpr std::size_t largestText = 1 << 20;
Problem tooLarge();
Problem notYaml(const Place &place, const std::string &why);

/// "did you mean 'x'?", or what to say otherwise.
Advice suggestion(std::string_view word, std::span<const std::string_view> candidates, Advice otherwise);

} // namespace loopscope::scenario
