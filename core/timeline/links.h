#pragma once

// From one lane to another: a job's way out of the loop and back, who woke whom, who cancelled whom. Only what begins
// and ends in view, and no more of it than can be told apart: where there are many, one stands for its neighbours, and
// knows for how many. What the selected span has to do with is never left out.

#include "timeline/draw_list.h"
#include "timeline/layout.h"
#include "timeline/scene.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace loopscope::timeline {

enum class LinkKind : std::uint8_t { Submit, Return, Wakeup, Cancel };

struct Link {
    LinkKind kind = LinkKind::Wakeup;
    std::size_t index = 0; ///< of the hop, the wake-up or the cancellation in the trace
    Arrow arrow;
    bool pinned = false;      ///< one of its ends is
    bool chosen = false;      ///< the selected span has to do with it
    std::uint32_t others = 0; ///< how many more there are around it that are left out
    bool orMore = false;      ///< there are too many to count them all
};

std::vector<Link> linksOf(const Scene &scene, const Layout &layout);

/// The way along cause and effect that was walked, as far as it leads from lane to lane and is in view. `index` and
/// `kind` tell nothing here.
std::vector<Link> trailOf(const Scene &scene, const Layout &layout);

/// The link under a pixel, or a few pixels beside it.
std::optional<Link> linkAt(const Scene &scene, int x, int y);

struct Point {
    int x = 0;
    int y = 0;
};

/// Of its curve.
Point middleOf(const Arrow &arrow);

/// "×37", "×501+".
std::string countOf(const Link &link);

} // namespace loopscope::timeline
