#pragma once

// The shape of an arrow, the same for every painter.

#include "timeline/draw_list.h"

#include <QPointF>

#include <array>

namespace loopscope::app {

/// A cubic curve: where it begins, its two control points, where it ends.
using Curve = std::array<QPointF, 4>;
using Triangle = std::array<QPointF, 3>;

/// The line of the arrow, as far as its head.
Curve curveOf(const timeline::Arrow &arrow, double scale);
/// The triangle at its end, pointing where the curve goes.
Triangle headOf(const timeline::Arrow &arrow, double scale);

} // namespace loopscope::app
