#pragma once

#include <algorithm>

namespace loopscope::timeline {

/// A piece of the picture, in device pixels; right and bottom are excluded.
struct Box {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;

    int right() const { return x + width; }
    int bottom() const { return y + height; }
    bool empty() const { return width <= 0 || height <= 0; }
    bool contains(int px, int py) const { return px >= x && px < right() && py >= y && py < bottom(); }

    bool operator==(const Box &) const = default;
};

/// What is common to both; empty, with no negative side, where nothing is.
inline Box intersected(const Box &a, const Box &b)
{
    const int x = std::max(a.x, b.x);
    const int y = std::max(a.y, b.y);
    return {x, y, std::max(0, std::min(a.right(), b.right()) - x), std::max(0, std::min(a.bottom(), b.bottom()) - y)};
}

/// Larger by `by` on every side.
inline Box grown(const Box &box, int by)
{
    return {box.x - by, box.y - by, box.width + 2 * by, box.height + 2 * by};
}

} // namespace loopscope::timeline
