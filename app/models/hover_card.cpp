#include "models/hover_card.h"

#include "analysis/causality.h"
#include "analysis/hops.h"
#include "analysis/stalls.h"
#include "analysis/waits.h"
#include "models/inspector.h"
#include "models/words.h"
#include "timeline/format.h"
#include "timeline/lane_query.h"
#include "timeline/layout.h"
#include "timeline/links.h"
#include "timeline/roles.h"
#include "timeline/words.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace loopscope::app {

using timeline::RowKind;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("loopscope::app", text);
}

/// Names of victims, at most so many.
constexpr int mostNames = 4;

class Lines {
public:
    Lines &operator<<(const QString &line)
    {
        if (!line.isEmpty())
            m_lines.append(line);
        return *this;
    }
    QString text() const { return m_lines.join(u'\n'); }

private:
    QStringList m_lines;
};

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

QString victimWords(const trace::Trace &trace, const trace::Stall &stall)
{
    const std::vector<trace::Victim> victims = analysis::victimsOf(stall);
    const auto all = static_cast<int>(victims.size() + stall.otherVictims);
    if (all == 0)
        return {};
    QStringList names;
    for (std::size_t victim = 0; victim < victims.size() && names.size() < mostNames; ++victim)
        names.append(laneWords(trace, victims[victim].lane));
    const QString who = all > names.size()
                            ? tr("%1 and %2 more").arg(names.join(QStringLiteral(", "))).arg(all - names.size())
                            : listWords(names, mostNames);
    return tr("%1 had to wait, for %2 in all").arg(who, durationWords(analysis::lossOf(stall)));
}

QString durationOf(const timeline::Scene &scene, Time begin, Time end)
{
    const Time until = end == openEnd ? timeline::presentOf(scene) : end;
    return durationWords(std::max(until - begin, Duration::zero()));
}

QString lineWords(std::uint32_t line)
{
    return line == 0 ? QString() : tr("Line %1").arg(line);
}

/// Of a job: how long each leg of its way took.
QString wayWords(const timeline::Scene &scene, const trace::Hop &hop)
{
    QStringList legs;
    for (const analysis::Leg &leg : analysis::legsOf(scene.trace, hop)) {
        const QString length = durationWords(leg.length(timeline::presentOf(scene)));
        switch (leg.kind) {
        case analysis::LegKind::Queued:
            legs.append(tr("queued %1").arg(length));
            break;
        case analysis::LegKind::Ran:
            legs.append(tr("ran %1").arg(length));
            break;
        case analysis::LegKind::Posted:
            legs.append(tr("posted %1").arg(length));
            break;
        case analysis::LegKind::Noted:
            legs.append(tr("noted %1").arg(length));
            break;
        case analysis::LegKind::Ready:
            legs.append(tr("ready %1").arg(length));
            break;
        }
    }
    return legs.join(QStringLiteral(" · "));
}

QString submitterWords(const trace::Trace &trace, const trace::Hop &hop)
{
    return hop.submitter == trace::noLane ? QString() : tr("Submitted by %1").arg(laneWords(trace, hop.submitter));
}

HoverCard spanCard(const timeline::Scene &scene, timeline::SpanRef ref, int x)
{
    const trace::Trace &trace = scene.trace;
    const trace::Lane &lane = trace.lane(ref.lane);
    const trace::Span &span = lane.spans[ref.span];
    Lines lines;
    lines << tr("%1 from %2").arg(durationOf(scene, span.begin, span.end), exactWords(span.begin))
          << whyWords(trace, ref);
    if (lane.kind == trace::LaneKind::Task) {
        const QString cause = causeWords(trace, analysis::wakerOf(trace, ref));
        if (!cause.isEmpty() && (span.state != trace::SpanState::Running || span.reason != trace::Reason::None))
            lines << tr("Woken by %1").arg(cause);
        if (const auto waited = analysis::readyBefore(trace, ref); waited && *waited > Duration::zero())
            lines << tr("Was ready for %1 before").arg(durationWords(*waited));
    }
    if (trace::runsJobs(lane.kind)) {
        if (const trace::Hop *hop = trace.hopOfJob(JobId{span.subject}))
            lines << submitterWords(trace, *hop) << wayWords(scene, *hop);
    }
    if (const trace::Stall *stall = analysis::stallOf(trace, ref))
        lines << victimWords(trace, *stall);
    lines << originOf(trace, ref) << crowdWords(scene, lane, x);
    return {spanWords(trace, ref), lines.text(), roleOf(lane, span)};
}

