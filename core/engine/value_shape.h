#pragma once

// Where values keep their shapes: for value.cpp and value_append.cpp alone.

#include "engine/value.h"

#include <algorithm>

namespace loopscope::engine {

/// The shape of a container after one more item.
inline Shape around(Shape container, Shape item)
{
    constexpr std::uint64_t enough = 1ULL << 60U; // and no overflow beyond
    return {std::max(container.depth, item.depth + 1), std::min(enough, container.weight + item.weight + 2)};
}

/// The shape of a value that holds something of this shape.
inline Shape held(Shape content)
{
    return content.weight > 1 ? Shape{content.depth, content.weight + 8} : Shape{0, 7};
}

/// What a value's pointer to a list, a dictionary or an exception really points to.
template <class Content>
struct Measured : Content {
    Measured(Content content, Shape itsShape) : Content(std::move(content)), shape(itsShape) {}
    Shape shape;
};

} // namespace loopscope::engine
