// What someone may rely on whose scenarios are files: nothing but what was edited changes, nothing typed is lost, and
// what cannot be done is told.

#include "files/file_watch.h"
#include "files/recovery_store.h"
#include "files/save_file.h"
#include "files/text_file.h"
#include "support/test_files.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace loopscope;
using namespace loopscope::app;
using loopscope::test::contentsOf;

namespace {

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

/// What the file holds after its text was read, changed, and written back.
QByteArray rewritten(const QString &path, const QByteArray &bytes, const QString &from, const QString &to)
{
    if (!write(path, bytes))
        return {};
    const auto read = readTextFile(path);
    const auto *file = std::get_if<TextFile>(&read);
    return file ? bytesOf(QString(file->text).replace(from, to), file->shape) : QByteArray();
}

RecoveryEntry entry(const char *key, const char *text)
{
    return {QString::fromUtf8(key),  QStringLiteral("Copy of it"), {}, QStringLiteral("gather"), "\x01\x02",
            QString::fromUtf8(text), QDateTime::currentDateTime()};
}

} // namespace

class FilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void changesNoByteButThoseThatWereEdited_data();
    void changesNoByteButThoseThatWereEdited();
    void keepsPermissionsAndWritesThroughLinks();
    void saysWhatToDoWhenSavingFails_data();
    void saysWhatToDoWhenSavingFails();
    void keepsWhatWasThereWhenTheDiskIsFull();
    void tellsWhenAFileIsWrittenReplacedAndTakenAway();
    void offersWhatACrashLeftBehind();
    void leavesAloneWhatAnotherProgramKeeps();
    void keepsNothingWithoutALock();
    void tellsOfDamagedEntries();
    void leavesNothingBehindWhenItEnds();

private:
    QTemporaryDir m_folder;
    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
};

void FilesTest::changesNoByteButThoseThatWereEdited_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("plain") << QByteArray("a\nb\nc\n") << QByteArray("a\nB\nc\n");
    QTest::newRow("no end at the end") << QByteArray("a\nb") << QByteArray("a\nB");
    QTest::newRow("Windows") << QByteArray("a\r\nb\r\nc\r\n") << QByteArray("a\r\nB\r\nc\r\n");
    QTest::newRow("Windows, last without") << QByteArray("a\r\nb\r\nc") << QByteArray("a\r\nB\r\nc");
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf"
                                                   "a\nb\n")
                                     << QByteArray("\xef\xbb\xbf"
                                                   "a\nB\n");
    QTest::newRow("mixed") << QByteArray("a\r\nx\nb\r\ny\rc\n") << QByteArray("a\r\nx\nB\r\ny\rc\n");
    QTest::newRow("other blanks") << QByteArray("a\xc2\xa0z\nb\n") << QByteArray("a\xc2\xa0z\nB\n");
    QTest::newRow("empty lines") << QByteArray("\n\n\nb\n\n") << QByteArray("\n\n\nB\n\n");
    QTest::newRow("nothing to change") << QByteArray("") << QByteArray("");
}

void FilesTest::changesNoByteButThoseThatWereEdited()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    const QString file = path("shape.yaml");
    QCOMPARE(rewritten(file, before, {}, {}), before);
    // As an editor gives it back: with blanks of one kind.
    const auto read = readTextFile(file);
    const QString text = QString(std::get<TextFile>(read).text).replace(QChar::Nbsp, u' ').replace(u'b', u'B');
    QCOMPARE(bytesOf(text, std::get<TextFile>(read).shape), after);
}

