#include "models/search.h"

#include "models/words.h"

#include <algorithm>
#include <limits>

namespace loopscope::app {

namespace {

std::size_t firstThatRuns(const trace::Lane &lane)
{
    for (std::size_t span = 0; span < lane.spans.size(); ++span) {
        if (lane.spans.outlineOf(span).state == trace::SpanState::Running)
            return span;
    }
    return 0;
}

} // namespace

bool Search::isOver(const trace::Trace &trace) const
{
    return m_needle.isEmpty() || m_full || m_lane >= trace.lanes().size();
}

bool Search::hasName(const trace::Trace &trace, NameId name)
{
    if (!name)
        return false;
    if (name.value >= m_names.size())
        m_names.resize(name.value + 1, Known::NotYet);
    Known &known = m_names[name.value];
    if (known == Known::NotYet)
        known = has(toQString(trace.text(name))) ? Known::Yes : Known::No;
    return known == Known::Yes;
}

bool Search::hasReason(trace::Reason reason)
{
    if (reason == trace::Reason::None)
        return false;
    Known &known = m_reasons[static_cast<std::size_t>(reason)];
    if (known == Known::NotYet)
        known = has(toQString(trace::wordFor(reason))) ? Known::Yes : Known::No;
    return known == Known::Yes;
}

void Search::add(timeline::SpanRef match)
{
    if (m_matches.size() < mostMatches)
        m_matches.push_back(match);
    else
        m_full = true;
}

void Search::advance(const trace::Trace &trace, std::size_t most)
{
    const std::size_t known = m_matches.size();
    while (most > 0 && !isOver(trace)) {
        const trace::Lane &lane = trace.lane(m_lane);
        const bool isNew = m_span == 0 && !lane.spans.empty();
        if (isNew && (has(laneWords(trace, m_lane)) || hasName(trace, lane.coroutine))) {
            add({m_lane++, firstThatRuns(lane)});
            --most;
            continue;
        }
        const std::size_t to = m_span + std::min(most, lane.spans.size() - m_span);
        most -= std::max<std::size_t>(to - m_span, to == m_span ? 1 : 0);
        for (; m_span < to && !m_full; ++m_span) {
            const trace::Span span = lane.spans[m_span];
            if (hasName(trace, span.object) || hasReason(span.reason))
                add({m_lane, m_span});
        }
        if (m_span == lane.spans.size()) {
            ++m_lane;
            m_span = 0;
        }
    }
    sortFrom(trace, known);
}

/// What was found first is in order already.
void Search::sortFrom(const trace::Trace &trace, std::size_t first)
{
    const auto earlier = [&](timeline::SpanRef a, timeline::SpanRef b) {
        return trace.lane(a.lane).spans.beginOf(a.span) < trace.lane(b.lane).spans.beginOf(b.span);
    };
    const auto middle = m_matches.begin() + static_cast<std::ptrdiff_t>(first);
    std::stable_sort(middle, m_matches.end(), earlier);
    std::inplace_merge(m_matches.begin(), middle, m_matches.end(), earlier);
}

std::vector<timeline::SpanRef> find(const trace::Trace &trace, const QString &needle)
{
    Search search(needle);
    while (!search.isOver(trace))
        search.advance(trace, std::numeric_limits<std::size_t>::max());
    return search.matches();
}

} // namespace loopscope::app
