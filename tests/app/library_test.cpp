// What someone may rely on who opens scenarios: what there is is listed, with what it is about and how it looks.

#include "app/opened.h"
#include "models/library_model.h"
#include "models/miniature.h"
#include "models/own_files.h"
#include "models/templates_model.h"
#include "scenario/demos.h"
#include "support/test_files.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace loopscope;
using namespace loopscope::app;

namespace {

constexpr auto quick = "title: Quick\nmain:\n  - log: hello\n  - sleep: 1s\n";

QVariant at(const QAbstractItemModel &model, int row, const char *role)
{
    return model.data(model.index(row, 0), model.roleNames().key(role));
}

} // namespace

class LibraryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init() { QSettings().clear(); }
    void theLibraryIsNarrowedDownByItsFilter();
    void theLibraryOpensAndMarksWhatIsEdited();
    void demosAreFoundByWhatTheyAreAbout();
    void ownFilesArePinnedMissedAndForgotten();
    void everyDemoGetsAMiniature();
    void aRunThatTakesNoTimeGetsAMiniature();
    void ownFilesGetAMiniature();
    void everyTemplateRunsToItsEnd();
    void aNewDocumentIsOneOfItsOwn();
    void twoWindowsKeepEachOthersFiles();
    void whatIsEditedIsListedThoughItsFileIsNot();

private:
    QString written(const char *name, const QByteArray &bytes) const { return test::written(m_folder, name, bytes); }
    QTemporaryDir m_folder;
};

void LibraryTest::theLibraryIsNarrowedDownByItsFilter()
{
    Session session;
    LibraryModel library;
    QAbstractItemModelTester tester(&library);
    library.setSession(&session);
    const int all = library.count();
    QVERIFY(all >= 8);
    library.setFilter(QStringLiteral("STALLS blocking"));
    QCOMPARE(library.count(), 1);
    QCOMPARE(at(library, 0, "title").toString(), QStringLiteral("A blocking call stalls every task"));
    library.setFilter(QStringLiteral("no such scenario"));
    QCOMPARE(library.count(), 0);
    library.setFilter({});
    QCOMPARE(library.count(), all);
}

void LibraryTest::theLibraryOpensAndMarksWhatIsEdited()
{
    Session session;
    LibraryModel library;
    library.setSession(&session);
    session.begin({});
    library.setFilter(QStringLiteral("gather five"));
    QCOMPARE(library.count(), 1);
    library.open(0);
    QCOMPARE(session.demo(), QStringLiteral("gather"));
    QCOMPARE(library.current(), 0);
    QVERIFY(!at(library, 0, "edited").toBool());
    // A copy is listed by itself, above the demo.
    session.setText(session.text() + QStringLiteral("# mine\n"));
    QCOMPARE(library.count(), 2);
    QVERIFY(at(library, 0, "edited").toBool() && !at(library, 1, "edited").toBool());
    QCOMPARE(at(library, 0, "topic").toString(), QStringLiteral("In no file yet"));
    QCOMPARE(library.current(), 0);
    library.open(1);
    QVERIFY(session.isDemo());
    QCOMPARE(library.current(), 1);
    library.open(0);
    QVERIFY(session.isCopy());
    session.revert();
    QCOMPARE(library.count(), 1);
    QVERIFY(hasRun(session));
}

void LibraryTest::everyDemoGetsAMiniature()
{
    Session session;
    LibraryModel library;
    library.setSession(&session);
    library.setFilter(QStringLiteral("blocking_call"));
    QVERIFY(QTest::qWaitFor([&] { return !at(library, 0, "miniature").value<Miniature>().bars.empty(); }));
    const auto bars = at(library, 0, "miniature").value<Miniature>().bars;
    QVERIFY(std::any_of(bars.begin(), bars.end(),
                        [](const MiniatureBar &bar) { return bar.role == timeline::Role::Stall; }));
    for (const MiniatureBar &bar : bars) {
        QVERIFY(bar.row >= 0 && bar.row < miniatureRows);
        QVERIFY(bar.from >= 0 && bar.from < bar.to && bar.to <= 1.0001);
    }
}

void LibraryTest::demosAreFoundByWhatTheyAreAbout()
{
    LibraryModel library;
    const int all = library.count();
    library.setFilter(QStringLiteral("remedy hand the blocking call to a worker"));
    QVERIFY(library.count() >= 1 && library.count() < all / 4);
    int row = 0;
    while (row < library.count() &&
           at(library, row, "title").toString() != QLatin1String("A blocking call stalls every task"))
        ++row;
    QVERIFY(row < library.count());
    QVERIFY(at(library, row, "about").toString().startsWith(QStringLiteral("Four of these tasks sleep")));
}

