// What someone may rely on who edits with the preview on: the picture is that of the last valid text, whatever was
// typed on the way to it, and nothing that was not asked for takes its place.

#include "app/opened.h"
#include "exchange/chrome_trace_writer.h"
#include "preview/live_preview.h"
#include "scenario/demos.h"
#include "support/run_scenario.h"

#include <QSignalSpy>
#include <QTemporaryDir>

#include <sstream>

using namespace loopscope;
using namespace loopscope::app;
using namespace std::chrono_literals;

namespace {

constexpr auto stalling = "title: Stall\nmain:\n  - block: 3s\n  - sleep: 1s\n";
constexpr RunBudget unlimited{10min, ~0ULL, std::int64_t{1} << 40U};
constexpr auto endless = "title: Endless\nmain:\n  - repeat: forever\n    do:\n      - sleep: 1s\n      - yield\n";
/// Without a single await: nothing of the simulation goes on meanwhile.
constexpr auto tight = "title: Tight\nmain:\n  - repeat: forever\n    do:\n      - let: 1\n        as: x\n";

std::string chromeTrace(const trace::Trace &trace)
{
    std::ostringstream out;
    exchange::writeChromeTrace(trace, "a run", out);
    return out.str();
}

/// Everything that comes back until nothing is left.
std::vector<std::shared_ptr<VirtualResult>> resultsOf(VirtualRuns &runs)
{
    std::vector<std::shared_ptr<VirtualResult>> results;
    QObject scope;
    QObject::connect(&runs, &VirtualRuns::finished, &scope, [&](const auto &result) { results.push_back(result); });
    if (!QTest::qWaitFor([&] { return !runs.isBusy(); }, 20'000))
        results.clear();
    return results;
}

/// A session that is open on the demo that stalls, with a preview.
struct Opened {
    Session session;
    LivePreview preview;

    bool open()
    {
        session.begin({});
        preview.setSession(&session);
        preview.setEnabled(true);
        return hasRun(session);
    }
    bool showsTitle(const char *title) const
    {
        return QTest::qWaitFor([&] {
            const auto &shown = session.live().scenario();
            return !session.isRunning() && shown && shown->title == title;
        });
    }
};

} // namespace

class PreviewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void runsWithoutThreadsAsItRunsWithThem_data();
    void runsWithoutThreadsAsItRunsWithThem();
    void runsSeveralTextsInTheirOrder();
    void dropsARunThatANewerTextHasOvertaken();
    void tellsNothingOfWhatWasCancelled();
    void endsWhatHasNoEnd_data();
    void endsWhatHasNoEnd();
    void showsEveryValidText();
    void keepsThePictureOfTheLastValidText();
    void leavesARunThatSomeoneHasStartedUntilTheNextEdit();
    void leavesASavedRunAlone();
    void saysHowARunFails();
    void keepsWhatIsSelected();
    void findsAgainWhatWasSelected();
};

void PreviewTest::runsWithoutThreadsAsItRunsWithThem_data()
{
    QTest::addColumn<QString>("text");
    for (const scenario::Demo &demo : scenario::demos())
        QTest::newRow(demo.id.c_str()) << QString::fromStdString(demo.text);
}

void PreviewTest::runsWithoutThreadsAsItRunsWithThem()
{
    QFETCH(const QString, text);
    const auto scenario = test::scenarioOf(text.toStdString());
    const auto expected = test::runScenario(scenario);
    const auto outcome = scenario::VirtualRun(scenario).go();
    QCOMPARE(outcome.result.error, expected.result.error);
    QCOMPARE(outcome.result.ending, expected.result.ending);
    QVERIFY(chromeTrace(outcome.builder->trace()) == chromeTrace(expected.trace()));
}

void PreviewTest::runsSeveralTextsInTheirOrder()
{
    VirtualRuns runs;
    runs.start({stalling, "main: nonsense", stalling});
    const auto results = resultsOf(runs);
    QCOMPARE(results.size(), std::size_t{3});
    QCOMPARE(results[0]->outcome.builder->trace().stalls().size(), std::size_t{1});
    QVERIFY(!results[1]->scenario);
    QCOMPARE(results[2]->index, std::size_t{2});
}

void PreviewTest::dropsARunThatANewerTextHasOvertaken()
{
    VirtualRuns runs(unlimited);
    runs.start({endless});
    QTRY_VERIFY(runs.isRunning());
    runs.start({stalling});
    const auto results = resultsOf(runs);
    QCOMPARE(results.size(), std::size_t{1});
    QCOMPARE(QString::fromStdString(results[0]->scenario->title), QStringLiteral("Stall"));
    QVERIFY(!results[0]->isCutShort);
}

void PreviewTest::tellsNothingOfWhatWasCancelled()
{
    VirtualRuns runs(unlimited);
    runs.start({endless, endless});
    QTRY_VERIFY(runs.isRunning());
    runs.cancel();
    QVERIFY(!runs.isBusy());
    runs.start({stalling});
    const auto results = resultsOf(runs);
    QCOMPARE(results.size(), std::size_t{1});
    QCOMPARE(QString::fromStdString(results[0]->scenario->title), QStringLiteral("Stall"));
}

void PreviewTest::endsWhatHasNoEnd_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("turns") << QString::fromUtf8(endless);
    QTest::newRow("steps") << QString::fromUtf8(tight);
}

