#pragma once

// The parts that build() puts together, each in its own file. They share what does not change during one picture.

#include "timeline/canvas.h"
#include "timeline/lane_query.h"
#include "timeline/layout.h"
#include "timeline/roles.h"
#include "timeline/scene.h"

namespace loopscope::timeline {

struct Drawing {
    const Scene &scene;
    const Layout &layout;
    Canvas &canvas;
    Time now{};                  ///< up to where things are drawn
    std::vector<bool> heldLoops; ///< by number: who slept past its deadline there cannot be woken

    const trace::Trace &trace() const { return scene.trace; }
    const Metrics &metrics() const { return layout.metrics; }
    /// A length of `logical` pixels in device pixels.
    int px(int logical) const;
    /// For a lane's pieces.
    Present presentOf(const trace::Lane &lane) const;
};

/// Where a piece of time is drawn in a row: as high as its state, and wide enough to be seen. Not clipped.
Box boxOf(const Layout &layout, const Row &row, TimeRange time, trace::SpanState state);
/// As above, for a span by its place; empty where its lane has no row.
Box boxOf(const Scene &scene, const Layout &layout, SpanRef span);

/// Whether a row is high enough for words: those of a lane that was made low would cover its neighbours.
bool fitsInto(const Drawing &drawing, const Row &row, FontRole font);

void drawGround(const Drawing &drawing); ///< grid, sections, tint of stalls. Last: the grid keeps clear of texts
void drawNames(const Drawing &drawing);
void drawLoopRow(const Drawing &drawing, const Row &row);
void drawTaskRow(const Drawing &drawing, const Row &row);
void drawWorkerRow(const Drawing &drawing, const Row &row);
void drawTrackRow(const Drawing &drawing, const Row &row);
/// What tells an ending that was not a plain return, a cross or a stop, and its words where there is room.
void drawEnding(const Drawing &drawing, const Row &row, const trace::Lane &lane);
/// A job that failed or was cancelled has a dark end; a thread that did says why (drawEnding).
void drawJobEnding(const Drawing &drawing, const Row &row, const trace::Lane &lane, const Piece &piece);
void drawEmptyPool(const Drawing &drawing, const Row &row);
void drawHidden(const Drawing &drawing, const Row &row); ///< what those do that are folded into a row
void drawCounterRow(const Drawing &drawing, const Row &row);
void drawStalls(const Drawing &drawing); ///< the bands over the loop and the culprit
void drawLinks(const Drawing &drawing);  ///< hops, wake-ups, cancellations
void drawWarnings(const Drawing &drawing);
void drawHead(const Drawing &drawing);              ///< title, ruler, cursor, notes
std::vector<Box> drawNotes(const Drawing &drawing); ///< returns where their flags are, which the ruler keeps clear of
void drawMatches(const Drawing &drawing);           ///< of a search: in the lanes and on the minimap
void drawMinimap(const Drawing &drawing);
void drawVictims(const Drawing &drawing); ///< of the stall that is selected
void drawChoice(const Drawing &drawing);  ///< selection, hover, measured time, the way that was walked
void drawEmpty(const Drawing &drawing);   ///< what to say where there is nothing

} // namespace loopscope::timeline
