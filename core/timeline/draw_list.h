#pragma once

// What the timeline looks like, as plain data: every consumer (screen, PNG, SVG, PDF) paints exactly this list and adds
// nothing. Coordinates are whole device pixels, y downwards; whoever builds the list has clipped everything to its
// clip rectangles already, because not every consumer can clip. Colours are roles: only a painter knows the theme.

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace loopscope::timeline {

/// What a colour stands for. app/theme gives each role its colour, dark and light.
enum class Role : std::uint8_t {
    Background,
    Panel,
    Raised,
    Line,
    Text,
    Dim,
    Faint,
    Accent,
    OnAccent,  ///< text on Accent
    OnRunning, ///< text on Running
    Running,
    Ready,
    Sleep,
    Io,
    Lock,
    Queue,
    Executor,
    Task,
    Mutex,
    Gil,
    Stall,
    Failed,
    Cancelled,
};
inline constexpr int roleCount = static_cast<int>(Role::Cancelled) + 1;

/// How a rectangle is filled. A state is never told by colour alone.
enum class Fill : std::uint8_t { Solid, Hatched, Striped, Outline };

enum class FontRole : std::uint8_t { Lane, LaneBold, Note, Label, Mono, Title };
inline constexpr int fontRoleCount = static_cast<int>(FontRole::Title) + 1;

struct Rect {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    Role role = Role::Background;
    Fill fill = Fill::Solid;
    std::uint8_t radius = 0;  ///< of the corners
    std::uint8_t alpha = 255; ///< 255 is opaque
    std::uint8_t border = 1;  ///< of an Outline: its width, inside of the rectangle
};

struct Line {
    int x1 = 0;
    int y1 = 0;
    int x2 = 0;
    int y2 = 0;
    Role role = Role::Line;
    std::uint8_t width = 1;
    bool dashed = false;
    std::uint8_t alpha = 255;
};

/// A cubic curve from (x1, y1) to (x2, y2) with an arrow head at its end.
struct Arrow {
    int x1 = 0;
    int y1 = 0;
    int controlX1 = 0;
    int controlY1 = 0;
    int controlX2 = 0;
    int controlY2 = 0;
    int x2 = 0;
    int y2 = 0;
    Role role = Role::Dim;
    std::uint8_t width = 1;
    std::uint8_t alpha = 255;
};

/// One run of text, elided already; x is its left edge, baseline its base line.
struct Text {
    int x = 0;
    int baseline = 0;
    int width = 0; ///< what the builder measured; a painter of vectors fits the text to it
    std::string text;
    FontRole font = FontRole::Lane;
    Role role = Role::Text;
};

/// Painted in order: rectangles, lines, arrows, texts.
struct Layer {
    std::vector<Rect> rects;
    std::vector<Line> lines;
    std::vector<Arrow> arrows;
    std::vector<Text> texts;
};

/// Layers from back to front. What is pinned lies above what scrolls under it.
enum class LayerKind : std::uint8_t { Ground, Spans, Marks, PinnedGround, PinnedSpans, PinnedMarks, Head, Overlay };
inline constexpr int layerCount = static_cast<int>(LayerKind::Overlay) + 1;

struct DrawList {
    int width = 0;
    int height = 0;
    double scale = 1.0; ///< device pixels per logical pixel: patterns and fonts follow it
    std::array<Layer, layerCount> layers;

    Layer &layer(LayerKind kind) { return layers[static_cast<std::size_t>(kind)]; }
    const Layer &layer(LayerKind kind) const { return layers[static_cast<std::size_t>(kind)]; }
};

/// One primitive a line, layer by layer: what tests compare.
std::string toText(const DrawList &list);

} // namespace loopscope::timeline
