// Screen, SVG and PDF paint the same list: the pixels are where the list says, and the vectors look like the pixels.

#include "paint/pdf.h"
#include "paint/raster.h"
#include "paint/svg.h"
#include "support/handmade_traces.h"
#include "support/trace_text.h"
#include "timeline/build.h"

#include <QPainter>
#include <QSvgRenderer>
#include <QTest>
#include <QXmlStreamReader>

#include <cmath>

using namespace loopscope;
using namespace loopscope::app;
using namespace loopscope::timeline;

namespace {

DrawList pictureOf(std::string_view text, double scale = 1)
{
    const trace::TraceBuilder builder = test::traceOf(text);
    Scene scene{builder.trace()};
    scene.viewport.width = static_cast<int>(900 * scale);
    scene.viewport.height = static_cast<int>(640 * scale);
    scene.viewport.scale = scale;
    scene.viewport = fitted(scene.viewport, builder.trace().end());
    scene.title = "A <title> & \"more\"";
    scene.selection = SpanRef{4, 1};
    return build(scene, Fonts(scale));
}

/// The share of pixels that differ by more than `tolerance` in some channel.
double differing(const QImage &a, const QImage &b, int tolerance)
{
    qint64 count = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QRgb first = a.pixel(x, y);
            const QRgb second = b.pixel(x, y);
            count += std::abs(qRed(first) - qRed(second)) > tolerance ||
                     std::abs(qGreen(first) - qGreen(second)) > tolerance ||
                     std::abs(qBlue(first) - qBlue(second)) > tolerance;
        }
    }
    return static_cast<double>(count) / (static_cast<double>(a.width()) * a.height());
}

} // namespace

class PaintersTest : public QObject {
    Q_OBJECT

    const Theme &m_theme = themeFor(ThemeKind::Dark);

private Q_SLOTS:
    void initTestCase() { registerFonts(); }

    void aPlainRectangleIsExactlyItsPixels()
    {
        DrawList list;
        list.width = 20;
        list.height = 10;
        list.layer(LayerKind::Spans).rects.push_back({3, 2, 5, 4, Role::Running});
        const QImage image = render(list, m_theme, Fonts());
        for (int y = 0; y < 10; ++y) {
            for (int x = 0; x < 20; ++x) {
                const bool inside = x >= 3 && x < 8 && y >= 2 && y < 6;
                QCOMPARE(image.pixel(x, y), m_theme.rgb(inside ? Role::Running : Role::Background));
            }
        }
    }

    void whatSticksOutIsCutOff()
    {
        DrawList list;
        list.width = 8;
        list.height = 8;
        for (const Fill fill : {Fill::Solid, Fill::Hatched, Fill::Striped, Fill::Outline}) {
            for (const std::uint8_t radius : {std::uint8_t{0}, std::uint8_t{3}}) {
                list.layer(LayerKind::Spans).rects.push_back({-5, -5, 30, 30, Role::Ready, fill, radius, 200, 2});
                list.layer(LayerKind::Spans).rects.push_back({4, 4, 90, 2, Role::Ready, fill, radius, 255, 2});
                list.layer(LayerKind::Spans).rects.push_back({50, 50, 9, 9, Role::Ready, fill, radius, 255, 2});
                list.layer(LayerKind::Spans).rects.push_back({2, 2, 0, -3, Role::Ready, fill, radius, 255, 2});
            }
        }
        QCOMPARE(render(list, m_theme, Fonts()).size(), QSize(8, 8));
        QImage smaller(3, 2, QImage::Format_RGB32);
        paint(smaller, list, m_theme, Fonts());
        list.width = 0;
        QVERIFY(render(list, m_theme, Fonts()).isNull());
    }

    void aFrameLeavesItsInsideAlone()
    {
        DrawList list;
        list.width = 40;
        list.height = 30;
        list.layer(LayerKind::Overlay).rects.push_back({5, 5, 30, 20, Role::Accent, Fill::Outline, 4, 255, 2});
        const QImage image = render(list, m_theme, Fonts());
        QCOMPARE(image.pixel(20, 5), m_theme.rgb(Role::Accent));
        QCOMPARE(image.pixel(20, 6), m_theme.rgb(Role::Accent));
        QCOMPARE(image.pixel(20, 7), m_theme.rgb(Role::Background));
        QCOMPARE(image.pixel(5, 15), m_theme.rgb(Role::Accent));
        QCOMPARE(image.pixel(34, 15), m_theme.rgb(Role::Accent));
        QCOMPARE(image.pixel(20, 15), m_theme.rgb(Role::Background));
        QVERIFY(image.pixel(5, 5) != m_theme.rgb(Role::Accent)); // the round corner
    }

