#pragma once

// Writes a draw list, clipping as it goes: not every painter can clip, so nothing that sticks out may reach one.

#include "timeline/box.h"
#include "timeline/draw_list.h"
#include "timeline/text_metrics.h"

#include <string>
#include <string_view>
#include <vector>

namespace loopscope::timeline {

enum class Align : std::uint8_t { Left, Centre, Right };

/// `text` if it fits, else its beginning and "…"; empty where not even one letter fits. Never cuts within a character.
std::string elided(const TextMetrics &metrics, std::string_view text, FontRole font, int width);

class Canvas {
public:
    Canvas(int width, int height, double scale, const TextMetrics &metrics);

    /// From now on, what goes to the layers below the head goes to those of what is pinned, or no longer.
    void setPinned(bool pinned) { m_pinned = pinned; }

    /// What is outside of `clip` is cut off; a corner that was cut is no longer round.
    void rect(LayerKind layer, Rect rect, const Box &clip);
    /// A horizontal or vertical line as a filled rectangle.
    void rule(LayerKind layer, const Box &box, Role role, const Box &clip);
    void line(LayerKind layer, const Line &line);
    void arrow(LayerKind layer, const Arrow &arrow);

    /// Writes into the box, vertically centred, elided. Returns the box of what was written: of width 0 where less
    /// than `leastWidth` pixels of a text that does not fit would be left.
    Box text(LayerKind layer, const Box &box, std::string_view text, FontRole font, Role role,
             Align align = Align::Left, int leastWidth = 0);

    int widthOf(std::string_view text, FontRole font) const { return m_metrics.width(text, font); }
    int heightOf(FontRole font) const { return m_metrics.height(font); }

    /// Where texts were written so far on the layers below the head, pinned or not: grid lines keep clear of them.
    const std::vector<Box> &written() const { return m_written[m_pinned ? 1 : 0]; }
    DrawList take() { return std::move(m_list); }

private:
    Layer &layerFor(LayerKind kind);

    DrawList m_list;
    const TextMetrics &m_metrics;
    bool m_pinned = false;
    std::array<std::vector<Box>, 2> m_written;
};

} // namespace loopscope::timeline
