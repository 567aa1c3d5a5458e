#pragma once

// What can be set, as a value: read once at the start, before there is a window, and written whenever it changes.

#include "window/graphics.h"

#include <cstdint>

namespace loopscope::app {

enum class Language : std::uint8_t { System, English, German };

struct Settings {
    Language language = Language::System; ///< from the next start
    Renderer renderer = Renderer::Auto;   ///< from the next start, unless the command line says another
    bool reducedMotion = false;           ///< nothing moves by itself: views change at once
    bool dragMeasures = false;            ///< dragging measures and Shift+drag moves, instead of the other way round
    bool wheelZooms = false;              ///< the wheel zooms and Ctrl+wheel scrolls, instead of the other way round
    int sourceSize = usualSourceSize;     ///< the letters of the source, in pixels
    double speed = 1.0;                   ///< of the first run after a start, as Session has it
    bool instant = false;                 ///< the first run after a start is on the virtual clock
    bool livePreview = true;              ///< every edit that is valid runs at once, on the virtual clock
    bool reopensLast = true;              ///< a start without a file opens what was open last

    static constexpr int usualSourceSize = 12;

    bool operator==(const Settings &) const = default;
};

/// What is kept, with what is missing or makes no sense as it is by itself.
Settings readSettings();
void writeSettings(const Settings &settings);

} // namespace loopscope::app
