// What someone may rely on who has typed what no file holds: it is offered to be saved, or recovered, and told apart
// from what others wrote.

#include "app/opened.h"
#include "models/difference_model.h"
#include "models/recovery_model.h"
#include "models/unsaved_model.h"
#include "support/test_files.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QFile>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace loopscope;
using namespace loopscope::app;
using loopscope::test::contentsOf;

namespace {

constexpr auto quick = "title: Quick\nmain:\n  - log: hello\n  - sleep: 1s\n";

QVariant at(const QAbstractItemModel &model, int row, const char *role)
{
    return model.data(model.index(row, 0), model.roleNames().key(role));
}

/// As a program that was killed leaves it: without a process that holds it.
void crash()
{
    const QDir root(recoveryRoot());
    for (const QString &folder : root.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        QVERIFY(QFile::rename(root.filePath(folder), root.filePath(QStringLiteral("left-") + folder)));
}

} // namespace

class UnsavedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QSettings().clear(); }
    void whatIsUnsavedIsSavedAsChosen();
    void whatWasLeftBehindIsRecovered();
    void whatCannotBeKeptIsOfferedAgain();
    void whatIsRecoveredWithoutItsFileStays();
    void theDifferenceToTheFileIsTold();

private:
    QString written(const char *name, const QByteArray &bytes) const { return test::written(m_folder, name, bytes); }
    QTemporaryDir m_folder;
};

void UnsavedTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    for (LeftBehind &left : leftBehind(recoveryRoot()))
        left.discard();
}

void UnsavedTest::whatIsUnsavedIsSavedAsChosen()
{
    const QString path = written("saved.yaml", quick);
    Session session;
    QVERIFY(session.openPath(path));
    session.setText(QStringLiteral("title: Changed\nmain: []\n"));
    session.openDemo(QStringLiteral("gather"));
    session.setText(QStringLiteral("title: Copy\nmain: []\n"));
    session.openDemo(QStringLiteral("gather"));
    session.setText(QStringLiteral("title: Another\nmain: []\n"));

    UnsavedModel unsaved;
    QAbstractItemModelTester tester(&unsaved);
    unsaved.setSession(&session);
    unsaved.refresh();
    QCOMPARE(unsaved.count(), 3);
    QVERIFY(at(unsaved, 0, "path").toString() != at(unsaved, 2, "path").toString()); // of two copies of one demo
    QVERIFY(at(unsaved, 1, "hasFile").toBool());
    unsaved.choose(0, false);
    QCOMPARE(unsaved.chosenCount(), 2);
    unsaved.setPath(2, path); // somebody else's name
    QVERIFY(!unsaved.save());
    QCOMPARE(contentsOf(path), QByteArray("title: Changed\nmain: []\n"));
    QCOMPARE(unsaved.count(), 2);
    QVERIFY(at(unsaved, 1, "error").toString().contains(QStringLiteral("already")));
    unsaved.setPath(1, m_folder.filePath(QStringLiteral("copy.yaml")));
    QVERIFY(unsaved.save());
    QCOMPARE(contentsOf(m_folder.filePath(QStringLiteral("copy.yaml"))), QByteArray("title: Copy\nmain: []\n"));
    QCOMPARE(session.unsavedCount(), 1); // what was not chosen
}

void UnsavedTest::whatWasLeftBehindIsRecovered()
{
    const QString path = written("left.yaml", quick);
    const QString text = QString::fromUtf8(quick) + QStringLiteral("# typed\n");
    Session before;
    QVERIFY(before.openPath(path));
    before.setText(text);
    before.openDemo(QStringLiteral("gather"));
    before.setText(before.text() + QStringLiteral("# mine\n"));
    const QString copy = before.text();
    before.keepUnsaved();
    crash();

    RecoveryModel recovery;
    QAbstractItemModelTester tester(&recovery);
    QCOMPARE(recovery.count(), 2);
    QVERIFY(RecoveryModel().count() == 0); // it is offered here
    Session after;
    QVERIFY(after.openPath(path));
    recovery.recover(&after);
    QCOMPARE(recovery.count(), 0);
    QCOMPARE(after.unsavedCount(), 2);
    QVERIFY(after.openWaiting(path) || after.path() == path);
    QCOMPARE(after.text(), text);
    QVERIFY(after.isDirty() && !after.hasConflict());
    QVERIFY(after.save());
    for (const Document *document : after.documents().unsaved())
        QVERIFY(document->isCopy() && document->text == copy);
    QCOMPARE(RecoveryModel().count(), 0);
}

void UnsavedTest::whatCannotBeKeptIsOfferedAgain()
{
    Session before;
    before.openDemo(QStringLiteral("gather"));
    before.setText(before.text() + QStringLiteral("# mine\n"));
    QVERIFY(before.keepUnsaved());
    crash();
    Session after;
    after.openDemo(QStringLiteral("gather"));
    {
        RecoveryModel recovery;
        const test::FullDisk full(0);
        recovery.recover(&after);
        QCOMPARE(after.text(), before.text());
        QCOMPARE(after.noticeKind(), Session::NoticeKind::File);
        QVERIFY(!after.keepUnsaved());
    }
    QCOMPARE(RecoveryModel().count(), 1); // it is on the disk only there
    QVERIFY(after.keepUnsaved());         // now it is here, too
    crash();
    QCOMPARE(RecoveryModel().count(), 2);
    for (LeftBehind &left : leftBehind(recoveryRoot()))
        left.discard();
}

void UnsavedTest::whatIsRecoveredWithoutItsFileStays()
{
    const QString path = written("removed.yaml", quick);
    Session before;
    QVERIFY(before.openPath(path));
    before.setText(QStringLiteral("title: Typed\nmain: []\n"));
    QVERIFY(before.keepUnsaved());
    crash();
    QVERIFY(QFile::remove(path));
    Session after;
    RecoveryModel().recover(&after);
    QCOMPARE(after.path(), path);
    QVERIFY(!after.canRevert());
    QVERIFY(after.isDirty());
    written("removed.yaml", quick); // it is back, as it was
    QTRY_VERIFY(after.canRevert());
    after.revert();
    QCOMPARE(after.text(), QString::fromUtf8(quick));
}

void UnsavedTest::theDifferenceToTheFileIsTold()
{
    const QString path = written("differs.yaml", "a: 1\nb: 2\nc: 3\n");
    Session session;
    DifferenceModel difference;
    QAbstractItemModelTester tester(&difference);
    difference.setSession(&session);
    QVERIFY(session.openPath(path));
    session.setText(QStringLiteral("a: 1\nb: mine\nc: 3\n"));
    written("differs.yaml", "a: 1\nb: theirs\nc: 3\nd: 4\n");
    QTRY_COMPARE(difference.count(), 5);
    QCOMPARE(difference.mine(), 1);
    QCOMPARE(difference.theirs(), 2);
    QCOMPARE(at(difference, 1, "line").toString(), QStringLiteral("b: mine"));
    QCOMPARE(at(difference, 1, "side").toInt(), static_cast<int>(DifferenceModel::Side::Mine));
    session.keepMine();
    QCOMPARE(difference.count(), 0);
}

QTEST_MAIN(UnsavedTest)
#include "unsaved_test.moc"
