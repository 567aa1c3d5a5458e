#pragma once

// A draw list as SVG: one path for each run of one colour, text as text.
//
// Why not QSvgGenerator: it writes one element per rectangle (five times the size), sizes in millimetres that round to
// another pixel, and no clip. Patterns are written as polygons, since half of the viewers know no <pattern>.

#include "files/save_watch.h"
#include "paint/fonts.h"
#include "paint/theme.h"
#include "timeline/draw_list.h"

#include <QByteArray>
#include <QString>

namespace loopscope::app {

/// The document, in UTF-8. `title` names it for readers that do not see it. Once it is cancelled, it is not whole.
QByteArray toSvg(const timeline::DrawList &list, const Theme &theme, const Fonts &fonts, const QString &title = {},
                 SaveWatch *watch = nullptr);

} // namespace loopscope::app
