#pragma once

#include "editor/source_highlighter.h"

namespace loopscope::app {

/// The coloured pieces of one line of Python, from left to right. Knows no line but this one: no text in the programs
/// that Loopscope writes has several.
std::vector<SourcePiece> pythonPiecesOf(const QString &line);

} // namespace loopscope::app
