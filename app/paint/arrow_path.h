#pragma once

// The shape of an arrow, the same for every painter.

#include "timeline/draw_list.h"

#include <QPainterPath>
#include <QPolygonF>

namespace loopscope::app {

/// The line of the arrow, as far as its head.
QPainterPath curveOf(const timeline::Arrow &arrow, double scale);
/// The triangle at its end, pointing where the curve goes.
QPolygonF headOf(const timeline::Arrow &arrow, double scale);

} // namespace loopscope::app
