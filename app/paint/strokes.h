#pragma once

// Lines, curves and arrow heads as pixels, with soft edges. QPainter takes ten times as long for them: it makes a path
// of every stroke, and a list of spans of every path.

#include "paint/pixels.h"
#include "timeline/draw_list.h"

namespace loopscope::app {

void paintLine(Pixels &pixels, const timeline::Line &line, const Ink &ink, double scale);
void paintArrow(Pixels &pixels, const timeline::Arrow &arrow, const Ink &ink, double scale);

} // namespace loopscope::app
