// Which arrow the pointer is on, and where its words stand.

#include "timeline/links.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace loopscope::timeline {

namespace {

/// How far beside an arrow the pointer may be, in logical pixels.
constexpr int reach = 4;

/// The point of an arrow's curve at `t` of 0 to 1.
std::pair<double, double> pointOf(const Arrow &arrow, double t)
{
    const double u = 1 - t;
    const std::array weights{u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t};
    return {weights[0] * arrow.x1 + weights[1] * arrow.controlX1 + weights[2] * arrow.controlX2 + weights[3] * arrow.x2,
            weights[0] * arrow.y1 + weights[1] * arrow.controlY1 + weights[2] * arrow.controlY2 +
                weights[3] * arrow.y2};
}

double distanceTo(const Arrow &arrow, int x, int y)
{
    constexpr int steps = 24;
    double nearest = 1e9;
    auto before = pointOf(arrow, 0);
    for (int step = 1; step <= steps; ++step) {
        const auto point = pointOf(arrow, static_cast<double>(step) / steps);
        const double dx = point.first - before.first;
        const double dy = point.second - before.second;
        const double length = dx * dx + dy * dy;
        const double along =
            length <= 0 ? 0 : std::clamp(((x - before.first) * dx + (y - before.second) * dy) / length, 0.0, 1.0);
        nearest = std::min(nearest, std::hypot(before.first + along * dx - x, before.second + along * dy - y));
        before = point;
    }
    return nearest;
}

} // namespace

std::optional<Link> linkAt(const Scene &scene, int x, int y)
{
    const Layout layout = layoutOf(scene);
    if (!layout.plot().contains(x, y))
        return std::nullopt;
    std::optional<Link> found;
    double nearest = reach * layout.metrics.scale;
    for (const Link &link : linksOf(scene, layout)) {
        const double distance = distanceTo(link.arrow, x, y);
        if (distance > nearest)
            continue;
        found = link; // of equals the last, which lies on top
        nearest = distance;
    }
    return found;
}

Point middleOf(const Arrow &arrow)
{
    const auto [x, y] = pointOf(arrow, 0.5);
    return {static_cast<int>(std::lround(x)), static_cast<int>(std::lround(y))};
}

std::string countOf(const Link &link)
{
    return "×" + std::to_string(link.others + 1) + (link.orMore ? "+" : "");
}

} // namespace loopscope::timeline
