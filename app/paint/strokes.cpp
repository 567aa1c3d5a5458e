// A stroke is walked along the axis that it goes along the most. In every column of a flat piece it covers a stretch
// between two heights, and in every row of a steep one a stretch between two places: how much of each pixel, is a
// subtraction. A curve is walked as short straight pieces. A column belongs to the one piece that crosses its middle,
// so that nothing is covered twice.

#include "paint/strokes.h"

#include "paint/arrow_path.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

namespace loopscope::app {

namespace {

using timeline::Arrow;
using timeline::Line;

double distance(QPointF a, QPointF b)
{
    return std::hypot(b.x() - a.x(), b.y() - a.y());
}

/// How far the middle one of three is from where it would be on a straight line, twice.
double bendOf(QPointF a, QPointF b, QPointF c)
{
    return distance(a + c, b + b);
}

/// The pixel whose middle is the first at or after a place, which is not negative.
int firstMiddle(double place)
{
    const int floor = static_cast<int>(place); // it is not negative
    return place - floor > 0.5 ? floor + 1 : floor;
}

/// Places between pixels, in 256ths of one.
std::int64_t fixedFrom(double place)
{
    return static_cast<std::int64_t>(place * 256);
}

class Stroke {
public:
    Stroke(Pixels &pixels, const Ink &ink, std::uint32_t alpha, double width)
        : m_pixels(pixels)
        , m_ink(ink)
        , m_alpha(alpha)
        , m_width(width)
    {
    }

    void straight(QPointF from, QPointF to)
    {
        const QPointF way = to - from;
        const Axis columns{m_pixels.width(), 1};
        const Axis rows{m_pixels.height(), m_pixels.stride()};
        if (std::abs(way.x()) >= std::abs(way.y()))
            walk(from.x(), from.y(), to.x(), to.y(), columns, rows);
        else
            walk(from.y(), from.x(), to.y(), to.x(), rows, columns);
    }

    void curve(const Curve &curve)
    {
        // So many pieces that none is farther from the curve than a quarter of a pixel.
        const double bend = std::max(bendOf(curve[0], curve[1], curve[2]), bendOf(curve[1], curve[2], curve[3]));
        const int pieces = std::clamp(static_cast<int>(std::sqrt(3 * bend)) + 1, 2, 128);
        QPointF from = curve[0];
        for (int piece = 1; piece <= pieces; ++piece) {
            const QPointF to = pointOf(curve, static_cast<double>(piece) / pieces);
            straight(from, to);
            from = to;
        }
    }

private:
    struct Axis {
        int size;         ///< pixels
        qsizetype stride; ///< from one to the next
    };

    static QPointF pointOf(const Curve &curve, double t)
    {
        const double s = 1 - t;
        return curve[0] * (s * s * s) + curve[1] * (3 * s * s * t) + curve[2] * (3 * s * t * t) +
               curve[3] * (t * t * t);
    }

    /// From (a1, b1) to (a2, b2), pixel by pixel in the direction of a.
    void walk(double a1, double b1, double a2, double b2, Axis along, Axis across)
    {
        if (a1 > a2) {
            std::swap(a1, a2);
            std::swap(b1, b2);
        }
        const int begin = firstMiddle(std::max<double>(a1, 0));
        const int end = firstMiddle(std::min<double>(a2, along.size));
        if (begin >= end)
            return;
        const double slope = (b2 - b1) / (a2 - a1);
        const double width = m_width * std::sqrt(1 + slope * slope);
        double low = b1 + (begin + 0.5 - a1) * slope - width / 2;
        QRgb *line = m_pixels.row(0) + along.stride * begin;
        for (int a = begin; a < end; ++a, low += slope, line += along.stride)
            coverStretch(line, fixedFrom(low), fixedFrom(width), across);
    }

    /// Pixels of a line, from a place on, as far as they are covered.
    void coverStretch(QRgb *line, std::int64_t from, std::int64_t length, Axis across)
    {
        const std::int64_t first = from >> 8U;
        const bool isInside = first >= 0 && first + (length >> 8U) + 3 <= across.size;
        QRgb *pixel = line + across.stride * first; // looked at only where there is one
        std::int64_t room = 256 - (from & 255);
        const auto alphaOf = [&](std::int64_t covered) { return m_alpha * static_cast<std::uint32_t>(covered) >> 8U; };
        if (isInside && across.stride == 1) { // two pixels at a time
            for (; length > 0; length -= room + 256, room = 256, pixel += 2)
                m_ink.cover(pixel, coverageOf(alphaOf(std::min(room, length)),
                                              alphaOf(std::clamp<std::int64_t>(length - room, 0, 256))));
            return;
        }
        for (std::int64_t place = first; length > 0; ++place, pixel += across.stride) {
            if (isInside || (place >= 0 && place < across.size))
                *pixel = m_ink.on(*pixel, alphaOf(std::min(room, length)));
            length -= room;
            room = 256;
        }
    }

