// Sums over lanes.

#include "analysis/summary.h"
#include "support/trace_text.h"

#include <QTest>

#include <chrono>

using namespace loopscope;
using namespace std::chrono_literals;

class AnalysisTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aWorkersTimeIsRunningAndWaiting()
    {
        const auto builder = test::traceOf(R"(
            0 submit a by nobody
            0 start a 1
            1ms work a mutex 7 m
            5ms work-end a mutex 7 m
            6ms work a gil
            8ms work-end a gil
            8ms work a queue 8 q
            9ms work-end a queue 8 q
            10ms end a
            20ms submit b by nobody
            20ms start b 1
            21ms end b
        )");
        const auto workers = analysis::summarizeWorkers(builder.trace());
        QCOMPARE(workers.size(), std::size_t{1});
        QCOMPARE(workers[0].jobs, 2U);
        QVERIFY(workers[0].running == 4ms);
        QVERIFY(workers[0].waiting == 7ms);
        QVERIFY(workers[0].waitingForMutex == 4ms);
        QVERIFY(workers[0].waitingForGil == 2ms);
    }
};

QTEST_APPLESS_MAIN(AnalysisTest)
#include "analysis_test.moc"
