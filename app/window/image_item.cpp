#include "window/image_item.h"

#include <QQuickWindow>
#include <QSGImageNode>
#include <QSGTexture>

#include <cmath>
#include <utility>

namespace loopscope::app {

ImageItem::ImageItem(QQuickItem *parent) : QQuickItem(parent)
{
    setFlag(ItemHasContents);
}

double ImageItem::deviceScale() const
{
    return window() ? window()->effectiveDevicePixelRatio() : 1.0;
}

QSize ImageItem::deviceSize() const
{
    const double scale = deviceScale();
    return {static_cast<int>(std::lround(width() * scale)), static_cast<int>(std::lround(height() * scale))};
}

QImage ImageItem::canvas()
{
    QImage image = std::move(m_spare);
    if (image.isDetached() && image.size() == deviceSize())
        return image;
    return {deviceSize(), QImage::Format_RGB32};
}

void ImageItem::showImage(QImage image)
{
    m_spare = std::exchange(m_image, std::move(image));
    m_fresh = true;
    update();
}

void ImageItem::geometryChange(const QRectF &now, const QRectF &before)
{
    QQuickItem::geometryChange(now, before);
    if (now.size() != before.size())
        polish();
}

void ImageItem::itemChange(ItemChange change, const ItemChangeData &data)
{
    QQuickItem::itemChange(change, data);
    if (change == ItemDevicePixelRatioHasChanged || change == ItemSceneChange || change == ItemVisibleHasChanged)
        polish();
}

// Runs on the render thread while the GUI thread waits: nothing else touches m_image then.
QSGNode *ImageItem::updatePaintNode(QSGNode *node, UpdatePaintNodeData *)
{
    auto *image = static_cast<QSGImageNode *>(node);
    if (m_image.isNull()) {
        delete image;
        return nullptr;
    }
    const bool isNew = !image;
    if (isNew) {
        image = window()->createImageNode();
        image->setOwnsTexture(true);
        image->setFiltering(QSGTexture::Nearest);
    }
    if (m_fresh || isNew)
        image->setTexture(window()->createTextureFromImage(m_image));
    m_fresh = false;
    const double scale = deviceScale();
    image->setRect(0, 0, m_image.width() / scale, m_image.height() / scale);
    return image;
}

} // namespace loopscope::app
