// What someone may rely on who opens, edits, runs and saves scenarios.

#include "app/opened.h"
#include "session/session.h"
#include "support/test_files.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace loopscope;
using namespace loopscope::app;
using loopscope::test::written;

namespace {

constexpr auto quick = "title: Quick\nmain:\n  - log: hello\n  - sleep: 1s\n";

} // namespace

class SessionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void opensWithADemoThatHasRun();
    void pointsOutTheStallOfWhatWasOpened();
    void opensTheFileItIsGiven();
    void saysWhyAFileCannotBeOpenedAndShowsADemo();
    void makesACopyOfADemoThatIsChanged();
    void keepsWhatWasEditedWhenAnotherIsOpened();
    void doesNotRunATextWithProblems();
    void tellsWhatARunRaised();
    void stopsARun();
    void checksTheTextWhenTypingPauses();
    void keepsNotesWithTheirDocument();
    void goesBackToWhereTheWindowWas();
    void tellsEditorsWhatChangesFromElsewhere();
    void makesNoEditThatDoesNotFit();
};

void SessionTest::tellsEditorsWhatChangesFromElsewhere()
{
    Session session;
    type(session, "title: Grüße 🙂\nmain:\n  - sleep: 1s\n");
    QString seen = session.text();
    connect(&session, &Session::edited, &session, [&](const std::vector<TextChange> &changes) {
        for (const TextChange &change : changes)
            seen.replace(change.from, change.removed, change.added);
    });
    QSignalSpy checked(&session, &Session::checked);
    const auto place = [&](const char *word) { return session.text().toStdString().find(word); };
    QVERIFY(session.edit({{place("Grüße"), 7, "Größe"}, {place("1s"), 2, "250ms"}}));
    QCOMPARE(session.text(), QStringLiteral("title: Größe 🙂\nmain:\n  - sleep: 250ms\n"));
    QCOMPARE(seen, session.text());
    QVERIFY(session.isDirty());
    QVERIFY(checked.wait());
}

void SessionTest::makesNoEditThatDoesNotFit()
{
    Session session;
    type(session, quick);
    QVERIFY(!session.edit({{session.text().toStdString().size(), 1, "x"}}));
    QCOMPARE(session.text(), QString::fromUtf8(quick));
}

void SessionTest::opensWithADemoThatHasRun()
{
    Session session;
    session.begin({});
    QVERIFY(hasRun(session));
    QCOMPARE(session.demo(), QStringLiteral("blocking_call"));
    QVERIFY(session.isDemo());
    QVERIFY(!session.isDirty());
    QCOMPARE(session.title(), QStringLiteral("A blocking call stalls every task"));
    QVERIFY(session.trace().isComplete());
    QVERIFY(session.notice().isEmpty());
}

void SessionTest::pointsOutTheStallOfWhatWasOpened()
{
    Session session;
    session.begin({});
    QVERIFY(hasRun(session));
    QVERIFY(session.selection()->isActive());
    const timeline::SpanRef span = *session.selection()->span();
    QCOMPARE(span.lane, session.trace().stalls().front().culprit);
    QVERIFY(session.trace().lane(span.lane).spans[span.span].stalled);
}

void SessionTest::opensTheFileItIsGiven()
{
    QTemporaryDir folder;
    const QString path = written(folder, "quick.yaml", quick);
    Session session;
    session.begin(path);
    QVERIFY(hasRun(session));
    QCOMPARE(session.path(), path);
    QCOMPARE(session.title(), QStringLiteral("Quick"));
    QCOMPARE(session.trace().log().size(), std::size_t{1});
}

void SessionTest::saysWhyAFileCannotBeOpenedAndShowsADemo()
{
    QTemporaryDir folder;
    Session session;
    session.begin(folder.path());
    QCOMPARE(session.noticeKind(), Session::NoticeKind::File);
    QVERIFY2(session.notice().contains(folder.path()), qPrintable(session.notice()));
    QCOMPARE(session.demo(), QStringLiteral("blocking_call"));

    const QString latin = written(folder, "latin.yaml", "title: caf\xe9\n");
    QVERIFY(!session.openPath(latin));
    QVERIFY2(session.notice().contains(QStringLiteral("UTF-8")), qPrintable(session.notice()));
    QCOMPARE(session.demo(), QStringLiteral("blocking_call"));
}

void SessionTest::makesACopyOfADemoThatIsChanged()
{
    Session session;
    QVERIFY(session.openDemo(QStringLiteral("gather")));
    const QString original = session.text();
    const QString title = session.name();
    session.setText(original + QStringLiteral("# mine\n"));
    QVERIFY(session.isCopy() && !session.isDemo());
    QCOMPARE(session.name(), QStringLiteral("Copy of ") + title);
    QCOMPARE(session.noticeKind(), Session::NoticeKind::Copy);
    const QString copy = session.key();

    // The demo itself is what it was, and another copy is another document.
    QVERIFY(session.openDemo(QStringLiteral("gather")));
    QCOMPARE(session.text(), original);
    QVERIFY(session.isDemo() && !session.isDirty() && session.notice().isEmpty());
    session.setText(original + QStringLiteral("# mine, too\n"));
    QVERIFY(session.key() != copy);
    QCOMPARE(session.unsavedCount(), 2);

    // Without the last change it is the demo again.
    session.setText(original);
    QVERIFY(session.isDemo() && session.notice().isEmpty());
    QVERIFY(session.openWaiting(copy));
    QCOMPARE(session.text(), original + QStringLiteral("# mine\n"));
    QCOMPARE(session.unsavedCount(), 1);
}

