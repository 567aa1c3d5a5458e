#pragma once

#include "paint/fonts.h"
#include "paint/theme.h"
#include "preview/what_if.h"
#include "window/image_item.h"

#include <QPointer>

#include <optional>

namespace loopscope::app {

/// The timeline of one row of a WhatIf, painted small by the code that paints large ones, and like the exported page.
class MultipleItem : public loopscope::app::ImageItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(loopscope::app::WhatIf *whatIf READ whatIf WRITE setWhatIf NOTIFY changed)
    Q_PROPERTY(int row READ row WRITE setRow NOTIFY changed)
    Q_PROPERTY(int theme READ theme WRITE setTheme NOTIFY changed)

public:
    using ImageItem::ImageItem;

    WhatIf *whatIf() const { return m_whatIf; }
    void setWhatIf(WhatIf *whatIf);
    int row() const { return m_row; }
    void setRow(int row);
    /// A ThemeKind.
    int theme() const { return static_cast<int>(m_theme); }
    void setTheme(int kind);

Q_SIGNALS:
    void changed();

protected:
    void updatePolish() override;

private:
    QPointer<WhatIf> m_whatIf;
    int m_row = -1;
    ThemeKind m_theme = ThemeKind::Dark;
    std::optional<Fonts> m_fonts; ///< of the scale that was painted last
};

} // namespace loopscope::app
