#pragma once

// How the picture moves by itself: a wheel's notch that zooms over some frames, a flick that goes on and slows down.
// Everything is a function of the time since the motion began. Nothing here knows a clock: who draws frames says what
// time it is, and a frame that comes late changes how many pictures are seen of a motion, not where it leads.

#include "timeline/viewport.h"

#include <chrono>
#include <variant>
#include <vector>

namespace loopscope::timeline {

/// Zooming about a moment that stays in its pixel all the while.
struct Zoom {
    Anchor anchor;
    Duration from{}; ///< lengths of the visible range
    Duration to{};
};
inline constexpr std::chrono::milliseconds zoomTime{120};

/// The length of the visible range after `elapsed`: `from` at first, and exactly `to` from zoomTime on.
Duration lengthAfter(const Zoom &zoom, Duration elapsed);
constexpr bool isOver(const Zoom &, Duration elapsed)
{
    return elapsed >= zoomTime;
}

/// Device pixels.
struct Offset {
    double x = 0;
    double y = 0;

    bool operator==(const Offset &) const = default;
};

/// What goes on after the hand has let go: its speed at that moment, in device pixels a second.
struct Fling {
    Offset speed;
};

/// How far it has gone after `elapsed`. It slows down all the while and comes to rest.
Offset travelled(const Fling &fling, Duration elapsed);
/// True from when it is too slow to be seen.
bool isOver(const Fling &fling, Duration elapsed);

/// Where a pointer was in the last moments, to tell its speed from.
class PointerTrail {
public:
    void clear() { m_points.clear(); }
    /// `at` counts from anywhere, and never goes back.
    void add(Offset point, Duration at);
    /// What letting go at `at` starts; no speed where the pointer had come to rest or hardly moved. `scale` is device
    /// pixels per logical pixel.
    Fling flingAt(Duration at, double scale) const;

private:
    struct Point {
        Offset place;
        Duration at;
    };
    std::vector<Point> m_points; ///< no more than a few
};

/// The motion that goes on, if one does. Moments count from anywhere, and never go back.
class Motion {
public:
    bool isActive() const { return !std::holds_alternative<std::monostate>(m_motion); }
    void stop() { m_motion = std::monostate{}; }
    /// Zooms about pixel `x` by a factor. What a zoom that goes on still has to do is done as well.
    void zoom(const Viewport &viewport, int x, double factor, Time end, Duration at);
    /// The picture goes on to follow the hand: to the right and down where the speed is positive.
    void fling(const Fling &fling, Duration at);
    /// The viewport as it should be at `at`, for the one that it was at the frame before. Ends what is over.
    Viewport advanced(Viewport viewport, Time end, Duration at);

private:
    struct Flung {
        Fling fling;
        Offset done; ///< of what it has travelled: whole pixels, so that nothing is lost to rounding
    };
    std::variant<std::monostate, Zoom, Flung> m_motion;
    Duration m_began{};
};

} // namespace loopscope::timeline