void PreviewTest::endsWhatHasNoEnd()
{
    QFETCH(const QString, text);
    VirtualRuns byTime({50ms});
    byTime.start({text.toStdString()});
    auto results = resultsOf(byTime);
    QCOMPARE(results.size(), std::size_t{1});
    QVERIFY(results[0]->scenario);
    QVERIFY(results[0]->isCutShort);

    VirtualRuns byEvents({10min, 5'000, unlimited.memory});
    byEvents.start({endless});
    results = resultsOf(byEvents);
    QCOMPARE(results.size(), std::size_t{1});
    QCOMPARE(results[0]->outcome.result.ending, scenario::RunEnding::Limited);
    QVERIFY(results[0]->outcome.builder->trace().eventCount() > 5'000);
}

void PreviewTest::showsEveryValidText()
{
    Opened opened;
    QVERIFY(opened.open());
    type(opened.session, stalling);
    QVERIFY(opened.showsTitle("Stall"));
    QCOMPARE(opened.session.trace().end(), Time{4s});
    QCOMPARE(opened.session.live().clock(), scenario::ClockKind::Virtual);
    QVERIFY(opened.session.result().has_value());
    QCOMPARE(opened.preview.note(), QString());

    opened.preview.setEnabled(false);
    type(opened.session, "title: Other\nmain:\n  - sleep: 1s\n");
    opened.session.check();
    opened.preview.setEnabled(true); // runs what was missed
    QVERIFY(opened.showsTitle("Other"));
}

void PreviewTest::keepsThePictureOfTheLastValidText()
{
    Opened opened;
    QVERIFY(opened.open());
    const auto before = chromeTrace(opened.session.trace());
    type(opened.session, "title: Stall\nmain:\n  - blck: 3s\n");
    QTRY_VERIFY(opened.preview.note().contains(QStringLiteral("last valid")));
    QVERIFY(chromeTrace(opened.session.trace()) == before);
    opened.session.revert();
    QTRY_COMPARE(opened.preview.note(), QString());
}

void PreviewTest::leavesARunThatSomeoneHasStartedUntilTheNextEdit()
{
    Opened opened;
    QVERIFY(opened.open());
    type(opened.session, "title: Long\nmain:\n  - sleep: 1h\n");
    opened.session.run();
    type(opened.session, stalling);
    QTRY_VERIFY(opened.session.trace().eventCount() > 0);
    QVERIFY(opened.session.isRunning());
    QCOMPARE(QString::fromStdString(opened.session.live().scenario()->title), QStringLiteral("Long"));
    opened.session.stop();
    QTRY_VERIFY(!opened.session.isRunning());
    QVERIFY(opened.preview.note().contains(QStringLiteral("before your last edits")));
    QCOMPARE(QString::fromStdString(opened.session.live().scenario()->title), QStringLiteral("Long"));
    type(opened.session, "title: Next\nmain:\n  - sleep: 1s\n");
    QVERIFY(opened.showsTitle("Next"));
    QCOMPARE(opened.preview.note(), QString());
}

void PreviewTest::leavesASavedRunAlone()
{
    Opened opened;
    QVERIFY(opened.open());
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.loopscope"));
    QVERIFY(opened.session.saveRun(QUrl::fromLocalFile(path)));
    QVERIFY(opened.session.openPath(path));
    QTRY_VERIFY(opened.session.isRecorded());
    type(opened.session, stalling);
    QTRY_VERIFY(opened.preview.note().contains(QStringLiteral("saved run")));
    QVERIFY(opened.session.isRecorded());
}

void PreviewTest::saysHowARunFails()
{
    Opened opened;
    QVERIFY(opened.open());
    type(opened.session, "title: Fails\nmain:\n  - raise: ValueError(too much)\n");
    QVERIFY(opened.showsTitle("Fails"));
    QVERIFY(opened.preview.note().contains(QStringLiteral("ValueError: too much")));
    QVERIFY(opened.preview.isGrave());
}

void PreviewTest::keepsWhatIsSelected()
{
    Opened opened;
    QVERIFY(opened.open());
    Session &session = opened.session;
    QVERIFY(session.selection()->isActive()); // the stall
    QString text = session.text();
    session.setText(text.replace(QStringLiteral("blocking_message(3s"), QStringLiteral("blocking_message(250ms")));
    QTRY_COMPARE(session.trace().stalls().front().end - session.trace().stalls().front().begin, Duration{250ms});
    const auto selected = session.selection()->span();
    QVERIFY(selected.has_value());
    QCOMPARE(selected->lane, session.trace().stalls().front().culprit);
    QVERIFY(session.trace().lane(selected->lane).spans[selected->span].stalled);
}

/// On the way from one text to another there may be one that does not have it.
void PreviewTest::findsAgainWhatWasSelected()
{
    Opened opened;
    QVERIFY(opened.open());
    Session &session = opened.session;
    const auto stall = session.selection()->span();
    QVERIFY(stall.has_value());
    const QString text = session.text();
    type(session, "title: Short\nmain:\n  - sleep: 1s\n");
    QVERIFY(opened.showsTitle("Short"));
    QVERIFY(!session.selection()->isActive());
    session.setText(text);
    QTRY_VERIFY(session.selection()->isActive());
    QVERIFY(session.selection()->span() == stall);

    type(session, "title: Short\nmain:\n  - sleep: 1s\n");
    QVERIFY(opened.showsTitle("Short"));
    session.selection()->select(timeline::SpanRef{0, 0}); // something else is looked at
    session.selection()->clear();
    session.setText(text);
    QTRY_VERIFY(!session.trace().stalls().empty());
    QVERIFY(!session.selection()->isActive());
}

QTEST_GUILESS_MAIN(PreviewTest)
#include "preview_test.moc"
