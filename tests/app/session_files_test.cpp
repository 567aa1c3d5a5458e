// What someone may rely on whose scenario is in a file: saving it, and others who write it.

#include "app/opened.h"
#include "models/unsaved_model.h"
#include "session/session.h"
#include "support/test_files.h"

#include <QTemporaryDir>
#include <QTest>

using namespace loopscope;
using namespace loopscope::app;
using loopscope::test::contentsOf;
using loopscope::test::written;

namespace {

constexpr auto quick = "title: Quick\nmain:\n  - log: hello\n  - sleep: 1s\n";

} // namespace

class SessionFilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusesToOverwriteADemo();
    void savesUnderAnotherName();
    void keepsTheTextWhenSavingFails();
    void keepsTheFilesLineEnds();
    void revertsToWhatIsSaved();
    void readsAgainWhatAnotherProgramChanged();
    void asksWhoseChangesAreToStay();
    void asksBeforeSavingOverAnothersChanges();
    void leavesAloneWhatItCannotRead_data();
    void leavesAloneWhatItCannotRead();
    void keepsADraftOfAFileThatIsSavedOver();
    void keepsTheTextOfAFileThatIsGone();
};

void SessionFilesTest::refusesToOverwriteADemo()
{
    Session session;
    session.begin({});
    QVERIFY(!session.save());
    QCOMPARE(session.noticeKind(), Session::NoticeKind::Unsaved);
}

void SessionFilesTest::savesUnderAnotherName()
{
    QTemporaryDir folder;
    Session session;
    QVERIFY(session.openDemo(QStringLiteral("gather")));
    type(session, quick);
    const QString path = folder.filePath(QStringLiteral("mine.yaml"));
    QVERIFY(session.saveAs(QUrl::fromLocalFile(path)));
    QCOMPARE(contentsOf(path), QByteArray(quick));
    QVERIFY(!session.isDemo());
    QVERIFY(!session.isDirty());
    QCOMPARE(session.path(), path);
    QCOMPARE(session.unsavedCount(), 0);

    type(session, "main: []\n");
    QVERIFY(session.save());
    QCOMPARE(contentsOf(path), QByteArray("main: []\n"));
}

void SessionFilesTest::keepsTheTextWhenSavingFails()
{
    QTemporaryDir folder;
    Session session;
    QVERIFY(session.openDemo(QStringLiteral("gather")));
    type(session, quick);
    QVERIFY(!session.saveAs(QUrl::fromLocalFile(folder.path())));
    QCOMPARE(session.noticeKind(), Session::NoticeKind::Unsaved);
    QCOMPARE(session.text(), QString::fromUtf8(quick));
    QVERIFY(session.isDirty());
    QVERIFY(session.isCopy());
}

void SessionFilesTest::keepsTheFilesLineEnds()
{
    QTemporaryDir folder;
    const QString path = written(folder, "windows.yaml", "main:\r\n  - log: hello\r\n");
    Session session;
    QVERIFY(session.openPath(path));
    QCOMPARE(session.text(), QStringLiteral("main:\n  - log: hello\n"));
    QVERIFY(!session.isDirty());
    session.setText(session.text() + QStringLiteral("  - log: bye\n"));
    QVERIFY(session.save());
    QCOMPARE(contentsOf(path), QByteArray("main:\r\n  - log: hello\r\n  - log: bye\r\n"));
}

void SessionFilesTest::revertsToWhatIsSaved()
{
    Session session;
    QVERIFY(session.openDemo(QStringLiteral("gather")));
    const QString original = session.text();
    type(session, quick);
    session.revert();
    QCOMPARE(session.text(), original);
    QVERIFY(!session.isDirty());
}

void SessionFilesTest::readsAgainWhatAnotherProgramChanged()
{
    QTemporaryDir folder;
    const QString path = written(folder, "quick.yaml", quick);
    Session session;
    QVERIFY(session.openPath(path));
    QVERIFY(hasRun(session));
    written(folder, "quick.yaml", "title: Theirs\nmain: []\n");
    QTRY_COMPARE(session.text(), QStringLiteral("title: Theirs\nmain: []\n"));
    QVERIFY(!session.isDirty() && !session.hasConflict());
    QCOMPARE(session.noticeKind(), Session::NoticeKind::Outside);
    QCOMPARE(session.title(), QStringLiteral("Theirs"));
    written(folder, "quick.yaml", quick);
    QVERIFY(!session.save()); // there is nothing to save, but something to be told
    QCOMPARE(session.text(), QString::fromUtf8(quick));
    QCOMPARE(session.noticeKind(), Session::NoticeKind::Outside);
}

