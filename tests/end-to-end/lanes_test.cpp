// Lanes, arranged by pointer and keys in the real window: folded, filtered, pinned, resized; and the minimap's window.

#include "end-to-end/on_screen.h"
#include "end-to-end/open_window.h"
#include "timeline/handles.h"
#include "timeline/layout.h"
#include "timeline/minimap.h"
#include "timeline/words.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtQml/qqmlextensionplugin.h>

Q_IMPORT_QML_PLUGIN(LoopscopePlugin)

using namespace loopscope;
using namespace loopscope::app;
using timeline::Box;
using timeline::Layout;
using timeline::Row;

namespace {

constexpr const char *manyTasks = R"(title: Many
coroutines:
  fetch():
    - sleep: 20ms
  batch():
    - repeat: 5
      do:
        - spawn: fetch()
          as: last
    - await: last
main:
  - repeat: 8
    do:
      - spawn: batch()
        as: last
  - block: 200ms
  - await: last
)";

} // namespace

class LanesTest : public QObject {
    Q_OBJECT

    OpenWindow m_open;
    QTemporaryDir m_folder;

    Layout layout() const { return timeline::layoutOf(*m_open.timeline->scene()); }
    Row rowOfTask(std::uint32_t task) const
    {
        return *layout().rowOf(*m_open.session->trace().laneOfTask(TaskId{task}));
    }
    int shown() const { return m_open.timeline->shownLanes(); }
    QPointF middleOf(const Box &box) const
    {
        return QPointF(box.x + box.width / 2.0, box.y + box.height / 2.0) / m_open.window->effectiveDevicePixelRatio();
    }
    void click(QPointF point) const
    {
        QTest::mouseClick(m_open.window, Qt::LeftButton, {}, m_open.onWindow(point));
        QTest::qWait(0);
    }
    bool isFolded(std::uint32_t task) const
    {
        return m_open.session->lanes()->arrangement().folded.contains(
            *m_open.session->trace().laneOfTask(TaskId{task}));
    }

private Q_SLOTS:
    void initTestCase() { prepareProcess(); }

