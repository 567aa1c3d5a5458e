#include "window/multiple_item.h"

#include "paint/borders.h"
#include "paint/raster.h"
#include "timeline/build.h"

#include <utility>

namespace loopscope::app {

void MultipleItem::setWhatIf(WhatIf *whatIf)
{
    if (m_whatIf == whatIf)
        return;
    if (m_whatIf)
        m_whatIf->disconnect(this);
    m_whatIf = whatIf;
    if (whatIf) // the scale of time is one for all: each that comes may change it
        connect(whatIf, &WhatIf::progressed, this, &QQuickItem::polish);
    polish();
    Q_EMIT changed();
}

void MultipleItem::setRow(int row)
{
    if (std::exchange(m_row, row) == row)
        return;
    polish();
    Q_EMIT changed();
}

void MultipleItem::setTheme(int kind)
{
    if (std::exchange(m_theme, themeKindOf(kind)) == themeKindOf(kind))
        return;
    polish();
    Q_EMIT changed();
}

void MultipleItem::updatePolish()
{
    const QSize size = deviceSize();
    if (size.isEmpty())
        return;
    const double scale = deviceScale() * WhatIf::smallness;
    if (!m_fonts || m_fonts->scale() != scale)
        m_fonts.emplace(scale);
    QImage image = canvas();
    const trace::Trace *trace = m_whatIf ? m_whatIf->trace(m_row) : nullptr;
    timeline::DrawList list;
    if (trace) {
        list = timeline::build(
            timeline::sceneOfMultiple(*trace, m_whatIf->longest(), size.width(), size.height(), scale), *m_fonts);
        if (isHighContrast(m_theme))
            addBorders(list);
    } else {
        list.width = size.width();
        list.height = size.height();
    }
    paint(image, list, themeFor(m_theme), *m_fonts);
    showImage(std::move(image));
}

} // namespace loopscope::app
