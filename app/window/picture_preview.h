#pragma once

#include "window/image_item.h"
#include "window/picture_exporter.h"

namespace loopscope::app {

/// The picture that an exporter would make now, made smaller to fit. It is painted by the same code as the file.
class PicturePreview : public loopscope::app::ImageItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(loopscope::app::PictureExporter *exporter READ exporter WRITE setExporter NOTIFY exporterChanged)

public:
    using ImageItem::ImageItem;

    PictureExporter *exporter() const { return m_exporter; }
    void setExporter(PictureExporter *exporter);

Q_SIGNALS:
    void exporterChanged();

protected:
    void updatePolish() override;

private:
    QPointer<PictureExporter> m_exporter;
};

} // namespace loopscope::app
