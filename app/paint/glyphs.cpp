#include "paint/glyphs.h"

#include <QFontMetricsF>
#include <QGlyphRun>
#include <QImage>
#include <QPainter>
#include <QString>
#include <QTextLayout>
#include <QTextOption>

#include <cmath>

namespace loopscope::app {

namespace {

/// Times go on for ever; what is on one screen is far less.
constexpr std::size_t mostRemembered = 8192;
constexpr unsigned quarters = 4;
constexpr unsigned lightnesses = 16;
/// About those of the themes: how much a letter covers also depends on what it stands on.
constexpr int darkGround = 20;
constexpr int lightGround = 253;

QString stringOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// What of an image is not its ground any more, as a mask: ink is what is all covered.
GlyphMask maskOf(const QImage &image, int ground, int ink, QPoint topLeft)
{
    const auto coverageAt = [&](int x, int y) {
        const int alpha = (qGreen(image.pixel(x, y)) - ground) * 255 / (ink - ground);
        return static_cast<std::uint32_t>(std::clamp(alpha, 0, 255));
    };
    QRect used;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (coverageAt(x, y) != 0)
                used |= QRect(x, y, 1, 1);
        }
    }
    if (used.width() % 2 == 1 && used.right() + 1 < image.width()) // two pixels are covered in the time of one
        used.setRight(used.right() + 1);
    GlyphMask mask{topLeft.x() + used.left(), topLeft.y() + used.top(), used.width(), used.height(), {}};
    for (int y = used.top(); y <= used.bottom(); ++y) {
        for (int x = used.left(); x <= used.right(); ++x)
            mask.coverage.push_back(coverageOf(coverageAt(x, y)));
    }
    return mask;
}

} // namespace

Glyphs::Glyphs(const QFont &font)
    : m_font(font)
    , m_raw(QRawFont::fromFont(font))
    , m_space(QFontMetricsF(font).horizontalAdvance(QLatin1Char(' ')))
{
}

/// Letters up to Cyrillic, punctuation and signs: no letter changes the one before it, or its direction. In UTF-8 that
/// is told by the first byte of a letter: what follows U+0590 begins with 0xd6 or more, and the signs from U+2000 on,
/// of three bytes, with 0xe2.
bool Glyphs::isOfSimpleScript(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char letter) {
        const auto byte = static_cast<unsigned char>(letter);
        return byte < 0xd6 || byte == 0xe2;
    });
}

int Glyphs::widthOf(std::string_view text)
{
    if (const auto known = m_widths.find(text); known != m_widths.end())
        return known->second;
    if (m_widths.size() >= mostRemembered)
        m_widths.clear();
    const double width = forEachWord(text, [](double, const Word &, std::string_view) {});
    return m_widths.emplace(text, static_cast<int>(std::lround(width))).first->second;
}

const Word &Glyphs::wordFor(std::string_view letters)
{
    if (const auto known = m_words.find(letters); known != m_words.end())
        return known->second;
    if (m_words.size() >= mostRemembered)
        m_words.clear();
    return m_words.emplace(letters, shaped(letters)).first->second;
}

Word Glyphs::shaped(std::string_view letters) const
{
    const QString text = stringOf(letters);
    Word word;
    QTextLayout layout(text, m_font);
    QTextOption asItIs;
    asItIs.setFlags(QTextOption::IncludeTrailingSpaces);
    layout.setTextOption(asItIs);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(1e9);
    layout.endLayout();
    word.width = line.horizontalAdvance();
    const double baseline = line.ascent();
    for (const QGlyphRun &run : layout.glyphRuns()) {
        word.isForeign = word.isForeign || run.rawFont() != m_raw;
        const QList<quint32> glyphs = run.glyphIndexes();
        const QList<QPointF> places = run.positions();
        for (qsizetype index = 0; index < glyphs.size(); ++index)
            word.glyphs.push_back(
                {glyphs[index], places[index].x(), static_cast<int>(std::lround(places[index].y() - baseline))});
    }
    return word;
}

const GlyphMask &Glyphs::mask(std::uint32_t glyph, unsigned quarter, QRgb colour)
{
    const unsigned lightness = static_cast<unsigned>(qGray(colour)) * lightnesses / 256;
    const std::uint64_t key = (std::uint64_t{glyph} * quarters + quarter) * lightnesses + lightness;
    if (const auto known = m_masks.find(key); known != m_masks.end())
        return known->second;
    const int grey = static_cast<int>(lightness * 255 / (lightnesses - 1));
    return m_masks.emplace(key, rasterised(glyph, quarter, grey)).first->second;
}

GlyphMask Glyphs::rasterised(std::uint32_t glyph, unsigned quarter, int lightness) const
{
    const QRectF outline = m_raw.boundingRect(glyph);
    if (outline.isEmpty())
        return {};
    const QRect box = outline.toAlignedRect().adjusted(-1, -1, 2, 1); // it moves right by less than a pixel
    QImage image(box.size(), QImage::Format_RGB32);
    if (image.isNull())
        return {};
    const int ground = lightness < 128 ? lightGround : darkGround;
    image.fill(qRgb(ground, ground, ground));
    QGlyphRun run;
    run.setRawFont(m_raw);
    run.setGlyphIndexes({glyph});
    run.setPositions({QPointF()});
    QPainter painter(&image);
    painter.setPen(QColor(lightness, lightness, lightness));
    painter.drawGlyphRun(QPointF(-box.left() + quarter / static_cast<double>(quarters), -box.top()), run);
    painter.end();
    return maskOf(image, ground, lightness, box.topLeft());
}

} // namespace loopscope::app
