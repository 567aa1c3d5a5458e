#pragma once

// Where the window was, kept from one start to the next.

#include <QList>
#include <QRect>

#include <optional>

namespace loopscope::app {

struct WindowPlace {
    QRect geometry; ///< while it is not maximised
    bool maximized = false;
};

/// Nullopt where none is kept, or it makes no sense.
std::optional<WindowPlace> readWindowPlace();
void writeWindowPlace(const WindowPlace &place);

/// A window that was at `wanted` last, on the screens that there are now: there, moved and made smaller as far as it
/// takes to be on a screen as a whole. The first screen is the main one; there is at least one.
QRect placedOn(const QRect &wanted, const QList<QRect> &screens);

} // namespace loopscope::app
