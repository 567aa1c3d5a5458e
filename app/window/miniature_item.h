#pragma once

#include "models/miniature.h"
#include "window/image_item.h"

namespace loopscope::app {

/// Draws a miniature in the colours of the theme.
class MiniatureItem : public loopscope::app::ImageItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(loopscope::app::Miniature picture READ picture WRITE setPicture NOTIFY changed)
    Q_PROPERTY(bool dark READ isDark WRITE setDark NOTIFY changed)

public:
    using ImageItem::ImageItem;

    Miniature picture() const { return m_picture; }
    void setPicture(const Miniature &picture);
    bool isDark() const { return m_dark; }
    void setDark(bool dark);

Q_SIGNALS:
    void changed();

protected:
    void updatePolish() override;

private:
    Miniature m_picture;
    bool m_dark = true;
};

} // namespace loopscope::app
