#include "timeline/links.h"

#include "timeline/lane_query.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdlib>

namespace loopscope::timeline {

using trace::CauseKind;
using trace::Hop;
using trace::LaneIndex;
using trace::Wakeup;

namespace {

/// Where there are more of a kind within a stretch of so many logical pixels than `mostTogether`, one stands for all.
constexpr int stretchPixels = 56;
constexpr std::size_t mostTogether = 3;
/// So many are counted within a stretch.
constexpr std::size_t mostCounted = 500;
/// So many are looked through for those of the selected span.
constexpr std::ptrdiff_t mostLooked = 65'536;
struct End {
    int x = 0;
    Row row;
};

class Links {
public:
    Links(const Scene &scene, const Layout &layout)
        : m_scene(scene)
        , m_trace(scene.trace)
        , m_layout(layout)
        , m_now(presentOf(scene))
    {
        // Stretches lie where they are in time, whatever is in view: moving about does not change who stands for whom.
        const double ns = std::clamp(nsPerPixel(layout.axis) * px(stretchPixels), 1.0, 4e18);
        m_stretch = Duration{static_cast<std::int64_t>(std::bit_ceil(static_cast<std::uint64_t>(ns)))};
    }

    std::vector<Link> take()
    {
        addHops();
        addWakeups();
        addCancels();
        if (const auto &selected = m_scene.selection; selected && selected->lane < m_trace.lanes().size() &&
                                                      selected->span < m_trace.lane(selected->lane).spans.size()) {
            addChosenHops(*selected);
            addChosenWakeups(*selected);
        }
        return std::move(m_links);
    }

    std::vector<Link> trail()
    {
        for (const analysis::Link &step : m_scene.trail) {
            auto link = linkOf(LinkKind::Wakeup, 0, endAt(step.from.lane, step.left), endAt(step.to.lane, step.arrived),
                               Role::Accent, 255);
            if (!link)
                continue; // it stays in its lane: the frames of its spans tell it
            link->arrow.width = static_cast<std::uint8_t>(px(2));
            m_links.push_back(*link);
        }
        return std::move(m_links);
    }

private:
    int px(int logical) const { return std::max(1, static_cast<int>(std::lround(logical * m_layout.metrics.scale))); }

    /// Where a link can begin or end; nullopt out of view.
    std::optional<End> endAt(LaneIndex lane, Time time) const
    {
        const Axis &axis = m_layout.axis;
        if (time < axis.range.from || time >= axis.range.to)
            return std::nullopt;
        const auto row = m_layout.standInOf(lane);
        if (!row || !m_layout.isInView(*row))
            return std::nullopt;
        return End{xAt(axis, time), *row};
    }

    /// Out of the one lane towards the other: from its lower edge if that is below, else from its upper one.
    int edgeOf(const Row &row, bool downwards) const
    {
        const int half = spanHeight(m_layout, row, trace::SpanState::Running) / 2;
        return downwards ? row.middle() + half : row.middle() - half;
    }

    std::optional<Link> linkOf(LinkKind kind, std::size_t index, const std::optional<End> &from,
                               const std::optional<End> &to, Role role, std::uint8_t alpha) const
    {
        if (!from || !to || from->row.lane == to->row.lane)
            return std::nullopt;
        const bool down = to->row.y > from->row.y;
        const int y1 = edgeOf(from->row, down);
        const int y2 = edgeOf(to->row, !down);
        Arrow arrow{from->x, y1, from->x, y1, to->x, y2, to->x, y2, role, static_cast<std::uint8_t>(px(1)), alpha};
        if (std::abs(to->x - from->x) < px(12)) { // straight up or down: a bow, or it would hide in the spans
            const int bow = std::clamp(std::abs(y2 - y1) / 4, px(12), px(20));
            arrow.controlX1 = arrow.controlX2 = std::max(from->x, to->x) + bow;
        } else {
            const int half = (y2 - y1) * 2 / 3;
            arrow.controlY1 = y1 + half;
            arrow.controlY2 = y2 - half;
        }
        Link link;
        link.kind = kind;
        link.index = index;
        link.arrow = arrow;
        link.pinned = from->row.pinned || to->row.pinned;
        return link;
    }

