#include "paint/arrow_path.h"

#include <cmath>

namespace loopscope::app {

namespace {

constexpr double headLength = 7.0; // logical pixels
constexpr double headWidth = 6.0;

/// The direction in which the curve arrives, of length 1. Where the last control point is the end itself, the one
/// before tells it.
QPointF directionOf(const timeline::Arrow &arrow)
{
    const QPointF end(arrow.x2, arrow.y2);
    for (const QPointF from : {QPointF(arrow.controlX2, arrow.controlY2), QPointF(arrow.controlX1, arrow.controlY1),
                               QPointF(arrow.x1, arrow.y1)}) {
        const QPointF way = end - from;
        const double length = std::hypot(way.x(), way.y());
        if (length > 0)
            return way / length;
    }
    return {1, 0};
}

QPointF neckOf(const timeline::Arrow &arrow, double scale)
{
    return QPointF(arrow.x2, arrow.y2) - directionOf(arrow) * headLength * scale;
}

} // namespace

Curve curveOf(const timeline::Arrow &arrow, double scale)
{
    const QPointF back = directionOf(arrow) * headLength * scale * 0.8;
    return {QPointF(arrow.x1, arrow.y1), QPointF(arrow.controlX1, arrow.controlY1),
            QPointF(arrow.controlX2, arrow.controlY2) - back, QPointF(arrow.x2, arrow.y2) - back};
}

Triangle headOf(const timeline::Arrow &arrow, double scale)
{
    const QPointF direction = directionOf(arrow);
    const QPointF side = QPointF(-direction.y(), direction.x()) * headWidth / 2 * scale;
    const QPointF neck = neckOf(arrow, scale);
    return {QPointF(arrow.x2, arrow.y2), neck + side, neck - side};
}

} // namespace loopscope::app
