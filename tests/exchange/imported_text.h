#pragma once

// What was imported, as text: a line for each lane, "name: span 0..10, span 12..", children indented, times in µs.

#include "exchange/chrome_trace_reader.h"
#include "support/check.h"

#include <sstream>
#include <string>

namespace loopscope::test {

inline std::string microseconds(Time time)
{
    std::string text = std::to_string(toNs(time) / 1000);
    if (const auto rest = toNs(time) % 1000; rest != 0)
        text += '.' + std::to_string(1000 + rest).substr(1);
    return text;
}

inline std::string lanesText(const trace::Trace &trace, trace::LaneIndex parent = trace::noLane)
{
    std::string text;
    for (trace::LaneIndex index = 0; index < trace.lanes().size(); ++index) {
        const trace::Lane &lane = trace.lane(index);
        if (lane.parent != parent)
            continue;
        text += std::string(2U * lane.depth, ' ') + std::string(trace.text(lane.name)) + ':';
        for (const trace::Span &span : lane.spans)
            text += ' ' + std::string(trace.text(span.object)) + ' ' + microseconds(span.begin) + ".." +
                    (span.isOpen() ? std::string() : microseconds(span.end));
        text += '\n' + lanesText(trace, index);
    }
    return text;
}

inline std::string wakeupsText(const trace::Trace &trace)
{
    std::string text;
    for (const trace::Wakeup &wakeup : trace.wakeups())
        text += std::string(trace.text(trace.lane(wakeup.from).spans[wakeup.fromSpan].object)) + " > " +
                std::string(trace.text(trace.lane(wakeup.to).spans[wakeup.toSpan].object)) + ' ' +
                microseconds(wakeup.time) + '\n';
    return text;
}

inline std::string countersText(const trace::Trace &trace)
{
    std::ostringstream text;
    for (const trace::Counter &counter : trace.counters()) {
        text << trace.text(counter.name) << ':';
        for (const trace::Sample &sample : counter.samples)
            text << ' ' << microseconds(sample.time) << '=' << sample.value;
        text << '\n';
    }
    return text.str();
}

inline std::string flawsText(const exchange::Flaws &flaws)
{
    std::string text;
    for (const exchange::Flaw &flaw : flaws.told())
        text += std::to_string(flaw.byte) + ": " + flaw.text + '\n';
    return text;
}

inline std::variant<exchange::OpenedRun, exchange::OpenError> import(const std::string &json,
                                                                     const exchange::ImportLimits &limits = {})
{
    std::istringstream in(json);
    exchange::Progress progress;
    return exchange::readChromeTrace(in, progress, limits);
}

/// What is known to be a trace.
inline exchange::OpenedRun imported(const std::string &json, const exchange::ImportLimits &limits = {})
{
    auto opened = import(json, limits);
    if (const auto *error = std::get_if<exchange::OpenError>(&opened))
        fail("refused: " + error->text);
    return std::get<exchange::OpenedRun>(std::move(opened));
}

inline std::string refusal(const std::string &json)
{
    const auto opened = import(json);
    const auto *error = std::get_if<exchange::OpenError>(&opened);
    return error == nullptr ? "opened" : error->text;
}

} // namespace loopscope::test
