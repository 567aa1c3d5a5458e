#include "models/search.h"

#include "models/words.h"

#include <algorithm>
#include <limits>
#include <tuple>

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

Search Search::ofLine(std::uint32_t line)
{
    Search search;
    search.m_line = line;
    return search;
}

bool Search::isOver(const trace::Trace &trace) const
{
    if (m_full || m_lane < trace.lanes().size())
        return m_full || (m_needle.isEmpty() && m_line == 0);
    return m_line == 0 || (m_log >= trace.log().size() && m_hop >= trace.hops().size());
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

bool Search::fits(const trace::Trace &trace, const trace::Span &span)
{
    if (m_line != 0)
        return span.line == m_line;
    return hasName(trace, span.object) || hasReason(span.reason);
}

void Search::searchLane(const trace::Trace &trace, std::size_t &most)
{
    const trace::Lane &lane = trace.lane(m_lane);
    const bool isNew = m_span == 0 && !lane.spans.empty();
    if (isNew && m_line == 0 && (has(laneWords(trace, m_lane)) || hasName(trace, lane.coroutine))) {
        add({m_lane++, firstThatRuns(lane)});
        --most;
        return;
    }
    if (isNew && m_line != 0 && lane.line == m_line)
        add({m_lane, 0});
    const std::size_t to = m_span + std::min(most, lane.spans.size() - m_span);
    most -= std::max<std::size_t>(to - m_span, to == m_span ? 1 : 0);
    for (; m_span < to && !m_full; ++m_span) {
        if (fits(trace, lane.spans[m_span]))
            add({m_lane, m_span});
    }
    if (m_span == lane.spans.size()) {
        ++m_lane;
        m_span = 0;
    }
}

void Search::searchLog(const trace::Trace &trace, std::size_t &most)
{
    for (; m_log < trace.log().size() && most > 0 && !m_full; ++m_log, --most) {
        const trace::LogLine &line = trace.log()[m_log];
        if (line.line != m_line || line.lane == trace::noLane)
            continue;
        if (const auto span = trace::spanAt(trace.lane(line.lane), line.time))
            add({line.lane, *span});
    }
}

void Search::searchHops(const trace::Trace &trace, std::size_t &most)
{
    for (; m_hop < trace.hops().size() && most > 0 && !m_full; ++m_hop, --most) {
        const trace::Hop &hop = trace.hops()[m_hop];
        if (hop.line != m_line)
            continue;
        if (hop.submitter != trace::noLane)
            add({hop.submitter, hop.submitterSpan});
        if (hop.worker != trace::noLane)
            add({hop.worker, hop.workerSpan});
    }
}

void Search::advance(const trace::Trace &trace, std::size_t most)
{
    const std::size_t known = m_matches.size();
    while (most > 0 && !isOver(trace) && m_lane < trace.lanes().size())
        searchLane(trace, most);
    if (m_line != 0 && m_lane >= trace.lanes().size()) {
        searchLog(trace, most);
        searchHops(trace, most);
    }
    sortFrom(trace, known);
}

/// What was found first is in order already.
void Search::sortFrom(const trace::Trace &trace, std::size_t first)
{
    const auto earlier = [&](timeline::SpanRef a, timeline::SpanRef b) {
        const auto place = [&](timeline::SpanRef match) {
            return std::tuple(trace.lane(match.lane).spans.beginOf(match.span), match.lane, match.span);
        };
        return place(a) < place(b);
    };
    std::erase_if(m_matches, [&](timeline::SpanRef match) { // a hop may know of spans that are not there
        return match.span >= trace.lane(match.lane).spans.size();
    });
    const auto middle = m_matches.begin() + static_cast<std::ptrdiff_t>(std::min(first, m_matches.size()));
    std::sort(middle, m_matches.end(), earlier);
    std::inplace_merge(m_matches.begin(), middle, m_matches.end(), earlier);
    m_matches.erase(std::unique(m_matches.begin(), m_matches.end()), m_matches.end());
}

std::vector<timeline::SpanRef> find(const trace::Trace &trace, const QString &needle)
{
    Search search(needle);
    while (!search.isOver(trace))
        search.advance(trace, std::numeric_limits<std::size_t>::max());
    return search.matches();
}

} // namespace loopscope::app
