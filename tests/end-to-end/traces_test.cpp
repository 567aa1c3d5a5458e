// Opening a saved run and a trace of another program in the real window: progress, the way out, and what is seen then.

#include "app/opened.h"
#include "paint/fonts.h"
#include "support/test_files.h"
#include "timeline/hit_test.h"
#include "window/timeline_item.h"

#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QtQml/qqmlextensionplugin.h>

#include <memory>

Q_IMPORT_QML_PLUGIN(LoopscopePlugin)

using namespace loopscope;
using namespace loopscope::app;

class TracesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QGuiApplication::setOrganizationName(QStringLiteral("loopscope"));
        registerFonts();
        QQuickStyle::setStyle(QStringLiteral("Basic"));
    }
    void cleanup() { m_engine.reset(); }

    void showsATraceThatTheCommandLineNames()
    {
        QVERIFY(open(written("build.json", R"([
            {"ph":"M","name":"thread_name","pid":1,"tid":1,"args":{"name":"main"}},
            {"ph":"X","pid":1,"tid":1,"ts":0,"dur":1000,"name":"compile"},
            {"ph":"X","pid":1,"tid":1,"ts":100,"dur":400,"name":"parse"},
            {"ph":"C","pid":1,"ts":0,"name":"memory","args":{"value":3}}])")));
        QVERIFY(QTest::qWaitFor([&] { return m_session->trace().lanes().size() == 2; }));
        QCOMPARE(m_window->title(), QStringLiteral("build.json – Loopscope"));
        QVERIFY(!item("openingCard")->isVisible());
        QTRY_COMPARE(m_timeline->viewport().range.from, Time{});
        const auto place = placeOf(1);
        QVERIFY(place.has_value());
        QTest::mouseClick(m_window, Qt::LeftButton, {}, m_timeline->mapToScene(*place).toPoint());
        QTRY_VERIFY(m_session->selection()->isActive());
        QVERIFY2(m_timeline->selectionText().startsWith(QStringLiteral("parse, from")),
                 qPrintable(m_timeline->selectionText()));
    }

    void tellsHowFarItIsAndCanBeStopped()
    {
        QVERIFY(open({}));
        QVERIFY(hasRun(*m_session));
        QByteArray large = "[";
        for (int i = 0; i < 150'000; ++i)
            large +=
                "{\"ph\":\"X\",\"pid\":1,\"tid\":1,\"ts\":" + QByteArray::number(i) + ",\"dur\":1,\"name\":\"x\"},\n";
        const QString path = written("large.json", large);
        m_session->openFile(QUrl::fromLocalFile(path));
        QVERIFY(item("openingCard")->isVisible());
        auto *cancel = item("openingCardCancel");
        QVERIFY(QMetaObject::invokeMethod(cancel, "clicked"));
        QVERIFY(!item("openingCard")->isVisible());
        QCOMPARE(m_session->demo(), QStringLiteral("blocking_call"));
        m_session->openFile(QUrl::fromLocalFile(path));
        QTRY_VERIFY_WITH_TIMEOUT(m_session->isForeign(), 30'000);
        QCOMPARE(m_session->trace().lane(0).spans.size(), std::size_t{150'000});
    }

    void aSavedRunLooksAsItDid()
    {
        QVERIFY(open({}));
        QVERIFY(hasRun(*m_session));
        m_timeline->zoom(3);
        QTRY_VERIFY(m_timeline->viewport().range.from > Time{});
        const timeline::TimeRange range = m_timeline->viewport().range;
        m_session->selection()->clear();
        const QImage before = picture();
        const QString path = m_folder.filePath(QStringLiteral("run.loopscope"));
        QVERIFY(m_session->saveRun(QUrl::fromLocalFile(path)));
        m_engine.reset();
        QVERIFY(open(path));
        QTRY_VERIFY(m_session->isRecorded());
        QTRY_COMPARE(m_timeline->viewport().range, range);
        QVERIFY(!m_session->selection()->isActive());
        QTRY_COMPARE(picture(), before);
    }

private:
    bool open(const QString &file)
    {
        m_engine = std::make_unique<QQmlApplicationEngine>();
        m_engine->addImportPath(QStringLiteral("qrc:/qt/qml"));
        m_engine->setInitialProperties({{QStringLiteral("file"), file}});
        m_engine->load(QUrl(QStringLiteral("qrc:/qt/qml/Loopscope/Main.qml")));
        m_window = qobject_cast<QQuickWindow *>(m_engine->rootObjects().value(0));
        if (!m_window || !QTest::qWaitForWindowExposed(m_window))
            return false;
        m_timeline = m_window->findChild<TimelineItem *>(QStringLiteral("timeline"));
        m_session = m_timeline ? m_timeline->session() : nullptr;
        return m_session && QTest::qWaitFor([this] { return m_timeline->viewport().width > 0; });
    }
    QQuickItem *item(const char *name) const { return m_window->findChild<QQuickItem *>(QString::fromLatin1(name)); }
    QString written(const char *name, const QByteArray &bytes) const { return test::written(m_folder, name, bytes); }
    /// The timeline as it is seen, without its surroundings.
    QImage picture() const
    {
        const QRect area = m_timeline->mapRectToScene(m_timeline->boundingRect()).toRect().adjusted(2, 2, -2, -90);
        return m_window->grabWindow().copy(area);
    }
    /// Somewhere on the first span of a lane.
    std::optional<QPointF> placeOf(trace::LaneIndex lane) const
    {
        const auto scene = m_timeline->scene();
        const double scale = m_window->effectiveDevicePixelRatio();
        for (int y = 0; y < scene->viewport.height; y += 3) {
            for (int x = 0; x < scene->viewport.width; x += 9) {
                const auto hit = timeline::hitTest(*scene, x, y);
                if (hit && hit->lane == lane && hit->span)
                    return QPointF(x / scale, y / scale);
            }
        }
        return std::nullopt;
    }

    std::unique_ptr<QQmlApplicationEngine> m_engine;
    QQuickWindow *m_window = nullptr;
    TimelineItem *m_timeline = nullptr;
    Session *m_session = nullptr;
    QTemporaryDir m_folder;
};

QTEST_MAIN(TracesTest)
#include "traces_test.moc"
