// What the processor does for one frame of the window where there is a GPU: the picture is made and handed to the scene
// graph, whose backend here does nothing. Counted in instructions by valgrind, where it is installed, because these are
// the same on every machine however busy it is.

#include "bench/measure.h"
#include "paint/raster.h"
#include "window/image_item.h"

#include <QFile>
#include <QGuiApplication>
#include <QProcess>
#include <QQuickWindow>
#include <QRegularExpression>
#include <QSGNode>
#include <QStandardPaths>

#include <algorithm>

using namespace loopscope;
using namespace loopscope::bench;
using namespace loopscope::timeline;

namespace {

constexpr int width = 1920;
constexpr int height = 1080;
constexpr int rects = 20'000;
constexpr int labels = 500;
constexpr int arrows = 500;

std::string waitText(int number)
{
    return "waits " + std::to_string(number / 10) + '.' + std::to_string(number % 10) + " ms";
}

/// As the lanes round their corners.
std::uint8_t radiusOf(int columns, int lines)
{
    return static_cast<std::uint8_t>(std::clamp(std::min(columns, lines) / 2 - 1, 0, 3));
}

/// A busy timeline: thirty lanes, of the heights that they have, full of short spans that run, are ready and wait, and
/// some long ones; with words and links; and other ones in every frame.
DrawList pictureOf(int frame)
{
    constexpr int rows = 30;
    constexpr int rowHeight = height / rows;
    constexpr int spans = rects / rows;
    DrawList list;
    list.width = width;
    list.height = height;
    Layer &layer = list.layer(LayerKind::Spans);
    for (int row = 0; row < rows; ++row) {
        const int y = row * rowHeight;
        for (int span = 0; span < spans; ++span) {
            const int x = span * (width - 8) / spans;
            const int length = 1 + (span + row * 7 + frame) % 5;
            switch (span % 4) {
            case 0:
                layer.rects.push_back({x, y + 10, std::min(length, 3), 16, Role::Ready});
                break;
            case 1: // a column of many spans
                layer.rects.push_back({x, y + 18 - length * 2, 1, 4 * length, Role::Running});
                break;
            case 2:
                layer.rects.push_back({x, y + 7, length, 22, Role::Running, Fill::Solid, radiusOf(length, 22)});
                break;
            default:
                layer.rects.push_back({x, y + 16, length, 4, Role::Sleep, Fill::Solid, radiusOf(length, 4)});
            }
            if (span % 80 == 0)
                layer.rects.back() = {x, y + 10, 40, 16, Role::Ready, Fill::Hatched};
        }
    }
    for (int label = 0; label < labels; ++label)
        layer.texts.push_back({label * 97 % (width - 90), (label * 31 + frame) % height, 80,
                               waitText((label * 13 + frame * 7) % 1000), FontRole::Note, Role::Dim});
    for (int arrow = 0; arrow < arrows; ++arrow) {
        const int x1 = (arrow * 53 + frame) % (width - 160);
        const int x2 = x1 + 20 + arrow % 120;
        const int y1 = arrow * 29 % (height - 260);
        const int y2 = y1 + 30 + arrow * 7 % 220;
        const int reach = (y2 - y1) * 2 / 3;
        list.layer(LayerKind::Marks)
            .arrows.push_back({x1, y1, x1, y1 + reach, x2, y2 - reach, x2, y2, Role::Executor, 1, 140});
    }
    return list;
}

class Timeline final : public app::ImageItem {
public:
    int drawNodes() const { return m_drawNodes; }

protected:
    void updatePolish() override
    {
        QImage image = canvas();
        app::paint(image, pictureOf(++m_frame), app::themeFor(app::ThemeKind::Dark), m_fonts);
        showImage(std::move(image));
    }
    QSGNode *updatePaintNode(QSGNode *before, UpdatePaintNodeData *data) override
    {
        QSGNode *node = ImageItem::updatePaintNode(before, data);
        m_drawNodes = nodesIn(node);
        return node;
    }

private:
    static int nodesIn(const QSGNode *node)
    {
        int count = node->type() == QSGNode::GeometryNodeType ? 1 : 0;
        for (const QSGNode *child = node->firstChild(); child != nullptr; child = child->nextSibling())
            count += nodesIn(child);
        return count;
    }

    const app::Fonts m_fonts;
    int m_frame = 0;
    int m_drawNodes = 0;
};

} // namespace

namespace loopscope::bench {

/// Valgrind counts in here, and knows it by its name.
[[gnu::noinline]] void drawFrames(QQuickWindow &window, QQuickItem &timeline, int frames);

void drawFrames(QQuickWindow &window, QQuickItem &timeline, int frames)
{
    for (int frame = 0; frame < frames; ++frame) {
        bool isShown = false;
        const auto connection = QObject::connect(&window, &QQuickWindow::frameSwapped, [&] { isShown = true; });
        timeline.polish();
        while (!isShown)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        QObject::disconnect(connection);
    }
}

} // namespace loopscope::bench

namespace {

/// What is measured: some frames until all is warm, and then as many as are counted. Returns how many draw nodes there
/// are.
int draw(int frames)
{
    QQuickWindow window;
    window.resize(width, height);
    Timeline timeline;
    timeline.setParentItem(window.contentItem());
    timeline.setSize(QSizeF(width, height));
    window.show();
    constexpr int warmUp = 10; // until most words have been seen
    for (int frame = 0; frame < warmUp; ++frame) {
        timeline.polish();
        window.grabWindow();
    }
    drawFrames(window, timeline, frames);
    return timeline.drawNodes();
}

void measure()
{
    constexpr int frames = 5;
    const std::string name = "frame of 20k rectangles, 500 labels, 500 arrows: ";
    row(name + "draw nodes", draw(1), "", draw(2), "nodes", "<= 1");
    if (QStandardPaths::findExecutable(QStringLiteral("valgrind")).isEmpty())
        return row(name + "instructions", "", "", "valgrind is not installed", "", "", "");
    QProcess valgrind;
    valgrind.start(QStringLiteral("valgrind"),
                   {QStringLiteral("--tool=callgrind"), QStringLiteral("--callgrind-out-file=/dev/null"),
                    QStringLiteral("--toggle-collect=loopscope::bench::drawFrames*"),
                    QCoreApplication::applicationFilePath(), QString::number(frames)});
    valgrind.waitForFinished(300'000);
    static const QRegularExpression collected(QStringLiteral("Collected *: *([0-9]+)"));
    const double count =
        collected.match(QString::fromLocal8Bit(valgrind.readAllStandardError())).captured(1).toDouble();
    const double millions = count / frames / 1e6;
    row(name + "instructions", millions, "millions", millions, "millions", millions > 0 ? "<= 30" : "");
}

} // namespace

int main(int count, char **arguments)
{
    for (const auto &[variable, value] : {std::pair{"QT_QPA_PLATFORM", "offscreen"},
                                          {"QT_QUICK_BACKEND", "rhi"},
                                          {"QSG_RHI_BACKEND", "null"},
                                          {"QSG_RENDER_LOOP", "basic"},
                                          {"QT_QPA_UPDATE_IDLE_TIME", "0"}})
        qputenv(variable, value);
    const QGuiApplication application(count, arguments);
    app::registerFonts();
    if (count == 2)
        return draw(QCoreApplication::arguments().at(1).toInt()) == 1 ? 0 : 1;
    measure();
    return 0;
}
