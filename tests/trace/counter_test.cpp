// A number that changes over time, told partly too late.

#include "support/check.h"
#include "trace/counter.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <string>

using namespace loopscope;
using namespace loopscope::trace;
using test::check;
using test::checkEqual;

namespace {

std::string samplesOf(const Counter &counter)
{
    std::string text;
    for (const Sample &sample : counter.samples)
        text += (text.empty() ? "" : " ") + std::to_string(toNs(sample.time)) + ':' +
                std::to_string(std::lround(sample.value));
    return text;
}

void valuesHoldUntilTheNextChange()
{
    Counter counter;
    checkEqual(valueAt(counter, timeFromNs(5)), 0, "a counter that never counted");
    addTo(counter, timeFromNs(10), 1);
    addTo(counter, timeFromNs(30), 2);
    addTo(counter, timeFromNs(50), -3);
    checkEqual(samplesOf(counter), "10:1 30:3 50:0", "samples");
    checkEqual(valueAt(counter, timeFromNs(9)), 0, "before the first change");
    checkEqual(valueAt(counter, timeFromNs(10)), 1, "at a change");
    checkEqual(valueAt(counter, timeFromNs(49)), 3, "just before a change");
    checkEqual(valueAt(counter, timeFromNs(1000)), 0, "after the last change");
    checkEqual(counter.highest, 3, "highest");
}

void changesOfOneMomentAreOneSample()
{
    Counter counter;
    addTo(counter, timeFromNs(10), 1);
    addTo(counter, timeFromNs(10), 1);
    addTo(counter, timeFromNs(10), -2);
    checkEqual(samplesOf(counter), "10:0", "samples");
}

void aLateChangeRaisesWhatFollows()
{
    Counter counter;
    addTo(counter, timeFromNs(10), 1);
    addTo(counter, timeFromNs(40), 1);
    addTo(counter, timeFromNs(20), 1);
    checkEqual(samplesOf(counter), "10:1 20:2 40:3", "between two samples");
    addTo(counter, timeFromNs(40), -1);
    addTo(counter, timeFromNs(10), 1);
    checkEqual(samplesOf(counter), "10:2 20:3 40:3", "at a sample that is there");
    addTo(counter, timeFromNs(5), 1);
    checkEqual(samplesOf(counter), "5:1 10:3 20:4 40:4", "before the first one");
    checkEqual(counter.highest, 4, "the highest counts late changes, too");
}

void anyOrderGivesTheSameSums()
{
    std::mt19937 random(7);
    Counter counter;
    std::map<std::int64_t, std::int32_t> deltas;
    for (int i = 0; i < 2000; ++i) {
        const auto time = static_cast<std::int64_t>(random() % 300);
        const auto delta = static_cast<std::int32_t>(random() % 7) - 3;
        addTo(counter, timeFromNs(time), delta);
        deltas[time] += delta;
    }
    for (std::int64_t time = 0; time < 300; ++time) {
        std::int32_t sum = 0;
        for (auto at = deltas.begin(); at != deltas.upper_bound(time); ++at)
            sum += at->second;
        checkEqual(valueAt(counter, timeFromNs(time)), sum, "the value at " + std::to_string(time));
    }
}

void theHighestOfAnyStretchIsKnown()
{
    std::mt19937 random(9);
    Counter counter;
    std::int64_t time = 0;
    for (int i = 0; i < 2000; ++i) {
        time += static_cast<std::int64_t>(random() % 3);
        const auto late = static_cast<std::int64_t>(random() % 50 == 0 ? random() % 200 : 0);
        addTo(counter, timeFromNs(std::max<std::int64_t>(0, time - late)), static_cast<std::int32_t>(random() % 7) - 3);
    }
    for (int i = 0; i < 2000; ++i) {
        const std::size_t from = random() % counter.samples.size();
        const std::size_t to = from + random() % (counter.samples.size() - from + 2);
        double highest = 0;
        for (std::size_t index = from; index < std::min(to, counter.samples.size()); ++index)
            highest = std::max(highest, counter.samples[index].value);
        checkEqual(highestOf(counter, from, to), highest, "the highest of a stretch");
    }
    checkEqual(highestOf(Counter{}, 0, 10), 0, "of nothing");
}

constexpr test::Case cases[] = {
    {"values hold until the next change", valuesHoldUntilTheNextChange},
    {"changes of one moment are one sample", changesOfOneMomentAreOneSample},
    {"a late change raises what follows", aLateChangeRaisesWhatFollows},
    {"the highest of any stretch is known", theHighestOfAnyStretchIsKnown},
    {"any order gives the same sums", anyOrderGivesTheSameSums},
};

} // namespace

int main()
{
    return test::runCases(cases);
}
