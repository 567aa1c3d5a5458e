#pragma once

// Everything that a picture shows. The same scene at another size is the exported picture.

#include "analysis/causality.h"
#include "timeline/arrangement.h"
#include "timeline/note.h"
#include "timeline/viewport.h"
#include "trace/trace.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>

namespace loopscope::timeline {

using trace::SpanRef;

struct Rows;

struct Scene {
    const trace::Trace &trace; ///< must outlive the scene
    Viewport viewport{};
    std::optional<SpanRef> selection{};
    std::optional<SpanRef> hover{};
    std::optional<int> cursorX{};        ///< device pixels: the line under the pointer, with its time on the ruler
    std::optional<TimeRange> measured{}; ///< a measured piece of time
    bool live = false;                   ///< the run goes on: open spans reach up to `now`
    Time now{};                          ///< of the run; read only while live
    std::string title{};                 ///< a line above everything, for exported pictures; empty: none
    std::string subtitle{};              ///< beside the title
    bool minimap = true;
    bool counters = true;                      ///< rows that count what is in queues
    bool handles = false;                      ///< shows what can be dragged and clicked: not on a picture to keep
    std::optional<trace::LaneIndex> pointed{}; ///< the lane whose name the pointer is on
    Arrangement arrangement{};
    std::shared_ptr<const Rows> rows{};      ///< of a picture before: spares making them anew where they are still true
    std::span<const Note> notes{};           ///< by time; must outlive the scene
    std::optional<std::size_t> note{};       ///< the chosen one of them
    std::span<const SpanRef> matches{};      ///< of a search, by time; must outlive the scene
    std::span<const analysis::Link> trail{}; ///< the way along cause and effect that was walked; must outlive the scene
};

/// Up to where things are drawn: `now` while live, else the end of the trace.
Time presentOf(const Scene &scene);

} // namespace loopscope::timeline
