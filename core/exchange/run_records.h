#pragma once

// What each record of a run file consists of, in order, for writing and for reading. Fields are only ever added at the
// end of the file's own sections, never in the middle of these: see docs/run-files.md.

#include "exchange/imported.h"
#include "exchange/packing.h"

#include <algorithm>

namespace loopscope::exchange {

template <class Archive>
void describe(Archive &archive, typename Archive::template Field<trace::Lane> &lane)
{
    archive.choice(lane.kind, trace::laneKindCount);
    archive.unsignedNumber(lane.loop);
    archive.unsignedNumber(lane.pool);
    archive.unsignedNumber(lane.number);
    archive.id(lane.name);
    archive.id(lane.coroutine);
    archive.unsignedNumber(lane.line);
    archive.unsignedNumber(lane.parent);
    archive.moment(lane.begin);
    archive.time(lane.end);
    archive.choice(lane.ending, trace::endingCount);
    archive.id(lane.error);
}

template <class Archive>
void describe(Archive &archive, typename Archive::template Field<trace::Hop> &hop)
{
    archive.id(hop.job);
    archive.id(hop.label);
    archive.unsignedNumber(hop.line);
    archive.unsignedNumber(hop.pool);
    archive.unsignedNumber(hop.submitter);
    archive.unsignedNumber(hop.worker);
    archive.unsignedNumber(hop.submitterSpan);
    archive.unsignedNumber(hop.workerSpan);
    archive.time(hop.submitted);
    archive.time(hop.started);
    archive.time(hop.finished);
    archive.time(hop.posted);
    archive.time(hop.ready);
    archive.time(hop.resumed);
    archive.choice(hop.ending, trace::endingCount);
    archive.id(hop.error);
}

template <class Archive>
void describe(Archive &archive, typename Archive::template Field<trace::Cause> &cause)
{
    archive.choice(cause.kind, trace::causeKindCount);
    archive.unsignedNumber(cause.id);
}

template <class Archive>
void describe(Archive &archive, typename Archive::template Field<trace::Wakeup> &wakeup)
{
    archive.moment(wakeup.time);
    archive.unsignedNumber(wakeup.from);
    archive.unsignedNumber(wakeup.to);
    archive.unsignedNumber(wakeup.fromSpan);
    archive.unsignedNumber(wakeup.toSpan);
}

template <class Archive>
void describe(Archive &archive, typename Archive::template Field<trace::CancelMark> &cancel)
{
    archive.moment(cancel.time);
    archive.unsignedNumber(cancel.from);
    archive.unsignedNumber(cancel.to);
    archive.unsignedNumber(cancel.line);
    archive.unsignedNumber(cancel.fromSpan);
    archive.unsignedNumber(cancel.toSpan);
}

template <class Archive>
void describe(Archive &archive, typename Archive::template Field<trace::Victim> &victim)
{
    archive.unsignedNumber(victim.lane);
    archive.duration(victim.lost);
}

template <class Archive>
void describe(Archive &archive, typename Archive::template Field<trace::LogLine> &line)
{
    archive.moment(line.time);
    archive.unsignedNumber(line.lane);
    archive.id(line.text);
    archive.unsignedNumber(line.line);
}

template <class Archive>
void describe(Archive &archive, typename Archive::template Field<trace::Loss> &loss)
{
    archive.moment(loss.time);
    archive.number(loss.events);
}

template <class Archive>
void describe(Archive &archive, typename Archive::template Field<trace::Pool> &pool)
{
    archive.unsignedNumber(pool.number);
    archive.id(pool.name);
    archive.unsignedNumber(pool.size);
    archive.choice(pool.kind, 3);
}

template <class Archive>
void describe(Archive &archive, typename Archive::template Field<trace::Sample> &sample)
{
    archive.moment(sample.time);
    archive.real(sample.value);
}

template <class Archive>
void describe(Archive &archive, typename Archive::template Field<timeline::Note> &note)
{
    archive.moment(note.time);
    archive.text(note.text);
}

template <class Archive>
void describe(Archive &archive, typename Archive::template Field<View> &view)
{
    archive.moment(view.range.from);
    archive.moment(view.range.to);
    archive.unsignedNumber(view.scrollY);
    archive.flag(view.whole);
}

template <class Archive>
void describe(Archive &archive, typename Archive::template Field<timeline::LaneSet> &lanes)
{
    if constexpr (std::is_same_v<Archive, Packer>) {
        archive.number(lanes.size());
        for (const trace::LaneIndex lane : lanes)
            archive.number(lane);
    } else {
        for (std::uint64_t left = archive.number(); left > 0 && archive.isGood(); --left) {
            trace::LaneIndex lane = trace::noLane;
            archive.unsignedNumber(lane);
            if (!lanes.empty() && lane <= *(lanes.end() - 1))
                return archive.fail(); // in order, or putting in a million of them would take for ever
            lanes.insert(lane);
        }
    }
}

/// How high lanes are, of all and of single ones.
template <class Archive>
void describeHeights(Archive &archive, typename Archive::template Field<timeline::Arrangement> &arrangement)
{
    if constexpr (std::is_same_v<Archive, Packer>) {
        archive.real(arrangement.height.value_or(0));
        archive.number(arrangement.heights.size());
        for (const auto &[lane, height] : arrangement.heights) {
            archive.number(lane);
            archive.real(height);
        }
    } else {
        const auto read = [&archive] {
            double height = 0;
            archive.real(height);
            return height;
        };
        const auto clamped = [](double height) {
            return std::clamp(height, timeline::leastLaneHeight, timeline::mostLaneHeight);
        };
        if (const double height = read(); height > 0)
            arrangement.height = clamped(height);
        for (std::uint64_t left = archive.number(); left > 0 && archive.isGood(); --left) {
            trace::LaneIndex lane = trace::noLane;
            archive.unsignedNumber(lane);
            arrangement.heights[lane] = clamped(read());
        }
    }
}

template <class Archive>
void describe(Archive &archive, typename Archive::template Field<timeline::Arrangement> &arrangement)
{
    describe(archive, arrangement.folded);
    describe(archive, arrangement.pinned);
    archive.text(arrangement.filter.text);
    std::uint64_t activities = arrangement.filter.activities.bits();
    std::uint64_t topics = arrangement.filter.topics.bits();
    if constexpr (std::is_same_v<Archive, Packer>) {
        archive.number(activities);
        archive.number(topics);
    } else {
        activities = archive.number() & ((1U << timeline::laneActivityCount) - 1);
        topics = archive.number() & ((1U << timeline::laneTopicCount) - 1);
        arrangement.filter.activities =
            timeline::EnumSet<timeline::LaneActivity>::fromBits(static_cast<std::uint32_t>(activities));
        arrangement.filter.topics =
            timeline::EnumSet<timeline::LaneTopic>::fromBits(static_cast<std::uint32_t>(topics));
    }
    archive.choice(arrangement.order, timeline::laneOrderCount);
    describeHeights(archive, arrangement);
}

/// Of a stall and its victims.
template <class Archive>
void describe(Archive &archive, typename Archive::template Field<trace::Stall> &stall)
{
    archive.unsignedNumber(stall.loop);
    archive.unsignedNumber(stall.culprit);
    archive.moment(stall.begin);
    archive.time(stall.end);
    archive.unsignedNumber(stall.line);
    archive.choice(stall.reason, trace::reasonCount);
    archive.unsignedNumber(stall.otherVictims);
    if constexpr (std::is_same_v<Archive, Packer>) {
        archive.number(stall.victims.size());
        for (const trace::Victim &victim : stall.victims)
            describe(archive, victim);
    } else {
        for (std::uint64_t left = archive.number(); left > 0 && archive.isGood(); --left)
            describe(archive, stall.victims.emplace_back());
    }
}

/// A span that begins no earlier than `before`, where the one before it ended. Most of what a span can have, it has
/// not: the first number says what comes.
template <class Archive>
void describe(Archive &archive, typename Archive::template Field<trace::Span> &span, Time before)
{
    enum : std::uint32_t {
        Stalled = 1,
        Open = 2,
        HasObject = 4,
        HasLine = 8,
        HasSubject = 16,
        HasCause = 32,
        HasDeadline = 64
    };
    constexpr unsigned flagBits = 7;
    std::uint64_t bits = 0;
    std::uint64_t gap = 0;
    std::uint64_t length = 0;
    if constexpr (std::is_same_v<Archive, Packer>) {
        bits = (span.stalled ? Stalled : 0U) | (span.isOpen() ? Open : 0U) | (span.object ? HasObject : 0U) |
               (span.line != 0 ? HasLine : 0U) | (span.subject != 0 ? HasSubject : 0U) |
               (span.cause != trace::Cause{} ? HasCause : 0U) | (span.deadline != openEnd ? HasDeadline : 0U);
        bits |= static_cast<std::uint64_t>(span.state) << flagBits;
        bits |= static_cast<std::uint64_t>(span.reason) << (flagBits + 2);
        archive.number(bits);
        gap = static_cast<std::uint64_t>((span.begin - before).count());
        length = span.isOpen() ? 0 : static_cast<std::uint64_t>(span.length().count());
        archive.number(gap);
        archive.number(length);
    } else {
        bits = archive.number();
        gap = archive.number();
        length = archive.number();
        const auto room = static_cast<std::uint64_t>((openEnd - before).count());
        if ((bits >> flagBits & 3U) >= trace::spanStateCount || bits >> (flagBits + 2) >= trace::reasonCount ||
            gap >= room || length >= room - gap)
            return archive.fail();
        span.state = static_cast<trace::SpanState>(bits >> flagBits & 3U);
        span.reason = static_cast<trace::Reason>(bits >> (flagBits + 2));
        span.stalled = (bits & Stalled) != 0;
        span.begin = before + Duration{static_cast<std::int64_t>(gap)};
        span.end = (bits & Open) != 0 ? openEnd : span.begin + Duration{static_cast<std::int64_t>(length)};
    }
    if ((bits & HasObject) != 0)
        archive.id(span.object);
    if ((bits & HasLine) != 0)
        archive.unsignedNumber(span.line);
    if ((bits & HasSubject) != 0)
        archive.unsignedNumber(span.subject);
    if ((bits & HasCause) != 0)
        describe(archive, span.cause);
    if ((bits & HasDeadline) != 0)
        archive.time(span.deadline);
}

} // namespace loopscope::exchange