    void hatchedAndStripedAreNeitherPlainNorAlike()
    {
        const auto patternOf = [&](Fill fill) {
            DrawList list;
            list.width = list.height = 32;
            list.layer(LayerKind::Spans).rects.push_back({0, 0, 32, 32, Role::Ready, fill});
            return render(list, m_theme, Fonts());
        };
        const QImage plain = patternOf(Fill::Solid);
        const QImage hatched = patternOf(Fill::Hatched);
        const QImage striped = patternOf(Fill::Striped);
        QVERIFY(differing(plain, hatched, 20) > 0.3);
        QVERIFY(differing(plain, striped, 20) > 0.3);
        QVERIFY(differing(hatched, striped, 20) > 0.3);
    }

    void theSamePictureHasTheSamePixels()
    {
        QCOMPARE(render(pictureOf(test::blockingCall()), m_theme, Fonts()),
                 render(pictureOf(test::blockingCall()), m_theme, Fonts()));
    }

    void svgIsWellFormedAndHasTheTexts()
    {
        const QByteArray svg =
            toSvg(pictureOf(test::blockingCall()), m_theme, Fonts(), QStringLiteral("a < b & c\x01"));
        QXmlStreamReader reader(svg);
        QStringList texts;
        while (!reader.atEnd()) {
            if (reader.readNext() == QXmlStreamReader::StartElement &&
                (reader.name() == QLatin1String("text") || reader.name() == QLatin1String("title")))
                texts << reader.readElementText();
        }
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        QVERIFY(texts.contains(QStringLiteral("a < b & c")));
        QVERIFY(texts.contains(QStringLiteral("A <title> & \"more\"")));
        QVERIFY(texts.contains(QStringLiteral("ready, waits 2.0 s")));
        QVERIFY(texts.contains(QStringLiteral("THREE blocks the loop for 3.0 s")));
    }

    void svgLooksLikeThePixels_data()
    {
        QTest::addColumn<double>("scale");
        QTest::newRow("1") << 1.0;
        QTest::newRow("2") << 2.0;
    }
    void svgLooksLikeThePixels()
    {
        QFETCH(double, scale);
        for (const char *text : {test::blockingCall(), test::poolWithQueue(), test::endings()}) {
            const DrawList list = pictureOf(text, scale);
            const Fonts fonts(scale);
            QSvgRenderer renderer(toSvg(list, m_theme, fonts));
            QVERIFY(renderer.isValid());
            QCOMPARE(renderer.defaultSize(), QSize(list.width, list.height));
            QImage image(list.width, list.height, QImage::Format_RGB32);
            image.fill(Qt::black);
            QPainter painter(&image);
            renderer.render(&painter);
            painter.end();
            const double share = differing(image, render(list, m_theme, fonts), 48);
            QVERIFY2(share < 0.022, qPrintable(QString::number(share)));
        }
    }

    void pdfIsOnePageOfVectors()
    {
        const QByteArray pdf = toPdf(pictureOf(test::poolWithQueue()), m_theme, Fonts(), QStringLiteral("Pool"));
        QVERIFY(pdf.startsWith("%PDF-1."));
        QVERIFY(pdf.trimmed().endsWith("%%EOF"));
        QVERIFY(pdf.contains("/Count 1"));
        QVERIFY(!pdf.contains("/Subtype /Image"));
        QVERIFY(pdf.contains("/FontFile"));
        QVERIFY(pdf.contains("/MediaBox [0 0 675")); // 900 logical pixels
        QVERIFY(toPdf(DrawList{}, m_theme, Fonts()).isEmpty());
    }

    void fontsGrowWithTheScale()
    {
        const Fonts one(1);
        const Fonts two(2);
        QCOMPARE(two.font(FontRole::Lane).pixelSize(), 2 * one.font(FontRole::Lane).pixelSize());
        QVERIFY(two.width("worker 1", FontRole::Note) > one.width("worker 1", FontRole::Note) * 3 / 2);
        QCOMPARE(one.width("", FontRole::Note), 0);
        QCOMPARE(one.width("1.111 s", FontRole::Mono), one.width("8.888 s", FontRole::Mono));
        QVERIFY(Fonts(0).height(FontRole::Note) > 0);
    }
};

QTEST_MAIN(PaintersTest)
#include "painters_test.moc"
