#include "paint/vector_painter.h"

#include "paint/arrow_path.h"
#include "paint/patterns.h"

#include <QPainter>
#include <QPainterPath>

namespace loopscope::app {

using timeline::Fill;
using timeline::Rect;

namespace {

QColor withAlpha(QColor colour, int alpha)
{
    colour.setAlpha(alpha);
    return colour;
}

} // namespace

void drawRects(QPainter &painter, const timeline::Layer &layer, const Theme &theme, double scale,
               const SaveWatch *watch)
{
    forEach(layer.rects, watch, [&](const Rect &rect) {
        const QRectF box(rect.x, rect.y, rect.width, rect.height);
        const QColor colour = withAlpha(theme.color(rect.role), rect.alpha);
        if (rect.fill == Fill::Outline) {
            const double half = rect.border / 2.0;
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(colour, rect.border));
            painter.drawRoundedRect(box.adjusted(half, half, -half, -half), rect.radius - half, rect.radius - half);
            return;
        }
        const bool plain = rect.fill == Fill::Solid;
        const int ground = plain ? rect.alpha : patternFor(rect.fill, scale).ground * rect.alpha / 255;
        painter.setPen(Qt::NoPen);
        painter.setBrush(withAlpha(colour, ground));
        if (rect.radius == 0)
            painter.drawRect(box);
        else
            painter.drawRoundedRect(box, rect.radius, rect.radius);
        if (plain)
            return;
        painter.setBrush(colour);
        QPainterPath stripes;
        for (const QPolygonF &stripe : stripesOf(rect, scale)) {
            stripes.addPolygon(stripe);
            stripes.closeSubpath();
        }
        painter.drawPath(stripes);
    });
}

void drawLines(QPainter &painter, const timeline::Layer &layer, const Theme &theme, double scale,
               const SaveWatch *watch)
{
    forEach(layer.lines, watch, [&](const timeline::Line &line) {
        const bool straight = line.x1 == line.x2 || line.y1 == line.y2;
        QPen pen(withAlpha(theme.color(line.role), line.alpha), line.width, Qt::SolidLine,
                 straight ? Qt::FlatCap : Qt::RoundCap);
        if (line.dashed)
            pen.setDashPattern({2 * scale / line.width, 3 * scale / line.width});
        painter.setRenderHint(QPainter::Antialiasing, !straight);
        painter.setPen(pen);
        painter.drawLine(line.x1, line.y1, line.x2, line.y2);
    });
    painter.setRenderHint(QPainter::Antialiasing, true);
    forEach(layer.arrows, watch, [&](const timeline::Arrow &arrow) {
        const QColor colour = withAlpha(theme.color(arrow.role), arrow.alpha);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colour, arrow.width, Qt::SolidLine, Qt::FlatCap));
        const Curve curve = curveOf(arrow, scale);
        QPainterPath path(curve[0]);
        path.cubicTo(curve[1], curve[2], curve[3]);
        painter.drawPath(path);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        const Triangle head = headOf(arrow, scale);
        painter.drawPolygon(head.data(), static_cast<int>(head.size()));
    });
}

void drawTexts(QPainter &painter, const timeline::Layer &layer, const Theme &theme, const Fonts &fonts,
               const SaveWatch *watch)
{
    forEach(layer.texts, watch, [&](const timeline::Text &text) {
        painter.setFont(fonts.font(text.font));
        painter.setPen(theme.color(text.role));
        painter.drawText(text.x, text.baseline,
                         QString::fromUtf8(text.text.data(), static_cast<qsizetype>(text.text.size())));
    });
}

} // namespace loopscope::app
