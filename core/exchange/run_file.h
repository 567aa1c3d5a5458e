#pragma once

#include "exchange/imported.h"
#include "exchange/progress.h"

#include <iosfwd>
#include <span>
#include <variant>

namespace loopscope::exchange {

/// A run with all that is kept with it, as whoever has it hands it over; nothing is copied.
struct RunParts {
    std::string_view title;
    std::string_view scenario;
    std::string_view ending;
    const trace::Trace &trace;
    std::span<const timeline::Note> notes;
    std::optional<View> view;
    const timeline::Arrangement &arrangement;
};

/// Writes a run file. The same run gives the same bytes. Whether everything could be written is for the caller to ask
/// the stream.
void writeRunFile(const RunParts &run, std::ostream &out);

/// Whether a file begins as run files do.
bool isRunFile(std::string_view beginning);

/// Reads a whole file. Sections that are damaged or missing are left out and told. On any thread.
std::variant<OpenedRun, OpenError> readRunFile(std::string_view file, Progress &progress);

} // namespace loopscope::exchange
