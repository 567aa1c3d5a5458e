#pragma once

#include "timeline/draw_list.h"

#include <string_view>

namespace loopscope::timeline {

/// How large text is, in device pixels. The application measures real fonts; tests use one with a fixed pitch.
class TextMetrics {
public:
    TextMetrics() = default;
    virtual ~TextMetrics() = default;
    TextMetrics(const TextMetrics &) = delete;
    TextMetrics &operator=(const TextMetrics &) = delete;

    virtual int width(std::string_view text, FontRole font) const = 0;
    virtual int ascent(FontRole font) const = 0;
    virtual int height(FontRole font) const = 0;
};

} // namespace loopscope::timeline