    Pixels &m_pixels;
    const Ink &m_ink;
    std::uint32_t m_alpha;
    double m_width;
};

/// Row by row, each in three thin strips that are exact from left to right.
class TrianglePainter {
public:
    TrianglePainter(Pixels &pixels, const Triangle &corners) : m_pixels(pixels)
    {
        const auto [left, right] = std::minmax({corners[0].x(), corners[1].x(), corners[2].x()});
        m_left = std::max(static_cast<int>(std::floor(left)), 0);
        const int end = std::min(static_cast<int>(std::ceil(right)), pixels.width());
        m_covered.resize(static_cast<std::size_t>(std::max(0, end - m_left)));
        for (std::size_t index = 0; index < corners.size(); ++index) {
            QPointF top = corners[index];
            QPointF bottom = corners[(index + 1) % corners.size()];
            if (top.y() > bottom.y())
                std::swap(top, bottom);
            const double height = bottom.y() - top.y();
            m_edges[index] = {top.x(), top.y(), bottom.y(), height > 0 ? (bottom.x() - top.x()) / height : 0};
        }
    }

    void paint(const Ink &ink, std::uint32_t alpha)
    {
        const auto [low, high] = std::minmax(
            {m_edges[0].top, m_edges[1].top, m_edges[2].top, m_edges[0].bottom, m_edges[1].bottom, m_edges[2].bottom});
        const int end = std::min(static_cast<int>(std::ceil(high)), m_pixels.height());
        for (int y = std::max(static_cast<int>(std::floor(low)), 0); y < end; ++y) {
            std::fill(m_covered.begin(), m_covered.end(), 0);
            for (int strip = 0; strip < strips; ++strip)
                addStrip(y + (strip + 0.5) / strips);
            QRgb *pixel = m_pixels.row(y) + m_left;
            for (const std::uint32_t covered : m_covered) {
                if (covered != 0)
                    *pixel = ink.on(*pixel, covered * alpha / (256 * strips));
                ++pixel;
            }
        }
    }

private:
    static constexpr int strips = 3;

    struct Edge {
        double x; ///< at its top
        double top;
        double bottom;
        double slope;
    };

    void addStrip(double y)
    {
        double from = m_pixels.width();
        double to = 0;
        for (const Edge &edge : m_edges) {
            if (y < edge.top || y >= edge.bottom)
                continue;
            const double x = edge.x + (y - edge.top) * edge.slope;
            from = std::min(from, x);
            to = std::max(to, x);
        }
        const std::int64_t end = std::min(fixedFrom(to - m_left), static_cast<std::int64_t>(m_covered.size()) << 8U);
        for (std::int64_t at = std::max<std::int64_t>(fixedFrom(from - m_left), 0); at < end;) {
            const std::int64_t next = std::min((at | 255) + 1, end);
            m_covered[static_cast<std::size_t>(at >> 8U)] += static_cast<std::uint32_t>(next - at);
            at = next;
        }
    }

    Pixels &m_pixels;
    int m_left = 0;
    std::array<Edge, 3> m_edges{};
    std::vector<std::uint32_t> m_covered; ///< of the pixels of one row, in 256ths of a strip
};

/// A horizontal or vertical line lies on whole pixels.
void paintRule(Pixels &pixels, const Line &line, const Ink &ink, double scale)
{
    const bool isFlat = line.y1 == line.y2;
    const int from = std::max(isFlat ? std::min(line.x1, line.x2) : std::min(line.y1, line.y2), 0);
    const int to = isFlat ? std::min(std::max(line.x1, line.x2), pixels.width())
                          : std::min(std::max(line.y1, line.y2), pixels.height());
    const int side = (isFlat ? line.y1 : line.x1) - line.width / 2;
    const int period = std::max(2, static_cast<int>(std::lround(5 * scale)));
    const int dash = line.dashed ? std::max(1, static_cast<int>(std::lround(2 * scale))) : period;
    const int first = isFlat ? line.x1 : line.y1;
    for (int at = from; at < to; ++at) {
        if (std::abs(at - first) % period >= dash)
            continue;
        for (int across = side; across < side + line.width; ++across)
            pixels.touch(isFlat ? at : across, isFlat ? across : at, ink, line.alpha);
    }
}

} // namespace

void paintLine(Pixels &pixels, const Line &line, const Ink &ink, double scale)
{
    if (line.x1 == line.x2 || line.y1 == line.y2)
        return paintRule(pixels, line, ink, scale);
    const QPointF from(line.x1, line.y1);
    const QPointF to(line.x2, line.y2);
    const QPointF cap = (to - from) * (line.width / 2.0 / distance(from, to));
    Stroke(pixels, ink, line.alpha, line.width).straight(from - cap, to + cap);
}

void paintArrow(Pixels &pixels, const Arrow &arrow, const Ink &ink, double scale)
{
    Stroke(pixels, ink, arrow.alpha, arrow.width).curve(curveOf(arrow, scale));
    TrianglePainter(pixels, headOf(arrow, scale)).paint(ink, arrow.alpha);
}

} // namespace loopscope::app
