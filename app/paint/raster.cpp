// Everything is written straight into the image. Rectangles are nearly all that a picture is made of, and all of them
// lie on whole pixels; strokes and letters come as how much of each pixel they cover. QPainter, which has to be ready
// for anything, takes ten times as long; it only writes letters that the program's own fonts do not have.

#include "paint/raster.h"

#include "paint/patterns.h"
#include "paint/pixels.h"
#include "paint/strokes.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

namespace loopscope::app {

using timeline::Fill;
using timeline::Rect;

namespace {

/// How much of each pixel of a corner lies within its circle: 0 to 255, row by row from the corner.
class Corner {
public:
    explicit Corner(int radius) : m_radius(radius)
    {
        for (int y = 0; y < radius; ++y) {
            for (int x = 0; x < radius; ++x)
                m_coverage.push_back(coverage(x, y));
        }
    }

    int at(int x, int y) const
    {
        return m_coverage[static_cast<std::size_t>(y) * static_cast<std::size_t>(m_radius) +
                          static_cast<std::size_t>(x)];
    }

private:
    int coverage(int x, int y) const
    {
        constexpr int samples = 4;
        int inside = 0;
        for (int sample = 0; sample < samples * samples; ++sample) {
            const int row = sample / samples;
            const double dx = m_radius - (x + (sample % samples + 0.5) / samples);
            const double dy = m_radius - (y + (row + 0.5) / samples);
            inside += dx * dx + dy * dy <= static_cast<double>(m_radius) * m_radius ? 1 : 0;
        }
        return inside * 255 / (samples * samples);
    }

    int m_radius;
    std::vector<int> m_coverage;
};

class Surface {
public:
    Surface(QImage &image, const Theme &theme, const Fonts &fonts, double scale, const SaveWatch *watch)
        : m_image(image)
        , m_pixels(image)
        , m_theme(theme)
        , m_fonts(fonts)
        , m_scale(scale)
        , m_watch(watch)
    {
    }

    /// All of it but `done`, which is painted already.
    void paint(const timeline::Layer &layer, const Rect *done)
    {
        forEach(layer.rects, m_watch, [&](const Rect &rect) {
            if (&rect != done)
                fill(rect);
        });
        forEach(layer.lines, m_watch,
                [&](const timeline::Line &line) { paintLine(m_pixels, line, inkOf(line.role), m_scale); });
        forEach(layer.arrows, m_watch,
                [&](const timeline::Arrow &arrow) { paintArrow(m_pixels, arrow, inkOf(arrow.role), m_scale); });
        forEach(layer.texts, m_watch, [&](const timeline::Text &text) { write(text); });
    }

private:
    void fill(const Rect &rect)
    {
        const Rect seen = clipped(rect);
        if (seen.width <= 0 || seen.height <= 0)
            return;
        if (rect.fill == Fill::Outline)
            return frame(rect);
        if (rect.fill != Fill::Solid)
            return hatch(rect, seen);
        if (rect.radius != 0)
            return rect.alpha == 255 ? floodRound(rect, seen) : each(rect, seen, [](int, int) { return 255; });
        if (rect.alpha == 255)
            return m_pixels.flood(seen.x, seen.y, seen.width, seen.height, m_theme.rgb(rect.role));
        const Ink ink = inkOf(rect.role);
        for (int y = seen.y; y < seen.y + seen.height; ++y)
            m_pixels.tint(seen.x, y, seen.width, ink, rect.alpha);
    }

    Ink inkOf(timeline::Role role) const { return Ink(m_theme.rgb(role)); }

    Rect clipped(const Rect &rect) const
    {
        Rect seen = rect;
        seen.x = std::max(rect.x, 0);
        seen.y = std::max(rect.y, 0);
        seen.width = std::min(rect.x + rect.width, m_pixels.width()) - seen.x;
        seen.height = std::min(rect.y + rect.height, m_pixels.height()) - seen.y;
        return seen;
    }

    /// A row of a pattern's strengths, as wide as the picture and one period more: each row of pixels is a part of it.
    struct Stripes {
        Pattern pattern;
        std::vector<Coverage> alphas;
    };

    const Stripes &stripesFor(Fill fill, std::uint8_t alpha)
    {
        const auto [place, isNew] = m_stripes.try_emplace({fill, alpha});
        Stripes &stripes = place->second;
        if (!isNew)
            return stripes;
        stripes.pattern = patternFor(fill, m_scale);
        const int count = m_pixels.width() + stripes.pattern.period;
        for (int diagonal = 0; diagonal < count; ++diagonal)
            stripes.alphas.push_back(
                coverageOf(static_cast<std::uint32_t>(stripes.pattern.alphaAt(diagonal) * alpha / 255)));
        return stripes;
    }

