// What the window says about threads, processes, mutexes, the GIL and warnings.

#include "analysis/hops.h"
#include "analysis/places.h"
#include "models/findings.h"
#include "models/inspector.h"
#include "models/search.h"
#include "models/words.h"
#include "support/handmade_threads.h"
#include "support/trace_text.h"

#include <QTest>

#include <chrono>

using namespace loopscope;
using namespace loopscope::app;
using namespace std::chrono_literals;

namespace {

/// The span of a worker's lane (from 1) at a moment.
timeline::SpanRef at(const trace::Trace &trace, std::uint32_t worker, Duration when)
{
    return analysis::spanRefAt(trace, trace.laneOfWorker(worker - 1).value(), Time{when}).value();
}

QString factOf(const trace::Trace &trace, timeline::SpanRef ref, const char *label)
{
    for (const Fact &fact : factsOf(trace, ref)) {
        if (fact.label == QLatin1String(label))
            return fact.value;
    }
    return {};
}

} // namespace

class WordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aThreadThatWaitsForAMutex()
    {
        const auto builder = test::traceOf(R"(
            0 thread 1 name writer
            0 submit save by nobody to thread
            0 start save 1
            1ms work save mutex 7 db
            5ms work-end save mutex 7 db
            9ms end save failed "ValueError: no"
        )");
        const trace::Trace &trace = builder.trace();
        const auto wait = at(trace, 1, 2ms);
        QCOMPARE(spanWords(trace, wait), QStringLiteral("writer waits for a mutex"));
        QCOMPARE(whyWords(trace, wait), QStringLiteral("Another thread holds db."));
        QCOMPARE(factOf(trace, wait, "Waits for"), QStringLiteral("db"));
        QCOMPARE(factOf(trace, wait, "Source"), QStringLiteral("line 7"));
        QCOMPARE(roleOf(trace.lane(wait.lane), trace.lane(wait.lane).spans[wait.span]), timeline::Role::Mutex);
        const auto last = at(trace, 1, 6ms);
        QCOMPARE(spanWords(trace, last), QStringLiteral("writer runs save"));
        QCOMPARE(factOf(trace, last, "Then failed"), QStringLiteral("ValueError: no"));
        QCOMPARE(find(trace, QStringLiteral("mutex")).size(), std::size_t{1});
        const auto findings = findingsOf(trace);
        QCOMPARE(findings.size(), std::size_t{1});
        QCOMPARE(findings[0].headline, QStringLiteral("writer failed"));
    }

    void aThreadThatWaitsForItsTurn()
    {
        const auto builder = test::traceOf(test::turns());
        const auto wait = at(builder.trace(), 2, 2ms);
        QCOMPARE(spanWords(builder.trace(), wait), QStringLiteral("crunch 2 waits for its turn at the interpreter"));
        QVERIFY(whyWords(builder.trace(), wait).contains(QStringLiteral("GIL")));
        QCOMPARE(whyWords(builder.trace(), at(builder.trace(), 1, 2ms)), QStringLiteral("It computes."));
    }

    void aProcessIsOneOfItsPool()
    {
        const auto builder = test::traceOf(test::twoPools());
        const trace::Trace &trace = builder.trace();
        const auto first = at(trace, 4, 50ms);
        QCOMPARE(spanWords(trace, first), QStringLiteral("process 1 runs resize-2"));
        QCOMPARE(factOf(trace, first, "Given to"), QStringLiteral("crunch"));
        QCOMPARE(jobLegsOf(trace, *analysis::hopOf(trace, first)).at(1).label, QStringLiteral("Ran on process 1"));
        const auto findings = findingsOf(trace);
        QVERIFY(!findings.empty());
        QVERIFY2(findings.back().text.endsWith(QStringLiteral("downloads has 3 workers.")),
                 qPrintable(findings.back().text));
    }

    void aTaskThatJoinsHoldsItsLoop()
    {
        const auto builder = test::traceOf(test::contention(6, 20));
        const trace::Trace &trace = builder.trace();
        const auto main = analysis::spanRefAt(trace, trace.laneOfTask(TaskId{1}).value(), Time{50ms}).value();
        QCOMPARE(whyWords(trace, main),
                 QStringLiteral("It waits for T1 and holds the loop: nobody else can run. It is in main, line 21."));
        QCOMPARE(factOf(trace, main, "Waits for"), QStringLiteral("T1"));
    }

    void aTaskIsHeldUpByItsOwnLoopOnly()
    {
        const auto builder = test::traceOf(test::twoLoops());
        const trace::Trace &trace = builder.trace();
        // serve-2 is ready while main-2 blocks the other loop; main-3 is ready while main-2 blocks its own.
        const auto lane = [&](const char *name) {
            for (trace::LaneIndex index = 0; index < trace.lanes().size(); ++index) {
                if (trace.text(trace.lane(index).name) == name)
                    return index;
            }
            return trace::noLane;
        };
        QCOMPARE(whyWords(trace, analysis::spanRefAt(trace, lane("serve-2"), Time{43ms}).value()),
                 QStringLiteral("It waits for its turn in the ready queue."));
        QCOMPARE(whyWords(trace, analysis::spanRefAt(trace, lane("main-3"), Time{43ms}).value()),
                 QStringLiteral("It could run, but main-2 holds the loop."));
    }

    void warningsAreFindings()
    {
        const auto builder = test::traceOf(R"(
            0 loop-started
            0 task main
            0 run main
            1ms warn main "coroutine 'f' was never awaited" 12
            2ms warn main "coroutine 'f' was never awaited" 12
            3ms warn nobody "Task was destroyed but it is pending!"
        )");
        const auto findings = findingsOf(builder.trace());
        QCOMPARE(findings.size(), std::size_t{2});
        QCOMPARE(findings[0].kind, FindingKind::Warning);
        QCOMPARE(findings[0].headline, QStringLiteral("A warning about main, 2 times"));
        QCOMPARE(findings[0].text, QStringLiteral("coroutine 'f' was never awaited"));
        QCOMPARE(findings[0].line, 12);
        QVERIFY(findings[0].span.has_value());
        QCOMPARE(findings[1].headline, QStringLiteral("A warning"));
    }
};

QTEST_GUILESS_MAIN(WordsTest)
#include "words_test.moc"
