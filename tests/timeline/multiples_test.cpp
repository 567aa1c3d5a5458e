// Runs side by side: on one scale of time, whole, and within the page.

#include "support/fixed_metrics.h"
#include "support/handmade_traces.h"
#include "support/trace_text.h"
#include "timeline/multiples.h"

#include <QTest>

#include <algorithm>

using namespace loopscope;
using namespace loopscope::timeline;
using namespace std::chrono_literals;

namespace {

trace::TraceBuilder sleeping(const char *until)
{
    return test::traceOf(
        "0 loop-started\n0 iteration 1\n0 task main < nobody : main\n0 run main\n0 suspend main sleep 9s\n" +
        std::string(until) + " ready main by timer\n" + until + " run main\n" + until + " finish main\n" + until +
        " loop-stopped\n");
}

} // namespace

class MultiplesTest : public QObject {
    Q_OBJECT

    const test::FixedMetrics m_metrics{};

private Q_SLOTS:
    void lengthsCanBeCompared()
    {
        const auto shorter = sleeping("1s");
        const auto longer = sleeping("2s");
        const auto widthOfSleep = [&](const trace::TraceBuilder &builder) {
            const Scene scene = sceneOfMultiple(builder.trace(), Time{2s}, 400, 200, 1.0);
            const Axis axis = axisOf(scene.viewport);
            return xAt(axis, builder.trace().end()) - xAt(axis, Time{});
        };
        QVERIFY(std::abs(widthOfSleep(longer) - 2 * widthOfSleep(shorter)) <= 1);
    }

    void allLanesHaveRoom()
    {
        const auto builder = test::traceOf(test::blockingCall());
        const int height = heightOfMultiple(builder.trace());
        QVERIFY(height > 100);
        const auto lanesAt = [&](int given) {
            return sceneOfMultiple(builder.trace(), builder.trace().end(), 400, given, 1.0).arrangement.height.value();
        };
        QVERIFY(lanesAt(height) > 0.6);
        QVERIFY(lanesAt(height * 2 / 3) < lanesAt(height));
        QCOMPARE(lanesAt(2 * height), 1.0);
    }

    void aPageHoldsAllOfThem()
    {
        const auto builder = test::traceOf(test::blockingCall());
        MultiplesPage page{"A title", "what if", {}};
        for (int i = 0; i < 5; ++i)
            page.multiples.push_back(
                {&builder.trace(), "value " + std::to_string(i), {"8 s in all", "1 stall"}, i == 2});
        page.multiples.push_back({nullptr, "nothing", {"it cannot run"}, false});
        const DrawList list = buildPage(page, 1.0, m_metrics);
        std::size_t titles = 0;
        for (const Layer &layer : list.layers) {
            for (const Rect &rect : layer.rects)
                QVERIFY(rect.x >= 0 && rect.y >= 0 && rect.x + rect.width <= list.width &&
                        rect.y + rect.height <= list.height);
            for (const Text &text : layer.texts) {
                QVERIFY(text.x >= 0 && text.x + text.width <= list.width && text.baseline <= list.height);
                titles += text.text.starts_with("value ") || text.text == "nothing" ? 1 : 0;
            }
        }
        QCOMPARE(titles, std::size_t{6});
        QVERIFY(list.width > list.height / 2);
    }
};

QTEST_APPLESS_MAIN(MultiplesTest)
#include "multiples_test.moc"
