#pragma once

namespace loopscope::app {

/// Has Qt Quick paint by itself where OpenGL would be emulated on the processor, which takes several times as long.
/// Needs an application object, and comes before the first window. An explicit QT_QUICK_BACKEND is left alone.
void chooseGraphics();

} // namespace loopscope::app
