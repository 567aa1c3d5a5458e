#include "editor/duration_scale.h"

#include "scenario/expression.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>

namespace loopscope::app {

namespace {

constexpr double least = 100e3; // nanoseconds
constexpr double decades = 6;

struct Unit {
    std::string_view name;
    double nanoseconds;
};
constexpr std::array<Unit, 4> units{{{"min", 60e9}, {"s", 1e9}, {"ms", 1e6}, {"us", 1e3}}};

/// Minutes are for those who write them: 90s is as clear as 1.5min.
std::string textOf(double nanoseconds)
{
    const auto unit = std::find_if(units.begin() + 1, units.end() - 1, [nanoseconds](const Unit &each) {
        return nanoseconds >= each.nanoseconds * 0.9999;
    });
    std::array<char, 32> number{};
    std::snprintf(number.data(), number.size(), "%.6g", nanoseconds / unit->nanoseconds);
    return std::string(number.data()) + std::string(unit->name);
}

double twoDigits(double nanoseconds)
{
    const double step = std::pow(10, std::floor(std::log10(nanoseconds) + 1e-9) - 1);
    return std::round(nanoseconds / step) * step;
}

} // namespace

double sliderPosition(Duration duration)
{
    const double nanoseconds = std::max(static_cast<double>(duration.count()), least);
    return std::clamp(std::log10(nanoseconds / least) / decades, 0.0, 1.0);
}

std::string durationAt(double position)
{
    return textOf(twoDigits(least * std::pow(10, std::clamp(position, 0.0, 1.0) * decades)));
}

std::optional<DurationText> splitDuration(std::string_view text)
{
    if (!scenario::parseDuration(text))
        return std::nullopt;
    const std::size_t unit = text.find_last_of("0123456789.") + 1;
    return DurationText{std::string(text.substr(0, unit)), std::string(text.substr(unit))};
}

std::string durationBeside(std::string_view text, int step)
{
    const auto duration = scenario::parseDuration(text);
    if (!duration)
        return std::string(text);
    const double now = std::max(static_cast<double>(duration->count()), least);
    const double digit = std::pow(10, std::floor(std::log10(now) + (step < 0 ? -1e-9 : 1e-9)) - 1);
    return textOf(std::max(twoDigits(now + step * digit), least));
}

} // namespace loopscope::app