void SessionFilesTest::asksWhoseChangesAreToStay()
{
    QTemporaryDir folder;
    const QString path = written(folder, "quick.yaml", quick);
    Session session;
    QVERIFY(session.openPath(path));
    type(session, "title: Mine\nmain: []\n");
    written(folder, "quick.yaml", "title: Theirs\nmain: []\n");
    QTRY_VERIFY(session.hasConflict());
    QCOMPARE(session.title(), QStringLiteral("Quick"));
    QCOMPARE(session.text(), QStringLiteral("title: Mine\nmain: []\n"));
    written(folder, "quick.yaml", quick); // it is as it was read
    QTRY_VERIFY(!session.hasConflict());
    QVERIFY(session.isDirty() && session.notice().isEmpty());
    written(folder, "quick.yaml", "title: Theirs\nmain: []\n");
    QTRY_VERIFY(session.hasConflict());
    session.keepMine();
    QVERIFY(!session.hasConflict() && session.isDirty());
    QVERIFY(session.save()); // it was told, and is not asked again
    QCOMPARE(contentsOf(path), QByteArray("title: Mine\nmain: []\n"));

    type(session, "title: Mine again\nmain: []\n");
    written(folder, "quick.yaml", "title: Theirs again\nmain: []\n");
    QTRY_VERIFY(session.hasConflict());
    session.takeTheirs();
    QCOMPARE(session.text(), QStringLiteral("title: Theirs again\nmain: []\n"));
    QVERIFY(!session.isDirty() && !session.hasConflict());
}

void SessionFilesTest::asksBeforeSavingOverAnothersChanges()
{
    QTemporaryDir folder;
    const QString path = written(folder, "quick.yaml", quick);
    Session session;
    QVERIFY(session.openPath(path));
    type(session, "title: Mine\nmain: []\n");
    written(folder, "quick.yaml", "title: Theirs\nmain: []\n");
    QVERIFY(!session.save()); // before anybody has told that it changed
    QVERIFY(session.hasConflict() && session.isSaveWaiting());
    QCOMPARE(contentsOf(path), QByteArray("title: Theirs\nmain: []\n"));
    session.keepMine();
    QCOMPARE(contentsOf(path), QByteArray("title: Mine\nmain: []\n"));
    QVERIFY(!session.isDirty() && !session.hasConflict());
}

void SessionFilesTest::leavesAloneWhatItCannotRead_data()
{
    QTest::addColumn<QByteArray>("theirs");
    QTest::newRow("no text") << QByteArray("\x89PNG\xff\xfe");
    QTest::newRow("too large") << QByteArray(3 << 20, 'x');
}

void SessionFilesTest::leavesAloneWhatItCannotRead()
{
    QFETCH(QByteArray, theirs);
    QTemporaryDir folder;
    const QString path = written(folder, "quick.yaml", quick);
    Session session;
    QVERIFY(session.openPath(path));
    type(session, "title: Mine\nmain: []\n");
    written(folder, "quick.yaml", theirs);
    for (int attempt = 0; attempt < 2; ++attempt) {
        QVERIFY(!session.save());
        QCOMPARE(session.noticeKind(), Session::NoticeKind::Unsaved);
        QVERIFY(!session.saveAs(QUrl::fromLocalFile(path)));
        QCOMPARE(contentsOf(path), theirs);
    }
    UnsavedModel closing;
    closing.setSession(&session);
    closing.refresh();
    QVERIFY(!closing.save());
    QCOMPARE(contentsOf(path), theirs);
    QVERIFY(session.saveAs(QUrl::fromLocalFile(folder.filePath(QStringLiteral("mine.yaml")))));
    QCOMPARE(contentsOf(folder.filePath(QStringLiteral("mine.yaml"))), QByteArray("title: Mine\nmain: []\n"));
    QVERIFY(session.notice().isEmpty());
}

void SessionFilesTest::keepsADraftOfAFileThatIsSavedOver()
{
    QTemporaryDir folder;
    const QString path = written(folder, "quick.yaml", quick);
    Session session;
    QVERIFY(session.openPath(path));
    type(session, "title: Draft\nmain: []\n");
    QVERIFY(session.openDemo(QStringLiteral("gather")));
    QVERIFY(session.saveAs(QUrl::fromLocalFile(path)));
    QVERIFY(!session.isDirty());
    QCOMPARE(session.unsavedCount(), 1);
    const Document draft = *session.documents().unsaved().front();
    QCOMPARE(draft.text, QStringLiteral("title: Draft\nmain: []\n"));
    QVERIFY(draft.path.isEmpty());
    QVERIFY(session.openWaiting(draft.key()));
    QVERIFY(!session.canRevert()); // there is nothing that it was before
    session.revert();
    QCOMPARE(session.text(), draft.text);
}

void SessionFilesTest::keepsTheTextOfAFileThatIsGone()
{
    QTemporaryDir folder;
    const QString path = written(folder, "quick.yaml", quick);
    Session session;
    QVERIFY(session.openPath(path));
    QVERIFY(QFile::remove(path));
    QTRY_VERIFY(session.isDirty());
    QCOMPARE(session.noticeKind(), Session::NoticeKind::Outside);
    QCOMPARE(session.unsavedCount(), 1);
    QVERIFY(session.openDemo(QStringLiteral("gather")));
    QVERIFY(session.openPath(path)); // from what is kept
    QCOMPARE(session.text(), QString::fromUtf8(quick));
    QVERIFY(session.save());
    QCOMPARE(contentsOf(path), QByteArray(quick));
    QVERIFY(!session.isDirty());
}

QTEST_MAIN(SessionFilesTest)
#include "session_files_test.moc"
