#pragma once

#include "editing/fixes.h"

#include <QStringList>

namespace loopscope::app {

/// What a fix does, as a button says it: "Replace with “sleep”".
QString wordsFor(const scenario::Correction &correction);
QStringList wordsFor(const std::vector<editing::Fix> &fixes);

} // namespace loopscope::app