    std::size_t indexOf(const Hop &hop) const { return static_cast<std::size_t>(&hop - m_trace.hops().data()); }

    std::optional<Link> submission(const Hop &hop, std::uint8_t alpha) const
    {
        return linkOf(LinkKind::Submit, indexOf(hop), endAt(hop.submitter, hop.submitted),
                      endAt(hop.worker, hop.started), Role::Executor, alpha);
    }

    std::optional<Link> returning(const Hop &hop, std::uint8_t alpha) const
    {
        return linkOf(LinkKind::Return, indexOf(hop), endAt(hop.worker, hop.finished), endAt(hop.submitter, hop.ready),
                      Role::Executor, alpha);
    }

    void add(std::optional<Link> link, std::uint32_t others = 0, bool orMore = false)
    {
        if (!link)
            return;
        link->others = others;
        link->orMore = orMore;
        m_links.push_back(*link);
    }

    /// `visit(from, to)` for each stretch of time in view.
    template <class Visit>
    void forEachStretch(Visit visit) const
    {
        const TimeRange &range = m_layout.axis.range;
        if (range.to <= range.from || m_layout.axis.width <= 0)
            return;
        const std::int64_t step = m_stretch.count();
        Time from = timeFromNs(std::max<std::int64_t>(toNs(range.from), 0) / step * step);
        while (from < range.to) {
            const Time to = plus(from, m_stretch);
            visit(from, to);
            if (to <= from)
                return;
            from = to;
        }
    }

    /// Those that are few are all added; of many the first, for all of them.
    template <class Found, class Make>
    void addFew(const std::vector<Found> &found, bool orMore, Make make)
    {
        if (found.size() <= mostTogether && !orMore) {
            for (const Found &each : found)
                make(each, 0, false);
        } else if (!found.empty()) {
            make(found.front(), static_cast<std::uint32_t>(found.size() - 1), orMore);
        }
    }

    /// Hops are found through the spans of the workers in view, so that a long queue outside of it costs nothing.
    void addHops()
    {
        for (const Row &row : m_layout.visible) {
            if (row.kind == RowKind::Worker && m_layout.isInView(row))
                addHopsOf(m_trace.lane(row.lane));
        }
    }

    void addHopsOf(const trace::Lane &lane)
    {
        const auto hopOf = [&](std::size_t span) { return m_trace.hopOfJob(JobId{lane.spans[span].subject}); };
        const TimeRange &range = m_layout.axis.range;
        const auto make = [&](const Hop *hop, std::uint32_t others, bool orMore) {
            add(submission(*hop, 140), others, orMore);
            add(returning(*hop, 140));
        };
        if (const auto first = spanAt(lane, range.from)) { // it began before the view does, and may return in it
            if (const Hop *hop = hopOf(*first); hop != nullptr && hop->started < range.from)
                make(hop, 0, false);
        }
        std::vector<const Hop *> found;
        forEachStretch([&](Time from, Time to) {
            found.clear();
            bool orMore = false;
            std::size_t span = firstFrom(lane, std::max(from, range.from));
            for (; span < lane.spans.size() && lane.spans.beginOf(span) < std::min(to, range.to); ++span) {
                const Hop *hop = hopOf(span);
                const bool isNew = hop != nullptr && hop->started >= from && (found.empty() || found.back() != hop);
                if (!isNew || !endAt(hop->submitter, hop->submitted))
                    continue;
                found.push_back(hop); // a job that waits has many spans and one way
                orMore = found.size() > mostCounted;
                if (orMore)
                    break;
            }
            addFew(found, orMore, make);
        });
    }

    static std::size_t firstFrom(const trace::Lane &lane, Time time)
    {
        const auto before = spanAt(lane, plus(time, Duration{-1}));
        return before ? *before + (lane.spans.beginOf(*before) < time ? 1 : 0) : 0;
    }

