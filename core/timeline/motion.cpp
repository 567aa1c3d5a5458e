#include "timeline/motion.h"

#include <algorithm>
#include <cmath>

namespace loopscope::timeline {

using namespace std::chrono_literals;

namespace {

using Seconds = std::chrono::duration<double>;

constexpr double slowing = 0.325;   // s: after this long, a fling has 1/e of its speed left
constexpr double tooSlow = 12;      // pixels a second, of any scale
constexpr double slowest = 120;     // logical pixels a second: what is slower is no flick
constexpr double fastest = 7000;    // logical pixels a second
constexpr Duration memory = 100ms;  // how long a hand's movement counts
constexpr Duration restless = 50ms; // who has not moved for this long has stopped
constexpr std::size_t mostPoints = 32;

double secondsOf(Duration duration)
{
    return std::chrono::duration_cast<Seconds>(duration).count();
}

double norm(Offset offset)
{
    return std::hypot(offset.x, offset.y);
}

} // namespace

Duration lengthAfter(const Zoom &zoom, Duration elapsed)
{
    if (elapsed <= Duration::zero() || zoom.from <= Duration::zero() || zoom.to <= Duration::zero())
        return elapsed <= Duration::zero() ? zoom.from : zoom.to;
    if (isOver(zoom, elapsed))
        return zoom.to;
    const double left = 1.0 - secondsOf(elapsed) / secondsOf(zoomTime);
    const double done = 1.0 - left * left * left;
    // What is seen of zooming is ratios, so equal parts of it are equal ratios.
    const auto from = static_cast<double>(zoom.from.count());
    const auto to = static_cast<double>(zoom.to.count());
    return Duration{std::llround(std::min(from * std::pow(to / from, done), 9.2e18))};
}

Offset travelled(const Fling &fling, Duration elapsed)
{
    const double seconds = std::max(0.0, secondsOf(elapsed));
    const double way = slowing * (1.0 - std::exp(-seconds / slowing));
    return {fling.speed.x * way, fling.speed.y * way};
}

bool isOver(const Fling &fling, Duration elapsed)
{
    return norm(fling.speed) * std::exp(-secondsOf(elapsed) / slowing) < tooSlow;
}

void PointerTrail::add(Offset point, Duration at)
{
    std::erase_if(m_points, [&](const Point &old) { return old.at < at - memory; });
    if (m_points.size() >= mostPoints)
        m_points.erase(m_points.begin());
    m_points.push_back({point, at});
}

Fling PointerTrail::flingAt(Duration at, double scale) const
{
    const auto first =
        std::find_if(m_points.begin(), m_points.end(), [&](const Point &point) { return point.at >= at - memory; });
    if (first == m_points.end() || m_points.back().at < at - restless)
        return {};
    const double seconds = std::max(secondsOf(m_points.back().at - first->at), 1e-3);
    const Offset way{m_points.back().place.x - first->place.x, m_points.back().place.y - first->place.y};
    const double speed = norm(way) / seconds;
    if (speed < slowest * scale)
        return {};
    const double factor = std::min(speed, fastest * scale) / speed / seconds;
    return {{way.x * factor, way.y * factor}};
}

void Motion::zoom(const Viewport &viewport, int x, double factor, Time end, Duration at)
{
    const Duration length = lengthOf(viewport.range);
    Zoom zoom{anchorAt(viewport, x), length, length};
    if (const auto *before = std::get_if<Zoom>(&m_motion)) {
        if (before->anchor.x == zoom.anchor.x)
            zoom.anchor = before->anchor;
        zoom.to = before->to;
    }
    zoom.to = zoomedLength(zoom.to, factor, end);
    m_motion = zoom;
    m_began = at;
}

void Motion::fling(const Fling &fling, Duration at)
{
    stop();
    if (!isOver(fling, Duration::zero()))
        m_motion = Flung{fling, {}};
    m_began = at;
}

Viewport Motion::advanced(Viewport viewport, Time end, Duration at)
{
    const Duration elapsed = at - m_began;
    bool over = true;
    if (const auto *zoom = std::get_if<Zoom>(&m_motion)) {
        viewport = zoomedAbout(viewport, zoom->anchor, lengthAfter(*zoom, elapsed), end);
        over = isOver(*zoom, elapsed);
    } else if (auto *flung = std::get_if<Flung>(&m_motion)) {
        const Offset way = travelled(flung->fling, elapsed);
        const Offset whole{std::trunc(way.x), std::trunc(way.y)};
        viewport = panned(viewport, static_cast<int>(flung->done.x - whole.x), end);
        viewport.scrollY = std::max(0, viewport.scrollY + static_cast<int>(flung->done.y - whole.y));
        flung->done = whole;
        over = isOver(flung->fling, elapsed);
    }
    if (over)
        stop();
    return viewport;
}

} // namespace loopscope::timeline
