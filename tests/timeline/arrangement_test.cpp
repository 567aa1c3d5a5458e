// How lanes are arranged: a tree that folds, filter, order, pins and heights; and what hands do to it.

#include "support/fixed_metrics.h"
#include "support/handmade_threads.h"
#include "support/handmade_traces.h"
#include "support/trace_text.h"
#include "timeline/build.h"
#include "timeline/handles.h"
#include "timeline/hit_test.h"
#include "timeline/lane_order.h"
#include "timeline/layout.h"
#include "timeline/minimap.h"
#include "timeline/words.h"

#include <QRegularExpression>
#include <QTest>

using namespace loopscope;
using namespace loopscope::timeline;
using namespace std::chrono_literals;

namespace {

constexpr const char *family = R"(
0 loop-started
0 pool 2
0 task main < nobody : main
0 run main
1ms task fetch-1 < main : fetch
2ms task parse-1 < fetch-1 : parse
3ms task fetch-10 < main : fetch
4ms task fetch-9 < main : fetch
5ms suspend main gather all
5ms run fetch-1
105ms suspend fetch-1 sleep 1s
105ms run parse-1
106ms suspend parse-1 lock db
106ms run fetch-10
110ms submit work by fetch-10 label resize
110ms start work 1
111ms suspend fetch-10 executor resize
111ms run fetch-9
112ms suspend fetch-9 queue jobs
1s iteration 1
1105ms ready fetch-1 by timer
1106ms run fetch-1
1107ms finish fetch-1
2s loop-stopped
)";

struct Arranged {
    trace::TraceBuilder builder;
    Scene scene;

    explicit Arranged(std::string_view text, int height = 760) : builder(test::traceOf(text)), scene{builder.trace()}
    {
        scene.viewport.width = 1145;
        scene.viewport.height = height;
        scene.viewport = fitted(scene.viewport, builder.trace().end());
        scene.handles = true;
    }
    Arranged(const Arranged &) = delete;
    Arranged &operator=(const Arranged &) = delete;

    trace::LaneIndex lane(std::string_view name) const
    {
        for (trace::LaneIndex index = 0; index < scene.trace.lanes().size(); ++index) {
            if (nameOf(scene.trace, index) == name)
                return index;
        }
        return trace::noLane;
    }
    Layout layout() const { return layoutOf(scene); }
    Row row(std::string_view name) const { return *layout().rowOf(lane(name)); }
    /// The names of tasks and workers from top to bottom, each with its depth.
    QStringList names() const
    {
        QStringList names;
        const Layout current = layout();
        for (const Row &each : current.rows->rows) {
            if (each.kind == RowKind::Task || each.kind == RowKind::Worker)
                names << QString(each.depth, QLatin1Char('>')) + QString::fromStdString(nameOf(scene.trace, each.lane));
        }
        return names;
    }
    QString dump() const { return QString::fromStdString(toText(build(scene, test::FixedMetrics()))); }
    std::optional<Hit> hit(const Box &box) const
    {
        return hitTest(scene, box.x + box.width / 2, box.y + box.height / 2);
    }
};

} // namespace

class ArrangementTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFoldedTaskHidesWhatIsBelowItAndSaysHowMany()
    {
        Arranged arranged(family);
        QCOMPARE(arranged.names(), (QStringList{"main", ">fetch-1", ">>parse-1", ">fetch-10", ">fetch-9", "worker 1"}));
        arranged.scene.arrangement = foldToggled(arranged.scene, arranged.lane("main"));
        QCOMPARE(arranged.names(), (QStringList{"main", "worker 1"}));
        QCOMPARE(arranged.row("main").hidden, 4U);
        QVERIFY(arranged.dump().contains("\"+4\""));
        arranged.scene.arrangement = foldToggled(arranged.scene, arranged.lane("main"));
        arranged.scene.arrangement = foldToggled(arranged.scene, arranged.lane("fetch-1"));
        QCOMPARE(arranged.names(), (QStringList{"main", ">fetch-1", ">fetch-10", ">fetch-9", "worker 1"}));
        arranged.scene.arrangement = foldToggled(arranged.scene, arranged.lane("fetch-9")); // nothing is below it
        QVERIFY(!arranged.scene.arrangement.folded.contains(arranged.lane("fetch-9")));
        arranged.scene.arrangement = allFoldToggled(arranged.scene); // some are: all are unfolded
        QCOMPARE(arranged.names().size(), 6);
        arranged.scene.arrangement = allFoldToggled(arranged.scene);
        QCOMPARE(arranged.names(), (QStringList{"main", "worker 1"}));
    }

    void whatIsFoldedAwayIsDrawnWhereItWent()
    {
        Arranged arranged(test::blockingCall());
        const QRegularExpression bands("marks rect .* stall striped");
        QCOMPARE(arranged.dump().count(bands), 2); // the loop and THREE
        arranged.scene.arrangement = foldToggled(arranged.scene, arranged.lane("main"));
        QCOMPARE(arranged.dump().count(bands), 2); // the loop and main, which stands in for it
        const Row main = arranged.row("main");
        const Box plot = arranged.layout().plotOf(main);
        const DrawList list = build(arranged.scene, test::FixedMetrics());
        int width = 0;
        for (const Rect &rect : list.layer(LayerKind::Spans).rects) {
            if (rect.role == Role::Running && rect.height <= 4 && rect.y >= main.y && rect.y < main.bottom())
                width = std::max(width, rect.width);
        }
        QVERIFY(width > plot.width / 4); // THREE's three seconds of nine
    }

    void aFilterKeepsWhatItsTextIsIn()
    {
        Arranged arranged(family);
        arranged.scene.arrangement.filter.text = "FETCH";
        QCOMPARE(arranged.names(), (QStringList{"fetch-1", "fetch-10", "fetch-9"}));
        QCOMPARE(arranged.layout().rows->shown, std::size_t{3});
        QCOMPARE(arranged.layout().rows->lanes, std::size_t{6});
        arranged.scene.arrangement.filter.text = "resize"; // workers go by what they ran
        QCOMPARE(arranged.names(), (QStringList{"worker 1"}));
        arranged.scene.arrangement.filter.text = "no such thing";
        QCOMPARE(arranged.names(), QStringList{});
        QVERIFY(arranged.layout().rowOf(arranged.lane("loop")));
    }

    void aFilterKeepsWhoWaitsForATopic()
    {
        Arranged arranged(family);
        arranged.scene.arrangement.filter.topics.insert(LaneTopic::Lock);
        QCOMPARE(arranged.names(), QStringList{"parse-1"});
        arranged.scene.arrangement.filter.topics.insert(LaneTopic::Queue);
        QCOMPARE(arranged.names(), (QStringList{"parse-1", "fetch-9"}));
        arranged.scene.arrangement.filter.text = "fetch"; // and, not or
        QCOMPARE(arranged.names(), QStringList{"fetch-9"});
    }

    void aFilterKeepsWhoDoesSomethingInView()
    {
        Arranged arranged(family);
        arranged.scene.arrangement.filter.activities.insert(LaneActivity::Running);
        arranged.scene.viewport.range = {Time{1100ms}, Time{1200ms}};
        QCOMPARE(arranged.names(), (QStringList{"fetch-1", "worker 1"}));
        arranged.scene.viewport.range = {Time{107ms}, Time{108ms}};
        QCOMPARE(arranged.names(), QStringList{"fetch-10"});
        arranged.scene.arrangement.filter.activities = {};
        arranged.scene.arrangement.filter.activities.insert(LaneActivity::Stalling);
        QCOMPARE(arranged.names(), QStringList{});

        Arranged stalled(test::blockingCall());
        stalled.scene.arrangement.filter.activities.insert(LaneActivity::Stalling);
        QCOMPARE(stalled.names(), QStringList{"THREE"});
        stalled.scene.viewport.range = {Time{4s}, Time{5s}};
        QCOMPARE(stalled.names(), QStringList{});
    }

    void noFilterHidesAStall()
    {
        Arranged arranged(test::blockingCall());
        arranged.scene.arrangement.filter.text = "nobody is called so";
        QCOMPARE(arranged.dump().count(QRegularExpression("marks rect .* stall striped")), 1); // over the loop
    }

    void otherOrdersAreFlat()
    {
        Arranged arranged(family);
        arranged.scene.arrangement.order = LaneOrder::Name;
        QCOMPARE(arranged.names(), (QStringList{"fetch-1", "fetch-9", "fetch-10", "main", "parse-1", "worker 1"}));
        arranged.scene.arrangement.order = LaneOrder::RunTime;
        QCOMPARE(arranged.names().front(), QString("fetch-1")); // 101 ms
        Arranged waiting(test::blockingCall());
        waiting.scene.arrangement.order = LaneOrder::WaitTime;
        QCOMPARE(waiting.names().mid(0, 2), (QStringList{"FIVE", "FOUR"}));
    }

    void numbersInNamesAreNumbers()
    {
        QVERIFY(isNameBefore("task 9", "task 10"));
        QVERIFY(!isNameBefore("task 10", "task 9"));
        QVERIFY(isNameBefore("a1b2", "a1b10"));
        QVERIFY(isNameBefore("a", "a1"));
        QVERIFY(!isNameBefore("a007", "a7") && !isNameBefore("a7", "a007"));
        QVERIFY(isNameBefore("99999999999999999999998", "99999999999999999999999"));
    }

    void whatIsPinnedStaysWhileOthersScroll()
    {
        Arranged arranged(test::manyTasks(100, 2), 500);
        const auto pinned = *arranged.scene.trace.laneOfTask(TaskId{70});
        arranged.scene.arrangement = pinToggled(arranged.scene, pinned);
        const Row before = *arranged.layout().rowOf(pinned);
        QVERIFY(before.pinned);
        QVERIFY(before.y > arranged.layout().rowOf(*arranged.scene.trace.laneOfLoop(0))->y);
        arranged.scene.viewport.scrollY = 1'000'000;
        const Layout layout = arranged.layout();
        QCOMPARE(layout.rowOf(pinned)->y, before.y);
        QVERIFY(layout.isVisible(*layout.rowOf(*arranged.scene.trace.laneOfLoop(0)))); // so does the loop
        QCOMPARE(layout.visible.back().bottom() + layout.metrics.sectionGap, layout.lanes.bottom());
        for (const Row &row : layout.visible)
            QVERIFY(row.pinned || row.bottom() > layout.pinned.bottom());
        const auto hit = hitTest(arranged.scene, 400, layout.pinned.bottom() - layout.metrics.sectionGap - 4);
        QCOMPARE(hit->lane, pinned); // and not what has scrolled under it
    }

    void pinsNeverTakeTheWholeRoom()
    {
        Arranged arranged(test::manyTasks(100, 2), 500);
        for (std::uint32_t task = 2; task < 60; ++task)
            arranged.scene.arrangement.pinned.insert(*arranged.scene.trace.laneOfTask(TaskId{task}));
        const Layout layout = arranged.layout();
        QVERIFY(layout.pinned.height <= layout.lanes.height / 2);
        QVERIFY(layout.rows->pinned > 1);
        QCOMPARE(layout.rows->rowOfLane.size(), arranged.scene.trace.lanes().size());
        for (const std::int32_t row : layout.rows->rowOfLane)
            QVERIFY(row >= 0);
    }

    void aLaneIsMadeHigherAndLower()
    {
        Arranged arranged(family);
        const int before = arranged.row("fetch-9").height;
        const int other = arranged.row("fetch-10").height;
        arranged.scene.arrangement = laneDragged(arranged.scene, arranged.lane("fetch-9"), before);
        QVERIFY(arranged.row("fetch-9").height > before * 3 / 2);
        arranged.scene.arrangement = laneReset(arranged.scene.arrangement, arranged.lane("fetch-9"));
        QCOMPARE(arranged.row("fetch-9").height, before);
        QCOMPARE(arranged.row("fetch-10").height, other);
        const Arrangement usual = arranged.scene.arrangement;
        arranged.scene.arrangement = lanesResized(arranged.scene, 0.5);
        QVERIFY(std::abs(arranged.row("fetch-10").height - other / 2) <= 1);
        arranged.scene.arrangement = lanesResized(arranged.scene, 1e-9);
        QVERIFY(arranged.row("fetch-10").height >= 10);
        arranged.scene.arrangement = usual;
        QCOMPARE(arranged.row("fetch-10").height, other);
    }

    void rowsAreKeptUntilSomethingChanges()
    {
        Arranged arranged(family);
        const auto rows = arranged.layout().rows;
        arranged.scene.rows = rows;
        arranged.scene.viewport.scrollY = 7;
        arranged.scene.viewport.range.from = Time{5ms};
        QCOMPARE(arranged.layout().rows, rows);
        arranged.scene.arrangement.filter.activities.insert(LaneActivity::Running); // follows what is in view
        const auto running = arranged.layout().rows;
        QVERIFY(running != rows);
        arranged.scene.rows = running;
        arranged.scene.viewport.range.from = Time{6ms};
        QVERIFY(arranged.layout().rows != running);
    }

    void handlesAreWhereTheyAreDrawn()
    {
        Arranged arranged(family);
        const Layout layout = arranged.layout();
        const Row main = arranged.row("main");
        QCOMPARE(arranged.hit(foldMarkOf(layout, main))->handle, Handle::Fold);
        QCOMPARE(arranged.hit(pinMarkOf(layout, main))->handle, Handle::Pin);
        QVERIFY(foldMarkOf(layout, arranged.row("fetch-9")).empty());
        QCOMPARE(hitTest(arranged.scene, 50, main.bottom() - 1)->handle, Handle::LaneEdge);
        QCOMPARE(hitTest(arranged.scene, layout.axis.left - 1, main.middle())->handle, Handle::NameColumn);
        QCOMPARE(hitTest(arranged.scene, layout.axis.left + 40, main.bottom() - 1)->handle, Handle::None);
        arranged.scene.viewport = zoomed(arranged.scene.viewport, 600, 4, arranged.builder.trace().end());
        const Box window = windowOf(minimapOf(arranged.scene, layout), arranged.scene.viewport.range, 6);
        const int y = window.y + window.height / 2;
        QCOMPARE(hitTest(arranged.scene, window.x, y)->handle, Handle::MinimapFrom);
        QCOMPARE(hitTest(arranged.scene, window.right(), y)->handle, Handle::MinimapTo);
        QCOMPARE(hitTest(arranged.scene, window.x + window.width / 2, y)->handle, Handle::MinimapWindow);
        QCOMPARE(hitTest(arranged.scene, window.x - 40, y)->handle, Handle::None);
    }

    void theMinimapsWindowIsDragged()
    {
        Arranged arranged(family);
        arranged.scene.viewport = zoomed(arranged.scene.viewport, 600, 4, arranged.builder.trace().end());
        const TimeRange range = arranged.scene.viewport.range;
        const Box window = windowOf(minimapOf(arranged.scene, arranged.layout()), range, 6);
        const Viewport moved = dragged(arranged.scene, Handle::MinimapWindow, window.x + 9, window.x + 109);
        QCOMPARE(lengthOf(moved.range), lengthOf(range));
        QVERIFY(moved.range.from > range.from);
        const Viewport wider = dragged(arranged.scene, Handle::MinimapFrom, window.x, window.x - 50);
        QCOMPARE(wider.range.to, range.to);
        QVERIFY(wider.range.from < range.from);
        const Viewport shorter = dragged(arranged.scene, Handle::MinimapTo, window.right(), -5000); // past the other
        QCOMPARE(shorter.range.from, range.from);
        QCOMPARE(lengthOf(shorter.range), shortestRange);
    }

    void theNameColumnIsDragged()
    {
        Arranged arranged(family);
        const Viewport wide = dragged(arranged.scene, Handle::NameColumn, 145, 245);
        QCOMPARE(axisOf(wide).left, 245);
        QCOMPARE(axisOf(dragged(arranged.scene, Handle::NameColumn, 145, -999)).left, leastNameColumn);
        QVERIFY(axisOf(dragged(arranged.scene, Handle::NameColumn, 145, 9999)).left <= 1145 / 2);
    }

    void whatHidesALaneIsTakenBack()
    {
        Arranged arranged(family);
        const auto deep = arranged.lane("parse-1");
        arranged.scene.arrangement = allFoldToggled(arranged.scene);
        arranged.scene.arrangement.filter.text = "worker";
        QVERIFY(!arranged.layout().rowOf(deep));
        arranged.scene.arrangement = revealing(arranged.scene, deep);
        QVERIFY(arranged.layout().rowOf(deep));
        arranged.scene.arrangement.filter.text = "parse"; // hides others, not this one: it stays
        QCOMPARE(revealing(arranged.scene, deep), arranged.scene.arrangement);
    }

    void lanesThatDoNotExistArePassedOver()
    {
        Arranged arranged(family);
        for (const trace::LaneIndex nobody : {trace::LaneIndex{999}, trace::noLane}) {
            arranged.scene.arrangement.folded.insert(nobody);
            arranged.scene.arrangement.pinned.insert(nobody);
            arranged.scene.arrangement.heights[nobody] = 2;
            revealing(arranged.scene, nobody);
            laneDragged(arranged.scene, nobody, 5);
        }
        arranged.scene.arrangement.heights[2] = std::numeric_limits<double>::quiet_NaN();
        arranged.scene.arrangement.height = -1;
        QCOMPARE(arranged.names().size(), 6);
        QVERIFY(!arranged.dump().isEmpty());
    }
};

QTEST_APPLESS_MAIN(ArrangementTest)
#include "arrangement_test.moc"
