#include "models/search.h"

#include "models/words.h"

#include <algorithm>

namespace loopscope::app {

namespace {

bool has(const QString &text, const QString &needle)
{
    return text.contains(needle, Qt::CaseInsensitive);
}

std::size_t firstThatRuns(const trace::Lane &lane)
{
    const auto span = std::find_if(lane.spans.begin(), lane.spans.end(), [](const trace::Span &candidate) {
        return candidate.state == trace::SpanState::Running;
    });
    return span == lane.spans.end() ? 0 : static_cast<std::size_t>(span - lane.spans.begin());
}

} // namespace

std::vector<timeline::SpanRef> find(const trace::Trace &trace, const QString &needle)
{
    std::vector<timeline::SpanRef> matches;
    if (needle.trimmed().isEmpty())
        return matches;
    for (trace::LaneIndex index = 0; index < trace.lanes().size(); ++index) {
        const trace::Lane &lane = trace.lane(index);
        if (lane.spans.empty())
            continue;
        if (has(laneWords(trace, index), needle) || has(toQString(trace.text(lane.coroutine)), needle)) {
            matches.push_back({index, firstThatRuns(lane)});
            continue;
        }
        for (std::size_t span = 0; span < lane.spans.size() && matches.size() < mostMatches; ++span) {
            const trace::Span &candidate = lane.spans[span];
            if (has(toQString(trace.text(candidate.object)), needle) ||
                (candidate.reason != trace::Reason::None && has(toQString(trace::wordFor(candidate.reason)), needle)))
                matches.push_back({index, span});
        }
    }
    std::stable_sort(matches.begin(), matches.end(), [&](timeline::SpanRef a, timeline::SpanRef b) {
        return trace.lane(a.lane).spans[a.span].begin < trace.lane(b.lane).spans[b.span].begin;
    });
    return matches;
}

} // namespace loopscope::app
