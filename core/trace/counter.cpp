#include "trace/counter.h"

#include <algorithm>

namespace loopscope::trace {

namespace {

/// The first sample after `time`.
auto samplesAfter(const std::vector<Sample> &samples, Time time)
{
    return std::upper_bound(samples.begin(), samples.end(), time,
                            [](Time t, const Sample &sample) { return t < sample.time; });
}

} // namespace

void addTo(Counter &counter, Time time, std::int32_t delta)
{
    auto &samples = counter.samples;
    auto place = samples.begin() + (samplesAfter(samples, time) - samples.cbegin());
    const std::int32_t before = place == samples.begin() ? 0 : std::prev(place)->value;
    if (place == samples.begin() || std::prev(place)->time != time)
        place = std::next(samples.insert(place, Sample{time, before}));
    for (auto later = std::prev(place); later != samples.end(); ++later) {
        later->value += delta;
        counter.highest = std::max(counter.highest, later->value);
    }
}

std::int32_t valueAt(const Counter &counter, Time time)
{
    const auto place = samplesAfter(counter.samples, time);
    return place == counter.samples.begin() ? 0 : std::prev(place)->value;
}

} // namespace loopscope::trace
