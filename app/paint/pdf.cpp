#include "paint/pdf.h"

#include "paint/vector_painter.h"
#include "paint/watched_buffer.h"

#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

#include <cmath>

namespace loopscope::app {

QByteArray toPdf(const timeline::DrawList &list, const Theme &theme, const Fonts &fonts, const QString &title,
                 SaveWatch *watch)
{
    QByteArray bytes;
    WatchedBuffer buffer(&bytes, watch);
    if (list.width <= 0 || list.height <= 0 || !buffer.open(QIODevice::WriteOnly))
        return {};
    constexpr double pointsPerPixel = 72.0 / 96.0; // of a logical pixel
    QPdfWriter writer(&buffer);
    writer.setCreator(QStringLiteral("Loopscope"));
    writer.setTitle(title);
    const QSizeF page = QSizeF(list.width, list.height) / list.scale * pointsPerPixel;
    writer.setPageSize(QPageSize(page, QPageSize::Point, {}, QPageSize::ExactMatch));
    writer.setPageMargins({});
    QPainter painter;
    if (!painter.begin(&writer))
        return {};
    // The page is rounded to its own units: make the list fill it exactly.
    painter.scale(static_cast<double>(writer.width()) / list.width, static_cast<double>(writer.height()) / list.height);
    painter.fillRect(0, 0, list.width, list.height, theme.color(timeline::Role::Background));
    for (const timeline::Layer &layer : list.layers) {
        drawRects(painter, layer, theme, list.scale, watch);
        drawLines(painter, layer, theme, list.scale, watch);
        drawTexts(painter, layer, theme, fonts, watch);
    }
    if (!painter.end())
        return {};
    buffer.close();
    return bytes;
}

} // namespace loopscope::app
