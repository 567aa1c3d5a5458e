#include "timeline/metrics.h"

#include <algorithm>
#include <cmath>

namespace loopscope::timeline {

Metrics metricsFor(double scale)
{
    const double factor = std::isfinite(scale) && scale > 0 ? scale : 1.0;
    Metrics metrics;
    metrics.scale = factor;
    for (int Metrics::*length :
         {&Metrics::titleHeight, &Metrics::rulerHeight,   &Metrics::loopLane,    &Metrics::taskLane,
          &Metrics::workerLane,  &Metrics::trackLane,     &Metrics::counterLane, &Metrics::groupHead,
          &Metrics::emptyGroup,  &Metrics::sectionGap,    &Metrics::indent,      &Metrics::running,
          &Metrics::loopRunning, &Metrics::ready,         &Metrics::suspended,   &Metrics::stallBand,
          &Metrics::minimap,     &Metrics::minimapMargin, &Metrics::padding,     &Metrics::hairline,
          &Metrics::radius})
        metrics.*length = std::max(1, static_cast<int>(std::lround(metrics.*length * factor)));
    return metrics;
}

} // namespace loopscope::timeline
