#include "window/miniature_item.h"

#include "paint/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace loopscope::app {

void MiniatureItem::setPicture(const Miniature &picture)
{
    if (m_picture == picture)
        return;
    m_picture = picture;
    polish();
    Q_EMIT changed();
}

void MiniatureItem::setTheme(int kind)
{
    if (m_theme == themeKindOf(kind))
        return;
    m_theme = themeKindOf(kind);
    polish();
    Q_EMIT changed();
}

void MiniatureItem::updatePolish()
{
    const QSize size = deviceSize();
    if (size.isEmpty())
        return;
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    const Theme &theme = themeFor(m_theme);
    const double pitch = static_cast<double>(size.height()) / miniatureRows;
    const double thickness = std::max(1.0, std::floor(pitch * 0.6));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (const MiniatureBar &bar : m_picture.bars) {
        const double left = std::floor(bar.from * size.width());
        const double right = std::max(left + 1.0, std::floor(bar.to * size.width()) - 1.0);
        painter.setBrush(theme.color(bar.role));
        painter.drawRoundedRect(QRectF(left, std::floor(bar.row * pitch), right - left, thickness), thickness / 3,
                                thickness / 3);
    }
    painter.end();
    showImage(std::move(image));
}

} // namespace loopscope::app
