// What the panels say about a run.

#include "analysis/places.h"
#include "app/opened.h"
#include "models/findings_model.h"
#include "models/inspector.h"
#include "models/log_model.h"
#include "models/problems_model.h"
#include "models/run_status.h"
#include "models/search.h"
#include "models/words.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>

using namespace loopscope;
using namespace loopscope::app;

namespace {

QVariant at(const QAbstractItemModel &model, int row, const char *role)
{
    return model.data(model.index(row, 0), model.roleNames().key(role));
}

trace::LaneIndex laneCalled(const trace::Trace &trace, const char *name)
{
    for (trace::LaneIndex lane = 0; lane < trace.lanes().size(); ++lane) {
        if (laneWords(trace, lane) == QLatin1String(name))
            return lane;
    }
    return trace::noLane;
}

std::optional<timeline::SpanRef> firstSpan(const trace::Trace &trace, const char *lane, trace::SpanState state)
{
    const trace::LaneIndex index = laneCalled(trace, lane);
    if (index == trace::noLane)
        return std::nullopt;
    const auto &spans = trace.lane(index).spans;
    for (std::size_t span = 0; span < spans.size(); ++span) {
        if (spans[span].state == state)
            return timeline::SpanRef{index, span};
    }
    return std::nullopt;
}

QString valueOf(const FactsModel &facts, const QString &label)
{
    for (int row = 0; row < facts.count(); ++row) {
        if (facts.at(row).label == label)
            return facts.at(row).value;
    }
    return {};
}

int rowOf(const FactsModel &facts, const QString &label)
{
    for (int row = 0; row < facts.count(); ++row) {
        if (facts.at(row).label == label)
            return row;
    }
    return -1;
}

} // namespace

class ModelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void aStallNamesItsVictimsAndTheirLosses();
    void aQuietRunHasNoFinding();
    void jobsThatWaitedForAWorkerAreFound();
    void theLogGrowsWithTheRunAndLeadsToItsSpans();
    void theInspectorTellsAStall();
    void theInspectorLeadsToTheWaker();
    void theInspectorTellsAJobsWay();
    void theInspectorForgetsTheRunBefore();
    void problemsFollowTheText();
    void theStatusTellsLengthAndEvents();
    void searchFindsLanesAndReasons();
};

void ModelsTest::aStallNamesItsVictimsAndTheirLosses()
{
    Session session;
    FindingsModel findings;
    QAbstractItemModelTester tester(&findings);
    findings.setSession(&session);
    session.begin({});
    QVERIFY(hasRun(session));
    QCOMPARE(findings.count(), 1);
    QCOMPARE(at(findings, 0, "headline").toString(), QStringLiteral("THREE stalled the loop for 3.0 s"));
    const QString body = at(findings, 0, "body").toString();
    QVERIFY2(body.startsWith(QStringLiteral("A blocking call in blocking_message, line ")), qPrintable(body));
    QVERIFY2(body.endsWith(QStringLiteral("4 tasks lost 9.0 s in all.")), qPrintable(body));
    auto *victims = at(findings, 0, "victims").value<FactsModel *>();
    QVERIFY(victims);
    QCOMPARE(valueOf(*victims, QStringLiteral("ONE")), QStringLiteral("lost 2.0 s"));
    QCOMPARE(valueOf(*victims, QStringLiteral("FOUR")), QStringLiteral("could not start, lost 3.0 s"));
    victims->follow(rowOf(*victims, QStringLiteral("ONE")));
    QCOMPARE(session.selection()->span()->lane, laneCalled(session.trace(), "ONE"));
    QVERIFY(at(findings, 0, "grave").toBool());

    session.selection()->clear();
    QSignalSpy lines(&session, &Session::lineRequested);
    findings.reveal(0);
    QVERIFY(session.selection()->isActive());
    QCOMPARE(lines.size(), 1);
    const int line = lines.front().front().toInt();
    QVERIFY(session.text().split(u'\n').at(line - 1).contains(QStringLiteral("block:")));
}

void ModelsTest::aQuietRunHasNoFinding()
{
    Session session;
    FindingsModel findings;
    findings.setSession(&session);
    session.begin(QStringLiteral("gather"));
    QVERIFY(hasRun(session));
    QCOMPARE(findings.count(), 0);
}

void ModelsTest::jobsThatWaitedForAWorkerAreFound()
{
    Session session;
    FindingsModel findings;
    findings.setSession(&session);
    session.begin(QStringLiteral("pool_queue"));
    QVERIFY(hasRun(session));
    QVERIFY(findings.count() > 0);
    QVERIFY2(at(findings, 0, "headline").toString().contains(QStringLiteral("had to wait for a worker")),
             qPrintable(at(findings, 0, "headline").toString()));
}

void ModelsTest::theLogGrowsWithTheRunAndLeadsToItsSpans()
{
    Session session;
    LogModel log;
    QAbstractItemModelTester tester(&log);
    log.setSession(&session);
    session.begin({});
    QVERIFY(hasRun(session));
    QCOMPARE(log.count(), static_cast<int>(session.trace().log().size()));
    QCOMPARE(at(log, 0, "message").toString(), QStringLiteral("Main started"));
    QCOMPARE(at(log, 0, "lane").toString(), QStringLiteral("main"));
    log.reveal(0);
    QCOMPARE(session.selection()->span()->lane, laneCalled(session.trace(), "main"));
}

