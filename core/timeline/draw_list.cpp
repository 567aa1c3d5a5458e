#include "timeline/draw_list.h"

#include <string_view>

namespace loopscope::timeline {

namespace {

constexpr std::array<std::string_view, roleCount> roleWords{
    "background", "panel",      "raised",  "line",  "text",  "dim",    "faint",    "accent",
    "on-accent",  "on-running", "running", "ready", "sleep", "io",     "lock",     "queue",
    "executor",   "task",       "mutex",   "gil",   "stall", "failed", "cancelled"};
constexpr std::array<std::string_view, 4> fillWords{"solid", "hatched", "striped", "outline"};
constexpr std::array<std::string_view, fontRoleCount> fontWords{"lane", "lane-bold", "note", "label", "mono", "title"};
constexpr std::array<std::string_view, layerCount> layerWords{"ground",       "spans",        "marks", "pinned-ground",
                                                              "pinned-spans", "pinned-marks", "head",  "overlay"};
static_assert(!roleWords.back().empty() && !fontWords.back().empty() && !layerWords.back().empty());

template <class Words, class Enum>
std::string_view wordAt(const Words &words, Enum value)
{
    return words[static_cast<std::size_t>(value)];
}

std::string at(int x, int y)
{
    return std::to_string(x) + ',' + std::to_string(y);
}

void write(std::string &out, const Rect &rect)
{
    out += "rect " + at(rect.x, rect.y) + ' ' + std::to_string(rect.width) + 'x' + std::to_string(rect.height) + ' ';
    out += wordAt(roleWords, rect.role);
    if (rect.fill != Fill::Solid)
        out += ' ' + std::string(wordAt(fillWords, rect.fill));
    if (rect.radius != 0)
        out += " radius=" + std::to_string(rect.radius);
    if (rect.alpha != 255)
        out += " alpha=" + std::to_string(rect.alpha);
}

void write(std::string &out, const Line &line)
{
    out += "line " + at(line.x1, line.y1) + ' ' + at(line.x2, line.y2) + ' ';
    out += wordAt(roleWords, line.role);
    if (line.width != 1)
        out += " width=" + std::to_string(line.width);
    if (line.dashed)
        out += " dashed";
    if (line.alpha != 255)
        out += " alpha=" + std::to_string(line.alpha);
}

void write(std::string &out, const Arrow &arrow)
{
    out += "arrow " + at(arrow.x1, arrow.y1) + ' ' + at(arrow.controlX1, arrow.controlY1) + ' ' +
           at(arrow.controlX2, arrow.controlY2) + ' ' + at(arrow.x2, arrow.y2) + ' ';
    out += wordAt(roleWords, arrow.role);
    if (arrow.alpha != 255)
        out += " alpha=" + std::to_string(arrow.alpha);
}

void write(std::string &out, const Text &text)
{
    out += "text " + at(text.x, text.baseline) + ' ' + std::to_string(text.width) + ' ';
    out += wordAt(fontWords, text.font);
    out += ' ';
    out += wordAt(roleWords, text.role);
    out += " \"" + text.text + '"';
}

template <class Primitives>
void writeAll(std::string &out, std::size_t layer, const Primitives &primitives)
{
    for (const auto &primitive : primitives) {
        out += layerWords[layer];
        out += ' ';
        write(out, primitive);
        out += '\n';
    }
}

} // namespace

std::string toText(const DrawList &list)
{
    std::string out = "picture " + std::to_string(list.width) + 'x' + std::to_string(list.height) + '\n';
    for (std::size_t layer = 0; layer < list.layers.size(); ++layer) {
        writeAll(out, layer, list.layers[layer].rects);
        writeAll(out, layer, list.layers[layer].lines);
        writeAll(out, layer, list.layers[layer].arrows);
        writeAll(out, layer, list.layers[layer].texts);
    }
    return out;
}

} // namespace loopscope::timeline
