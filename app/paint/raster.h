#pragma once

// A draw list as pixels: the screen of machines without a GPU, and PNG files.

#include "files/save_watch.h"
#include "paint/fonts.h"
#include "paint/theme.h"
#include "timeline/draw_list.h"

#include <QImage>

namespace loopscope::app {

/// Paints over the whole of `image`, which is of Format_RGB32 or Format_ARGB32_Premultiplied and of any size; what does
/// not fit is cut off. The fonts' scale is the one that the list was built with.
void paint(QImage &image, const timeline::DrawList &list, const Theme &theme, const Fonts &fonts);
/// A new image of the list's size; null where that has no pixel. Once it is cancelled, the image is not finished.
QImage render(const timeline::DrawList &list, const Theme &theme, const Fonts &fonts, const SaveWatch *watch = nullptr);

} // namespace loopscope::app
