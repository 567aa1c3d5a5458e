#pragma once

// How the lanes of a picture are arranged: which are left out, folded or pinned, in which order they stand, how high
// they are. A plain value, chosen by the reader; the layout is a function of it and of the trace.

#include "trace/span.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace loopscope::timeline {

/// Some of the values of a small enumeration.
template <class Enum>
class EnumSet {
public:
    constexpr EnumSet() = default;
    static constexpr EnumSet fromBits(std::uint32_t bits)
    {
        EnumSet set;
        set.m_bits = bits;
        return set;
    }

    constexpr bool contains(Enum value) const { return (m_bits & bit(value)) != 0; }
    constexpr void insert(Enum value) { m_bits |= bit(value); }
    constexpr void toggle(Enum value) { m_bits ^= bit(value); }
    constexpr bool empty() const { return m_bits == 0; }
    constexpr bool intersects(EnumSet other) const { return (m_bits & other.m_bits) != 0; }
    constexpr std::uint32_t bits() const { return m_bits; } ///< 1 << value for each

    bool operator==(const EnumSet &) const = default;

private:
    static constexpr std::uint32_t bit(Enum value) { return 1U << static_cast<unsigned>(value); }

    std::uint32_t m_bits = 0;
};

/// Some of the lanes, in their order. Cheap to copy: a scene has some of them.
class LaneSet {
public:
    bool contains(trace::LaneIndex lane) const { return std::binary_search(m_lanes.begin(), m_lanes.end(), lane); }
    void insert(trace::LaneIndex lane)
    {
        const auto place = std::lower_bound(m_lanes.begin(), m_lanes.end(), lane);
        if (place == m_lanes.end() || *place != lane)
            m_lanes.insert(place, lane);
    }
    void erase(trace::LaneIndex lane) { std::erase(m_lanes, lane); }
    void toggle(trace::LaneIndex lane) { contains(lane) ? erase(lane) : insert(lane); }
    bool empty() const { return m_lanes.empty(); }
    std::size_t size() const { return m_lanes.size(); }
    auto begin() const { return m_lanes.begin(); }
    auto end() const { return m_lanes.end(); }

    bool operator==(const LaneSet &) const = default;

private:
    std::vector<trace::LaneIndex> m_lanes;
};

enum class LaneOrder : std::uint8_t {
    Creation, ///< as a tree: every task below the one that created it, in the order in which they came
    Name,     ///< this and the following are flat lists; numbers in names count as numbers
    RunTime,  ///< who ran for longest comes first; over the whole run, so that moving about does not shuffle them
    WaitTime, ///< who was ready and had to wait for longest comes first; likewise
};
inline constexpr int laneOrderCount = static_cast<int>(LaneOrder::WaitTime) + 1;

/// What a lane does within the time in view. (Over the whole run nearly every lane does all of it, and asking would
/// help nobody to find his task among thousands.)
enum class LaneActivity : std::uint8_t {
    Running,
    Ready,     ///< for some time: it had to wait
    Suspended, ///< waits for something
    Stalling,  ///< holds its loop for too long
};
inline constexpr int laneActivityCount = static_cast<int>(LaneActivity::Stalling) + 1;

/// What a lane waits for, at any time of the run: reasons that have a colour in common.
enum class LaneTopic : std::uint8_t {
    Sleep,
    Io,
    Lock, ///< and semaphores, events, conditions, barriers, mutexes, the interpreter's lock
    Queue,
    Executor,
    Task, ///< and futures, and the end of threads
};
inline constexpr int laneTopicCount = static_cast<int>(LaneTopic::Task) + 1;

/// The topic that waiting for a reason belongs to; nullopt for what is no waiting.
std::optional<LaneTopic> topicOf(trace::Reason reason);

/// Which tasks, workers, threads and processes are shown. Loops and counters always are.
struct LaneFilter {
    std::string text;                   ///< of a lane's name, its coroutine or the jobs it ran, A as a; empty: any
    EnumSet<LaneActivity> activities{}; ///< at least one of them; empty: any
    EnumSet<LaneTopic> topics{};        ///< likewise

    bool empty() const { return text.empty() && activities.empty() && topics.empty(); }
    bool operator==(const LaneFilter &) const = default;
};

/// Lanes are named by their place in the trace; those that it does not have are passed over.
struct Arrangement {
    LaneSet folded; ///< tasks whose descendants are not shown. Read only for LaneOrder::Creation
    LaneSet pinned; ///< these stay at the top while others scroll, filter or not
    LaneFilter filter;
    LaneOrder order = LaneOrder::Creation;
    std::optional<double> height; ///< of all lanes, relative to their usual height; nullopt: they use the room there is
    std::map<trace::LaneIndex, double> heights; ///< of single lanes, relative to the others

    bool operator==(const Arrangement &) const = default;
};

/// No lane is lower or higher than these make it.
inline constexpr double leastLaneHeight = 0.4;
inline constexpr double mostLaneHeight = 4.0;

} // namespace loopscope::timeline