void FilesTest::keepsPermissionsAndWritesThroughLinks()
{
    const QString file = path("kept.yaml");
    QVERIFY(write(file, "before"));
    QVERIFY(QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadGroup));
    const auto permissions = QFile::permissions(file);
    const QString link = path("link.yaml");
    QVERIFY(QFile::link(file, link));
    QCOMPARE(saveFile(link, "after"), std::nullopt);
    QCOMPARE(contentsOf(file), QByteArray("after"));
    QVERIFY(QFileInfo(link).isSymLink());
    QCOMPARE(QFile::permissions(file), permissions);
    if (geteuid() == 0) { // a file of somebody else's stays theirs
        QVERIFY(chown(QFile::encodeName(file).constData(), 12345, 54321) == 0);
        QCOMPARE(saveFile(file, "again"), std::nullopt);
        QCOMPARE(QFileInfo(file).ownerId(), 12345U);
        QCOMPARE(QFileInfo(file).groupId(), 54321U);
        QCOMPARE(QFile::permissions(file) & QFile::ExeOwner, permissions & QFile::ExeOwner);
    }
}

void FilesTest::saysWhatToDoWhenSavingFails_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("told");
    QTest::newRow("folder gone") << "gone/a.yaml"
                                 << "is not there; make it";
    QTest::newRow("a folder") << "."
                              << "the name of a file is needed";
    QTest::newRow("below a file") << "file/a.yaml"
                                  << "is not there; make it";
    QTest::newRow("a device") << "/dev/full"
                              << "no ordinary file";
}

void FilesTest::saysWhatToDoWhenSavingFails()
{
    QFETCH(QString, name);
    QFETCH(QString, told);
    QVERIFY(write(path("file"), "x"));
    const auto error = saveFile(QDir(m_folder.path()).filePath(name), "text");
    QVERIFY(error && error->contains(told));
    QVERIFY2(error->contains(QFileInfo(QDir(m_folder.path()).filePath(name)).fileName()), qPrintable(*error));
    QCOMPARE(contentsOf(path("file")), QByteArray("x"));
}

