#pragma once

// Turns the events of another program into a trace: its threads become tracks, its asynchronous spans families of them.

#include "exchange/chrome_trace_reader.h"
#include "exchange/event_sink.h"
#include "trace/chunked.h"
#include "trace/names.h"
#include "trace/trace.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace loopscope::exchange {

/// Belongs to one thread. Events may come in any order, but for the beginnings and ends of one thread.
class TrackBuilder final : public EventSink {
public:
    explicit TrackBuilder(const ImportLimits &limits) : m_limits(limits), m_names(limits.nameBytes) {}

    void add(const TraceEvent &event, std::uint64_t byte, Flaws &flaws) override;
    trace::TraceParts finish(Flaws &flaws, const Progress &progress) override;

private:
    static constexpr std::int64_t never = INT64_MAX;

    /// A span, before it is known on which lane there is room for it.
    struct Piece {
        std::int64_t begin = 0;
        std::int64_t end = never;
        NameId name{};
        std::uint32_t owner = 0; ///< only pieces of one owner may be within each other; 0: the thread
    };
    struct Begun {
        std::int64_t time = 0;
        NameId name{};
    };
    struct Process {
        NameId name{};
        std::int64_t order = 0;
        bool isUsed = false;
    };
    /// A thread, or all asynchronous spans of a process that have the same name.
    struct Group {
        std::uint32_t process = 0;
        NameId name{};
        std::int64_t order = 0;
        bool isThread = true;
        trace::Chunked<Piece> pieces;
        std::vector<Begun> begun;
        trace::LaneIndex firstLane = 0; ///< once it is laid out
        trace::LaneIndex lastLane = 0;  ///< the one behind its last
    };
    /// An asynchronous span and those within it.
    struct Chain {
        std::uint32_t group = 0;
        std::uint32_t owner = 0;
        std::vector<Begun> begun;
    };
    struct FlowPoint {
        std::uint64_t flow = 0;
        std::int64_t time = 0;
        std::uint32_t group = 0;
        char phase = 's';
        bool bindsEnclosing = false;
    };
    struct Mark {
        std::int64_t time = 0;
        std::uint32_t group = 0;
        NameId name{};
    };
    struct Place {
        trace::LaneIndex lane = trace::noLane;
        std::size_t span = 0;
        Time time{};
    };
    class Strands;

    NameId nameFrom(std::string_view text);
    std::uint32_t processOf(std::string_view token);
    Group *threadOf(const TraceEvent &event);
    Group *familyOf(const TraceEvent &event);
    Group *addGroup(std::string key, Group group);
    std::uint32_t numberOf(const Group &group) const { return static_cast<std::uint32_t>(&group - m_groups.data()); }
    void addPiece(Group &group, const Piece &piece);
    void see(std::int64_t begin, std::int64_t end);
    void addDescription(const TraceEvent &event);
    void addCounter(const TraceEvent &event);
    void addAsync(const TraceEvent &event, std::uint64_t byte, Flaws &flaws);
    void addFlow(const TraceEvent &event);
    void endSpan(Group &group, const TraceEvent &event, std::uint64_t byte, Flaws &flaws);

    Time shifted(std::int64_t time) const { return timeFromNs(time - m_first); }
    void layOut(Group &group, trace::LaneIndex head, const Progress &progress);
    trace::LaneIndex addLane(NameId name, trace::LaneIndex parent, std::size_t number);
    Place placeOf(const FlowPoint &point) const;
    void connectFlows(const Progress &progress);
    void tellLimits(Flaws &flaws) const;

    ImportLimits m_limits;
    trace::Names m_names;
    trace::TraceParts m_parts;
    std::vector<Process> m_processes;
    std::unordered_map<std::string, std::uint32_t> m_processByToken;
    std::vector<Group> m_groups;
    std::unordered_map<std::string, std::uint32_t> m_groupByKey;
    std::unordered_map<std::string, Chain> m_chains;
    std::unordered_map<std::string, std::size_t> m_counterByKey;
    std::vector<FlowPoint> m_flows;
    std::vector<Mark> m_marks;
    std::string m_key; ///< of the thread that was looked up last
    std::uint32_t m_keyGroup = 0;
    std::int64_t m_first = never;
    std::int64_t m_last = 0;
    std::uint64_t m_events = 0;
    std::uint32_t m_owners = 0;
    std::uint64_t m_tooMany = 0; ///< events beyond the limits
    std::uint64_t m_tooDeep = 0;
    std::uint64_t m_noLane = 0;
    std::uint64_t m_unplaced = 0; ///< events of kinds that a timeline has no place for
};

} // namespace loopscope::exchange
