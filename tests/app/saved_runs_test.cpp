// What someone may rely on who saves runs, opens them again, and opens traces of other programs.

#include "app/opened.h"
#include "session/session.h"
#include "support/test_files.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace loopscope;
using namespace loopscope::app;
using loopscope::test::contentsOf;
using loopscope::test::written;

namespace {

bool hasOpened(const Session &session)
{
    return QTest::qWaitFor([&] { return !session.isOpening(); });
}

/// A run of the first demo, saved.
QString savedDemo(const QTemporaryDir &folder, const char *name, const exchange::View &view = {})
{
    Session session;
    session.begin({});
    if (!hasRun(session))
        return {};
    if (view.range.to > Time{})
        session.setView(view);
    const QString path = folder.filePath(QString::fromUtf8(name));
    return session.saveRun(QUrl::fromLocalFile(path)) ? path : QString();
}

constexpr auto foreign = R"([{"ph":"X","pid":1,"tid":1,"ts":10,"dur":20,"name":"work"},
{"ph":"X","pid":1,"tid":1,"ts":12,"dur":5,"name":"part"}])";

} // namespace

class SavedRunsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRunComesBackWithItsScenario()
    {
        const QTemporaryDir folder;
        const exchange::View view{{timeFromNs(1'000'000), timeFromNs(2'000'000)}, 7, false};
        const QString path = savedDemo(folder, "demo.loopscope", view);
        QVERIFY(!path.isEmpty());
        Session session;
        QSignalSpy views(&session, &Session::viewRequested);
        session.begin(path);
        QVERIFY(hasOpened(session));
        QVERIFY(session.isRecorded());
        QVERIFY(!session.isForeign());
        QVERIFY(!session.isRunning());
        QVERIFY(!session.isDirty());
        QCOMPARE(session.title(), QStringLiteral("A blocking call stalls every task"));
        QVERIFY(session.text().contains(QLatin1String("blocking_message")));
        QCOMPARE(session.trace().stalls().size(), std::size_t{1});
        QVERIFY(session.notice().isEmpty());
        QCOMPARE(views.count(), 1);
        QVERIFY(views[0][0].value<exchange::View>().range == view.range);
    }

    void savingItAgainGivesTheSameBytes()
    {
        const QTemporaryDir folder;
        const QString path = savedDemo(folder, "demo.loopscope");
        Session session;
        session.begin(path);
        QVERIFY(hasOpened(session));
        const QString again = folder.filePath(QStringLiteral("again.loopscope"));
        QVERIFY(session.saveRun(QUrl::fromLocalFile(again)));
        QCOMPARE(contentsOf(again), contentsOf(path));
    }

    void aRunThatWasOpenedCanRunAgain()
    {
        const QTemporaryDir folder;
        Session session;
        session.begin(savedDemo(folder, "demo.loopscope"));
        QVERIFY(hasOpened(session));
        session.setInstant(true);
        session.run();
        QVERIFY(hasRun(session));
        QVERIFY(!session.isRecorded());
        QVERIFY(session.trace().isComplete());
    }

    void savingTheScenarioLeavesTheRunAlone()
    {
        const QTemporaryDir folder;
        const QString path = savedDemo(folder, "demo.loopscope");
        const QByteArray before = contentsOf(path);
        Session session;
        session.begin(path);
        QVERIFY(hasOpened(session));
        type(session, "title: Mine\nmain:\n  - log: hello\n");
        QVERIFY(!session.save());
        QCOMPARE(contentsOf(path), before);
        QVERIFY(session.saveAs(QUrl::fromLocalFile(folder.filePath(QStringLiteral("mine.yaml")))));
        QCOMPARE(contentsOf(path), before);
        QCOMPARE(contentsOf(folder.filePath(QStringLiteral("mine.yaml"))),
                 QByteArray("title: Mine\nmain:\n  - log: hello\n"));
    }

    void aTraceOfAnotherProgramHasNoScenario()
    {
        const QTemporaryDir folder;
        const QString path = written(folder, "build.json", foreign);
        Session session;
        session.begin(path);
        QVERIFY(hasOpened(session));
        QVERIFY(session.isForeign());
        QCOMPARE(session.title(), QStringLiteral("build.json"));
        QCOMPARE(session.trace().lanes().size(), std::size_t{2});
        QVERIFY(session.problems().empty());
        session.run();
        QVERIFY(!session.isRunning());
        QCOMPARE(session.notice(), QStringLiteral("A trace has no scenario that could run."));
        const QString nothing = folder.filePath(QStringLiteral("nothing.yaml"));
        QVERIFY(!session.saveAs(QUrl::fromLocalFile(nothing)) && !session.save());
        QVERIFY(!QFile::exists(nothing));
        QVERIFY(session.saveRun(QUrl::fromLocalFile(folder.filePath(QStringLiteral("kept.loopscope")))));
        QVERIFY(session.openPath(folder.filePath(QStringLiteral("kept.loopscope"))));
        QVERIFY(hasOpened(session));
        QVERIFY(session.isForeign());
        QCOMPARE(session.trace().lanes().size(), std::size_t{2});
    }

    void aRunIsExportedByTheNameOfTheFile()
    {
        const QTemporaryDir folder;
        const QString path = savedDemo(folder, "run.json");
        QVERIFY(contentsOf(path).startsWith("{\"displayTimeUnit\""));
        Session session;
        session.begin(path);
        QVERIFY(hasOpened(session));
        QVERIFY(session.saveRun(
            session.runFile(QUrl::fromLocalFile(folder.filePath(QStringLiteral("other.loopscope"))), true)));
        QVERIFY(!contentsOf(folder.filePath(QStringLiteral("other.json"))).isEmpty());
        QCOMPARE(session.trace().stalls().size(), std::size_t{1});
        QCOMPARE(session.title(), QStringLiteral("A blocking call stalls every task"));
    }

    void whatIsDamagedIsShownAndTold()
    {
        const QTemporaryDir folder;
        Session session;
        session.begin(written(folder, "cut.json", QByteArray(foreign).chopped(20)));
        QVERIFY(hasOpened(session));
        QCOMPARE(session.trace().lanes().size(), std::size_t{1});
        QVERIFY2(session.notice().startsWith(
                     QStringLiteral("Not all of cut.json could be opened: at byte 60, the file ends")),
                 qPrintable(session.notice()));
        QVERIFY(!session.openPath(folder.filePath(QStringLiteral("nowhere.loopscope"))));
        QVERIFY(session.openPath(written(folder, "text.loopscope", "no run at all, and a long text at that")));
        QVERIFY(hasOpened(session));
        QVERIFY2(session.notice().endsWith(QStringLiteral("cannot be opened: it is no run of Loopscope.")),
                 qPrintable(session.notice()));
        QCOMPARE(session.trace().lanes().size(), std::size_t{1});
    }

    /// Of many events, beside the window: it comes whole, or not at all where it is cancelled.
    void savingMuchCanBeCancelled()
    {
        const QTemporaryDir folder;
        Session session;
        session.openDemo(QStringLiteral("gather"));
        session.setText(QStringLiteral("main:\n  - repeat: 60000\n    do: [yield]\n"));
        session.setInstant(true);
        session.run();
        QVERIFY(hasRun(session));
        const auto events = session.trace().eventCount();
        const QString path = written(folder, "much.loopscope", "before");
        QVERIFY(session.saveRun(QUrl::fromLocalFile(path)));
        QVERIFY(session.isSaving());
        QCOMPARE(session.savingName(), QStringLiteral("much.loopscope"));
        session.cancelSaving();
        QVERIFY(!session.isSaving());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("before"));

        QVERIFY(session.saveRun(QUrl::fromLocalFile(path)));
        session.openDemo(QStringLiteral("semaphore")); // what is being saved is another's by now
        QTRY_VERIFY(!session.isSaving());
        QVERIFY(session.notice().isEmpty());
        session.openPath(path);
        QTRY_VERIFY(session.isRecorded());
        QCOMPARE(session.trace().eventCount(), events);

        session.saveRun(QUrl::fromLocalFile(folder.filePath(QStringLiteral("no folder/much.loopscope"))));
        QTRY_VERIFY(!session.notice().isEmpty());
    }

    void openingCanBeCancelled()
    {
        const QTemporaryDir folder;
        QByteArray large = "[";
        for (int i = 0; i < 200'000; ++i)
            large +=
                "{\"ph\":\"X\",\"pid\":1,\"tid\":1,\"ts\":" + QByteArray::number(i) + ",\"dur\":1,\"name\":\"x\"},\n";
        const QString path = written(folder, "large.json", large);
        Session session;
        session.begin({});
        QVERIFY(hasRun(session));
        QVERIFY(session.openPath(path));
        QVERIFY(session.isOpening());
        QCOMPARE(session.openingName(), QStringLiteral("large.json"));
        session.cancelOpening();
        QVERIFY(!session.isOpening());
        QCOMPARE(session.demo(), QStringLiteral("blocking_call"));
        QVERIFY(session.notice().isEmpty());
        session.openPath(path);
        session.openDemo(QStringLiteral("gather")); // something else was chosen meanwhile
        QVERIFY(hasRun(session));
        QVERIFY(!session.isOpening());
        QCOMPARE(session.demo(), QStringLiteral("gather"));
    }

    void aWindowOnACancelledFileHasADemo()
    {
        const QTemporaryDir folder;
        Session session;
        session.begin(written(folder, "build.json", foreign));
        session.cancelOpening();
        QVERIFY(hasRun(session));
        QCOMPARE(session.demo(), QStringLiteral("blocking_call"));
    }

    void savingToNowhereSaysWhy()
    {
        const QTemporaryDir folder;
        Session session;
        session.begin({});
        QVERIFY(hasRun(session));
        QVERIFY(!session.saveRun(QUrl::fromLocalFile(folder.path())));
        QVERIFY(!session.notice().isEmpty());
        QVERIFY(session.runSuggestion().toLocalFile().endsWith(QStringLiteral("/blocking_call.loopscope")));
    }
};

QTEST_GUILESS_MAIN(SavedRunsTest)
#include "saved_runs_test.moc"
