// No stall is ever invisible: in pictures of random runs, at random zooms, each one that is in view is looked for in
// the draw list, over its loop and over its culprit.

#include "support/fixed_metrics.h"
#include "support/trace_text.h"
#include "timeline/build.h"
#include "timeline/layout.h"
#include "timeline/stall_query.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace loopscope;
using namespace loopscope::timeline;
using namespace loopscope::trace;

namespace {

constexpr int slicesPerRun = 600;
constexpr std::uint64_t tasksPerLoop = 5;

/// Two loops whose tasks take turns, each for a time between nothing and a long while: every tenth slice or so is a
/// stall, and those of the one loop overlap with those of the other.
std::string randomRun(std::mt19937 &random)
{
    struct Event {
        std::int64_t time;
        std::string text;
    };
    std::vector<Event> events;
    for (int loop = 1; loop <= 2; ++loop) {
        const std::string on = " on " + std::to_string(loop);
        events.push_back({0, "loop-started" + on + " stall 100us"});
        const auto nameOf = [&](std::uint64_t task) { return "t" + std::to_string(loop) + std::to_string(task); };
        for (std::uint64_t task = 0; task < tasksPerLoop; ++task)
            events.push_back({0, "task " + nameOf(task) + on});
        std::int64_t now = 1;
        for (int slice = 0; slice < slicesPerRun; ++slice) {
            const std::string name = nameOf(random() % tasksPerLoop);
            const unsigned longest = 1U << (random() % 18);
            events.push_back({now, "run " + name});
            now += random() % longest;
            events.push_back({now, "suspend " + name + " future"});
            now += random() % 200;
            events.push_back({now, "ready " + name + " by timer"});
        }
    }
    std::stable_sort(events.begin(), events.end(), [](const Event &a, const Event &b) { return a.time < b.time; });
    std::string text;
    for (const Event &event : events)
        text += std::to_string(event.time) + "us " + event.text + '\n';
    return text;
}

TimeRange randomView(std::mt19937 &random, Time end)
{
    const auto whole = static_cast<std::uint64_t>(toNs(end));
    const std::uint64_t length = std::max<std::uint64_t>(whole >> (random() % 20), 100);
    const std::uint64_t from = random() % whole;
    return {timeFromNs(static_cast<std::int64_t>(from)), timeFromNs(static_cast<std::int64_t>(from + length))};
}

/// Whether there is a mark over the row, in one of the columns that the stall touches.
bool isMarked(const DrawList &list, const Layout &layout, const Row &row, const Stall &stall)
{
    const Axis &axis = layout.axis;
    const int from = std::max(axis.left, xAt(axis, stall.begin));
    const int to = std::min(axis.left + axis.width, std::max(xAt(axis, stall.end), from + 1));
    const auto &marks = list.layer(LayerKind::Marks).rects;
    return std::any_of(marks.begin(), marks.end(), [&](const Rect &mark) {
        return mark.role == Role::Stall && mark.alpha == 255 && mark.y >= row.y &&
               mark.y + mark.height <= row.bottom() && mark.x <= from && mark.x + mark.width >= to;
    });
}

} // namespace

class StallsDrawnTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyStallInViewIsMarked_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 6; ++seed)
            QTest::addRow("run %u", seed) << seed;
    }
    void everyStallInViewIsMarked()
    {
        QFETCH(unsigned, seed);
        std::mt19937 random(seed);
        const TraceBuilder builder = test::traceOf(randomRun(random));
        const Trace &trace = builder.trace();
        QVERIFY(trace.stalls().size() > 100);
        std::size_t seen = 0;
        for (int round = 0; round < 60; ++round) {
            Scene scene{trace};
            scene.viewport.width = 300 + static_cast<int>(random() % 1600);
            scene.viewport.height = 900;
            scene.viewport.range = round == 0 ? TimeRange{Time{}, trace.end()} : randomView(random, trace.end());
            const DrawList list = build(scene, test::FixedMetrics());
            const Layout layout = layoutOf(scene);
            for (const Stall &stall : trace.stalls()) {
                if (stall.end <= scene.viewport.range.from || stall.begin >= scene.viewport.range.to)
                    continue;
                ++seen;
                for (const LaneIndex lane : {stall.loop, stall.culprit}) {
                    const std::optional<Row> row = layout.rowOf(lane);
                    QVERIFY(row && layout.isVisible(*row));
                    QVERIFY2(isMarked(list, layout, *row, stall),
                             qPrintable(QStringLiteral("lane %1, %2 ns, in a view from %3 to %4, %5 wide")
                                            .arg(lane)
                                            .arg(toNs(stall.begin))
                                            .arg(toNs(scene.viewport.range.from))
                                            .arg(toNs(scene.viewport.range.to))
                                            .arg(scene.viewport.width)));
                }
            }
        }
        QVERIFY(seen > 1000);
    }

    /// However many there are, a picture's cost follows its columns.
    void marksAreNoMoreThanColumns()
    {
        std::mt19937 random(9);
        const TraceBuilder builder = test::traceOf(randomRun(random));
        for (const Lane &lane : builder.trace().lanes()) {
            const Axis axis{{Time{}, builder.trace().end()}, 0, 20};
            QVERIFY(stallsOf(builder.trace(), lane, axis, builder.trace().end()).size() <= 40);
        }
    }

    /// A lane's list names the stalls of the trace, whatever was put in between or taken back.
    void lanesKnowTheirStalls()
    {
        std::mt19937 random(4);
        const TraceBuilder builder = test::traceOf(randomRun(random));
        const Trace &trace = builder.trace();
        for (LaneIndex lane = 0; lane < trace.lanes().size(); ++lane) {
            std::vector<std::uint32_t> expected;
            for (std::uint32_t index = 0; index < trace.stalls().size(); ++index) {
                if (trace.stalls()[index].loop == lane || trace.stalls()[index].culprit == lane)
                    expected.push_back(index);
            }
            QCOMPARE(trace.lane(lane).stalls, expected);
        }
    }
};

QTEST_APPLESS_MAIN(StallsDrawnTest)
#include "stalls_drawn_test.moc"
