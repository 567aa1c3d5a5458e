// Nothing that is typed is lost: in the real window, by keys and pointer, and with a real process that is killed.

#include "end-to-end/files_window.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QQuickItem>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtQml/qqmlextensionplugin.h>

Q_IMPORT_QML_PLUGIN(LoopscopePlugin)

using namespace loopscope;
using namespace loopscope::app;
using loopscope::test::contentsOf;

class FilesWindowTest : public QObject, private FilesWindow {
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(begin()); }
    void cleanup() { m_open.reset(); }

    void savesWhatIsChosenBeforeItCloses();
    void showsWhatAnotherProgramChanged();
    void readsAgainWhatAnotherProgramChangedAndUndoes();
    void undoesInEveryDocumentWhatWasDoneThere();
    void asksBeforeItReplacesAFile();
    void closesWhenTheRunIsSaved();
    void goesOnWhereItWasClosed();
    void recoversWhatAKilledProcessHadTyped();
};

void FilesWindowTest::savesWhatIsChosenBeforeItCloses()
{
    const QString path = written("own.yaml", quick);
    typeAtEnd(QStringLiteral("# copy"));
    const QString copy = m_session->text();
    QVERIFY(m_session->openPath(path));
    typeAtEnd(QStringLiteral("# changed"));
    QVERIFY(!m_open->window->close());
    auto *list = item("unsavedList");
    QTRY_COMPARE(list->property("count").toInt(), 2);
    QTRY_VERIFY(list->isVisible());

    // The copy has a proposal for a name, which can be changed; what cannot be saved stays, and says why.
    QQuickItem *field = nullptr;
    QTRY_VERIFY((field = shownItem(*m_open->window, "savePath")));
    QVERIFY(field->property("text").toString().endsWith(QStringLiteral("blocking_call.loop.yaml")));
    m_open->typeInto(field, m_folder.filePath(QStringLiteral("gone/copy.yaml")));
    click("saveAndClose");
    QTRY_COMPARE(list->property("count").toInt(), 1);
    QVERIFY(m_open->window->isVisible());
    QCOMPARE(contentsOf(path), QByteArray(quick) + "# changed");
    const auto error = [&] {
        QQuickItem *const found = shownItem(*m_open->window, "saveError");
        return found ? found->property("text").toString() : QString();
    };
    QTRY_VERIFY2(error().contains(QStringLiteral("is not there; make it")), qPrintable(error()));

    QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("gone")));
    click("saveAndClose");
    QTRY_VERIFY(!m_open->window->isVisible());
    QCOMPARE(contentsOf(m_folder.filePath(QStringLiteral("gone/copy.yaml"))), copy.toUtf8());
}

void FilesWindowTest::showsWhatAnotherProgramChanged()
{
    const QString path = written("shared.yaml", quick);
    QVERIFY(m_session->openPath(path));
    typeAtEnd(QStringLiteral("# mi"));
    const QByteArray theirs = "title: Quick\nmain:\n  - log: theirs\n  - sleep: 1s\n";
    written("shared.yaml", theirs);
    auto *list = item("differenceList");
    QTRY_VERIFY(m_session->hasConflict());
    m_open->type(QStringLiteral("ne")); // whoever types goes on typing
    QVERIFY(m_session->text().endsWith(QStringLiteral("# mine")));
    QVERIFY(list && !list->isVisible());
    click("compare");
    QTRY_VERIFY(list->hasActiveFocus());
    press(Qt::Key_Space);
    press(Qt::Key_Return); // no key answers by chance
    QVERIFY(list->isVisible());
    QTRY_COMPARE(list->property("count").toInt(), 6); // three that are the same, one of theirs, two of mine
    click("takeTheirs");
    QTRY_VERIFY(!list->isVisible());
    QCOMPARE(m_session->text().toUtf8(), theirs);
    item("sourceArea")->forceActiveFocus();
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(m_session->text().endsWith(QStringLiteral("# mine")));

    // And before it is written over.
    written("shared.yaml", "title: Theirs again\nmain: []\n");
    press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(list->isVisible());
    press(Qt::Key_Escape);
    QTRY_VERIFY(!list->isVisible());
    QVERIFY(m_session->hasConflict() && !m_session->isSaveWaiting()); // it is not what happens next
    press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(list->isVisible());
    click("keepMine");
    QTRY_VERIFY(!list->isVisible());
    QVERIFY(!m_session->isDirty());
    QVERIFY(contentsOf(path).endsWith("# mine"));
}