    void init()
    {
        QVERIFY(m_open.open());
        const QString path = m_folder.filePath(QStringLiteral("many.yaml"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(manyTasks);
        file.close();
        QVERIFY(m_open.session->openPath(path));
        QVERIFY(hasRun(*m_open.session));
        QTRY_COMPARE(m_open.timeline->laneCount(), 49); // main, 8 batches, 40 fetches
        m_open.session->selection()->clear();
    }

    void foldsByClickAndByKey()
    {
        const Row main = rowOfTask(1);
        click(middleOf(timeline::foldMarkOf(layout(), main)));
        QVERIFY(isFolded(1));
        QCOMPARE(rowOfTask(1).hidden, 48U);
        click(middleOf(timeline::foldMarkOf(layout(), rowOfTask(1))));
        QVERIFY(!isFolded(1));

        m_open.timeline->forceActiveFocus();
        QTest::keyClick(m_open.window, Qt::Key_Down); // the first span of the first task
        QTest::keyClick(m_open.window, Qt::Key_Return);
        QVERIFY(isFolded(1));
        QTest::keyClick(m_open.window, Qt::Key_Return, Qt::ShiftModifier);
        QVERIFY(!isFolded(1));
        QTest::keyClick(m_open.window, Qt::Key_Return, Qt::ShiftModifier);
        QVERIFY(isFolded(1) && isFolded(2));

        // Whoever is looked for is shown.
        const auto hidden = *m_open.session->trace().laneOfTask(TaskId{3});
        QVERIFY(!layout().rowOf(hidden));
        m_open.session->selection()->reveal({hidden, 0});
        QVERIFY(layout().rowOf(hidden));
    }

    void filtersByTypingAndClearsByClick()
    {
        QTest::keyClick(m_open.window, Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        auto *field = m_open.item<>("laneFilterField");
        QVERIFY(field);
        QTRY_VERIFY(field->hasActiveFocus());
        m_open.type(QStringLiteral("batch"));
        QTRY_COMPARE(shown(), 8);
        QTest::keyClick(m_open.window, Qt::Key_Return);
        QTRY_VERIFY(m_open.timeline->hasActiveFocus());
        auto *clear = m_open.item<>("laneClearButton");
        QTRY_VERIFY(clear->isVisible());
        clickOn(*m_open.window, clear);
        QTRY_COMPARE(shown(), 49);
    }

    void filtersByWhatLanesDoAndSorts()
    {
        auto *button = m_open.item<>("lanesButton");
        clickOn(*m_open.window, button);
        auto *popup = m_open.item<QObject>("lanesPopup");
        QTRY_VERIFY(popup->property("opened").toBool());
        const auto press = [&](const char *name) {
            auto *chip = m_open.item<>(name);
            QVERIFY2(chip, name);
            clickOn(*m_open.window, chip);
        };
        press("orderByName");
        QCOMPARE(m_open.session->lanes()->order(), Lanes::Order::Name);
        const Layout sorted = layout();
        QVERIFY(timeline::nameOf(m_open.session->trace(), sorted.rows->rows[1].lane).starts_with("batch"));
        QTest::keyClick(m_open.window, Qt::Key_Escape);
        QTRY_VERIFY(!popup->property("visible").toBool());
        QVERIFY(m_open.session->lanes()->order() == Lanes::Order::Name);
    }

    void pinsByClickAndLetsOthersScroll()
    {
        const Row row = rowOfTask(2);
        const QPointF pin = middleOf(timeline::pinMarkOf(layout(), row));
        QTest::mouseMove(m_open.window, m_open.onWindow(pin));
        click(pin);
        QVERIFY(rowOfTask(2).pinned);
        const int y = rowOfTask(2).y;
        m_open.wheel({m_open.timeline->width() / 2, m_open.timeline->height() / 2}, -10);
        QVERIFY(layout().scroll > 0);
        QCOMPARE(rowOfTask(2).y, y);
    }

    void resizesByDraggingEdgesByWheelAndByKeys()
    {
        const Row before = rowOfTask(2);
        const double scale = m_open.window->effectiveDevicePixelRatio();
        const QPointF edge(40 / scale, (before.bottom() - 1) / scale);
        m_open.drag(edge, edge + QPointF(0, 30));
        QVERIFY(rowOfTask(2).height >= before.height + static_cast<int>(20 * scale));
        QCOMPARE(rowOfTask(3).height, before.height);
        QTest::keyClick(m_open.window, Qt::Key_0);
        QCOMPARE(rowOfTask(2).height, before.height);

        m_open.wheel({m_open.timeline->width() / 2, 300}, -2, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(rowOfTask(3).height < before.height);
        QTest::keyClick(m_open.window, Qt::Key_Plus);
        QTest::keyClick(m_open.window, Qt::Key_Plus);
        QTest::keyClick(m_open.window, Qt::Key_Plus);
        QVERIFY(rowOfTask(3).height > before.height);

        const int left = layout().axis.left;
        const QPointF column((left - 1) / scale, 200);
        m_open.drag(column, column + QPointF(70, 0));
        QTRY_VERIFY(layout().axis.left > left + static_cast<int>(50 * scale));
        QCOMPARE(m_open.item<>("lanesButton")->parentItem()->width(), layout().axis.left / scale);
        const QPointF moved((layout().axis.left - 1) / scale, 200);
        QTest::mouseDClick(m_open.window, Qt::LeftButton, {}, m_open.onWindow(moved));
        QCOMPARE(layout().axis.left, left);
    }

    void dragsTheMinimapsWindowAndItsEdges()
    {
        QTest::keyClick(m_open.window, Qt::Key_W);
        QTest::keyClick(m_open.window, Qt::Key_W);
        const auto window = [&] {
            const auto scene = *m_open.timeline->scene();
            return timeline::windowOf(timeline::minimapOf(scene, layout()), scene.viewport.range, 6);
        };
        const auto range = [&] { return m_open.timeline->viewport().range; };
        const double scale = m_open.window->effectiveDevicePixelRatio();
        const timeline::TimeRange before = range();
        m_open.drag(middleOf(window()), middleOf(window()) + QPointF(40, 0));
        QVERIFY(range().from > before.from);
        QCOMPARE(timeline::lengthOf(range()), timeline::lengthOf(before));

        const timeline::TimeRange moved = range();
        const QPointF edge(window().x / scale, middleOf(window()).y());
        m_open.drag(edge, edge - QPointF(60, 0));
        QVERIFY(range().from < moved.from);
        QCOMPARE(range().to, moved.to);

        const Box now = window();
        QTest::mouseMove(m_open.window, m_open.onWindow({now.right() / scale, middleOf(now).y()}));
        QCOMPARE(m_open.timeline->cursor().shape(), Qt::SizeHorCursor);
        QTest::mouseMove(m_open.window, m_open.onWindow(middleOf(now)));
        QCOMPARE(m_open.timeline->cursor().shape(), Qt::OpenHandCursor);
    }

    void tellsLanesStallsAndQueuesOnHover()
    {
        const double scale = m_open.window->effectiveDevicePixelRatio();
        const auto hover = [&](double x, double y) {
            QTest::mouseMove(m_open.window, m_open.onWindow(QPointF(x, y) / scale));
            return m_open.timeline->hoverTitle() + u'\n' + m_open.timeline->hoverText();
        };
        const Row batch = rowOfTask(2);
        QVERIFY2(hover(40, batch.middle()).contains(QStringLiteral("Created by main")),
                 qPrintable(hover(40, batch.middle())));
        const trace::Stall &stall = m_open.session->trace().stalls().front();
        const int x = timeline::xAt(layout().axis, stall.begin + (stall.end - stall.begin) / 2);
        QVERIFY(hover(x, layout().dividers.front().y + 1).contains(QStringLiteral("main stalls the loop")));
        m_open.wheel({m_open.timeline->width() / 2, 300}, -1000);
        const Row counter = layout().visible.back();
        QVERIFY(counter.kind == timeline::RowKind::ReadyQueue);
        QVERIFY(hover(x, counter.middle()).contains(QStringLiteral("At most")));
    }
};

QTEST_MAIN(LanesTest)
#include "lanes_test.moc"
