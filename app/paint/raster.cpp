// Rectangles are nearly everything that a picture is made of, and all of them lie on whole pixels: they are written
// straight into the image, patterns, transparency and round corners included. QPainter, which has to be ready for
// anything, takes ten times as long for them; it draws what is left: slanted lines, curves and text.

#include "paint/raster.h"

#include "paint/patterns.h"
#include "paint/vector_painter.h"

#include <QPainter>

#include <algorithm>
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
    Surface(QImage &image, const Theme &theme, double scale)
        : m_pixels(reinterpret_cast<QRgb *>(image.bits()))
        , m_stride(image.bytesPerLine() / 4)
        , m_width(image.width())
        , m_height(image.height())
        , m_theme(theme)
        , m_scale(scale)
    {
    }

    void fill(const Rect &rect)
    {
        const Rect seen = clipped(rect);
        if (seen.width <= 0 || seen.height <= 0)
            return;
        if (rect.fill == Fill::Solid && rect.radius == 0 && rect.alpha == 255)
            return flood(seen);
        if (rect.fill == Fill::Outline)
            return frame(rect);
        if (rect.fill == Fill::Solid && rect.alpha == 255)
            return floodRound(rect);
        if (rect.fill == Fill::Solid)
            return each(rect, seen, [](int, int) { return 255; });
        const Pattern pattern = patternFor(rect.fill, m_scale);
        std::vector<int> alphas;
        for (int diagonal = 0; diagonal < pattern.period; ++diagonal)
            alphas.push_back(pattern.alphaAt(diagonal));
        int diagonal = 0; // counted along a row: a division for each pixel would take most of the time
        each(rect, seen, [&](int x, int y) {
            if (x == seen.x)
                diagonal = (pattern.rising ? x + y : x - y + (1 << 20) * pattern.period) % pattern.period;
            else if (++diagonal == pattern.period)
                diagonal = 0;
            return alphas[static_cast<std::size_t>(diagonal)];
        });
    }

private:
    Rect clipped(const Rect &rect) const
    {
        Rect seen = rect;
        seen.x = std::max(rect.x, 0);
        seen.y = std::max(rect.y, 0);
        seen.width = std::min(rect.x + rect.width, m_width) - seen.x;
        seen.height = std::min(rect.y + rect.height, m_height) - seen.y;
        return seen;
    }

    QRgb *row(int y) { return m_pixels + m_stride * y; }

    void flood(const Rect &rect)
    {
        const QRgb colour = m_theme.rgb(rect.role);
        for (int y = rect.y; y < rect.y + rect.height; ++y)
            std::fill_n(row(y) + rect.x, rect.width, colour);
    }

    const Corner &corner(int radius)
    {
        const auto index = static_cast<std::size_t>(radius);
        while (m_corners.size() <= index)
            m_corners.emplace_back(static_cast<int>(m_corners.size()));
        return m_corners[index];
    }

    /// Opaque, with round corners: all but the corners is flooded.
    void floodRound(const Rect &rect)
    {
        const int radius = std::min({static_cast<int>(rect.radius), rect.width / 2, rect.height / 2});
        const auto part = [&](int x, int y, int width, int height) {
            Rect piece = rect;
            piece.x = x;
            piece.y = y;
            piece.width = width;
            piece.height = height;
            return clipped(piece);
        };
        flood(part(rect.x, rect.y + radius, rect.width, rect.height - 2 * radius));
        for (const int y : {rect.y, rect.y + rect.height - radius}) {
            flood(part(rect.x + radius, y, rect.width - 2 * radius, radius));
            for (const int x : {rect.x, rect.x + rect.width - radius})
                each(rect, part(x, y, radius, radius), [](int, int) { return 255; });
        }
    }

    /// Every seen pixel, blended with what `alphaOf` says, the rectangle's own alpha and its round corners.
    template <class AlphaOf>
    void each(const Rect &rect, const Rect &seen, AlphaOf alphaOf)
    {
        const QRgb colour = m_theme.rgb(rect.role);
        const int radius = rect.radius;
        const Corner &round = corner(radius);
        for (int y = seen.y; y < seen.y + seen.height; ++y) {
            const int fromTop = std::min(y - rect.y, rect.y + rect.height - 1 - y);
            QRgb *pixels = row(y);
            for (int x = seen.x; x < seen.x + seen.width; ++x) {
                int alpha = alphaOf(x, y);
                if (fromTop < radius) {
                    const int fromSide = std::min(x - rect.x, rect.x + rect.width - 1 - x);
                    if (fromSide < radius)
                        alpha = alpha * round.at(fromSide, fromTop) / 255;
                }
                if (rect.alpha != 255)
                    alpha = alpha * rect.alpha / 255;
                pixels[x] = alpha == 255 ? colour : blended(pixels[x], colour, alpha);
            }
        }
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
        const auto part = [&](int x, int y, int width, int height) {
            Rect piece = rect;
            piece.x = x;
            piece.y = y;
            piece.width = width;
            piece.height = height;
            each(rect, clipped(piece), alphaOf);
        };
        part(rect.x, rect.y, rect.width, sides);
        part(rect.x, rect.y + rect.height - sides, rect.width, sides);
        const int middle = rect.height - 2 * sides;
        const int left = std::min(border, rect.width);
        part(rect.x, rect.y + sides, left, middle);
        part(rect.x + rect.width - border, rect.y + sides, rect.width > border ? border : 0, middle);
    }

    QRgb *m_pixels;
    qsizetype m_stride;
    int m_width;
    int m_height;
    const Theme &m_theme;
    double m_scale;
    std::vector<Corner> m_corners; ///< by radius
};

} // namespace

void paint(QImage &image, const timeline::DrawList &list, const Theme &theme, const Fonts &fonts)
{
    if (image.isNull())
        return;
    image.fill(theme.rgb(timeline::Role::Background));
    for (const timeline::Layer &layer : list.layers) {
        {
            Surface surface(image, theme, list.scale);
            for (const Rect &rect : layer.rects)
                surface.fill(rect);
        }
        if (layer.lines.empty() && layer.arrows.empty() && layer.texts.empty())
            continue;
        QPainter painter(&image);
        drawLines(painter, layer, theme, list.scale);
        drawTexts(painter, layer, theme, fonts);
    }
}

QImage render(const timeline::DrawList &list, const Theme &theme, const Fonts &fonts)
{
    if (list.width <= 0 || list.height <= 0)
        return {};
    QImage image(list.width, list.height, QImage::Format_RGB32);
    paint(image, list, theme, fonts);
    return image;
}

} // namespace loopscope::app
