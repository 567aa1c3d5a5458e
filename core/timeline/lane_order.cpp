#include "timeline/lane_order.h"

#include "timeline/lane_query.h"
#include "timeline/words.h"

#include <algorithm>
#include <string>
#include <utility>

namespace loopscope::timeline {

using trace::LaneIndex;
using trace::Trace;

namespace {

bool isDigit(char letter)
{
    return letter >= '0' && letter <= '9';
}

/// The digits at the beginning, without zeros that say nothing; takes them away.
std::string_view takeNumber(std::string_view &text)
{
    const auto digits = static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), isDigit) - text.begin());
    std::string_view number = text.substr(0, digits);
    text.remove_prefix(digits);
    while (number.size() > 1 && number.front() == '0')
        number.remove_prefix(1);
    return number;
}

template <class Key, class Before>
void sortBy(std::vector<LaneIndex> &lanes, Key key, Before before)
{
    std::vector<std::pair<decltype(key(LaneIndex{})), LaneIndex>> keyed;
    keyed.reserve(lanes.size());
    for (const LaneIndex lane : lanes)
        keyed.emplace_back(key(lane), lane);
    std::stable_sort(keyed.begin(), keyed.end(),
                     [&](const auto &a, const auto &b) { return before(a.first, b.first); });
    std::transform(keyed.begin(), keyed.end(), lanes.begin(), [](const auto &each) { return each.second; });
}

} // namespace

bool isNameBefore(std::string_view a, std::string_view b)
{
    while (!a.empty() && !b.empty()) {
        if (isDigit(a.front()) && isDigit(b.front())) {
            const std::string_view first = takeNumber(a);
            const std::string_view second = takeNumber(b);
            if (first != second)
                return first.size() != second.size() ? first.size() < second.size() : first < second;
            continue;
        }
        if (a.front() != b.front())
            return a.front() < b.front();
        a.remove_prefix(1);
        b.remove_prefix(1);
    }
    return a.size() < b.size();
}

void sortLanes(std::vector<LaneIndex> &lanes, const Trace &trace, LaneOrder order, Time now)
{
    const auto totals = [&](LaneIndex lane) { return totalsIn(trace.lane(lane), {Time{}, now}, now); };
    const auto longer = [](Duration a, Duration b) { return a > b; };
    switch (order) {
    case LaneOrder::Creation:
        return;
    case LaneOrder::Name:
        return sortBy(
            lanes, [&](LaneIndex lane) { return nameOf(trace, lane); }, isNameBefore);
    case LaneOrder::RunTime:
        return sortBy(
            lanes, [&](LaneIndex lane) { return totals(lane).running; }, longer);
    case LaneOrder::WaitTime:
        return sortBy(
            lanes, [&](LaneIndex lane) { return totals(lane).ready; }, longer);
    }
}

} // namespace loopscope::timeline
