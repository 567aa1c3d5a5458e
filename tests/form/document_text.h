#pragma once

#include "scenario/document.h"

#include <string>

namespace loopscope::test {

/// A document as lines of what it means, without places: equal for documents that differ in layout alone.
std::string toText(const scenario::Document &document);

} // namespace loopscope::test
