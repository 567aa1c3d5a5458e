// The picture from the window: options, files, and what is said when it cannot be made.

#include "app/opened.h"
#include "window/picture_exporter.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QImageReader>
#include <QTemporaryDir>
#include <QTest>

using namespace loopscope::app;

class ExporterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void writesEveryFormat_data();
    void writesEveryFormat();
    void takesNotesAlongButNotTheHand();
    void pathAndFormatFollowEachOther();
    void refusesAnImpossibleSize();
    void saysWhyAPathCannotBeWritten();
    void copiesToTheClipboard();
    void whatIsCancelledLeavesTheFileAsItWas();

private:
    /// Until it is told what came of it.
    bool saves()
    {
        return m_exporter->save() && QTest::qWaitFor([this] { return !m_exporter->isSaving(); }) &&
               m_exporter->error().isEmpty();
    }

    std::unique_ptr<Session> m_session;
    std::unique_ptr<TimelineItem> m_timeline;
    std::unique_ptr<PictureExporter> m_exporter;
    QTemporaryDir m_folder;
};

void ExporterTest::init()
{
    m_session = std::make_unique<Session>();
    m_timeline = std::make_unique<TimelineItem>();
    m_timeline->setSize({800, 500});
    m_timeline->setSession(m_session.get());
    m_exporter = std::make_unique<PictureExporter>();
    m_exporter->setTimeline(m_timeline.get());
    m_exporter->setTitle(QStringLiteral("A blocking call"));
    m_session->begin({});
    QVERIFY(hasRun(*m_session));
    m_exporter->begin();
    QCOMPARE(m_exporter->width(), 800);
    QCOMPARE(m_exporter->height(), 500);
}

void ExporterTest::writesEveryFormat_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QByteArray>("beginning");
    QTest::newRow("png") << "png" << QByteArray("\x89PNG");
    QTest::newRow("svg") << "svg" << QByteArray("<");
    QTest::newRow("pdf") << "pdf" << QByteArray("%PDF");
}

void ExporterTest::writesEveryFormat()
{
    QFETCH(const QString, format);
    QFETCH(const QByteArray, beginning);
    m_exporter->setPath(m_folder.filePath(QStringLiteral("picture.png")));
    m_exporter->setFormat(format);
    QVERIFY2(saves(), qPrintable(m_exporter->error()));
    QVERIFY(!m_exporter->done().isEmpty());
    QFile file(m_folder.filePath(QStringLiteral("picture.") + format));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().startsWith(beginning));
    if (format == QLatin1String("png"))
        QCOMPARE(QImageReader(file.fileName()).size(), QSize(800, 500));
}

void ExporterTest::takesNotesAlongButNotTheHand()
{
    NotesModel notes;
    notes.setSession(m_session.get());
    m_timeline->setNotes(&notes);
    notes.mark(loopscope::Time{std::chrono::seconds{2}});
    notes.setText(QStringLiteral("look here"));
    QVERIFY(m_timeline->scene()->note && m_timeline->scene()->handles);
    const auto scene = m_exporter->scene();
    QCOMPARE(scene->notes.size(), std::size_t{1});
    QVERIFY(!scene->note && !scene->handles && !scene->cursorX);
    m_exporter->setPath(m_folder.filePath(QStringLiteral("notes.svg")));
    QVERIFY(saves());
    QFile file(m_folder.filePath(QStringLiteral("notes.svg")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("look here"));
}

void ExporterTest::pathAndFormatFollowEachOther()
{
    m_exporter->setPath(QStringLiteral("/somewhere/a.svg"));
    QCOMPARE(m_exporter->format(), QStringLiteral("svg"));
    m_exporter->setFormat(QStringLiteral("pdf"));
    QCOMPARE(m_exporter->path(), QStringLiteral("/somewhere/a.pdf"));
    m_exporter->begin();
    QCOMPARE(m_exporter->path(), QStringLiteral("/somewhere/a-blocking-call.pdf"));
}

void ExporterTest::refusesAnImpossibleSize()
{
    for (const auto &[width, height] : {std::pair{0, 0}, std::pair{1000000, 1000000}, std::pair{800, -1}}) {
        m_exporter->setSize(width, height);
        QVERIFY(!m_exporter->problem().isEmpty());
        QVERIFY(!m_exporter->save());
        QCOMPARE(m_exporter->error(), m_exporter->problem());
        QVERIFY(!m_exporter->copy());
    }
}

void ExporterTest::saysWhyAPathCannotBeWritten()
{
    m_exporter->setPath(m_folder.filePath(QStringLiteral("no/such/folder/a.png")));
    QVERIFY(!saves());
    QVERIFY2(m_exporter->error().contains(QStringLiteral("a.png")), qPrintable(m_exporter->error()));
    m_exporter->setPath(m_folder.path());
    QVERIFY(!saves());
    QVERIFY(!m_exporter->error().isEmpty());
    m_exporter->setPath({});
    QVERIFY(!m_exporter->save());
    QVERIFY(!m_exporter->error().isEmpty());
}

void ExporterTest::copiesToTheClipboard()
{
    m_exporter->setSize(640, 400);
    QVERIFY(m_exporter->copy());
    QCOMPARE(QGuiApplication::clipboard()->image().size(), QSize(640, 400));
}

/// A large one takes a while: the window goes on meanwhile, and it can be given up.
void ExporterTest::whatIsCancelledLeavesTheFileAsItWas()
{
    const QString path = m_folder.filePath(QStringLiteral("large.png"));
    m_exporter->setPath(path);
    QVERIFY(saves());
    m_exporter->setSize(10'000, 10'000);
    QVERIFY(m_exporter->save());
    QVERIFY(m_exporter->isSaving());
    QVERIFY(m_exporter->done().isEmpty());
    m_exporter->cancel();
    QVERIFY(!m_exporter->isSaving());
    QVERIFY(m_exporter->done().isEmpty() && m_exporter->error().isEmpty());
    QCOMPARE(QImageReader(path).size(), QSize(800, 500));
    m_exporter->setSize(640, 400);
    QVERIFY(saves()); // another can be begun at once
    QCOMPARE(QImageReader(path).size(), QSize(640, 400));
}

QTEST_MAIN(ExporterTest)
#include "exporter_test.moc"
