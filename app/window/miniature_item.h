#pragma once

#include "models/miniature.h"
#include "paint/theme.h"
#include "window/image_item.h"

namespace loopscope::app {

/// Draws a miniature in the colours of the theme.
class MiniatureItem : public loopscope::app::ImageItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(loopscope::app::Miniature picture READ picture WRITE setPicture NOTIFY changed)
    Q_PROPERTY(int theme READ theme WRITE setTheme NOTIFY changed)

public:
    using ImageItem::ImageItem;

    Miniature picture() const { return m_picture; }
    void setPicture(const Miniature &picture);
    /// A ThemeKind.
    int theme() const { return static_cast<int>(m_theme); }
    void setTheme(int kind);

Q_SIGNALS:
    void changed();

protected:
    void updatePolish() override;

private:
    Miniature m_picture;
    ThemeKind m_theme = ThemeKind::Dark;
};

} // namespace loopscope::app
