// A picture becomes a file, whole or not at all, and whatever is in the way is told in one sentence.

#include "paint/export.h"
#include "support/handmade_traces.h"
#include "support/trace_text.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <limits>
#include <sys/resource.h>
#include <unistd.h>

using namespace loopscope;
using namespace loopscope::app;

namespace {

/// No file of this process may become larger than this while it lives: a disk that is full, without one.
class FullDisk {
public:
    explicit FullDisk(rlim_t bytes)
    {
        getrlimit(RLIMIT_FSIZE, &m_before);
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk()
    {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }
    FullDisk(const FullDisk &) = delete;
    FullDisk &operator=(const FullDisk &) = delete;

private:
    rlimit m_before{};
    void (*m_handler)(int) = SIG_DFL;
};

} // namespace

class ExportTest : public QObject {
    Q_OBJECT

    trace::TraceBuilder m_builder = test::traceOf(test::blockingCall());
    timeline::Scene m_scene{m_builder.trace()};
    QTemporaryDir m_folder;

    QString path(const char *name) const { return m_folder.filePath(QLatin1String(name)); }
    static QByteArray bytesOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
    }

private Q_SLOTS:
    void init()
    {
        QVERIFY(m_folder.isValid());
        m_scene.title = "A blocking call";
    }

    void everyFormatIsWritten()
    {
        const PictureOptions options{640, 480, 1, ThemeKind::Light};
        QCOMPARE(exportPicture(m_scene, options, path("a.png")), std::nullopt);
        QCOMPARE(exportPicture(m_scene, options, path("a.svg")), std::nullopt);
        QCOMPARE(exportPicture(m_scene, options, path("a.PDF")), std::nullopt);
        QCOMPARE(QImage(path("a.png")).size(), QSize(640, 480));
        QVERIFY(bytesOf(path("a.svg")).contains("<svg "));
        QVERIFY(bytesOf(path("a.PDF")).startsWith("%PDF"));
    }

    void theFileHasTheSizeTimesTheScale()
    {
        QCOMPARE(exportPicture(m_scene, {300, 200, 2, ThemeKind::Dark}, path("b.png")), std::nullopt);
        const QImage image(path("b.png"));
        QCOMPARE(image.size(), QSize(600, 400));
        QCOMPARE(image.dotsPerMeterX(), 7559);
    }

    void pngsAreTheSameToTheByte()
    {
        const PictureOptions options{640, 480, 1, ThemeKind::Dark};
        QCOMPARE(exportPicture(m_scene, options, path("c1.png")), std::nullopt);
        QCOMPARE(exportPicture(m_scene, options, path("c2.png")), std::nullopt);
        QCOMPARE(bytesOf(path("c1.png")), bytesOf(path("c2.png")));
    }

    void hoverAndCursorStayOnTheScreen()
    {
        timeline::Scene busy = m_scene;
        busy.hover = timeline::SpanRef{1, 1};
        busy.cursorX = 300;
        busy.measured = timeline::TimeRange{Time{}, Time{std::chrono::seconds{1}}};
        busy.viewport.scrollY = 100;
        const PictureOptions options{640, 480, 1, ThemeKind::Dark};
        QCOMPARE(pictureImage(busy, options), pictureImage(m_scene, options));
    }

    void theRangeOfTheSceneIsKept()
    {
        timeline::Scene part = m_scene;
        part.viewport.range = {Time{std::chrono::seconds{1}}, Time{std::chrono::seconds{2}}};
        QCOMPARE(timeline::Scene(sceneForFile(part, {})).viewport.range, part.viewport.range);
        QVERIFY(sceneForFile(m_scene, {}).viewport.range.to > m_builder.trace().end());
    }

    void pdfTextCanBeSearched()
    {
        const QString tool = QStandardPaths::findExecutable(QStringLiteral("pdftotext"));
        if (tool.isEmpty())
            QSKIP("pdftotext is not installed");
        QCOMPARE(exportPicture(m_scene, {}, path("d.pdf")), std::nullopt);
        QProcess process;
        process.start(tool, {path("d.pdf"), QStringLiteral("-")});
        QVERIFY(process.waitForFinished());
        const QString text = QString::fromUtf8(process.readAllStandardOutput());
        QVERIFY2(text.contains(QStringLiteral("ready, waits 2.0 s")), qPrintable(text));
        QVERIFY(text.contains(QStringLiteral("A blocking call")));
    }

