#pragma once

// Small multiples: several runs of a scenario side by side, on one scale of time, so that lengths can be compared by
// eye. Each is a scene like any other, only smaller.

#include "timeline/draw_list.h"
#include "timeline/scene.h"
#include "timeline/text_metrics.h"

#include <string>
#include <vector>

namespace loopscope::timeline {

/// One of them.
struct Multiple {
    const trace::Trace *trace = nullptr; ///< must outlive this; null where nothing could run
    std::string title{};
    std::vector<std::string> captions{}; ///< lines below the picture
    bool isMarked = false;               ///< it stands out
};

/// The height, in logical pixels, at which all lanes are in view and not much lower than usual; or the most that a
/// multiple is given.
int heightOfMultiple(const trace::Trace &trace);
/// All of a run, on a scale of time that shows `end`. Device pixels, and how many there are to a logical one.
Scene sceneOfMultiple(const trace::Trace &trace, Time end, int width, int height, double scale);

/// A page of them.
struct MultiplesPage {
    std::string title{};
    std::string subtitle{};
    std::vector<Multiple> multiples{};
};

DrawList buildPage(const MultiplesPage &page, double scale, const TextMetrics &metrics);

} // namespace loopscope::timeline
