#pragma once

// What two texts have in common, told by their lines.

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace loopscope::test {

std::vector<std::string> linesOf(std::string_view text);
/// The lines in no order, without what they are indented by.
std::multiset<std::string> bagOf(std::string_view text);
/// How many lines are not the same when what is equal at both ends is left out.
std::pair<std::size_t, std::size_t> differingLines(std::string_view a, std::string_view b);
/// What differs, with the line before it.
std::string difference(std::string_view a, std::string_view b);

} // namespace loopscope::test