    void hatch(const Rect &rect, const Rect &seen)
    {
        const Stripes &stripes = stripesFor(rect.fill, rect.alpha);
        const int period = stripes.pattern.period;
        const auto placeOf = [&](int x, int y) { // on the diagonals, all of which repeat
            const int place = stripes.pattern.rising ? (x + y) % period : (x - y) % period;
            return static_cast<std::size_t>(place < 0 ? place + period : place);
        };
        if (rect.radius != 0) {
            const auto alphaAt = [&](int x, int y) { return static_cast<int>(stripes.alphas[placeOf(x, y)] & 0xffU); };
            return each(rect, seen, alphaAt, 255);
        }
        const Ink ink = inkOf(rect.role);
        const auto width = static_cast<std::size_t>(seen.width);
        const auto last = static_cast<std::size_t>(period - 1);
        std::size_t place = placeOf(seen.x, seen.y);
        for (int y = seen.y; y < seen.y + seen.height; ++y) {
            m_pixels.cover(seen.x, y, {stripes.alphas.data() + place, width}, ink);
            if (stripes.pattern.rising)
                place = place == last ? 0 : place + 1;
            else
                place = place == 0 ? last : place - 1;
        }
    }

    const Corner &corner(int radius)
    {
        const auto index = static_cast<std::size_t>(radius);
        while (m_corners.size() <= index)
            m_corners.emplace_back(static_cast<int>(m_corners.size()));
        return m_corners[index];
    }

    static Rect part(const Rect &rect, int x, int y, int width, int height)
    {
        Rect piece = rect;
        piece.x = x;
        piece.y = y;
        piece.width = width;
        piece.height = height;
        return piece;
    }

    /// Opaque, with round corners: all but the corners is flooded.
    void floodRound(const Rect &rect, const Rect &seen)
    {
        const Ink ink = inkOf(rect.role);
        const int radius = std::min({static_cast<int>(rect.radius), rect.width / 2, rect.height / 2});
        const Corner &round = corner(rect.radius);
        const int top = std::max(seen.y, rect.y + radius);
        const int bottom = std::min(seen.y + seen.height, rect.y + rect.height - radius);
        if (top < bottom)
            m_pixels.flood(seen.x, top, seen.width, bottom - top, ink.opaque());
        const int left = std::max(seen.x, rect.x + radius);
        const int right = std::min(seen.x + seen.width, rect.x + rect.width - radius);
        const auto floodBetweenCorners = [&](int y) {
            const int fromTop = std::min(y - rect.y, rect.y + rect.height - 1 - y);
            QRgb *pixels = m_pixels.row(y);
            if (left < right)
                m_pixels.flood(left, y, right - left, 1, ink.opaque());
            for (int x = 0; x < radius; ++x) {
                const auto alpha = static_cast<std::uint32_t>(round.at(x, fromTop));
                for (const int column : {rect.x + x, rect.x + rect.width - 1 - x}) {
                    if (column >= seen.x && column < seen.x + seen.width)
                        pixels[column] = ink.on(pixels[column], alpha);
                }
            }
        };
        for (int y = seen.y; y < top; ++y)
            floodBetweenCorners(y);
        for (int y = bottom; y < seen.y + seen.height; ++y)
            floodBetweenCorners(y);
    }

    /// Every seen pixel, blended with what `alphaOf` says, the rectangle's own alpha and its round corners.
    template <class AlphaOf>
    void each(const Rect &rect, const Rect &seen, AlphaOf alphaOf, int rectAlpha)
    {
        const Ink ink = inkOf(rect.role);
        const int radius = rect.radius;
        const Corner &round = corner(radius);
        for (int y = seen.y; y < seen.y + seen.height; ++y) {
            const int fromTop = std::min(y - rect.y, rect.y + rect.height - 1 - y);
            QRgb *pixels = m_pixels.row(y);
            for (int x = seen.x; x < seen.x + seen.width; ++x) {
                int alpha = alphaOf(x, y);
                if (fromTop < radius) {
                    const int fromSide = std::min(x - rect.x, rect.x + rect.width - 1 - x);
                    if (fromSide < radius)
                        alpha = alpha * round.at(fromSide, fromTop) / 255;
                }
                pixels[x] = ink.on(pixels[x], static_cast<std::uint32_t>(alpha * rectAlpha / 255));
            }
        }
    }
    template <class AlphaOf>
    void each(const Rect &rect, const Rect &seen, AlphaOf alphaOf)
    {
        each(rect, seen, alphaOf, rect.alpha);
    }