void SessionTest::keepsWhatWasEditedWhenAnotherIsOpened()
{
    QTemporaryDir folder;
    const QString path = written(folder, "quick.yaml", quick);
    Session session;
    QVERIFY(session.openPath(path));
    const QString original = session.text();
    session.setText(original + QStringLiteral("# mine\n"));
    QVERIFY(session.openDemo(QStringLiteral("delay_tasks")));
    QVERIFY(!session.isDirty());
    QCOMPARE(session.unsavedCount(), 1);
    QVERIFY(session.hasDraft(path));

    QVERIFY(session.openPath(path));
    QCOMPARE(session.text(), original + QStringLiteral("# mine\n"));
    QVERIFY(session.isDirty());
    session.setText(original);
    QVERIFY(!session.isDirty());
    QCOMPARE(session.unsavedCount(), 0);
}

void SessionTest::doesNotRunATextWithProblems()
{
    Session session;
    session.begin({});
    QVERIFY(hasRun(session));
    const auto before = session.trace().eventCount();
    QSignalSpy lines(&session, &Session::lineRequested);
    type(session, "main:\n  - slep: 1s\n");
    session.run();
    QVERIFY(!session.isRunning());
    QCOMPARE(session.noticeKind(), Session::NoticeKind::Problem);
    QCOMPARE(session.noticeLine(), 2);
    QVERIFY2(session.notice().contains(QStringLiteral("sleep")), qPrintable(session.notice()));
    QCOMPARE(lines.size(), 1);
    QCOMPARE(lines.front().front().toInt(), 2);
    QCOMPARE(session.trace().eventCount(), before); // the last timeline stays

    type(session, quick);
    session.check();
    QVERIFY(session.notice().isEmpty());
}

void SessionTest::tellsWhatARunRaised()
{
    Session session;
    session.setInstant(true);
    type(session, "main:\n  - raise: ValueError(no)\n");
    session.run();
    QVERIFY(hasRun(session));
    QCOMPARE(session.noticeKind(), Session::NoticeKind::Run);
    QVERIFY2(session.notice().contains(QStringLiteral("ValueError: no")), qPrintable(session.notice()));
}

void SessionTest::stopsARun()
{
    Session session;
    type(session, "main:\n  - log: begun\n  - sleep: 1000s\n");
    session.setSpeed(1);
    session.run();
    QVERIFY(session.isRunning());
    QVERIFY(QTest::qWaitFor([&] { return !session.trace().log().empty(); }));
    session.stop();
    QVERIFY(hasRun(session));
    QCOMPARE(session.noticeKind(), Session::NoticeKind::Run);
    QCOMPARE(session.trace().log().size(), std::size_t{1});
}

void SessionTest::checksTheTextWhenTypingPauses()
{
    Session session;
    QSignalSpy checked(&session, &Session::checked);
    type(session, "main:\n  - slep: 1s\n");
    QVERIFY(checked.isEmpty());
    QVERIFY(checked.wait());
    QVERIFY(!session.problems().empty());
    QCOMPARE(session.problems().front().place.line, 2U);
}

void SessionTest::keepsNotesWithTheirDocument()
{
    using namespace std::chrono_literals;
    Session session;
    session.begin(QStringLiteral("gather"));
    QVERIFY(hasRun(session));
    const QSignalSpy changes(&session, &Session::notesChanged);
    session.setNotes({{Time{2s}, "second"}, {Time{1s}, "first"}});
    QCOMPARE(changes.count(), 1);
    QCOMPARE(session.notes().front().text, std::string("first"));
    const auto notes = session.notes();
    session.setNotes(notes);
    QCOMPARE(changes.count(), 1);

    session.setInstant(true);
    session.run();
    QVERIFY(hasRun(session));
    QVERIFY(session.notes() == notes);
    session.openDemo(QStringLiteral("blocking_call"));
    QVERIFY(session.notes().empty());
    session.openDemo(QStringLiteral("gather"));
    QVERIFY(session.notes() == notes);
    session.openDemo(QStringLiteral("gather"));
    QVERIFY(session.notes() == notes);
}

void SessionTest::goesBackToWhereTheWindowWas()
{
    QTemporaryDir folder;
    const QString path = written(folder, "quick.yaml", quick);
    const exchange::View view{{Time{std::chrono::milliseconds{100}}, Time{std::chrono::milliseconds{400}}}, 7, false};
    {
        Session session;
        QVERIFY(session.openPath(path));
        QVERIFY(hasRun(session));
        session.setView(view);
        session.lanes()->setOrder(Lanes::Order::RunTime);
        session.keepPlace();
    }
    Session session;
    const QSignalSpy views(&session, &Session::viewRequested);
    session.resume();
    QVERIFY(hasRun(session));
    QCOMPARE(session.path(), path);
    QTRY_COMPARE(views.count(), 1);
    const auto asked = views.front().front().value<exchange::View>();
    QVERIFY(asked.range == view.range && asked.scrollY == view.scrollY && asked.whole == view.whole);
    QCOMPARE(session.lanes()->order(), Lanes::Order::RunTime);

    QSettings().setValue(reopensLastKey, false);
    Session another;
    another.resume();
    QCOMPARE(another.demo(), QStringLiteral("blocking_call"));
    QVERIFY(hasRun(another));
    QSettings().remove(reopensLastKey);

    QVERIFY(QFile::remove(path));
    Session third;
    third.resume();
    QCOMPARE(third.demo(), QStringLiteral("blocking_call"));
    QVERIFY2(third.notice().contains(path), qPrintable(third.notice()));
    QVERIFY(hasRun(third));
}

QTEST_MAIN(SessionTest)
#include "session_test.moc"
