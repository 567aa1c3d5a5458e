#pragma once

#include "form/yaml_tree.h"
#include "scenario/steps.h"

#include <optional>

namespace loopscope::form {

/// Whether YAML reads the text as itself without quotes.
bool isPlain(std::string_view text, bool inFlow);

/// How a text stands in YAML: in the given style if that can hold it, in quotes only where they are needed.
std::string scalar(std::string_view text, YamlNode::Style style, bool inFlow);

/// How what was typed for a field of this type is written; nullopt where there is no way to write it on one line.
std::optional<std::string> written(std::string_view typed, scenario::FieldType type, YamlNode::Style style,
                                   bool inFlow);

} // namespace loopscope::form
