#pragma once

// What is under the pointer, in words: what, how long, why, on what, woken by whom.

#include "timeline/draw_list.h"
#include "timeline/hit_test.h"
#include "timeline/scene.h"

#include <QString>

#include <optional>

namespace loopscope::app {

struct HoverCard {
    QString title;
    QString text; ///< lines
    timeline::Role role = timeline::Role::Faint;

    bool operator==(const HoverCard &) const = default;
};

/// nullopt where there is nothing to tell. `x`, `y`: of the pointer, in device pixels.
std::optional<HoverCard> hoverCardOf(const timeline::Scene &scene, const timeline::Hit &hit, int x, int y);

} // namespace loopscope::app
