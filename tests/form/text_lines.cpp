#include "text_lines.h"

#include <algorithm>

namespace loopscope::test {

namespace {

std::string withoutIndent(std::string_view line)
{
    return std::string(line.substr(std::min(line.find_first_not_of(' '), line.size())));
}

} // namespace

std::vector<std::string> linesOf(std::string_view text)
{
    std::vector<std::string> lines;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        lines.emplace_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

std::multiset<std::string> bagOf(std::string_view text)
{
    std::multiset<std::string> bag;
    for (const std::string &line : linesOf(text))
        bag.insert(withoutIndent(line));
    return bag;
}

std::pair<std::size_t, std::size_t> differingLines(std::string_view a, std::string_view b)
{
    auto left = linesOf(a);
    auto right = linesOf(b);
    while (!left.empty() && !right.empty() && left.back() == right.back()) {
        left.pop_back();
        right.pop_back();
    }
    std::size_t same = 0;
    while (same < left.size() && same < right.size() && left[same] == right[same])
        ++same;
    return {left.size() - same, right.size() - same};
}

std::string difference(std::string_view a, std::string_view b)
{
    const auto [left, right] = differingLines(a, b);
    std::string told;
    const auto tell = [&told](std::string_view text, std::size_t count, std::string_view other, const char *mark) {
        const auto lines = linesOf(text);
        const auto others = linesOf(other);
        std::size_t first = 0;
        while (first < lines.size() && first < others.size() && lines[first] == others[first])
            ++first;
        for (std::size_t i = first == 0 ? 0 : first - 1; i < std::min(first + count, lines.size()); ++i)
            told += mark + lines[i] + '\n';
    };
    tell(a, left, b, "- ");
    tell(b, right, a, "+ ");
    return told;
}

} // namespace loopscope::test
