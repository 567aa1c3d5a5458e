#include "scenario/yaml_reader.h"

#include "scenario/letters.h"
#include "scenario/steps.h"

#include <algorithm>

namespace loopscope::scenario {

namespace {

constexpr int mostNodes = 100'000;

/// The lines of the text, to turn yaml-cpp's bytes into columns.
std::vector<std::string_view> linesOf(std::string_view text)
{
    std::vector<std::string_view> lines;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

} // namespace

YamlReader::YamlReader(std::string_view text, std::vector<Problem> &problems)
    : m_lines(linesOf(text))
    , m_problems(problems)
{
}

Place YamlReader::placeOf(const YAML::Mark &mark) const
{
    if (mark.line < 0 || static_cast<std::size_t>(mark.line) >= m_lines.size())
        return {};
    const std::string_view line = m_lines[static_cast<std::size_t>(mark.line)];
    const std::size_t bytes = std::min(line.size(), static_cast<std::size_t>(std::max(mark.column, 0)));
    if (mark.line != m_counted.line || bytes < m_counted.bytes)
        m_counted = {mark.line, 0, 0};
    m_counted.columns += columnsIn(line.substr(m_counted.bytes, bytes - m_counted.bytes));
    m_counted.bytes = bytes;
    return {static_cast<std::uint32_t>(mark.line + 1), m_counted.columns + 1, 0};
}

SourceText YamlReader::source(const YAML::Node &node) const
{
    Place place = placeOf(node);
    if (place.line != 0 && node.Tag() == "!")
        ++place.column;
    return {node.Scalar(), place};
}

std::string YamlReader::plainText(const YAML::Node &node, std::string_view what)
{
    if (node.IsScalar())
        return node.Scalar();
    problem(placeOf(node), std::string(what) + " must be text");
    return {};
}

bool YamlReader::isTooMuch(const YAML::Node &node)
{
    if (++m_nodes < mostNodes)
        return false;
    if (m_nodes == mostNodes)
        problem(placeOf(node), "the scenario has more than " + std::to_string(mostNodes) + " parts",
                "make it smaller; repeat does the same steps many times");
    return true;
}

void YamlReader::problem(Place place, std::string message, Advice advice)
{
    if (m_problems.size() < mostProblems)
        m_problems.push_back({place, std::move(message), std::move(advice.words), std::move(advice.corrections)});
}

bool YamlReader::isUsableKey(const YAML::Node &key, std::unordered_set<std::string> &seen)
{
    const Place place = placeOf(key);
    if (!key.IsScalar()) {
        problem(place, "a name was expected here");
        return false;
    }
    if (!seen.insert(key.Scalar()).second) {
        problem(place, "'" + key.Scalar() + "' stands here twice", {"remove one of them", {Correction::Kind::Remove}});
        return false;
    }
    return true;
}

Problem tooLarge()
{
    return {{1, 1, 0}, "the file is larger than 1 MiB", "a scenario is a text of some dozen lines"};
}

Problem notYaml(const Place &place, const std::string &why)
{
    return {place,
            "this is not YAML: " + why,
            "check the indentation, and put text with ': ', '#' or braces in quotes",
            {{Correction::Kind::Spaces}, {Correction::Kind::Quote}}};
}

Advice suggestion(std::string_view word, std::span<const std::string_view> candidates, Advice otherwise)
{
    std::string near = nearest(word, candidates);
    if (near.empty())
        return otherwise;
    return {"did you mean '" + near + "'?", {Correction::Kind::Replace, std::string(word), near}};
}

} // namespace loopscope::scenario