    /// A frame is a rectangle less a smaller one within it.
    void frame(const Rect &rect)
    {
        const int border = std::min({static_cast<int>(rect.border), (rect.width + 1) / 2, (rect.height + 1) / 2});
        const int inner = std::max(0, rect.radius - border);
        corner(std::max<int>(inner, rect.radius)); // made before it is referred to: the list may move
        const Corner &round = corner(inner);
        const auto alphaOf = [&](int x, int y) {
            const int fromSide = std::min(x - rect.x, rect.x + rect.width - 1 - x) - border;
            const int fromTop = std::min(y - rect.y, rect.y + rect.height - 1 - y) - border;
            if (fromSide < 0 || fromTop < 0)
                return 255;
            return fromSide < inner && fromTop < inner ? 255 - round.at(fromSide, fromTop) : 0;
        };
        const int edge = std::max<int>(rect.radius, border);
        const int sides = std::min(edge, rect.height / 2);
        const auto paintPart = [&](int x, int y, int width, int height) {
            each(rect, clipped(part(rect, x, y, width, height)), alphaOf);
        };
        paintPart(rect.x, rect.y, rect.width, sides);
        paintPart(rect.x, rect.y + rect.height - sides, rect.width, sides);
        const int middle = rect.height - 2 * sides;
        const int left = std::min(border, rect.width);
        paintPart(rect.x, rect.y + sides, left, middle);
        paintPart(rect.x + rect.width - border, rect.y + sides, rect.width > border ? border : 0, middle);
    }

    void write(const timeline::Text &text)
    {
        Glyphs &glyphs = m_fonts.glyphs(text.font);
        const Ink ink = inkOf(text.role);
        glyphs.forEachWord(text.text, [&](double pen, const Word &word, std::string_view letters) {
            if (word.isForeign)
                return writeForeign(text, pen, letters);
            for (const PlacedGlyph &each : word.glyphs) {
                const double place = text.x + pen + each.x;
                const auto quarters = static_cast<int>(std::floor(place * 4)); // as Qt rounds
                blend(glyphs.mask(each.glyph, static_cast<unsigned>(quarters & 3), ink.opaque()), quarters >> 2,
                      text.baseline + each.y, ink);
            }
        });
    }

    void blend(const GlyphMask &mask, int x, int y, const Ink &ink)
    {
        const int left = x + mask.left;
        const int from = std::max(0, -left);
        const int to = std::min(mask.width, m_pixels.width() - left);
        const int end = std::min(mask.height, m_pixels.height() - y - mask.top);
        if (from >= to)
            return;
        for (int row = std::max(0, -y - mask.top); row < end; ++row)
            m_pixels.cover(left + from, y + mask.top + row,
                           mask.row(row).subspan(static_cast<std::size_t>(from), static_cast<std::size_t>(to - from)),
                           ink);
    }

    void writeForeign(const timeline::Text &text, double pen, std::string_view letters)
    {
        QPainter painter(&m_image);
        painter.setFont(m_fonts.font(text.font));
        painter.setPen(m_theme.color(text.role));
        painter.drawText(QPointF(text.x + pen, text.baseline),
                         QString::fromUtf8(letters.data(), static_cast<qsizetype>(letters.size())));
    }

    QImage &m_image;
    Pixels m_pixels;
    const Theme &m_theme;
    const Fonts &m_fonts;
    double m_scale;
    const SaveWatch *m_watch;      ///< null: nobody waits for it
    std::vector<Corner> m_corners; ///< by radius
    std::map<std::pair<Fill, std::uint8_t>, Stripes> m_stripes;
};

/// The rectangle that is painted first, where it hides whatever is below it.
const Rect *groundOf(const timeline::DrawList &list, QSize size)
{
    const auto &rects = list.layer(timeline::LayerKind::Ground).rects;
    if (rects.empty())
        return nullptr;
    const Rect &first = rects.front();
    const bool coversAll = first.x <= 0 && first.y <= 0 && first.x + first.width >= size.width() &&
                           first.y + first.height >= size.height();
    return coversAll && first.fill == Fill::Solid && first.radius == 0 && first.alpha == 255 ? &first : nullptr;
}

void paintAll(QImage &image, const timeline::DrawList &list, const Theme &theme, const Fonts &fonts,
              const SaveWatch *watch)
{
    if (image.isNull())
        return;
    const Rect *ground = groundOf(list, image.size());
    image.fill(theme.rgb(ground != nullptr ? ground->role : timeline::Role::Background));
    Surface surface(image, theme, fonts, list.scale, watch);
    for (const timeline::Layer &layer : list.layers)
        surface.paint(layer, ground);
}

} // namespace

void paint(QImage &image, const timeline::DrawList &list, const Theme &theme, const Fonts &fonts)
{
    paintAll(image, list, theme, fonts, nullptr);
}

QImage render(const timeline::DrawList &list, const Theme &theme, const Fonts &fonts, const SaveWatch *watch)
{
    if (list.width <= 0 || list.height <= 0)
        return {};
    QImage image(list.width, list.height, QImage::Format_RGB32);
    paintAll(image, list, theme, fonts, watch);
    return image;
}

} // namespace loopscope::app