void FilesWindowTest::readsAgainWhatAnotherProgramChangedAndUndoes()
{
    const QString path = written("watched.yaml", quick);
    QVERIFY(m_session->openPath(path));
    const QString before = m_session->text();
    written("watched.yaml", "title: Theirs\nmain:\n  - sleep: 2s\n");
    QTRY_VERIFY(m_session->text().startsWith(QStringLiteral("title: Theirs")));
    QVERIFY(item("sourceArea")->property("text").toString() == m_session->text());
    QTRY_COMPARE(item("durationNote")->property("text").toString(), QStringLiteral("2.0 s"));
    QVERIFY(item("noticeText")->property("text").toString().contains(QStringLiteral("read again")));
    item("sourceArea")->forceActiveFocus();
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(m_session->text(), before);
}

void FilesWindowTest::undoesInEveryDocumentWhatWasDoneThere()
{
    const QString path = written("first.yaml", quick);
    QVERIFY(m_session->openPath(path));
    typeAtEnd(QStringLiteral("# one"));
    press(Qt::Key_Return);
    m_open->type(QStringLiteral("# two"));
    const QString both = m_session->text();
    press(Qt::Key_Z, Qt::ControlModifier);
    const QString undone = m_session->text();
    QVERIFY(undone != both);

    QVERIFY(m_session->openPath(written("other.yaml", quick)));
    typeAtEnd(QStringLiteral("# other"));
    QVERIFY(m_session->openPath(path));
    QCOMPARE(m_session->text(), undone);
    item("sourceArea")->forceActiveFocus();
    press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_session->text(), both);
    for (int step = 0; step < 20 && m_session->isDirty(); ++step)
        press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_session->text(), QString::fromUtf8(quick));
    QVERIFY(!item("sourceArea")->property("canUndo").toBool());

    // And what was typed elsewhere is no step here.
    QVERIFY(m_session->openPath(m_folder.filePath(QStringLiteral("other.yaml"))));
    QVERIFY(m_session->text().endsWith(QStringLiteral("# other")));
    item("sourceArea")->forceActiveFocus();
    for (int step = 0; step < 20 && m_session->isDirty(); ++step)
        press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_session->text(), QString::fromUtf8(quick));
    QVERIFY(!item("sourceArea")->property("canUndo").toBool());
}

