#pragma once

// Runs that Loopscope itself wrote as Chrome traces: their lanes, states, jobs and stalls come back, as far as the
// format has a place for them (see chrome_trace_writer.cpp). A run file keeps all of it.

#include "exchange/chrome_trace_reader.h"
#include "exchange/event_sink.h"
#include "trace/names.h"

#include <string>
#include <unordered_map>

namespace loopscope::exchange {

class RunRestorer final : public EventSink {
public:
    /// `description` is what the file says of the run as a whole, as an object.
    RunRestorer(std::string_view description, const ImportLimits &limits);

    void add(const TraceEvent &event, std::uint64_t byte, Flaws &flaws) override;
    std::string title() const override { return m_title; }
    trace::TraceParts finish(Flaws &flaws, const Progress &progress) override;

private:
    /// What an event has in its args, in plain text.
    class Args;

    trace::Lane *laneOf(const TraceEvent &event);
    void addDescription(const TraceEvent &event, const Args &args);
    void addSpan(const TraceEvent &event, const Args &args, std::uint64_t byte, Flaws &flaws);
    void addStall(const TraceEvent &event, const Args &args);
    void addLine(const TraceEvent &event, const Args &args);
    void addSample(const TraceEvent &event, const Args &args);
    void addFlow(const TraceEvent &event, const Args &args);
    std::uint32_t spanOf(trace::LaneIndex lane, Time time) const;
    trace::Hop &hopOf(std::uint32_t job);
    void completeHops();

    ImportLimits m_limits;
    trace::Names m_names;
    trace::TraceParts m_parts;
    std::string m_title;
    std::unordered_map<std::string, trace::Wakeup> m_wakeups; ///< that have begun, by the flow's id
    std::unordered_map<std::uint32_t, std::size_t> m_hopByJob;
};

} // namespace loopscope::exchange