    std::ptrdiff_t firstWakeup(Time time) const
    {
        const auto wakeups = m_trace.wakeups();
        return std::partition_point(wakeups.begin(), wakeups.end(),
                                    [&](const Wakeup &wakeup) { return wakeup.time < time; }) -
               wakeups.begin();
    }

    std::optional<Link> wakeupLink(std::size_t index, Role role, std::uint8_t alpha) const
    {
        const Wakeup &wakeup = m_trace.wakeups()[index];
        return linkOf(LinkKind::Wakeup, index, endAt(wakeup.from, m_trace.sentAt(wakeup)),
                      endAt(wakeup.to, wakeup.time), role, alpha);
    }

    bool isPlain(const Wakeup &wakeup) const
    {
        const CauseKind kind = m_trace.causeOf(wakeup).kind;
        return kind == CauseKind::Task || kind == CauseKind::Callback ||
               m_trace.lane(wakeup.to).kind == trace::LaneKind::Track;
    }

    /// Those of tasks that woke tasks: children are told by the tree, jobs by their hops.
    void addWakeups()
    {
        const auto wakeups = m_trace.wakeups();
        const auto count = static_cast<std::ptrdiff_t>(wakeups.size());
        std::vector<std::size_t> found;
        forEachStretch([&](Time from, Time to) {
            found.clear();
            std::ptrdiff_t index = firstWakeup(from);
            const std::ptrdiff_t last = std::min(count, index + static_cast<std::ptrdiff_t>(mostCounted));
            for (; index < last && wakeups[static_cast<std::size_t>(index)].time < to; ++index) {
                const auto place = static_cast<std::size_t>(index);
                const Wakeup &wakeup = wakeups[place];
                if (wakeupLink(place, Role::Dim, 130) && isPlain(wakeup))
                    found.push_back(place);
            }
            const bool orMore = index < count && wakeups[static_cast<std::size_t>(index)].time < to;
            addFew(found, orMore, [&](std::size_t place, std::uint32_t others, bool more) {
                add(wakeupLink(place, Role::Dim, 130), others, more);
            });
        });
    }

    void addCancels()
    {
        const auto cancels = m_trace.cancels();
        std::vector<std::size_t> found;
        const auto linkFor = [&](std::size_t place) {
            const trace::CancelMark &cancel = cancels[place];
            return linkOf(LinkKind::Cancel, place, endAt(cancel.from, cancel.time), endAt(cancel.to, cancel.time),
                          Role::Cancelled, 200);
        };
        forEachStretch([&](Time from, Time to) {
            found.clear();
            auto place = static_cast<std::size_t>(
                std::partition_point(cancels.begin(), cancels.end(),
                                     [&](const trace::CancelMark &mark) { return mark.time < from; }) -
                cancels.begin());
            const std::size_t last = std::min(cancels.size(), place + mostCounted);
            for (; place < last && cancels[place].time < to; ++place) {
                if (linkFor(place))
                    found.push_back(place);
            }
            const bool orMore = place < cancels.size() && cancels[place].time < to;
            // A parent cancels its children all at once, and each of them matters: more of these stand together.
            if (found.size() <= 8 * mostTogether && !orMore) {
                for (const std::size_t each : found)
                    add(linkFor(each));
            } else if (!found.empty()) {
                add(linkFor(found.front()), static_cast<std::uint32_t>(found.size() - 1), orMore);
            }
        });
    }

    bool belongsTo(const Hop &hop, const SpanRef &selection) const
    {
        const trace::Lane &lane = m_trace.lane(selection.lane);
        const trace::Span span = lane.spans[selection.span];
        const Time end = endOf(span, m_now);
        if (selection.lane == hop.worker)
            return span.subject == hop.job.value;
        const auto within = [&](Time time) { return time >= span.begin && time <= end; };
        if (selection.lane == hop.submitter && trace::runsJobs(lane.kind)) // it need not wait for the job
            return within(hop.submitted) || within(hop.resumed);
        return selection.lane == hop.submitter && hop.submitted <= end &&
               (hop.resumed == openEnd || hop.resumed >= span.begin);
    }

