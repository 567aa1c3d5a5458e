#include "editing/knobs.h"

#include "editing/knob_finder.h"
#include "scenario/expression.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace loopscope::editing {

using namespace form;

namespace {

constexpr std::int64_t thousand = 1000;

/// With so many significant digits.
std::int64_t rounded(double value, int digits)
{
    if (!(std::abs(value) >= 1))
        return 0;
    const double unit = std::pow(10.0, std::max(0.0, std::floor(std::log10(std::abs(value))) + 1 - digits));
    return std::llround(std::round(value / unit) * unit);
}

/// Thousandths of something as a decimal number: "2.5".
std::string decimal(std::int64_t thousandths)
{
    std::string text = std::to_string(thousandths / thousand);
    std::string rest = std::to_string(thousand + thousandths % thousand).substr(1);
    rest.erase(rest.find_last_not_of('0') + 1);
    return rest.empty() ? text : text + '.' + rest;
}

std::string durationText(std::int64_t ns)
{
    static constexpr std::array<std::pair<std::string_view, std::int64_t>, 3> units{
        {{"s", 1'000'000'000}, {"ms", 1'000'000}, {"us", 1'000}}};
    if (ns == 0)
        return "0s";
    for (const auto &[name, unit] : units) {
        if (ns >= unit && ns % (unit / thousand) == 0)
            return decimal(ns / (unit / thousand)) + std::string(name);
    }
    return std::to_string(ns) + "ns";
}

/// What a duration becomes on a machine of this speed. Its digits are those that one would write.
std::int64_t atSpeed(std::int64_t ns, std::int64_t speed)
{
    return rounded(static_cast<double>(ns) * thousand / static_cast<double>(speed), 6);
}

} // namespace

std::vector<Knob> knobsOf(std::string_view text)
{
    return KnobFinder(text).knobs();
}

TextEdits withKnob(const Knob &knob, std::int64_t value)
{
    value = std::clamp(value, knob.least, knob.most);
    TextEdits edits;
    for (const Knob::Place &place : knob.places) {
        const bool isSpeed = knob.kind == KnobKind::Speed;
        const std::string text = isSpeed ? durationText(atSpeed(place.value, value)) : toText(knob.unit, value);
        edits.push_back({place.offset, place.length, knob.before + text + knob.after});
    }
    return edits;
}

std::string toText(KnobUnit unit, std::int64_t value)
{
    switch (unit) {
    case KnobUnit::Things:
        break;
    case KnobUnit::Nanoseconds:
        return durationText(value);
    case KnobUnit::Thousandths:
        return decimal(value);
    }
    return std::to_string(value);
}

std::optional<std::int64_t> knobValue(KnobUnit unit, std::string_view text)
{
    if (unit == KnobUnit::Nanoseconds) {
        const std::optional<Duration> duration = scenario::parseDuration(text);
        return duration ? std::optional(std::int64_t{duration->count()}) : std::nullopt;
    }
    const char *end = text.data() + text.size();
    if (unit == KnobUnit::Things) {
        std::int64_t value = 0;
        const auto parsed = std::from_chars(text.data(), end, value);
        return parsed.ec == std::errc{} && parsed.ptr == end ? std::optional(value) : std::nullopt;
    }
    double value = 0;
    const auto parsed = std::from_chars(text.data(), end, value);
    const bool isSpeed = parsed.ec == std::errc{} && parsed.ptr == end && value >= 0 && value <= 1e6;
    return isSpeed ? std::optional(std::int64_t{std::llround(value * thousand)}) : std::nullopt;
}

std::vector<std::int64_t> valuesOf(const Knob &knob, const KnobRange &range)
{
    const auto from = static_cast<double>(std::clamp(range.from, knob.least, knob.most));
    const auto to = static_cast<double>(std::clamp(range.to, knob.least, knob.most));
    const bool byFactors = range.spacing == Spacing::Doubling && from > 0 && to > 0;
    std::vector<std::int64_t> values{knob.value};
    for (int i = 0; i < range.count; ++i) {
        const double part = range.count > 1 ? static_cast<double>(i) / (range.count - 1) : 0;
        const double value = byFactors ? from * std::pow(to / from, part) : from + part * (to - from);
        values.push_back(std::clamp(rounded(value, 3), knob.least, knob.most));
    }
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    return values;
}

KnobRange usualRange(const Knob &knob)
{
    const auto within = [&](std::int64_t from, std::int64_t to, int count, Spacing spacing) {
        return KnobRange{std::clamp(from, knob.least, knob.most), std::clamp(to, knob.least, knob.most), count,
                         spacing};
    };
    switch (knob.kind) {
    case KnobKind::Workers:
    case KnobKind::Object:
        return within(1, std::max<std::int64_t>(6, knob.value * 2), 6, Spacing::Even);
    case KnobKind::Count:
        return within(std::max<std::int64_t>(1, knob.value / 4), std::max<std::int64_t>(4, knob.value * 4), 5,
                      Spacing::Doubling);
    case KnobKind::Speed:
        return within(250, 8000, 6, Spacing::Doubling);
    case KnobKind::StallAfter:
    case KnobKind::Duration:
        break;
    }
    constexpr std::int64_t millisecond = 1'000'000;
    const std::int64_t value = knob.value > 0 ? std::min(knob.value, knob.most / 4) : 8 * millisecond;
    return within(std::max<std::int64_t>(1, value / 8), value * 4, 6, Spacing::Doubling);
}

} // namespace loopscope::editing
