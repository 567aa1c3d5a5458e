#pragma once

#include <QStringView>

#include <optional>

namespace loopscope::app {

/// How well some typed letters fit a text that has all of them in this order, whatever their case; nullopt where it has
/// not. Letters that begin words or follow each other count for more, and short texts before long ones. Spaces among
/// the letters mean nothing; without letters everything fits equally well.
std::optional<int> fuzzyScore(QStringView letters, QStringView text);

} // namespace loopscope::app