    void impossibleSizesAreTold_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<double>("scale");
        QTest::addColumn<QString>("part");
        const double nan = std::numeric_limits<double>::quiet_NaN();
        QTest::newRow("nothing") << 0 << 0 << 1.0 << QStringLiteral("0×0");
        QTest::newRow("negative") << -5 << 10 << 1.0 << QStringLiteral("at least 1");
        QTest::newRow("a million a side") << 1'000'000 << 1'000'000 << 1.0 << QStringLiteral("1000000×1000000");
        QTest::newRow("too wide") << 16385 << 10 << 1.0 << QStringLiteral("16384");
        QTest::newRow("too many") << 16000 << 16000 << 1.0 << QStringLiteral("100 million");
        QTest::newRow("too many by scale") << 9000 << 9000 << 4.0 << QStringLiteral("36000×36000");
        QTest::newRow("beyond int") << 2'000'000'000 << 2 << 1000.0 << QStringLiteral("too large");
        QTest::newRow("no scale") << 100 << 100 << 0.0 << QStringLiteral("0×0");
        QTest::newRow("no number") << 100 << 100 << nan << QStringLiteral("at least 1");
    }
    void impossibleSizesAreTold()
    {
        QFETCH(int, width);
        QFETCH(int, height);
        QFETCH(double, scale);
        QFETCH(QString, part);
        const PictureOptions options{width, height, scale, ThemeKind::Dark};
        const auto problem = exportPicture(m_scene, options, path("e.png"));
        QVERIFY(problem);
        QVERIFY2(problem->contains(part), qPrintable(*problem));
        QVERIFY(!problem->contains(QLatin1Char('\n')));
        QVERIFY(!QFile::exists(path("e.png")));
        QVERIFY(pictureImage(m_scene, options).isNull());
    }

    void pathsThatCannotBeAreTold()
    {
        const auto problemOf = [&](const QString &file) {
            return exportPicture(m_scene, {}, file).value_or(QString());
        };
        QVERIFY(problemOf(path("a.gif")).contains(QStringLiteral("not as .gif")));
        QVERIFY(problemOf(path("picture")).contains(QStringLiteral("no suffix")));
        QVERIFY(problemOf(m_folder.path()).contains(QStringLiteral("is a folder")));
        QVERIFY(QDir().mkpath(path("folder.png")));
        QVERIFY(problemOf(path("folder.png")).contains(QStringLiteral("is a folder")));
        QVERIFY(problemOf(path("missing/a.png")).contains(QStringLiteral("could not be written")));
        QVERIFY(problemOf(QString()).contains(QStringLiteral("no suffix")));
        QVERIFY(QFile::link(QStringLiteral("/dev/full"), path("device.png")));
        QVERIFY(problemOf(path("device.png")).contains(QStringLiteral("no ordinary file")));
    }

    void aFolderThatIsNotOursIsTold()
    {
        if (geteuid() == 0)
            QSKIP("root may write everywhere");
        QVERIFY(QDir().mkpath(path("locked")));
        QVERIFY(QFile::setPermissions(path("locked"), QFile::ReadOwner | QFile::ExeOwner));
        const auto problem = exportPicture(m_scene, {}, path("locked/a.png"));
        QVERIFY(problem && problem->contains(QStringLiteral("could not be written")));
        QFile::setPermissions(path("locked"), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

    void whatIsCancelledLeavesTheOldFileAsItWas_data()
    {
        QTest::addColumn<QString>("suffix");
        for (const QString &suffix : pictureSuffixes())
            QTest::newRow(qPrintable(suffix)) << suffix;
    }
    void whatIsCancelledLeavesTheOldFileAsItWas()
    {
        QFETCH(QString, suffix);
        const QString file = path("cancelled.") + suffix;
        const Picture picture = pictureOf(m_scene, {});
        SaveWatch watch;
        QCOMPARE(writePicture(picture, file, &watch), std::nullopt);
        QVERIFY(watch.written > 0);
        const QByteArray before = bytesOf(file);
        QVERIFY(!before.isEmpty());
        watch.written = 0;
        watch.isCancelled = true;
        QCOMPARE(writePicture({{}, ThemeKind::Dark, "another"}, file, &watch), std::nullopt);
        QCOMPARE(writePicture(picture, file, &watch), std::nullopt);
        QCOMPARE(bytesOf(file), before);
        QVERIFY(watch.written < before.size());
    }

    void aFullDiskLeavesTheOldFileAsItWas()
    {
        QFile before(path("old.png"));
        QVERIFY(before.open(QIODevice::WriteOnly));
        before.write("the old picture");
        before.close();
        std::optional<QString> problem;
        {
            const FullDisk disk(4096);
            problem = exportPicture(m_scene, {}, path("old.png"));
        }
        QVERIFY(problem);
        QVERIFY2(problem->contains(QStringLiteral("could not be written")), qPrintable(*problem));
        QCOMPARE(bytesOf(path("old.png")), QByteArray("the old picture"));
        QCOMPARE(QDir(m_folder.path()).entryList({QStringLiteral("old.png*")}, QDir::Files).size(), 1);
    }
};

QTEST_MAIN(ExportTest)
#include "export_test.moc"
