#pragma once

#include <QString>

#include <cstdint>
#include <optional>

namespace loopscope::app {

/// Who puts the window's pixels on the screen. The timeline is the same image with each of them.
enum class Renderer : std::uint8_t {
    Auto,    ///< Gpu, unless OpenGL would be emulated on the processor, which takes several times as long as Software
    Gpu,     ///< OpenGL
    Software ///< Qt Quick by itself
};

/// Needs an application object, and comes before the first window. With Auto, an explicit QT_QUICK_BACKEND is left
/// alone. What is wrong with the choice and what to do about it, or nullopt.
std::optional<QString> chooseRenderer(Renderer renderer);

} // namespace loopscope::app