void LibraryTest::ownFilesArePinnedMissedAndForgotten()
{
    const QString one = written("one.yaml", quick);
    const QString two = written("two.yaml", quick);
    Session session;
    LibraryModel library;
    QAbstractItemModelTester tester(&library);
    library.setSession(&session);
    QVERIFY(session.openPath(one));
    QVERIFY(session.openPath(two));
    QCOMPARE(at(library, 0, "title").toString(), QStringLiteral("two.yaml")); // the latest first
    QCOMPARE(at(library, 1, "title").toString(), QStringLiteral("one.yaml"));
    library.togglePin(1);
    QCOMPARE(at(library, 0, "title").toString(), QStringLiteral("one.yaml"));
    QVERIFY(at(library, 0, "pinned").toBool());
    QCOMPARE(at(library, 0, "topic").toString(), QStringLiteral("Pinned"));

    library.open(1); // and the one that is opened again
    QVERIFY(session.openPath(written("three.yaml", quick)));
    library.open(2);
    QCOMPARE(at(library, 1, "title").toString(), QStringLiteral("two.yaml"));
    QCOMPARE(at(library, 2, "title").toString(), QStringLiteral("three.yaml"));
    library.forget(2);

    QVERIFY(QFile::remove(one));
    QSignalSpy changed(&library, &LibraryModel::dataChanged);
    library.refreshFiles();
    QVERIFY(changed.back()[2].value<QList<int>>().contains(LibraryModel::NoteRole));
    QVERIFY(at(library, 0, "missing").toBool());
    QCOMPARE(at(library, 0, "note").toString(), QStringLiteral("not there any more"));
    library.open(0);
    QCOMPARE(session.path(), two);
    QVERIFY(session.notice().contains(one));

    LibraryModel next; // at the next start
    QCOMPARE(at(next, 0, "title").toString(), QStringLiteral("one.yaml"));
    QVERIFY(at(next, 0, "pinned").toBool() && at(next, 0, "missing").toBool());
    next.forget(0);
    QCOMPARE(at(next, 0, "title").toString(), QStringLiteral("two.yaml"));
    QVERIFY(library.canDuplicate(1));
    library.duplicate(1);
    QVERIFY(session.path().isEmpty() && !session.isDemo());
    QCOMPARE(session.text(), QString::fromUtf8(quick));
}

void LibraryTest::aRunThatTakesNoTimeGetsAMiniature()
{
    Session session;
    QVERIFY(session.openDemo(QStringLiteral("ready_queue_order")));
    QVERIFY(hasRun(session));
    QVERIFY(session.trace().end() <= Time{});
    const auto bars = miniatureOf(session.trace()).bars;
    QCOMPARE(bars.size(), session.trace().log().size());
    for (std::size_t i = 1; i < bars.size(); ++i)
        QCOMPARE(bars[i].from, bars[i - 1].to);
    QVERIFY(std::any_of(bars.begin(), bars.end(), [](const MiniatureBar &bar) { return bar.row == 2; }));
}

void LibraryTest::ownFilesGetAMiniature()
{
    const QString endless = written("endless.yaml", "main:\n  - repeat: forever\n    do: [{sleep: 1s}]\n");
    const QString broken = written("broken.yaml", "main:\n  - slep: 1s\n");
    const QString path = written("mine.yaml", quick);
    Gallery gallery;
    gallery.addFile(endless);
    gallery.addFile(broken);
    gallery.addFile(path);
    QTRY_VERIFY_WITH_TIMEOUT(!gallery.miniature(path).bars.empty(), 30'000); // the endless one first
    QVERIFY(!gallery.miniature(endless).bars.empty());                       // until it was ended
    QVERIFY(gallery.miniature(broken).bars.empty());
}

void LibraryTest::everyTemplateRunsToItsEnd()
{
    TemplatesModel templates;
    QVERIFY(templates.count() >= 7);
    for (int row = 0; row < templates.count(); ++row) {
        Session session;
        templates.begin(row, &session);
        const QByteArray title = at(templates, row, "title").toString().toUtf8();
        QVERIFY2(session.problems().empty(), title);
        QVERIFY2(hasRun(session), title);
        QVERIFY2(session.result()->ending == scenario::RunEnding::Returned, title);
        QVERIFY2(!session.trace().log().empty() && session.trace().end() > Time{}, title);
        QVERIFY(!at(templates, row, "about").toString().isEmpty());
    }
}

void LibraryTest::aNewDocumentIsOneOfItsOwn()
{
    Session session;
    LibraryModel library;
    library.setSession(&session);
    const int all = library.count();
    TemplatesModel().begin(0, &session);
    QCOMPARE(library.count(), all + 1);
    QCOMPARE(library.current(), 0);
    QVERIFY(!session.isDirty() && !session.isDemo() && !session.isCopy());
    session.openDemo(QStringLiteral("gather"));
    QCOMPARE(library.count(), all); // nothing was typed: nothing is kept
    TemplatesModel().begin(0, &session);
    session.setText(session.text() + QStringLiteral("# mine\n"));
    session.openDemo(QStringLiteral("gather"));
    QCOMPARE(library.count(), all + 1);
    QVERIFY(hasRun(session));
}

void LibraryTest::twoWindowsKeepEachOthersFiles()
{
    OwnFiles one;
    OwnFiles other;
    one.setPinned(QStringLiteral("/one.yaml"), true);
    other.setPinned(QStringLiteral("/other.yaml"), true);
    one.noteOpened(QStringLiteral("/third.yaml"));
    other.remove(QStringLiteral("/one.yaml"));
    const std::vector<OwnFile> all{{QStringLiteral("/other.yaml"), true}, {QStringLiteral("/third.yaml"), false}};
    QVERIFY(OwnFiles().all() == all);
    QVERIFY(other.all() == all);
}

void LibraryTest::whatIsEditedIsListedThoughItsFileIsNot()
{
    const QString path = written("edited.yaml", quick);
    Session session;
    LibraryModel library;
    QAbstractItemModelTester tester(&library);
    library.setSession(&session);
    const int all = library.count();
    QVERIFY(session.openPath(path));
    session.setText(QStringLiteral("title: Typed\nmain: []\n"));
    session.openDemo(QStringLiteral("gather"));
    library.forget(0);
    QCOMPARE(library.count(), all + 1);
    QCOMPARE(at(library, 0, "title").toString(), QStringLiteral("edited.yaml"));
    QVERIFY(at(library, 0, "edited").toBool());
    library.open(0);
    QCOMPARE(session.text(), QStringLiteral("title: Typed\nmain: []\n"));
    session.revert();
    library.forget(0);
    QCOMPARE(library.count(), all);
}

QTEST_MAIN(LibraryTest)
#include "library_test.moc"