void FilesWindowTest::asksBeforeItReplacesAFile()
{
    const QString path = written("taken.yaml", "somebody's\n");
    const auto save = [&] {
        press(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        choose("saveChooser", path);
    };
    save();
    QTRY_VERIFY(shownItem(*m_open->window, "replacedFile"));
    QVERIFY(shownItem(*m_open->window, "replacedFile")->property("text").toString().contains(path));
    QTRY_VERIFY(shownItem(*m_open->window, "otherName")->hasActiveFocus());
    press(Qt::Key_Escape);
    QTRY_VERIFY(!shownItem(*m_open->window, "replacedFile"));
    QCOMPARE(contentsOf(path), QByteArray("somebody's\n"));
    save();
    click("replaceButton");
    QTRY_COMPARE(m_session->path(), path);
    QCOMPARE(contentsOf(path), m_session->text().toUtf8());
}

void FilesWindowTest::closesWhenTheRunIsSaved()
{
    QVERIFY(m_session->openPath(written("much.yaml", "main:\n  - repeat: 60000\n    do: [yield]\n")));
    QVERIFY(hasRun(*m_session));
    const QUrl nowhere = QUrl::fromLocalFile(m_folder.filePath(QStringLiteral("no folder/much.loopscope")));
    QVERIFY(m_session->saveRun(nowhere));
    QVERIFY(!m_session->saveRun(nowhere)); // one at a time
    QVERIFY(!m_open->window->close());
    QTRY_VERIFY(!m_session->isSaving());
    QVERIFY(m_open->window->isVisible()); // it could not be saved, and that can be read
    QVERIFY(m_session->notice().contains(QStringLiteral("no folder")));
    const QString path = m_folder.filePath(QStringLiteral("much.loopscope"));
    QVERIFY(m_session->saveRun(QUrl::fromLocalFile(path)));
    QVERIFY(!m_open->window->close());
    QTRY_VERIFY(!m_open->window->isVisible());
    QVERIFY(QFileInfo(path).size() > 0);
}

void FilesWindowTest::goesOnWhereItWasClosed()
{
    const QString path = written("last.yaml", quick);
    QVERIFY(m_session->openPath(path));
    QVERIFY(hasRun(*m_session));
    m_open->timeline->setReducedMotion(true);
    m_open->timeline->forceActiveFocus();
    press(Qt::Key_W);
    press(Qt::Key_W);
    QTRY_VERIFY(m_open->visible() < std::chrono::milliseconds{700});
    const Duration visible = m_open->visible();
    QSignalSpy frames(m_open->window, &QQuickWindow::frameSwapped); // what is seen is what is remembered
    m_open->window->update();
    QVERIFY(frames.wait());
    QVERIFY(m_open->window->close());
    m_open = std::make_unique<OpenWindow>();
    QVERIFY(m_open->open());
    QCOMPARE(m_open->session->path(), path);
    QTRY_COMPARE(m_open->visible().count(), visible.count());
}

void FilesWindowTest::recoversWhatAKilledProcessHadTyped()
{
    m_open.reset();
    const QString path = written("crashed.yaml", quick);
    QDir().mkpath(recoveryRoot());
    QProcess victim;
    victim.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    victim.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--victim"), path});
    QVERIFY(victim.waitForStarted());
    const auto kept = [] {
        const QDir root(recoveryRoot());
        for (const QString &folder : root.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            const QDir dir(root.filePath(folder));
            for (const QString &name : dir.entryList({QStringLiteral("*.json")})) {
                if (contentsOf(dir.filePath(name)).contains("typed before the end"))
                    return true;
            }
        }
        return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(kept(), 30'000);
    QVERIFY(leftBehind(recoveryRoot()).empty()); // as long as it lives, it is nobody else's
    victim.kill();
    QVERIFY(victim.waitForFinished());
    QCOMPARE(victim.exitStatus(), QProcess::CrashExit);
    QCOMPARE(contentsOf(path), QByteArray(quick));

    m_open = std::make_unique<OpenWindow>();
    QVERIFY(m_open->open());
    auto *list = item("recoveryList");
    QTRY_VERIFY(list && list->isVisible());
    QCOMPARE(list->property("count").toInt(), 1);
    click("recoverButton");
    QTRY_COMPARE(m_open->session->path(), path);
    QCOMPARE(m_open->session->text(), QString::fromUtf8(quick) + QStringLiteral("# typed before the end"));
    QVERIFY(m_open->session->isDirty());
    QVERIFY(m_open->session->save());
    QVERIFY(contentsOf(path).endsWith("# typed before the end"));
    QVERIFY(leftBehind(recoveryRoot()).empty());
}

/// Opens a file in a window of its own, types, and waits to be killed.
static int runVictim(const QString &path)
{
    OpenWindow open;
    if (!open.open() || !open.session->openPath(path))
        return 1;
    auto *source = open.item("sourceArea");
    source->forceActiveFocus();
    QTest::keyClick(open.window, Qt::Key_End, Qt::ControlModifier);
    open.type(QStringLiteral("# typed before the end"));
    return QCoreApplication::exec();
}

int main(int argc, char **argv)
{
    QGuiApplication application(argc, argv);
    prepareProcess();
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments[1] == QLatin1String("--victim"))
        return runVictim(arguments[2]);
    FilesWindowTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "files_test.moc"
