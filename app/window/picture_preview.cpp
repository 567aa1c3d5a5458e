#include "window/picture_preview.h"

#include <QPainter>

namespace loopscope::app {

void PicturePreview::setExporter(PictureExporter *exporter)
{
    if (m_exporter == exporter)
        return;
    if (m_exporter)
        m_exporter->disconnect(this);
    m_exporter = exporter;
    if (exporter)
        connect(exporter, &PictureExporter::changed, this, &QQuickItem::polish);
    polish();
    Q_EMIT exporterChanged();
}

void PicturePreview::updatePolish()
{
    const QSize size = deviceSize();
    if (size.isEmpty() || !isVisible())
        return;
    QImage shown(size, QImage::Format_ARGB32_Premultiplied);
    shown.fill(Qt::transparent);
    const auto scene = m_exporter && m_exporter->problem().isEmpty() ? m_exporter->scene() : std::nullopt;
    if (scene) {
        // More device pixels than the screen shows would be thrown away again.
        PictureOptions options = m_exporter->options();
        options.scale = std::min(options.scale, deviceScale());
        const QImage whole = pictureImage(*scene, options);
        const QImage small = whole.width() > size.width() || whole.height() > size.height()
                                 ? whole.scaled(size, Qt::KeepAspectRatio, Qt::SmoothTransformation)
                                 : whole;
        QPainter painter(&shown);
        painter.drawImage((size.width() - small.width()) / 2, (size.height() - small.height()) / 2, small);
    }
    showImage(std::move(shown));
}

} // namespace loopscope::app
