#include "paint/borders.h"

#include <algorithm>
#include <cmath>

namespace loopscope::app {

void addBorders(timeline::DrawList &list)
{
    const auto width = static_cast<std::uint8_t>(std::max(1L, std::lround(list.scale)));
    auto &rects = list.layer(timeline::LayerKind::Spans).rects;
    std::vector<timeline::Rect> borders;
    for (const timeline::Rect &rect : rects) {
        const bool hasRoom = rect.width > 3 * width && rect.height > 3 * width;
        if (!hasRoom || rect.fill == timeline::Fill::Outline)
            continue;
        timeline::Rect border = rect;
        border.role = timeline::Role::Text;
        border.fill = timeline::Fill::Outline;
        border.alpha = 255;
        border.border = width;
        borders.push_back(border);
    }
    rects.insert(rects.end(), borders.begin(), borders.end());
}

} // namespace loopscope::app
