#pragma once

#include <QImage>
#include <QQmlEngine>
#include <QQuickItem>

namespace loopscope::app {

/// Shows an image pixel by pixel. An image node is the one thing that every scene graph backend draws, with and without
/// a GPU. Derive by the whole name, loopscope::app::ImageItem: the QML type registrar knows bases by what is written.
class ImageItem : public QQuickItem {
    Q_OBJECT
    QML_ANONYMOUS

public:
    explicit ImageItem(QQuickItem *parent = nullptr);

protected:
    /// Device pixels per logical pixel of the window; 1 without one.
    double deviceScale() const;
    /// The item's size in device pixels.
    QSize deviceSize() const;
    /// An image of the item's size to paint over: one that was shown before, where nobody shows it any more. A new one
    /// costs as much as a picture, for the memory has to be got and cleared first.
    QImage canvas();
    /// Shows `image`, whose pixels are device pixels, from the top left corner on.
    void showImage(QImage image);

    void geometryChange(const QRectF &now, const QRectF &before) override;
    void itemChange(ItemChange change, const ItemChangeData &data) override;
    QSGNode *updatePaintNode(QSGNode *node, UpdatePaintNodeData *data) override;

private:
    QImage m_image;
    QImage m_spare;       ///< what was shown before
    bool m_fresh = false; ///< the image has not been made a texture yet
};

} // namespace loopscope::app
