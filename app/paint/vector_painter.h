#pragma once

#include "paint/fonts.h"
#include "paint/theme.h"
#include "timeline/draw_list.h"

class QPainter;

namespace loopscope::app {

/// Rectangles as filled shapes, for paint devices that are no pixels.
void drawRects(QPainter &painter, const timeline::Layer &layer, const Theme &theme, double scale);
/// Lines, curves and arrow heads, for any paint device.
void drawLines(QPainter &painter, const timeline::Layer &layer, const Theme &theme, double scale);
void drawTexts(QPainter &painter, const timeline::Layer &layer, const Theme &theme, const Fonts &fonts);

} // namespace loopscope::app
