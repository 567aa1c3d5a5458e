#pragma once

#include "scenario/scenario.h"

#include <QString>

#include <string>
#include <variant>

namespace loopscope::app {

struct ScenarioText {
    std::string name; ///< what errors are reported under: the path, or the demo's id
    std::string text;
};

/// The text of a file or a demo; or one clear sentence why there is none.
std::variant<ScenarioText, QString> loadScenario(const QString &fileOrId);

} // namespace loopscope::app
