#pragma once

#include "timeline/text_metrics.h"

namespace loopscope::test {

/// A font where every character is 6 wide and 12 high, 10 of them above the base line.
class FixedMetrics final : public timeline::TextMetrics {
public:
    int width(std::string_view text, timeline::FontRole) const override
    {
        int characters = 0;
        for (const char byte : text)
            characters += (static_cast<unsigned char>(byte) & 0xc0U) == 0x80U ? 0 : 1;
        return 6 * characters;
    }
    int ascent(timeline::FontRole) const override { return 10; }
    int height(timeline::FontRole) const override { return 12; }
};

} // namespace loopscope::test
