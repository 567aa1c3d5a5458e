#pragma once

// Between an editor's positions, which count UTF-16 units, and offsets of the text's bytes in UTF-8.

#include <QString>

#include <algorithm>
#include <string_view>

namespace loopscope::app {

inline std::size_t bytesBefore(QStringView text, int position)
{
    return static_cast<std::size_t>(text.first(std::clamp<qsizetype>(position, 0, text.size())).toUtf8().size());
}

inline int unitsBefore(std::string_view text, std::size_t offset)
{
    const std::string_view before = text.substr(0, offset);
    return static_cast<int>(QString::fromUtf8(before.data(), static_cast<qsizetype>(before.size())).size());
}

} // namespace loopscope::app
