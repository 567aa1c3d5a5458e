// Arrows between lanes: all of them where they are few; where they are thousands, some, and how many those stand for.

#include "support/fixed_metrics.h"
#include "support/handmade_traces.h"
#include "support/trace_text.h"
#include "timeline/build.h"
#include "timeline/links.h"

#include <QRegularExpression>
#include <QTest>

#include <map>

using namespace loopscope;
using namespace loopscope::timeline;
using namespace std::chrono_literals;

namespace {

constexpr int manyJobs = 2000;

/// A task gives a job to the only worker every millisecond, and each of them wakes a second task.
std::string busyWorker()
{
    std::string text =
        "0 loop-started\n0 pool 1\n0 task main\n0 task other < main\n0 run main\n1us suspend main sleep 1s\n"
        "2us run other\n3us suspend other event e\n";
    for (int job = 1; job <= manyJobs; ++job) {
        const auto at = [&](int us) { return std::to_string(job * 1000 + us) + "us "; };
        const std::string name = "job" + std::to_string(job);
        text += at(0) + "ready main by timer\n" + at(1) + "run main\n";
        text += at(10) + "submit " + name + " by main label work\n";
        text += at(20) + "start " + name + " 1\n";
        text += at(25) + "ready other by main\n";
        text += at(30) + "suspend main executor work\n";
        text += at(40) + "run other\n" + at(50) + "suspend other event e\n";
        text += at(200) + "end " + name + '\n' + at(201) + "post " + name + '\n';
        text += at(210) + "ready main by " + name + '\n' + at(220) + "run main\n" + at(230) + "suspend main sleep 1s\n";
    }
    return text + std::to_string((manyJobs + 2) * 1000) + "us loop-stopped\n";
}

struct Linked {
    trace::TraceBuilder builder;
    Scene scene;

    explicit Linked(std::string_view text) : builder(test::traceOf(text)), scene{builder.trace()}
    {
        scene.viewport.width = 1145;
        scene.viewport.height = 760;
        scene.viewport = fitted(scene.viewport, builder.trace().end());
    }
    Linked(const Linked &) = delete;
    Linked &operator=(const Linked &) = delete;

    std::vector<Link> links() const { return linksOf(scene, layoutOf(scene)); }
    std::vector<Link> links(LinkKind kind) const
    {
        std::vector<Link> found;
        for (const Link &link : links()) {
            if (link.kind == kind)
                found.push_back(link);
        }
        return found;
    }
    /// How many the links of a kind stand for, themselves included.
    std::size_t told(LinkKind kind) const
    {
        std::size_t count = 0;
        for (const Link &link : links(kind))
            count += 1 + link.others;
        return count;
    }
};

} // namespace

class LinksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fewAreAllDrawn()
    {
        const Linked linked(test::poolWithQueue());
        QCOMPARE(linked.links(LinkKind::Submit).size(), std::size_t{5});
        QCOMPARE(linked.links(LinkKind::Return).size(), std::size_t{5});
        for (const Link &link : linked.links())
            QCOMPARE(link.others, 0U);
    }

    void thousandsAreThinnedAndNoneIsForgotten()
    {
        const Linked linked(busyWorker());
        for (const LinkKind kind : {LinkKind::Submit, LinkKind::Wakeup}) {
            QVERIFY(linked.links(kind).size() < 60);
            QCOMPARE(linked.told(kind), std::size_t{manyJobs});
        }
        const DrawList list = build(linked.scene, test::FixedMetrics());
        QVERIFY(QString::fromStdString(toText(list)).contains(QRegularExpression("\"×\\d+\"")));
    }

    void zoomedInEachIsThere()
    {
        Linked linked(busyWorker());
        linked.scene.viewport.range = {Time{1000ms}, Time{1010ms}};
        QCOMPARE(linked.links(LinkKind::Submit).size(), std::size_t{10});
        QCOMPARE(linked.links(LinkKind::Return).size(), std::size_t{10});
        QCOMPARE(linked.links(LinkKind::Wakeup).size(), std::size_t{10});
    }

    void whoStandsForOthersDoesNotChangeAsThePictureMoves()
    {
        Linked linked(busyWorker());
        linked.scene.viewport.range = {Time{500ms}, Time{1500ms}};
        std::map<std::size_t, std::uint32_t> before;
        for (const Link &link : linked.links(LinkKind::Wakeup))
            before[link.index] = link.others;
        linked.scene.viewport.range = {Time{507ms}, Time{1507ms}};
        std::size_t same = 0;
        for (const Link &link : linked.links(LinkKind::Wakeup)) {
            const auto known = before.find(link.index);
            same += known != before.end() && known->second == link.others ? 1 : 0;
        }
        QVERIFY(same + 3 >= before.size()); // those at the edges may
    }

    void theSelectedOnesAreAllDrawn()
    {
        Linked linked(busyWorker());
        const auto worker = *linked.scene.trace.laneOfWorker(0);
        linked.scene.selection = SpanRef{worker, 1234};
        int chosen = 0;
        for (const Link &link : linked.links())
            chosen += link.chosen ? 1 : 0;
        QCOMPARE(chosen, 2); // its way, out and back
    }

    void anArrowIsFoundUnderThePointer()
    {
        const Linked linked(test::poolWithQueue());
        const Link link = linked.links(LinkKind::Return).front();
        const Point middle = middleOf(link.arrow);
        const auto found = linkAt(linked.scene, middle.x, middle.y);
        QVERIFY(found);
        QCOMPARE(found->kind, LinkKind::Return);
        QVERIFY(!linkAt(linked.scene, middle.x + 60, 40));
        QVERIFY(!linkAt(linked.scene, 10, middle.y));
    }

    void countsSayWhenTheyAreNotAll()
    {
        Link link;
        link.others = 36;
        QCOMPARE(countOf(link), std::string("×37"));
        link.orMore = true;
        QCOMPARE(countOf(link), std::string("×37+"));
    }
};

QTEST_APPLESS_MAIN(LinksTest)
#include "links_test.moc"
