#pragma once

// What opening a file brings, whatever kind of file it is.

#include "exchange/flaws.h"
#include "timeline/arrangement.h"
#include "timeline/coordinates.h"
#include "timeline/note.h"
#include "trace/trace.h"

#include <optional>

namespace loopscope::exchange {

/// Where somebody was when the run was saved.
struct View {
    timeline::TimeRange range;
    std::uint32_t scrollY = 0; ///< logical pixels that the lanes are moved up by
    bool whole = false;        ///< the whole run, whatever the size of the picture
};

/// A run with all that is kept with it.
struct SavedRun {
    std::string title;    ///< of the scenario; empty for a trace of another program
    std::string scenario; ///< its text; likewise
    std::string ending;   ///< a sentence on how the run ended, where it did not come to its end
    trace::Trace trace;
    std::vector<timeline::Note> notes; ///< by time
    std::optional<View> view;
    timeline::Arrangement arrangement;
};

/// As much of a file as is whole, and what is not.
struct OpenedRun {
    SavedRun run;
    Flaws flaws;
};

/// Why a file cannot be opened at all: a sentence without the file's name. Empty: it was cancelled.
struct OpenError {
    std::string text;
};

} // namespace loopscope::exchange
