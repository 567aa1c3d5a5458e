#include "models/hover_card.h"

#include "models/relations.h"
#include "models/words.h"
#include "timeline/lane_query.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace loopscope::app {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("HoverCard", text);
}

/// Where the pointer's column holds more spans than can be told apart: how many, and how they share it.
QString crowdWords(const timeline::Scene &scene, const trace::Lane &lane, int x)
{
    const timeline::Contents contents =
        timeline::contentsOf(lane, timeline::axisOf(scene.viewport), x, {timeline::presentOf(scene)});
    constexpr std::size_t few = 2;
    if (contents.spans <= few || contents.length <= Duration::zero())
        return {};
    const auto percent = [&](Duration part) {
        return std::lround(100.0 * static_cast<double>(part.count()) / static_cast<double>(contents.length.count()));
    };
    if (lane.kind == trace::LaneKind::Track) // nobody knows what it does between its spans
        return tr("%L1 spans within this pixel, %2 % of it").arg(contents.spans).arg(percent(contents.totals.running));
    return tr("%L1 spans within this pixel: %2 % running, %3 % ready")
        .arg(contents.spans)
        .arg(percent(contents.totals.running))
        .arg(percent(contents.totals.ready));
}

HoverCard spanCard(const timeline::Scene &scene, timeline::SpanRef ref, int x)
{
    const trace::Lane &lane = scene.trace.lane(ref.lane);
    const trace::Span &span = lane.spans[ref.span];
    QStringList lines;
    lines.append(tr("%1 from %2").arg(durationWords(lengthOf(scene.trace, span)), exactWords(span.begin)));
    if (const QString why = whyWords(scene.trace, ref); !why.isEmpty())
        lines.append(why);
    if (lane.kind == trace::LaneKind::Task) {
        const QString cause = causeWords(scene.trace, wakerOf(scene.trace, ref));
        if (!cause.isEmpty() && (span.state != trace::SpanState::Running || span.reason != trace::Reason::None))
            lines.append(tr("Woken by %1").arg(cause));
        if (const auto waited = readyBefore(scene.trace, ref); waited && *waited > Duration::zero())
            lines.append(tr("Was ready for %1 before").arg(durationWords(*waited)));
    }
    if (const QString crowd = crowdWords(scene, lane, x); !crowd.isEmpty())
        lines.append(crowd);
    return {spanWords(scene.trace, ref), lines.join(u'\n'), roleOf(lane, span)};
}

} // namespace

std::optional<HoverCard> hoverCardOf(const timeline::Scene &scene, const timeline::Hit &hit, int x)
{
    if (hit.span)
        return spanCard(scene, {hit.lane, *hit.span}, x);
    return std::nullopt;
}

} // namespace loopscope::app
