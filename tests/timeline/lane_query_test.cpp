// What of a lane is seen: every column tells what covers most of it, and nothing that matters is lost.

#include "support/handmade_traces.h"
#include "support/trace_text.h"
#include "timeline/lane_query.h"
#include "timeline/stall_query.h"

#include <QTest>

#include <chrono>
#include <random>

using namespace loopscope;
using namespace loopscope::timeline;
using namespace loopscope::trace;
using namespace std::chrono_literals;

namespace {

Lane laneOf(const std::vector<std::pair<SpanState, Duration>> &spans, Time begin = {})
{
    Lane lane;
    lane.begin = begin;
    for (const auto &[state, length] : spans) {
        Span span;
        span.begin = begin;
        span.end = begin += length;
        span.state = state;
        lane.spans.push_back(span);
    }
    lane.end = begin;
    return lane;
}

QString shown(const LanePieces &pieces)
{
    QString text;
    for (const Piece &piece : pieces.pieces)
        text += QStringLiteral("%1+%2%3%4 ")
                    .arg(piece.x)
                    .arg(piece.width)
                    .arg("yrs"[static_cast<int>(piece.state)])
                    .arg(piece.merged ? "*" : "");
    for (const Slice &slice : pieces.slices)
        text += QStringLiteral("|%1x%2 ").arg(slice.x).arg(slice.count);
    return text.trimmed();
}

/// The share of a stretch that ran, by a sum over its spans.
double runningWithin(const Lane &lane, TimeRange range)
{
    Duration sum{};
    auto span = std::partition_point(lane.spans.begin(), lane.spans.end(),
                                     [&](const Span &each) { return each.end <= range.from; });
    for (; span != lane.spans.end() && span->begin < range.to; ++span) {
        if (span->state == SpanState::Running)
            sum += std::min(span->end, range.to) - std::max(span->begin, range.from);
    }
    return static_cast<double>(sum.count()) / static_cast<double>((range.to - range.from).count());
}

Time nearestTally(const Lane &lane, Time time)
{
    Time nearest = lane.begin;
    for (std::size_t number = 0; number < lane.spans.tallies(); ++number) {
        const Time tally = lane.spans.tallyTime(number);
        if (std::chrono::abs(tally - time) < std::chrono::abs(nearest - time))
            nearest = tally;
    }
    return nearest;
}

/// How many columns pieces and mixtures cover; -1 where two of them overlap.
int coveredColumns(const LanePieces &pieces)
{
    std::vector<std::pair<int, int>> all;
    for (const Piece &piece : pieces.pieces)
        all.emplace_back(piece.x, piece.right());
    for (const Mixture &mixture : pieces.mixtures)
        all.emplace_back(mixture.x, mixture.right());
    std::sort(all.begin(), all.end());
    int covered = 0;
    int right = -1;
    for (const auto &[from, to] : all) {
        if (from < right || to <= from)
            return -1;
        covered += to - from;
        right = to;
    }
    return covered;
}

constexpr Axis second{{Time{}, Time{1s}}, 0, 100}; // 10 ms a pixel

} // namespace

class LaneQueryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wideSpansAreTheirPieces()
    {
        const Lane lane =
            laneOf({{SpanState::Ready, 200ms}, {SpanState::Running, 300ms}, {SpanState::Suspended, 500ms}});
        QCOMPARE(shown(piecesOf(lane, second, {Time{1s}})), QStringLiteral("0+20y 20+30r 50+50s"));
    }

    void aColumnShowsWhatCoversMostOfIt()
    {
        const Lane lane = laneOf({{SpanState::Suspended, 107ms}, {SpanState::Ready, 93ms}});
        QCOMPARE(shown(piecesOf(lane, second, {Time{1s}})), QStringLiteral("0+11s 11+9y"));
    }

    void aShortRunIsSeenBetweenLongWaits()
    {
        const Lane lane =
            laneOf({{SpanState::Suspended, 301ms}, {SpanState::Running, 5us}, {SpanState::Suspended, 400ms}});
        QCOMPARE(shown(piecesOf(lane, second, {Time{1s}})), QStringLiteral("0+30s 30+41s |30x1"));
    }

    void aRunOfNoLengthIsSeen()
    {
        const Lane lane = laneOf({{SpanState::Running, 0ns}, {SpanState::Suspended, 500ms}, {SpanState::Running, 0ns}});
        QCOMPARE(shown(piecesOf(lane, second, {Time{1s}})), QStringLiteral("0+50s 50+1r |0x1"));
    }

    void whatIsOutOfViewIsLeftOut()
    {
        const Lane lane = laneOf({{SpanState::Ready, 5s}, {SpanState::Running, 5s}, {SpanState::Suspended, 5s}});
        const Axis axis{{Time{7s}, Time{8s}}, 50, 100};
        QCOMPARE(shown(piecesOf(lane, axis, {Time{15s}})), QStringLiteral("50+100r"));
        QVERIFY(piecesOf(lane, {{Time{20s}, Time{21s}}, 50, 100}, {Time{15s}}).pieces.empty());
        QVERIFY(piecesOf(lane, {{Time{7s}, Time{7s}}, 50, 100}, {Time{15s}}).pieces.empty());
        QVERIFY(piecesOf(lane, {{Time{7s}, Time{8s}}, 50, 0}, {Time{15s}}).pieces.empty());
        QVERIFY(piecesOf(Lane{}, second, {Time{15s}}).pieces.empty());
    }

    void anOpenSpanReachesThePresent()
    {
        Lane lane = laneOf({{SpanState::Suspended, 100ms}, {SpanState::Running, 100ms}});
        lane.spans.back().end = openEnd;
        QCOMPARE(shown(piecesOf(lane, second, {Time{700ms}})), QStringLiteral("0+10s 10+60r"));
        QCOMPARE(shown(piecesOf(lane, second, {Time{50ms}})), QStringLiteral("0+10s 10+1r"));
    }

    void whoSleptPastTheDeadlineOfAHeldLoopIsReady()
    {
        Lane lane = laneOf({{SpanState::Suspended, 100ms}});
        lane.spans.back().end = openEnd;
        lane.spans.back().reason = Reason::Sleep;
        lane.spans.back().deadline = Time{300ms};
        const LanePieces held = piecesOf(lane, second, {Time{500ms}, true});
        QCOMPARE(shown(held), QStringLiteral("0+30s 30+20y"));
        QVERIFY(held.pieces.back().overdue);
        QCOMPARE(shown(piecesOf(lane, second, {Time{500ms}, false})), QStringLiteral("0+50s"));
    }

    void piecesFollowEachOtherAndCoverTheLane()
    {
        std::mt19937 random(7);
        for (int round = 0; round < 200; ++round) {
            std::vector<std::pair<SpanState, Duration>> spans;
            const int scale = 8 << (random() % 24);
            for (int count = 0; count < 300; ++count)
                spans.emplace_back(static_cast<SpanState>(random() % 3),
                                   Duration{random() % static_cast<unsigned>(scale)});
            const Lane lane = laneOf(spans);
            const auto length = std::max<std::int64_t>(toNs(lane.end), 200);
            const Axis axis{{Time{Duration{length / 7}}, Time{Duration{length * 6 / 7}}}, 145, 640};
            const LanePieces pieces = piecesOf(lane, axis, {lane.end});
            QCOMPARE(coveredColumns(pieces), axis.width);
        }
    }

    void millionsOfSpansCostColumnsNotSpans()
    {
        std::vector<std::pair<SpanState, Duration>> spans;
        for (int count = 0; count < 500'000; ++count) {
            spans.emplace_back(SpanState::Running, 100ns);
            spans.emplace_back(SpanState::Suspended, 900ns);
        }
        const Lane lane = laneOf(spans);
        const LanePieces pieces = piecesOf(lane, {{Time{}, lane.end}, 0, 500}, {lane.end});
        QVERIFY(pieces.slices.empty() && pieces.pieces.empty());
        int x = 0;
        for (const Mixture &mixture : pieces.mixtures) {
            QCOMPARE(mixture.x, x);
            x = mixture.right();
            QVERIFY(mixture.ran);
            QVERIFY(std::abs(mixture.running - 255 / 10) <= 1);
            QCOMPARE(mixture.ready, 0);
        }
        QCOMPARE(x, 500);
    }

    /// Against a sum over all spans, in columns from one span wide to thousands, evenly filled and in bursts.
    void mixturesAreHonest_data()
    {
        QTest::addColumn<int>("pause");
        QTest::addColumn<int>("width");
        for (const int pause : {0, 100, 100'000}) {
            for (const int width : {7, 100, 640, 1777})
                QTest::addRow("pauses of up to %d in %d columns", pause, width) << pause << width;
        }
    }
    void mixturesAreHonest()
    {
        QFETCH(int, pause);
        QFETCH(int, width);
        std::mt19937 random(static_cast<unsigned>(pause + width));
        std::vector<std::pair<SpanState, Duration>> spans;
        for (int count = 0; count < 60'000; ++count) {
            const bool pauses = pause > 0 && random() % 500 == 0;
            const unsigned longest = pauses ? static_cast<unsigned>(pause) * 10 : 200;
            spans.emplace_back(static_cast<SpanState>(random() % 3), Duration{random() % longest});
        }
        const Lane lane = laneOf(spans);
        const Axis axis{{lane.begin, lane.end}, 0, width};
        const LanePieces pieces = piecesOf(lane, axis, {lane.end});
        QCOMPARE(coveredColumns(pieces), width);
        // Of a column, or of two where they are very full, between its edges or the tallies nearest to these.
        const auto isHonest = [&](const Mixture &mixture, int x, int columns) {
            const TimeRange range{timeAt(axis, x), timeAt(axis, x + columns)};
            const TimeRange between{nearestTally(lane, range.from), nearestTally(lane, range.to)};
            const Duration half = (range.to - range.from) / 2 + 1ns;
            const bool isNear = between.from < between.to && std::chrono::abs(between.from - range.from) <= half &&
                                std::chrono::abs(between.to - range.to) <= half;
            return std::abs(mixture.running - 255 * runningWithin(lane, range)) < 1.5 ||
                   (isNear && std::abs(mixture.running - 255 * runningWithin(lane, between)) < 1.5);
        };
        for (const Mixture &mixture : pieces.mixtures) {
            for (int x = mixture.x; x < mixture.right(); ++x) {
                const int even = x - (x - axis.left) % 2;
                QVERIFY2(isHonest(mixture, x, 1) || (even + 2 <= mixture.right() && isHonest(mixture, even, 2)),
                         qPrintable(QStringLiteral("%1 at %2").arg(mixture.running).arg(x)));
            }
        }
    }

    /// Around every bound there is on how a column is looked at.
    void anyNumberOfSpansInOneColumn_data()
    {
        QTest::addColumn<int>("count");
        for (const int count : {1, 2, 4, 5, 23, 24, 25, 26, 31, 32, 33, 34, 63, 64, 65, 66, 97, 200})
            QTest::addRow("%d", count) << count;
    }
    void anyNumberOfSpansInOneColumn()
    {
        QFETCH(int, count);
        for (const Duration length : {Duration{0}, Duration{1}, Duration{50us}}) {
            std::vector<std::pair<SpanState, Duration>> spans;
            for (int index = 0; index < count; ++index)
                spans.emplace_back(static_cast<SpanState>(index % 3), length);
            const Lane lane = laneOf(spans, Time{105ms});
            const LanePieces pieces = piecesOf(lane, {{Time{}, Time{10s}}, 0, 100}, {Time{10s}});
            QCOMPARE(coveredColumns(pieces), 1);
            QCOMPARE(pieces.mixtures.empty(), count <= 4);
            QCOMPARE(contentsOf(lane, {{Time{}, Time{10s}}, 0, 100}, 1, {Time{10s}}).spans,
                     static_cast<std::size_t>(count));
        }
    }

    void aColumnTellsWhatItHolds()
    {
        std::mt19937 random(5);
        std::vector<std::pair<SpanState, Duration>> spans;
        for (int count = 0; count < 5000; ++count)
            spans.emplace_back(static_cast<SpanState>(random() % 3), Duration{1 + random() % 2000});
        const Lane lane = laneOf(spans);
        for (const int width : {1, 9, 300, 9000}) {
            const Axis axis{{Time{Duration{1000}}, lane.end}, 20, width};
            for (int round = 0; round < 50; ++round) {
                const int x = 20 + static_cast<int>(random() % static_cast<unsigned>(width));
                const Time from = timeAt(axis, x);
                const Time to = timeAt(axis, x + 1);
                const Contents contents = contentsOf(lane, axis, x, {lane.end});
                const auto within = [&](const Span &span) { return span.begin < to && span.end > from; };
                QCOMPARE(contents.spans,
                         static_cast<std::size_t>(std::count_if(lane.spans.begin(), lane.spans.end(), within)));
                QCOMPARE(contents.length, to - from);
                const double running = static_cast<double>(contents.totals.running.count());
                QCOMPARE(running / static_cast<double>((to - from).count()), runningWithin(lane, {from, to}));
            }
        }
        QCOMPARE(contentsOf(Lane{}, second, 5, {}).spans, std::size_t{0});
    }

    void exactWhereColumnsAreNarrowerThanTallies()
    {
        std::vector<std::pair<SpanState, Duration>> spans;
        for (int count = 0; count < 3200; ++count)
            spans.emplace_back(count % 2 == 0 ? SpanState::Running : SpanState::Ready,
                               Duration{count % 2 == 0 ? 30 : 70});
        const Lane lane = laneOf(spans);
        const LanePieces pieces = piecesOf(lane, {{Time{}, lane.end}, 0, 200}, {lane.end}); // sixteen spans a column
        QVERIFY(pieces.pieces.empty());
        QCOMPARE(pieces.mixtures.size(), std::size_t{1});
        QCOMPARE(pieces.mixtures.front().width, 200);
        QCOMPARE(pieces.mixtures.front().running, 76);
        QCOMPARE(pieces.mixtures.front().ready, 178);
    }

    void noStallIsLost()
    {
        std::string text = "0 loop-started stall 1us\n";
        for (int stall = 0; stall < 400; ++stall) {
            const std::string name = "t" + std::to_string(stall);
            const std::string begin = std::to_string(stall * 100 + 10) + "us ";
            text += begin + "task " + name + "\n" + begin + "run " + name + "\n" +
                    std::to_string(stall * 100 + 110 - (stall % 90)) + "us finish " + name + "\n";
        }
        const TraceBuilder builder = test::traceOf(text);
        const Trace &trace = builder.trace();
        QCOMPARE(trace.stalls().size(), std::size_t{400});
        for (const int width : {10, 37, 400, 2000}) {
            const Axis axis{{Time{}, trace.end()}, 0, width};
            const auto columns = stallsOf(trace, axis, trace.end());
            QVERIFY(columns.size() <= 2 * static_cast<std::size_t>(width));
            for (const Stall &stall : trace.stalls()) {
                const int x = std::min(xAt(axis, stall.begin), width - 1);
                QVERIFY(std::any_of(columns.begin(), columns.end(),
                                    [&](const StallColumns &each) { return each.x <= x && x < each.x + each.width; }));
            }
        }
    }
};

QTEST_APPLESS_MAIN(LaneQueryTest)
#include "lane_query_test.moc"