HoverCard stallCard(const timeline::Scene &scene, const trace::Stall &stall)
{
    const bool isTask = stall.culprit != trace::noLane && stall.culprit != stall.loop;
    Lines lines;
    lines << tr("%1 from %2").arg(durationOf(scene, stall.begin, stall.end), exactWords(stall.begin))
          << victimWords(scene.trace, stall) << lineWords(stall.line);
    return {isTask ? tr("%1 stalls the loop").arg(laneWords(scene.trace, stall.culprit))
                   : tr("A callback stalls the loop"),
            lines.text(), timeline::Role::Stall};
}

QString totalsWords(const trace::StateTotals &totals, trace::LaneKind kind)
{
    const QString running = durationWords(totals.running);
    switch (kind) {
    case trace::LaneKind::Loop:
        return tr("%L1 iterations, %2 in all").arg(totals.runs).arg(running);
    case trace::LaneKind::Task:
        return tr("Ran %1 in %L2 slices, was ready for %3")
            .arg(running)
            .arg(totals.runs)
            .arg(durationWords(totals.ready));
    default:
        return tr("Ran for %1").arg(running);
    }
}

QString hiddenWords(const timeline::Scene &scene, trace::LaneIndex lane)
{
    const timeline::Layout layout = timeline::layoutOf(scene);
    const auto row = layout.rowOf(lane);
    if (!row || row->hidden == 0)
        return {};
    const Time now = timeline::presentOf(scene);
    trace::StateTotals sum;
    for (const trace::LaneIndex hidden : layout.rows->hiddenOf(*row)) {
        const trace::StateTotals each = timeline::totalsIn(scene.trace.lane(hidden), {Time{}, now}, now);
        sum = {sum.ready + each.ready, sum.running + each.running, sum.runs + each.runs};
    }
    const QString what = row->hidden == 1 ? tr("1 task is folded away below it.")
                                          : tr("%L1 tasks are folded away below it.").arg(row->hidden);
    return what + u' ' + totalsWords(sum, trace::LaneKind::Task);
}

QString originOfLane(const trace::Trace &trace, const trace::Lane &lane)
{
    if (lane.kind != trace::LaneKind::Task)
        return {};
    const QString line = lane.line == 0 ? QString() : tr(", line %1").arg(lane.line);
    return lane.parent < trace.lanes().size() ? tr("Created by %1%2").arg(laneWords(trace, lane.parent), line)
                                              : lineWords(lane.line);
}

HoverCard laneCard(const timeline::Scene &scene, trace::LaneIndex index)
{
    const trace::Trace &trace = scene.trace;
    const trace::Lane &lane = trace.lane(index);
    const Time now = timeline::presentOf(scene);
    Lines lines;
    lines << toQString(timeline::detailOf(trace, index)) << originOfLane(trace, lane)
          << totalsWords(timeline::totalsIn(lane, {Time{}, now}, now), lane.kind)
          << toQString(timeline::endingOf(trace, lane)) << hiddenWords(scene, index);
    return {laneWords(trace, index), lines.text(),
            timeline::roleOf(lane.kind, trace::SpanState::Running, trace::Reason::None)};
}

double highestWithin(const trace::Counter &counter, Time from, Time to)
{
    const auto place = [&](Time time) {
        return static_cast<std::size_t>(std::partition_point(counter.samples.begin(), counter.samples.end(),
                                                             [&](const auto &each) { return each.time < time; }) -
                                        counter.samples.begin());
    };
    return trace::highestOf(counter, place(from), place(to));
}

/// What a counter has at the pointer; on its name, the highest it ever had.
HoverCard counterCard(const timeline::Scene &scene, const timeline::Hit &hit, int x)
{
    timeline::Row row;
    row.kind = *hit.row;
    row.number = hit.number;
    const trace::Counter &counter = timeline::counterOf(scene.trace, row);
    const bool ofPool = counter.kind == trace::CounterKind::PoolQueue;
    const bool isGauge = counter.kind == trace::CounterKind::Gauge;
    const auto counted = [&](double value) {
        if (isGauge)
            return toQString(timeline::formatNumber(value));
        return ofPool ? (value == 1 ? tr("1 job waits") : tr("%L1 jobs wait").arg(value))
                      : (value == 1 ? tr("1 task is ready") : tr("%L1 tasks are ready").arg(value));
    };
    const QString owner = toQString(timeline::ownerOf(scene.trace, counter.kind, hit.number));
    const QString name = isGauge  ? toQString(scene.trace.text(counter.name))
                         : ofPool ? tr("pool queue")
                                  : tr("ready queue");
    const timeline::Role role = ofPool ? timeline::Role::Executor : timeline::Role::Ready;
    const timeline::Axis axis = timeline::axisOf(scene.viewport);
    Lines lines;
    if (hit.part == timeline::Part::Counter) {
        const Time from = timeline::timeAt(axis, x);
        const double before = trace::valueAt(counter, from);
        const double highest = std::max(before, highestWithin(counter, from, timeline::timeAt(axis, x + 1)));
        lines << (highest == before ? tr("%1 at %2") : tr("Up to %1 within this pixel, at %2"))
                     .arg(counted(highest), exactWords(from));
    }
    lines << tr("At most %1").arg(counted(counter.highest));
    return {owner.isEmpty() ? name : tr("%1 of %2").arg(name, owner), lines.text(), role};
}

