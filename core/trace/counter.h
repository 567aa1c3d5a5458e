#pragma once

#include "trace/ids.h"
#include "trace/time.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <vector>

namespace loopscope::trace {

struct Sample {
    Time time{};
    double value = 0;
};

/// A gauge is whatever another program counted; the name says what.
enum class CounterKind : std::uint8_t { ReadyQueue, PoolQueue, Gauge };
inline constexpr int counterKindCount = static_cast<int>(CounterKind::Gauge) + 1;

/// A number that changes over time: samples in order, each valid until the next.
struct Counter {
    CounterKind kind = CounterKind::ReadyQueue;
    std::uint32_t number = 0; ///< of the loop or the pool; gauge: from 0
    NameId name{};            ///< of the loop or the pool; gauge: its own
    double highest = 0;
    std::deque<Sample> samples;
    std::vector<double> peaks; ///< the highest of every 64 samples
};

/// Adds `delta` to a counter from `time` on. Events may be told late (a task is ready since its deadline, but that is
/// noticed only when the loop comes round), so samples after `time` are raised too; those are few.
void addTo(Counter &counter, Time time, double delta);

/// Says what the value is from `time` on, which is not before the last sample.
void set(Counter &counter, Time time, double value);

/// The value at a time; 0 before the first sample.
double valueAt(const Counter &counter, Time time);

/// The highest of the samples [from, to); 0 where there are none. Looks at one value for 64 samples.
double highestOf(const Counter &counter, std::size_t from, std::size_t to);

} // namespace loopscope::trace
