#pragma once

#include "form/outline.h"

namespace loopscope::form {

/// The outline of a text whose root is a map with each part on lines of its own.
Outline outlineOf(std::string_view text, const YamlNode &root);

} // namespace loopscope::form
