#pragma once

#include "timeline/draw_list.h"

namespace loopscope::app {

/// Draws an edge around every span of a picture, for themes of high contrast: where one ends and the next begins is
/// then told by a line in the colour of text, and not by the difference of two colours.
void addBorders(timeline::DrawList &list);

} // namespace loopscope::app
