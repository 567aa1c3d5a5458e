#pragma once

// Spans and links as a test writes them: "ONE#2" is the third span of ONE's lane, "ONE#2 -timer-> ONE#3" a link.

#include "analysis/causality.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace loopscope::test {

inline std::string laneName(const trace::Trace &trace, trace::LaneIndex index)
{
    const trace::Lane &lane = trace.lane(index);
    if (const auto name = trace.text(lane.name); !name.empty())
        return std::string(name);
    return (lane.kind == trace::LaneKind::Loop ? "loop" : "worker ") +
           (lane.kind == trace::LaneKind::Loop ? std::string() : std::to_string(lane.number + 1));
}

/// A lane that does not exist ends the program: a test must not go on without it.
inline trace::LaneIndex laneCalled(const trace::Trace &trace, std::string_view name)
{
    for (trace::LaneIndex lane = 0; lane < trace.lanes().size(); ++lane) {
        if (laneName(trace, lane) == name)
            return lane;
    }
    std::abort();
}

inline std::string toText(const trace::Trace &trace, trace::SpanRef ref)
{
    return laneName(trace, ref.lane) + '#' + std::to_string(ref.span);
}

inline std::string toText(const trace::Trace &trace, const analysis::Link &link)
{
    constexpr std::array<std::string_view, analysis::linkKindCount> words{
        "turn", "wait", "yield", "timer", "io", "create", "wake", "cancel", "callback", "submit", "return"};
    return toText(trace, link.from) + " -" + std::string(words[static_cast<std::size_t>(link.kind)]) + "-> " +
           toText(trace, link.to);
}

inline std::string toText(const trace::Trace &trace, const analysis::Effects &effects)
{
    std::string text;
    for (const analysis::Link &link : effects.links)
        text += toText(trace, link) + '\n';
    return effects.more > 0 ? text + "and " + std::to_string(effects.more) + " more\n" : text;
}

} // namespace loopscope::test