void FilesTest::keepsWhatWasThereWhenTheDiskIsFull()
{
    const QString file = path("full.yaml");
    QVERIFY(write(file, "before"));
    const auto error = [&] {
        const test::FullDisk full(4096);
        return saveFile(file, QByteArray(100'000, 'x'));
    }();
    QVERIFY(error && error->contains(QStringLiteral("choose another folder")));
    QCOMPARE(contentsOf(file), QByteArray("before"));
    QCOMPARE(QDir(m_folder.path()).entryList({QStringLiteral("full*")}, QDir::Files).size(), 1); // and no debris
}

void FilesTest::tellsWhenAFileIsWrittenReplacedAndTakenAway()
{
    const QString file = path("watched.yaml");
    QVERIFY(write(file, "one"));
    FileWatch watch;
    QSignalSpy touched(&watch, &FileWatch::touched);
    watch.watch(file);
    QVERIFY(write(file, "longer"));
    QVERIFY(touched.wait());
    QCOMPARE(saveFile(file, "replaced by another file of its name"), std::nullopt);
    QVERIFY(touched.wait());
    QVERIFY(write(file, "and written once more"));
    QVERIFY(touched.wait());
    QVERIFY(QFile::remove(file));
    QVERIFY(touched.wait());
    QVERIFY(write(file, "back"));
    QVERIFY(touched.wait());
    const auto count = touched.count();
    watch.settle();
    QVERIFY(write(path("another.yaml"), "in the same folder"));
    QVERIFY(write(file, "back again"));
    QVERIFY(touched.wait());
    QCOMPARE(touched.count(), count + 1);
}

/// What a program that was killed leaves: a folder whose lock no process holds.
static void crash(const QString &root)
{
    const QDir dir(root);
    for (const QString &folder : dir.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        QVERIFY(QFile::rename(dir.filePath(folder), dir.filePath(QStringLiteral("left-") + folder)));
}

void FilesTest::offersWhatACrashLeftBehind()
{
    const QString root = path("crashed");
    RecoveryStore store(root);
    QCOMPARE(store.write(entry("own:1", "first")), std::nullopt);
    QCOMPARE(store.write(entry("own:1", "ünd second")), std::nullopt);
    QCOMPARE(store.write(entry("own:2", "other")), std::nullopt);
    store.remove(QStringLiteral("own:2"));
    crash(root);
    {
        const auto left = leftBehind(root);
        QCOMPARE(left.size(), std::size_t{1});
        QCOMPARE(left.front().entries().size(), std::size_t{1});
        const auto *found = std::get_if<RecoveryEntry>(&left.front().entries().front());
        QVERIFY(found);
        QCOMPARE(found->text, QStringLiteral("ünd second"));
        QCOMPARE(found->name, QStringLiteral("Copy of it"));
        QCOMPARE(found->demo, QStringLiteral("gather"));
        QCOMPARE(found->digest, QByteArray("\x01\x02"));
        QVERIFY(qAbs(found->time.secsTo(QDateTime::currentDateTime())) < 60);
        QVERIFY(leftBehind(root).empty()); // it is being offered already
    }
    auto again = leftBehind(root); // later
    QCOMPARE(again.size(), std::size_t{1});
    again.front().discard();
    again.clear();
    QVERIFY(leftBehind(root).empty());
}

void FilesTest::leavesAloneWhatAnotherProgramKeeps()
{
    const QString root = path("two");
    RecoveryStore one(root);
    RecoveryStore other(root);
    QCOMPARE(one.write(entry("own:1", "mine")), std::nullopt);
    QCOMPARE(other.write(entry("own:1", "theirs")), std::nullopt);
    QVERIFY(leftBehind(root).empty());
    QCOMPARE(QDir(root).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 2);
}

void FilesTest::keepsNothingWithoutALock()
{
    const QString root = path("unlocked");
    RecoveryStore store(root);
    {
        const test::FullDisk full(0);
        QVERIFY(store.write(entry("own:1", "mine")).has_value());
    }
    QCOMPARE(store.write(entry("own:1", "mine")), std::nullopt); // there is room again
    QVERIFY(leftBehind(root).empty());                           // and nobody else is offered it
}

void FilesTest::tellsOfDamagedEntries()
{
    const QString root = path("damaged");
    RecoveryStore store(root);
    QCOMPARE(store.write(entry("own:1", "whole")), std::nullopt);
    const QString folder = QDir(root).filePath(QDir(root).entryList(QDir::Dirs | QDir::NoDotAndDotDot).front());
    const QDir dir(folder);
    const QByteArray whole = contentsOf(dir.filePath(dir.entryList({QStringLiteral("*.json")}).front()));
    QVERIFY(write(dir.filePath(QStringLiteral("a.json")), whole.left(whole.size() / 2)));
    QVERIFY(write(dir.filePath(QStringLiteral("b.json")), QByteArray(whole).replace("whole", "whose")));
    QVERIFY(write(dir.filePath(QStringLiteral("c.json")), {}));
    QVERIFY(write(dir.filePath(QStringLiteral("d.json")), QByteArray("[[[[\0\xff", 6)));
    crash(root);
    const auto left = leftBehind(root);
    QCOMPARE(left.size(), std::size_t{1});
    std::size_t damaged = 0;
    for (const auto &one : left.front().entries())
        damaged += std::holds_alternative<DamagedEntry>(one) ? 1 : 0;
    QCOMPARE(damaged, std::size_t{4});
    QCOMPARE(left.front().entries().size(), std::size_t{5});
}

void FilesTest::leavesNothingBehindWhenItEnds()
{
    const QString root = path("clean");
    {
        RecoveryStore store(root);
        QVERIFY(!QFileInfo::exists(root)); // nothing is made before there is something to keep
        QCOMPARE(store.write(entry("own:1", "text")), std::nullopt);
    }
    QVERIFY(QDir(root).isEmpty());
    QVERIFY(QFile(path("nowhere")).open(QIODevice::WriteOnly));
    RecoveryStore unwritable(path("nowhere/below"));
    QVERIFY(unwritable.write(entry("own:1", "text")).has_value());
}

QTEST_GUILESS_MAIN(FilesTest)
#include "files_test.moc"
