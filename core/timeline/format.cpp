#include "timeline/format.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <string_view>

namespace loopscope::timeline {

namespace {

using Ns = std::int64_t;
constexpr Ns second = 1'000'000'000;
constexpr Ns minute = 60 * second;
constexpr Ns hour = 60 * minute;

struct Unit {
    Ns ns;
    std::string_view name;
};
constexpr std::array units{Unit{1, " ns"}, Unit{1'000, " µs"}, Unit{1'000'000, " ms"}, Unit{second, " s"}};

/// The length without its sign: that of the most negative number, too.
std::uint64_t magnitude(Ns ns)
{
    return ns < 0 ? ~static_cast<std::uint64_t>(ns) + 1 : static_cast<std::uint64_t>(ns);
}

Ns absolute(Ns ns)
{
    return static_cast<Ns>(std::min<std::uint64_t>(magnitude(ns), static_cast<std::uint64_t>(INT64_MAX)));
}

Ns roundedTo(Ns ns, Ns step)
{
    return step <= 1 || ns > INT64_MAX - step ? ns : (ns + step / 2) / step * step;
}

/// `ns` in units of `unit`, cut after `digits` digits.
std::string decimal(Ns ns, Ns unit, int digits)
{
    std::string text = std::to_string(ns / unit);
    Ns rest = ns % unit;
    for (int digit = 0; digit < digits; ++digit) {
        if (digit == 0)
            text += '.';
        else if (digit % 3 == 0)
            text += ' ';
        unit /= 10;
        text += static_cast<char>('0' + (unit == 0 ? 0 : rest / unit));
        rest = unit == 0 ? 0 : rest % unit;
    }
    return text;
}

/// How many digits after the point tell apart what is `step` apart, in units of `unit`.
int digitsFor(Ns step, Ns unit)
{
    int digits = 0;
    for (; digits < 9 && step > 0 && unit > 0 && step % unit != 0; ++digits)
        unit /= 10;
    return digits;
}

std::string_view signOf(Ns ns)
{
    return ns < 0 ? "-" : "";
}

/// "2 min 30 s", "1 h 5 min": two neighbouring units, the second left out where it is zero.
std::string inSixties(Ns ns)
{
    const bool hours = ns >= hour;
    ns = roundedTo(ns, hours ? minute : second);
    const Ns large = hours || ns >= hour ? hour : minute;
    const Ns small = large / 60;
    std::string text = std::to_string(ns / large) + (large == hour ? " h" : " min");
    if (const Ns rest = ns % large / small; rest != 0)
        text += ' ' + std::to_string(rest) + (large == hour ? " min" : " s");
    return text;
}

std::string withoutZeros(std::string text)
{
    if (text.find('.') == std::string::npos)
        return text;
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.')
        text.pop_back();
    return text;
}

/// The largest unit that leaves something before the point, after rounding to `digits` significant digits.
std::string inUnits(Ns ns, bool nominal)
{
    for (const Unit &unit : units) {
        const bool last = unit.ns == second;
        const int digits = unit.ns == 1 ? 0 : nominal ? (ns < 10 * unit.ns ? 2 : 1) : ns < 10 * unit.ns || last ? 1 : 0;
        const Ns step = digits == 0 ? unit.ns : digits == 1 ? unit.ns / 10 : unit.ns / 100;
        const Ns rounded = roundedTo(ns, step);
        if (!last && rounded >= 1000 * unit.ns)
            continue;
        if (last && rounded >= minute)
            break;
        std::string text = decimal(rounded, unit.ns, rounded >= 10 * unit.ns && !nominal && !last ? 0 : digits);
        return (nominal ? withoutZeros(std::move(text)) : text) + std::string(unit.name);
    }
    return inSixties(ns);
}

std::string seconds(Ns ns, int digits)
{
    Ns step = second;
    for (int digit = 0; digit < digits; ++digit)
        step /= 10;
    ns = roundedTo(ns, step);
    std::string text;
    if (ns >= hour)
        text += std::to_string(ns / hour) + " h ";
    if (ns >= minute)
        text += std::to_string(ns % hour / minute) + " min ";
    return text + decimal(ns % minute, second, digits) + " s";
}

} // namespace

std::string formatDuration(Duration duration)
{
    return std::string(signOf(duration.count())) + inUnits(absolute(duration.count()), false);
}

std::string formatNominal(Duration duration)
{
    return std::string(signOf(duration.count())) + inUnits(absolute(duration.count()), true);
}

std::string formatTime(Time time, Duration resolution)
{
    const int digits = resolution.count() >= 1'000'000 ? 3 : resolution.count() >= 1'000 ? 6 : 9;
    return std::string(signOf(toNs(time))) + seconds(absolute(toNs(time)), digits);
}

std::string formatExact(Time time)
{
    const Ns ns = absolute(toNs(time));
    const int digits = ns % 1'000'000 == 0 ? 3 : ns % 1'000 == 0 ? 6 : 9;
    return std::string(signOf(toNs(time))) + seconds(ns, digits);
}

std::string formatTick(Time time, Duration step)
{
    const Ns ns = absolute(toNs(time));
    const std::string sign{signOf(toNs(time))};
    if (ns == 0)
        return "0 s";
    if (ns >= minute)
        return sign + (step.count() % second == 0 ? inSixties(ns) : seconds(ns, digitsFor(step.count(), second)));
    const Unit &unit = *std::find_if(units.rbegin(), units.rend(), [&](const Unit &each) { return ns >= each.ns; });
    return sign + decimal(ns, unit.ns, digitsFor(step.count(), unit.ns)) + std::string(unit.name);
}

std::string formatNumber(double value)
{
    constexpr std::array<const char *, 5> thousands{"", " k", " M", " G", " T"};
    const bool isSmallInteger = std::abs(value) < 1e5 && std::floor(value) == value;
    std::size_t unit = 0;
    for (; !isSmallInteger && std::abs(value) >= 999.5 && unit + 1 < thousands.size(); ++unit)
        value /= 1000;
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), isSmallInteger ? "%.0f" : "%.3g", value);
    return std::string(text.data()) + thousands[unit];
}

} // namespace loopscope::timeline
