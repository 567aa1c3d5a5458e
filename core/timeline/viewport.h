#pragma once

// What part of a run is on the picture, and how it is moved about. Values in, values out.

#include "timeline/coordinates.h"

namespace loopscope::timeline {

/// In logical pixels.
inline constexpr int usualNameColumn = 145;
inline constexpr int leastNameColumn = 60;
inline constexpr int mostNameColumn = 600;

struct Viewport {
    TimeRange range;
    int width = 0; ///< of the whole picture, in device pixels
    int height = 0;
    int scrollY = 0;    ///< device pixels that the lanes are moved up by
    double scale = 1.0; ///< device pixels per logical pixel; every length of the picture is multiplied by it
    int nameColumn = usualNameColumn; ///< logical pixels: how wide the names of the lanes are

    bool operator==(const Viewport &) const = default;
};

/// No picture shows less than this.
inline constexpr Duration shortestRange{100};

/// Where on the picture time is drawn: right of the lane names, which never take more than half of a narrow picture.
Axis axisOf(const Viewport &viewport);

/// Shows [0, end) with a little room on the right. An `end` of zero shows a second.
Viewport fitted(Viewport viewport, Time end);
/// Shows `range` with a little room on both sides.
Viewport fittedTo(Viewport viewport, TimeRange range, Time end);
/// The moment under pixel `x` stays there, however often; a factor of 2 shows half as much. Clamped.
Viewport zoomed(Viewport viewport, int x, double factor, Time end);
/// A moment, and the pixel that it stays in while the picture is zoomed.
struct Anchor {
    Time time{};
    int x = 0;
};

/// The first moment of a pixel, which is brought within the axis.
Anchor anchorAt(const Viewport &viewport, int x);
/// Shows `length` of time with the anchor's moment in its pixel: exactly, as long as a pixel stands for a nanosecond or
/// more, and as long as clamped() has nothing to say.
Viewport zoomedAbout(Viewport viewport, const Anchor &anchor, Duration length, Time end);
/// What a factor makes of the visible length: no shorter and no longer than clamped() allows.
Duration zoomedLength(Duration length, double factor, Time end);
/// With `time` in the middle, unless it is in view already.
Viewport showingTime(Viewport viewport, Time time, Time end);
/// Moves what is visible `dx` pixels to the left (later times appear). Clamped.
Viewport panned(Viewport viewport, int dx, Time end);
/// Same length, with `time` at the right edge (less the room that fitted() leaves): what "follow live" does.
Viewport following(Viewport viewport, Time time);
/// No shorter than shortestRange, no longer than some lengths of the run, and never away from the run altogether.
Viewport clamped(Viewport viewport, Time end);

} // namespace loopscope::timeline