    void addChosen(std::optional<Link> link)
    {
        if (!link)
            return;
        link->chosen = true;
        link->arrow.alpha = 255;
        m_links.push_back(*link);
    }

    /// All of them, whoever was left out before. They lie on top.
    void addChosenHops(const SpanRef &selection)
    {
        const auto hops = m_trace.hops();
        const trace::Lane &lane = m_trace.lane(selection.lane);
        const trace::Span span = lane.spans[selection.span];
        const auto choose = [&](const Hop &hop) {
            std::erase_if(m_links, [&](const Link &link) {
                const bool ofHop = link.kind == LinkKind::Submit || link.kind == LinkKind::Return;
                return ofHop && link.index == indexOf(hop) && link.others == 0;
            });
            addChosen(submission(hop, 255));
            addChosen(returning(hop, 255));
        };
        if (trace::runsJobs(lane.kind)) {
            if (const Hop *hop = m_trace.hopOfJob(JobId{span.subject}))
                choose(*hop);
        }
        const Time end = endOf(span, m_now);
        const auto after =
            std::partition_point(hops.begin(), hops.end(), [&](const Hop &hop) { return hop.submitted <= end; });
        const auto first = after - std::min(mostLooked, after - hops.begin());
        for (auto hop = first; hop != after; ++hop) {
            if (hop->submitter == selection.lane && hop->worker != selection.lane && belongsTo(*hop, selection))
                choose(*hop);
        }
    }

    /// The one that woke the selected span's task, and those that it woke: at most one for a pixel.
    void addChosenWakeups(const SpanRef &selection)
    {
        const trace::Lane &lane = m_trace.lane(selection.lane);
        const trace::Span span = lane.spans[selection.span];
        Time since = span.begin; // a running span was woken when the ready span before it began
        if (span.state == trace::SpanState::Running && selection.span > 0 &&
            lane.spans[selection.span - 1].state == trace::SpanState::Ready)
            since = lane.spans[selection.span - 1].begin;
        const TimeRange &range = m_layout.axis.range;
        const bool isTrack = lane.kind == trace::LaneKind::Track; // what flows from it may arrive long after
        const Time until = std::min(isTrack ? openEnd : endOf(span, m_now), range.to);
        const auto wakeups = m_trace.wakeups();
        std::ptrdiff_t index = firstWakeup(std::max(since, range.from));
        const std::ptrdiff_t last = std::min(static_cast<std::ptrdiff_t>(wakeups.size()), index + mostLooked);
        for (; index < last && wakeups[static_cast<std::size_t>(index)].time <= until; ++index) {
            const auto place = static_cast<std::size_t>(index);
            const Wakeup &wakeup = wakeups[place];
            const bool woken =
                wakeup.to == selection.lane && (isTrack ? wakeup.toSpan == selection.span : wakeup.time == since);
            const bool woke = wakeup.from == selection.lane &&
                              (isTrack ? wakeup.fromSpan == selection.span : wakeup.time >= span.begin);
            if ((!woken && !woke) || m_trace.causeOf(wakeup).kind == CauseKind::Job)
                continue;
            auto link = wakeupLink(place, Role::Accent, 230);
            const bool isSame = link && !m_links.empty() && m_links.back().chosen &&
                                m_links.back().arrow.x1 == link->arrow.x1 && m_links.back().arrow.y2 == link->arrow.y2;
            if (!isSame)
                addChosen(link);
        }
    }

    const Scene &m_scene;
    const trace::Trace &m_trace;
    const Layout &m_layout;
    const Time m_now;
    Duration m_stretch{};
    std::vector<Link> m_links;
};

} // namespace

std::vector<Link> trailOf(const Scene &scene, const Layout &layout)
{
    return Links(scene, layout).trail();
}

std::vector<Link> linksOf(const Scene &scene, const Layout &layout)
{
    return Links(scene, layout).take();
}

} // namespace loopscope::timeline
