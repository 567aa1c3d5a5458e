#include "paint/patterns.h"

#include <algorithm>
#include <cmath>

namespace loopscope::app {

namespace {

/// The part of a convex polygon where `depth`, which is linear, is not negative (Sutherland and Hodgman, 1974).
template <class Depth>
std::vector<QPointF> clippedTo(const std::vector<QPointF> &polygon, Depth depth)
{
    std::vector<QPointF> inside;
    for (std::size_t index = 0; index < polygon.size(); ++index) {
        const QPointF &from = polygon[index];
        const QPointF &to = polygon[(index + 1) % polygon.size()];
        const double here = depth(from);
        const double there = depth(to);
        if (here >= 0)
            inside.push_back(from);
        if ((here > 0 && there < 0) || (here < 0 && there > 0))
            inside.push_back(from + (to - from) * (here / (here - there)));
    }
    return inside;
}

} // namespace

int Pattern::alphaAt(int diagonal) const
{
    const int place = ((diagonal % period) + period) % period;
    // A pixel reaches over two diagonals of corners, so it is covered as far as its middle lies within the stripe, or
    // within the next one, which begins at the period.
    const auto covered = [&](double middle) {
        return std::clamp((std::min(middle, stripe - middle) + 1) / 2, 0.0, 1.0);
    };
    const double inside = std::max(covered(place + 1.0), covered(place + 1.0 - period));
    return ground + static_cast<int>(std::lround((255 - ground) * inside));
}

std::vector<QPolygonF> stripesOf(const timeline::Rect &rect, double scale)
{
    const Pattern pattern = patternFor(rect.fill, scale);
    // Round corners as chamfers of the same reach: the ground beneath has the true ones.
    const double cut = rect.radius * 0.5;
    const double left = rect.x, top = rect.y, right = rect.x + rect.width, bottom = rect.y + rect.height;
    const std::vector<QPointF> shape{{left + cut, top},     {right - cut, top},    {right, top + cut},
                                     {right, bottom - cut}, {right - cut, bottom}, {left + cut, bottom},
                                     {left, bottom - cut},  {left, top + cut}};
    const auto diagonalOf = [&](QPointF point) {
        return pattern.rising ? point.x() + point.y() : point.x() - point.y();
    };
    const double least = pattern.rising ? left + top : left - bottom;
    const double most = pattern.rising ? right + bottom : right - top;
    std::vector<QPolygonF> stripes;
    for (double from = std::floor(least / pattern.period) * pattern.period; from < most; from += pattern.period) {
        const auto above = clippedTo(shape, [&](QPointF point) { return diagonalOf(point) - from; });
        const auto band = clippedTo(above, [&](QPointF point) { return from + pattern.stripe - diagonalOf(point); });
        if (band.size() >= 3)
            stripes.emplace_back(QList<QPointF>(band.begin(), band.end()));
    }
    return stripes;
}

Pattern patternFor(timeline::Fill fill, double scale)
{
    const bool striped = fill == timeline::Fill::Striped;
    Pattern pattern;
    pattern.period = std::max(4, static_cast<int>(std::lround((striped ? 8 : 7) * scale)));
    pattern.stripe = pattern.period * (striped ? 0.5 : 0.45);
    pattern.rising = !striped;
    pattern.ground = striped ? 90 : 76;
    return pattern;
}

} // namespace loopscope::app
