#pragma once

// How hatched and striped surfaces look, for every painter alike. Both are diagonal stripes: in a picture with whole
// pixels all that matters is on which diagonal a pixel lies, so a pattern is a row of strengths, one per diagonal.

#include "timeline/draw_list.h"

#include <QPolygonF>

#include <vector>

namespace loopscope::app {

struct Pattern {
    int period = 8;      ///< diagonals until it repeats
    double stripe = 4.0; ///< how many of them are stripe
    bool rising = true;  ///< stripes go up to the right (x + y is constant) or down (x - y)
    int ground = 72;     ///< alpha between the stripes, of 255

    /// The alpha on a diagonal: ground to 255, soft at the edges of the stripe.
    int alphaAt(int diagonal) const;
};

/// For Fill::Hatched and Fill::Striped, at a picture's scale.
Pattern patternFor(timeline::Fill fill, double scale);

/// The stripes of a hatched or striped rectangle as polygons, cut to it: for painters that know no pixels.
std::vector<QPolygonF> stripesOf(const timeline::Rect &rect, double scale);

} // namespace loopscope::app
