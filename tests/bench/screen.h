#pragma once

// A timeline that fills a screen, drawn as the window draws it where there is no GPU.

#include "paint/raster.h"
#include "timeline/build.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace loopscope::bench {

class Screen {
public:
    static constexpr int width = 1920;
    static constexpr int height = 1080;
    static constexpr int zoomFrames = 240;

    /// One of the steps from all of a run to ten microseconds of it, about a moment that is so far into the run: 0
    /// to 1.
    static timeline::TimeRange zoomed(Time end, int frame, double about)
    {
        const auto all = static_cast<double>(toNs(end));
        const double length = all * std::pow(1e4 / all, static_cast<double>(frame) / (zoomFrames - 1));
        const double from = (all - length) * about;
        return {timeFromNs(static_cast<std::int64_t>(from)), timeFromNs(static_cast<std::int64_t>(from + length))};
    }

    void show(const trace::Trace &trace, timeline::TimeRange range)
    {
        const timeline::Scene scene{trace, {range, width, height, 0, 1.0}};
        app::paint(m_image, timeline::build(scene, m_fonts), m_theme, m_fonts);
    }

private:
    const app::Fonts m_fonts{1.0};
    const app::Theme &m_theme = app::themeFor(app::ThemeKind::Dark);
    QImage m_image{width, height, QImage::Format_RGB32};
};

/// Of many, in milliseconds.
struct Frames {
    double median = 0;
    double p95 = 0;
    double worst = 0;
};

inline Frames summaryOf(std::vector<double> frames)
{
    std::sort(frames.begin(), frames.end());
    return {frames[frames.size() / 2], frames[frames.size() * 95 / 100], frames.back()};
}

} // namespace loopscope::bench
