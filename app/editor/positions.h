#pragma once

// Between an editor's positions, which count UTF-16 units, and what scenarios count: bytes in UTF-8, and columns, which
// are code points.

#include <QString>

#include <algorithm>
#include <cstdint>
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

/// Of a line, from 1.
inline int unitsBeforeColumn(QStringView line, std::uint32_t column)
{
    qsizetype units = 0;
    for (; column > 1 && units < line.size(); --column)
        units += line[units].isHighSurrogate() && units + 1 < line.size() ? 2 : 1;
    return static_cast<int>(units);
}

} // namespace loopscope::app