/// A pool, or the threads: a name that may be too long for its column.
std::optional<HoverCard> headCard(const timeline::Scene &scene, const timeline::Hit &hit)
{
    if (hit.row == RowKind::PoolHead || hit.row == RowKind::EmptyPool)
        return HoverCard{toQString(timeline::poolNameOf(scene.trace, hit.number)),
                         toQString(timeline::poolSizeWordings(scene.trace, hit.number).front()),
                         timeline::Role::Executor};
    if (hit.row == RowKind::ReadyQueue || hit.row == RowKind::PoolQueue || hit.row == RowKind::Gauge)
        return counterCard(scene, hit, 0);
    return std::nullopt;
}

QString nameOrNobody(const trace::Trace &trace, trace::LaneIndex lane)
{
    return lane == trace::noLane ? tr("somebody") : laneWords(trace, lane);
}

HoverCard hopCard(const timeline::Scene &scene, const timeline::Link &link)
{
    const trace::Trace &trace = scene.trace;
    const trace::Hop &hop = trace.hops()[link.index];
    const QString job = toQString(trace.text(hop.label));
    const QString submitter = nameOrNobody(trace, hop.submitter);
    const QString worker = nameOrNobody(trace, hop.worker);
    Lines lines;
    lines << wayWords(scene, hop) << lineWords(hop.line);
    return {link.kind == timeline::LinkKind::Submit ? tr("%1 gives %2 to %3").arg(submitter, job, worker)
                                                    : tr("%1 returns from %2 to %3").arg(job, worker, submitter),
            lines.text(), timeline::Role::Executor};
}

HoverCard linkCard(const timeline::Scene &scene, const timeline::Link &link)
{
    const trace::Trace &trace = scene.trace;
    HoverCard card;
    if (link.kind == timeline::LinkKind::Wakeup) {
        const trace::Wakeup &wakeup = trace.wakeups()[link.index];
        card = {tr("%1 wakes %2").arg(nameOrNobody(trace, wakeup.from), nameOrNobody(trace, wakeup.to)),
                tr("At %1").arg(exactWords(wakeup.time)), timeline::Role::Ready};
    } else if (link.kind == timeline::LinkKind::Cancel) {
        const trace::CancelMark &cancel = trace.cancels()[link.index];
        Lines lines;
        lines << tr("At %1").arg(exactWords(cancel.time)) << lineWords(cancel.line);
        card = {tr("%1 cancels %2").arg(nameOrNobody(trace, cancel.from), nameOrNobody(trace, cancel.to)), lines.text(),
                timeline::Role::Cancelled};
    } else {
        card = hopCard(scene, link);
    }
    if (link.others > 0) {
        const QString others = QString::number(link.others) + (link.orMore ? QStringLiteral("+") : QString());
        card.text += u'\n' + (link.others == 1 && !link.orMore
                                  ? tr("1 more here is not drawn: zoom in to see it")
                                  : tr("%1 more here are not drawn: zoom in to see them").arg(others));
    }
    return card;
}

/// An arrow is what is meant where it crosses nothing that is thicker than a line.
bool isSolid(const timeline::Scene &scene, const timeline::Hit &hit)
{
    return hit.span && scene.trace.lane(hit.lane).spans[*hit.span].state != trace::SpanState::Suspended;
}

} // namespace

std::optional<HoverCard> hoverCardOf(const timeline::Scene &scene, const timeline::Hit &hit, int x, int y)
{
    if (hit.part == timeline::Part::LaneName)
        return hit.lane != trace::noLane ? laneCard(scene, hit.lane) : headCard(scene, hit);
    if (!isSolid(scene, hit)) {
        if (const auto link = timeline::linkAt(scene, x, y))
            return linkCard(scene, *link);
    }
    if (hit.span)
        return spanCard(scene, {hit.lane, *hit.span}, x);
    if (hit.part == timeline::Part::Counter)
        return counterCard(scene, hit, x);
    if (hit.stall)
        return stallCard(scene, scene.trace.stalls()[*hit.stall]);
    return std::nullopt;
}

} // namespace loopscope::app
