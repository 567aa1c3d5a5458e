#include "timeline/flags.h"

#include <algorithm>
#include <cmath>

namespace loopscope::timeline {

namespace {

// Logical pixels.
constexpr double bare = 11; ///< a flag without words
constexpr double widest = 150;
constexpr double letter = 5.9; ///< more than most letters take
constexpr double air = 14;     ///< beside the words

std::size_t lettersOf(const std::string &text)
{
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

} // namespace

std::vector<Flag> flagsOf(const Scene &scene, const Layout &layout)
{
    const double scale = layout.metrics.scale;
    const Axis &axis = layout.axis;
    const int right = axis.left + axis.width;
    const int height = static_cast<int>(std::lround(17 * scale));
    std::vector<Flag> flags;
    for (std::size_t index = 0; index < scene.notes.size(); ++index) {
        const Note &note = scene.notes[index];
        const int x = xAt(axis, note.time);
        if (x < axis.left || x >= right)
            continue;
        const double wanted =
            note.text.empty() ? bare : std::min(widest, air + letter * static_cast<double>(lettersOf(note.text)));
        const int width = static_cast<int>(std::lround(wanted * scale));
        flags.push_back({index, x, {x, layout.ruler.y + static_cast<int>(std::lround(2 * scale)), width, height}});
    }
    const int least = static_cast<int>(std::lround(4 * scale));
    for (std::size_t index = 0; index < flags.size(); ++index) {
        Flag &flag = flags[index];
        if (index + 1 < flags.size())
            flag.box.width =
                std::clamp(flags[index + 1].x - flag.x - 1, std::min(least, flag.box.width), flag.box.width);
        if (flag.box.right() > right)
            flag.box.x = std::max(axis.left, flag.x - flag.box.width);
    }
    return flags;
}

} // namespace loopscope::timeline
