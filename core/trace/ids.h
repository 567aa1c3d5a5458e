#pragma once

// Strong types for the numbers that a trace is full of, so that a task's number cannot be passed for a job's.

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace loopscope {

/// A number that names one thing of one kind within a run. Zero names nothing.
template <class Tag>
struct Id {
    std::uint32_t value = 0;

    constexpr Id() = default;
    constexpr explicit Id(std::uint32_t number) : value(number) {}
    constexpr explicit operator bool() const { return value != 0; }
    constexpr auto operator<=>(const Id &) const = default;
};

using TaskId = Id<struct TaskTag>; ///< a task of a loop; 1 is the main task
using JobId = Id<struct JobTag>;   ///< a job given to an executor
using NameId = Id<struct NameTag>; ///< a text in the run's table of names

} // namespace loopscope

template <class Tag>
struct std::hash<loopscope::Id<Tag>> {
    std::size_t operator()(loopscope::Id<Tag> id) const noexcept { return id.value; }
};
