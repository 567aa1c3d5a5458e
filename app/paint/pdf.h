#pragma once

// A draw list as a PDF of one page: vectors throughout, text that can be searched, fonts subset.

#include "files/save_watch.h"
#include "paint/fonts.h"
#include "paint/theme.h"
#include "timeline/draw_list.h"

#include <QByteArray>
#include <QString>

namespace loopscope::app {

/// The document; empty if it could not be made. Once it is cancelled, it is not whole.
QByteArray toPdf(const timeline::DrawList &list, const Theme &theme, const Fonts &fonts, const QString &title = {},
                 SaveWatch *watch = nullptr);

} // namespace loopscope::app