void ModelsTest::theInspectorTellsAStall()
{
    Session session;
    Inspector inspector;
    inspector.setSession(&session);
    session.begin({});
    QVERIFY(hasRun(session));
    QVERIFY(inspector.isActive());
    QCOMPARE(inspector.title(), QStringLiteral("THREE runs"));
    QVERIFY(inspector.isStall());
    QCOMPARE(valueOf(*inspector.victims(), QStringLiteral("FIVE")), QStringLiteral("could not start, lost 3.0 s"));
    QCOMPARE(valueOf(*inspector.facts(), QStringLiteral("For")), QStringLiteral("3.0 s"));
    QVERIFY(inspector.line() > 0);
}

void ModelsTest::theInspectorLeadsToTheWaker()
{
    Session session;
    Inspector inspector;
    inspector.setSession(&session);
    session.begin({});
    QVERIFY(hasRun(session));
    const auto ready = firstSpan(session.trace(), "FOUR", trace::SpanState::Ready);
    QVERIFY(ready);
    session.selection()->select(*ready);
    QCOMPARE(inspector.title(), QStringLiteral("FOUR is ready"));
    QCOMPARE(valueOf(*inspector.facts(), QStringLiteral("Held up by")), QStringLiteral("THREE"));
    const int row = rowOf(*inspector.facts(), QStringLiteral("Held up by"));
    inspector.facts()->follow(row);
    QCOMPARE(session.selection()->span()->lane, laneCalled(session.trace(), "THREE"));
    QVERIFY(inspector.isStall());
}

void ModelsTest::theInspectorTellsAJobsWay()
{
    Session session;
    Inspector inspector;
    inspector.setSession(&session);
    session.begin(QStringLiteral("run_in_executor"));
    QVERIFY(hasRun(session));
    QVERIFY(!session.trace().hops().empty());
    const trace::Hop &hop = session.trace().hops().front();
    const auto span = analysis::spanRefAt(session.trace(), hop.worker, hop.started);
    QVERIFY(span);
    session.selection()->select(*span);
    QVERIFY(!valueOf(*inspector.facts(), QStringLiteral("Submitted")).isEmpty());
    const JobWay &way = *inspector.jobWay();
    QAbstractItemModelTester tester(inspector.jobWay());
    QCOMPARE(way.count(), 5);
    QCOMPARE(way.at(1).label, QStringLiteral("Ran on worker 1"));
    double whole = 0;
    for (int leg = 0; leg < way.count(); ++leg) {
        QVERIFY(way.at(leg).fraction > 0.03);
        whole += way.at(leg).fraction;
    }
    QVERIFY(std::abs(whole - 1) < 1e-9);
    QVERIFY(way.at(1).fraction > 0.7); // in proportion
    inspector.jobWay()->follow(4);     // resumed: the task that waited, and the same way seen from there
    QCOMPARE(session.selection()->span()->lane, hop.submitter);
    QCOMPARE(way.count(), 5);
    inspector.jobWay()->follow(1);
    QCOMPARE(*session.selection()->span(), *span);
    inspector.facts()->follow(rowOf(*inspector.facts(), QStringLiteral("By")));
    QCOMPARE(session.selection()->span()->lane, hop.submitter);
}

void ModelsTest::theInspectorForgetsTheRunBefore()
{
    Session session;
    Inspector inspector;
    inspector.setSession(&session);
    session.begin({});
    QVERIFY(hasRun(session));
    QVERIFY(inspector.isActive());
    session.setInstant(true);
    session.run();
    QVERIFY(!inspector.isActive());
    QCOMPARE(inspector.facts()->count(), 0);
    QVERIFY(hasRun(session));
}

void ModelsTest::problemsFollowTheText()
{
    Session session;
    ProblemsModel problems;
    QAbstractItemModelTester tester(&problems);
    problems.setSession(&session);
    type(session, "main:\n  - slep: 1s\n");
    session.check();
    QCOMPARE(problems.count(), 1);
    QCOMPARE(at(problems, 0, "line").toInt(), 2);
    QVERIFY(at(problems, 0, "remedy").toString().contains(QStringLiteral("sleep")));
    QSignalSpy lines(&session, &Session::lineRequested);
    problems.request(0);
    QCOMPARE(lines.size(), 1);
    type(session, "main:\n  - sleep: 1s\n");
    session.check();
    QCOMPARE(problems.count(), 0);
}

void ModelsTest::theStatusTellsLengthAndEvents()
{
    Session session;
    RunStatus status;
    status.setSession(&session);
    QVERIFY(status.isEmpty());
    session.begin({});
    QVERIFY(hasRun(session));
    QVERIFY(!status.isEmpty());
    QCOMPARE(status.duration(), QStringLiteral("8.0 s"));
    QCOMPARE(status.tasks(), QStringLiteral("6 tasks"));
    QVERIFY(status.events().endsWith(QStringLiteral("none lost")));
    QVERIFY(!status.isLossy());
}

void ModelsTest::searchFindsLanesAndReasons()
{
    Session session;
    session.begin({});
    QVERIFY(hasRun(session));
    const auto byName = find(session.trace(), QStringLiteral("three"));
    QCOMPARE(byName.size(), std::size_t{1});
    QCOMPARE(byName.front().lane, laneCalled(session.trace(), "THREE"));
    QVERIFY(find(session.trace(), QStringLiteral("sleep")).size() >= 4);
    QVERIFY(find(session.trace(), QStringLiteral("nowhere")).empty());
    QVERIFY(find(session.trace(), QStringLiteral("  ")).empty());
}

QTEST_MAIN(ModelsTest)
#include "models_test.moc"
