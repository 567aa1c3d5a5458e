// What the raster painter makes itself, letters and strokes, has the ink that it should, where it should be.

#include "paint/pixels.h"
#include "paint/raster.h"

#include <QPainter>
#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>

using namespace loopscope;
using namespace loopscope::app;
using namespace loopscope::timeline;

namespace {

/// Black on white, so that ink is what is missing from white: in pixels that are wholly covered.
const Theme &ink()
{
    static const Theme theme = [] {
        Theme made;
        made.colours.fill(qRgb(0, 0, 0));
        made.colours[static_cast<std::size_t>(Role::Background)] = qRgb(255, 255, 255);
        return made;
    }();
    return theme;
}

double inkOf(const QImage &image)
{
    double sum = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            sum += 255 - qGreen(image.pixel(x, y));
    }
    return sum / 255;
}

QRect inkedPart(const QImage &image)
{
    QRect part;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (qGreen(image.pixel(x, y)) < 200)
                part |= QRect(x, y, 1, 1);
        }
    }
    return part;
}

DrawList emptyList()
{
    DrawList list;
    list.width = 300;
    list.height = 200;
    return list;
}

} // namespace

class RasterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { registerFonts(); }

    void coversAsExactlyAsADivisionWould()
    {
        for (const QRgb over : {qRgb(0, 0, 0), qRgb(255, 255, 255), qRgb(12, 200, 99)}) {
            for (const QRgb under : {qRgb(0, 255, 3), qRgb(255, 254, 128), qRgb(77, 78, 79)}) {
                for (int alpha = 0; alpha <= 255; ++alpha) {
                    const auto strength = static_cast<std::uint32_t>(alpha);
                    const QRgb expected = blended(under, over, alpha);
                    QCOMPARE(Ink(over).on(under, strength), expected);
                    std::array<QRgb, 2> two{under, under};
                    const std::array<Coverage, 2> coverage{coverageOf(strength), coverageOf(0)};
                    Ink(over).cover(two.data(), channelsOf(coverage.data()));
                    QCOMPARE(two[0], expected);
                    QCOMPARE(two[1], under);
                }
            }
        }
    }

    /// Wherever it begins, whatever script it is in, and whether or not the program's own fonts have all its letters.
    void aTextLooksAsQtWritesIt_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"waits 12.3 ms", "AVAVA To. \"fi\"", "two  spaces ", "größer → кириллица · ×",
                                 "שלום עולם", "日本 in between", "e\u0301a"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void aTextLooksAsQtWritesIt()
    {
        QFETCH(QString, text);
        for (const double scale : {1.0, 2.0}) {
            const Fonts fonts(scale);
            for (int role = 0; role < fontRoleCount; ++role) {
                const auto font = static_cast<FontRole>(role);
                DrawList list = emptyList();
                list.layer(LayerKind::Spans).texts.push_back({20, 100, 0, text.toStdString(), font, Role::Text});
                const QImage ours = render(list, ink(), fonts);
                QImage theirs(list.width, list.height, QImage::Format_RGB32);
                theirs.fill(Qt::white);
                QPainter painter(&theirs);
                painter.setFont(fonts.font(font));
                painter.drawText(20, 100, text);
                painter.end();
                QVERIFY(std::abs(inkOf(ours) - inkOf(theirs)) < 0.05 * inkOf(theirs));
                const QRect here = inkedPart(ours);
                const QRect there = inkedPart(theirs);
                QVERIFY(std::abs(here.left() - there.left()) <= 1 && std::abs(here.right() - there.right()) <= 1);
                QVERIFY(std::abs(here.top() - there.top()) <= 1 && std::abs(here.bottom() - there.bottom()) <= 1);
                const int width = fonts.width(text.toStdString(), font);
                QVERIFY(std::abs(width - QFontMetrics(fonts.font(font)).horizontalAdvance(text)) <= 1);
            }
        }
    }

    void aTextThatSticksOutIsCutOff()
    {
        DrawList list = emptyList();
        for (const int x : {-20, 290, 5000, -5000}) {
            for (const int y : {-3, 3, 100, 203, 9000})
                list.layer(LayerKind::Spans).texts.push_back({x, y, 0, "sticks out", FontRole::Title, Role::Text});
        }
        QVERIFY(inkOf(render(list, ink(), Fonts(1))) > 0);
    }

    /// As much as is long times wide, in every direction.
    void aStrokeIsAsWideAsItSays()
    {
        for (int degree = 3; degree < 180; degree += 7) {
            for (const int width : {1, 2, 5}) {
                const double angle = degree * 3.14159265 / 180;
                const int dx = static_cast<int>(80 * std::cos(angle));
                const int dy = static_cast<int>(80 * std::sin(angle));
                DrawList list = emptyList();
                list.layer(LayerKind::Marks)
                    .lines.push_back(
                        {150 - dx, 100 - dy, 150 + dx, 100 + dy, Role::Text, static_cast<std::uint8_t>(width)});
                const double expected = (2 * std::hypot(dx, dy) + width) * width;
                const double actual = inkOf(render(list, ink(), Fonts(1)));
                QVERIFY2(
                    std::abs(actual - expected) < 0.04 * expected,
                    qPrintable(QStringLiteral("%1° %2: %3, not %4").arg(degree).arg(width).arg(actual).arg(expected)));
            }
        }
    }

    /// No darker where its pieces meet, and a head at the end that it points to.
    void anArrowIsOneEvenLineWithAHead()
    {
        DrawList list = emptyList();
        list.layer(LayerKind::Marks).arrows.push_back({20, 30, 20, 130, 250, 60, 250, 160, Role::Text, 1, 128});
        const QImage image = render(list, ink(), Fonts(1));
        int darkest = 255;
        for (int y = 31; y < 140; ++y) {
            for (int x = 0; x < image.width(); ++x)
                darkest = std::min(darkest, qGreen(image.pixel(x, y)));
        }
        QVERIFY(darkest >= 255 - 128 - 40); // where it turns from flat to steep, a pixel may be met twice
        const QRect inked = inkedPart(image);
        QVERIFY(inked.top() >= 29 && inked.bottom() <= 160 && inked.left() >= 18 && inked.right() <= 254);
        double head = 0;
        for (int y = 153; y <= 160; ++y) {
            for (int x = 244; x <= 256; ++x)
                head += 255 - qGreen(image.pixel(x, y));
        }
        QVERIFY(head / 128 > 18 && head / 128 < 26); // seven by six, half of it
    }

    void dashesLieOnWholePixels()
    {
        DrawList list = emptyList();
        list.layer(LayerKind::Marks).lines.push_back({10, 50, 110, 50, Role::Text, 1, true});
        list.layer(LayerKind::Marks).lines.push_back({-50, 70, 900, 70, Role::Text, 2});
        const QImage image = render(list, ink(), Fonts(1));
        QCOMPARE(inkOf(image), 40.0 + 600.0); // two of five pixels, and all of two rows
        QCOMPARE(image.pixel(10, 50), qRgb(0, 0, 0));
        QCOMPARE(image.pixel(12, 50), qRgb(255, 255, 255));
    }
};

QTEST_MAIN(RasterTest)
#include "raster_test.moc"
