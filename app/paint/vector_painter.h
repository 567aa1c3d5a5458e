#pragma once

#include "files/save_watch.h"
#include "paint/fonts.h"
#include "paint/theme.h"
#include "timeline/draw_list.h"

class QPainter;

namespace loopscope::app {

/// Rectangles as filled shapes, for paint devices that are no pixels. Each draws until it is cancelled, if it is
/// watched.
void drawRects(QPainter &painter, const timeline::Layer &layer, const Theme &theme, double scale,
               const SaveWatch *watch);
/// Lines, curves and arrow heads, for any paint device.
void drawLines(QPainter &painter, const timeline::Layer &layer, const Theme &theme, double scale,
               const SaveWatch *watch);
void drawTexts(QPainter &painter, const timeline::Layer &layer, const Theme &theme, const Fonts &fonts,
               const SaveWatch *watch);

} // namespace loopscope::app
