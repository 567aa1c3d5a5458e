// What there is to open is at hand: demos, templates, own files, wherever they are; in the real window, by keys and
// pointer.

#include "end-to-end/files_window.h"
#include "scenario/demos.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QMimeData>
#include <QtQml/qqmlextensionplugin.h>

Q_IMPORT_QML_PLUGIN(LoopscopePlugin)

using namespace loopscope;
using namespace loopscope::app;

class LibraryWindowTest : public QObject, private FilesWindow {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareProcess(); }
    void init() { QVERIFY(begin()); }
    void cleanup() { m_open.reset(); }

    void makesACopyOfADemoAndSaysSo();
    void opensARecentFile();
    void beginsFromATemplate();
    void opensWhatIsDropped();
    void findsAFileThatWasMoved(); // not the last: Qt keeps the icons of a file dialog until the next window is drawn
    void keepsOwnFilesAtHand();
};

void LibraryWindowTest::makesACopyOfADemoAndSaysSo()
{
    const QString original = m_session->text();
    const int rows = item("libraryList")->property("count").toInt();
    typeAtEnd(QStringLiteral("# mine"));
    QVERIFY(m_session->isCopy());
    QTRY_VERIFY(item("noticeText")->property("text").toString().contains(QStringLiteral("copy of your own")));
    QTRY_COMPARE(item("libraryList")->property("count").toInt(), rows + 1);
    click("undoCopy");
    QTRY_VERIFY(m_session->isDemo());
    QCOMPARE(m_session->text(), original);
    QVERIFY(!item("noticeText")->isVisible());
    QTRY_COMPARE(item("libraryList")->property("count").toInt(), rows);
    // That was a step to undo, too.
    item("sourceArea")->forceActiveFocus();
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(m_session->text().endsWith(QStringLiteral("# mine")));
    QVERIFY(m_session->isCopy());
}

void LibraryWindowTest::opensARecentFile()
{
    const QString first = written("first.yaml", quick);
    QVERIFY(m_session->openPath(first));
    QVERIFY(m_session->openPath(written("second.yaml", quick)));
    const auto clickEntry = [&](const char *text) {
        const auto fits = [&](const QQuickItem &item) {
            return item.property("text").toString() == QLatin1String(text) && item.inherits("QQuickMenuItem");
        };
        QQuickItem *entry = nullptr;
        QTRY_VERIFY2((entry = shownItem(*m_open->window, fits)), text);
        clickOn(*m_open->window, entry);
    };
    press(Qt::Key_F10);
    clickEntry("Open a recent file");
    clickEntry("first.yaml");
    QTRY_COMPARE(m_session->path(), first);
    press(Qt::Key_F10);
    clickEntry("Open a recent file");
    clickEntry("Clear the list");
    QTRY_VERIFY(!item<QObject>("recentMenu")->property("enabled").toBool());
    QVERIFY(QSettings().value(QStringLiteral("recentFiles")).toStringList().isEmpty());
    QCOMPARE(m_session->path(), first);
}

void LibraryWindowTest::beginsFromATemplate()
{
    press(Qt::Key_N, Qt::ControlModifier);
    auto *list = item("templateList");
    QTRY_VERIFY(list && list->isVisible() && list->hasActiveFocus());
    QCOMPARE(list->property("count").toULongLong(), scenario::templates().size());
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    QTRY_COMPARE(m_session->title(), QString::fromStdString(scenario::templates()[1].title));
    QVERIFY(hasRun(*m_session));
    QVERIFY(!m_session->isDirty() && m_session->path().isEmpty() && !m_session->isDemo());
    QVERIFY(item("libraryList")->property("currentIndex").toInt() == 0);
    QTRY_VERIFY(!list->isVisible());
    // Nobody is asked about what he has not typed.
    QVERIFY(m_open->window->close());
}

void LibraryWindowTest::opensWhatIsDropped()
{
    const QString first = written("dropped.yaml", quick);
    const QString second = written("other.yaml", quick);
    const int rows = item("libraryList")->property("count").toInt();
    QMimeData files;
    files.setUrls({QUrl::fromLocalFile(first), QUrl::fromLocalFile(second)});
    const QPoint place(400, 300);
    QDragEnterEvent enter(place, Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_open->window, &enter);
    QTRY_VERIFY(item("dropTarget")->property("containsDrag").toBool());
    QDropEvent drop(place, Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_open->window, &drop);
    QTRY_COMPARE(m_session->path(), first);
    QTRY_COMPARE(item("libraryList")->property("count").toInt(), rows + 2);
}

void LibraryWindowTest::keepsOwnFilesAtHand()
{
    const QString path = written("kept.yaml", quick);
    const QString other = written("gone.yaml", quick);
    const int rows = item("libraryList")->property("count").toInt();
    QVERIFY(m_session->openPath(other));
    QVERIFY(m_session->openPath(path));
    auto *list = item("libraryList");
    QTRY_COMPARE(list->property("count").toInt(), rows + 2);
    const auto title = [&](int row) {
        QQuickItem *found = nullptr;
        QMetaObject::invokeMethod(list, "itemAtIndex", Q_RETURN_ARG(QQuickItem *, found), Q_ARG(int, row));
        return found ? found->property("title").toString() : QString();
    };
    QTRY_COMPARE(title(0), QStringLiteral("kept.yaml"));
    list->forceActiveFocus();
    list->setProperty("currentIndex", 1);
    press(Qt::Key_P);
    QTRY_COMPARE(title(0), QStringLiteral("gone.yaml")); // pinned
    QCOMPARE(list->property("currentIndex").toInt(), 0); // and the keyboard is still on it
    press(Qt::Key_P);
    QTRY_COMPARE(title(0), QStringLiteral("gone.yaml")); // the first that is not
    press(Qt::Key_P);
    QTRY_VERIFY(QSettings().value(QStringLiteral("pinnedFiles")).toStringList() == QStringList{other});

    // What is gone stays in the list, and is told.
    QVERIFY(QFile::remove(other));
    QVERIFY(m_session->openDemo(QStringLiteral("gather")));
    list->setProperty("currentIndex", 0);
    list->forceActiveFocus();
    press(Qt::Key_Return);
    QTRY_VERIFY(item("noticeText")->property("text").toString().contains(QStringLiteral("gone.yaml")));
    QCOMPARE(m_session->demo(), QStringLiteral("gather"));
    list->setProperty("currentIndex", 0);
    press(Qt::Key_Delete);
    QTRY_COMPARE(list->property("count").toInt(), rows + 1);
    QTRY_COMPARE(title(0), QStringLiteral("kept.yaml"));
    QCOMPARE(list->property("currentIndex").toInt(), 0); // where the other one was
}

void LibraryWindowTest::findsAFileThatWasMoved()
{
    const QString path = written("moved.yaml", quick);
    QVERIFY(m_session->openPath(path));
    QVERIFY(m_session->openPath(written("second.yaml", quick)));
    auto *list = item("libraryList");
    list->forceActiveFocus();
    list->setProperty("currentIndex", 1);
    press(Qt::Key_P);
    QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("elsewhere")));
    const QString now = m_folder.filePath(QStringLiteral("elsewhere/found.yaml"));
    QVERIFY(QFile::rename(path, now));
    press(Qt::Key_F10, Qt::ShiftModifier);
    click("locateFile");
    choose("locateChooser", now);
    QTRY_COMPARE(m_session->path(), now);
    QCOMPARE(QSettings().value(QStringLiteral("pinnedFiles")).toStringList(), QStringList{now});
}

QTEST_MAIN(LibraryWindowTest)
#include "library_test.moc"
