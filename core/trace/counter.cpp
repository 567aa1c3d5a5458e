#include "trace/counter.h"

#include <algorithm>

namespace loopscope::trace {

namespace {

constexpr std::size_t samplesPerPeak = 64;

/// The index of the first sample after `time`.
std::size_t firstAfter(const Counter &counter, Time time)
{
    const auto &samples = counter.samples;
    if (samples.empty() || samples.back().time <= time)
        return samples.size();
    const auto place = std::upper_bound(samples.begin(), samples.end(), time,
                                        [](Time t, const Sample &sample) { return t < sample.time; });
    return static_cast<std::size_t>(place - samples.begin());
}

double highestByOne(const Counter &counter, std::size_t from, std::size_t to)
{
    double highest = 0;
    for (std::size_t index = from; index < to; ++index)
        highest = std::max(highest, counter.samples[index].value);
    return highest;
}

void renewPeaks(Counter &counter, std::size_t from)
{
    counter.peaks.resize((counter.samples.size() + samplesPerPeak - 1) / samplesPerPeak);
    for (std::size_t peak = from / samplesPerPeak; peak < counter.peaks.size(); ++peak) {
        const std::size_t first = peak * samplesPerPeak;
        counter.peaks[peak] = highestByOne(counter, first, std::min(first + samplesPerPeak, counter.samples.size()));
    }
}

} // namespace

void addTo(Counter &counter, Time time, double delta)
{
    auto &samples = counter.samples;
    const std::size_t after = firstAfter(counter, time);
    const double before = after == 0 ? 0 : samples[after - 1].value;
    const bool isThere = after > 0 && samples[after - 1].time == time;
    const std::size_t changed = isThere ? after - 1 : after;
    if (!isThere)
        samples.insert(samples.begin() + static_cast<std::ptrdiff_t>(after), Sample{time, before});
    for (std::size_t later = changed; later < samples.size(); ++later) {
        samples[later].value += delta;
        counter.highest = std::max(counter.highest, samples[later].value);
    }
    const bool isOneMore = !isThere && changed + 1 == samples.size() && changed % samplesPerPeak != 0;
    if (isOneMore) // nearly always
        counter.peaks.back() = std::max(counter.peaks.back(), samples.back().value);
    else
        renewPeaks(counter, changed);
}

void set(Counter &counter, Time time, double value)
{
    addTo(counter, time, value - (counter.samples.empty() ? 0 : counter.samples.back().value));
    counter.samples.back().value = value; // exactly
}

double valueAt(const Counter &counter, Time time)
{
    const std::size_t after = firstAfter(counter, time);
    return after == 0 ? 0 : counter.samples[after - 1].value;
}

double highestOf(const Counter &counter, std::size_t from, std::size_t to)
{
    to = std::min(to, counter.samples.size());
    const std::size_t firstPeak = (from + samplesPerPeak - 1) / samplesPerPeak;
    const std::size_t lastPeak = to / samplesPerPeak;
    if (firstPeak >= lastPeak)
        return highestByOne(counter, from, to);
    const auto peaks = counter.peaks.begin();
    const double within = *std::max_element(peaks + static_cast<std::ptrdiff_t>(firstPeak),
                                            peaks + static_cast<std::ptrdiff_t>(lastPeak));
    return std::max({within, highestByOne(counter, from, firstPeak * samplesPerPeak),
                     highestByOne(counter, lastPeak * samplesPerPeak, to)});
}

} // namespace loopscope::trace
