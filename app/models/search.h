#pragma once

// Looking for words in a run, some spans at a time: ten million of them take longer than a frame may.

#include "timeline/scene.h"
#include "trace/trace.h"

#include <QString>

#include <array>
#include <vector>

namespace loopscope::app {

/// No search keeps more than this; that there are more is told.
inline constexpr std::size_t mostMatches = 10'000;

/// The spans whose lane, coroutine, object or reason contains a text, whatever the case. A lane that matches by its own
/// name counts once, with its first span that runs. One trace must be given all the time; it may grow meanwhile.
class Search {
public:
    Search() = default;
    explicit Search(const QString &needle) : m_needle(needle.trimmed()) {}
    /// For what a line of the source has done: spans that are about it, those in which it logged or gave a job away,
    /// the job, and the beginnings of the tasks that it created. Each once.
    static Search ofLine(std::uint32_t line);

    /// Nothing is left to look at.
    bool isOver(const trace::Trace &trace) const;
    /// Looks at about `most` spans more, each compared by number: a name is compared as a text once only.
    void advance(const trace::Trace &trace, std::size_t most);
    /// Those found so far, in order of time.
    const std::vector<timeline::SpanRef> &matches() const { return m_matches; }
    /// There are more than are kept.
    bool isFull() const { return m_full; }

private:
    void searchLane(const trace::Trace &trace, std::size_t &most);
    void searchLog(const trace::Trace &trace, std::size_t &most);
    void searchHops(const trace::Trace &trace, std::size_t &most);
    bool fits(const trace::Trace &trace, const trace::Span &span);
    bool has(const QString &text) const { return text.contains(m_needle, Qt::CaseInsensitive); }
    bool hasName(const trace::Trace &trace, NameId name);
    bool hasReason(trace::Reason reason);
    void add(timeline::SpanRef match);
    void sortFrom(const trace::Trace &trace, std::size_t first);

    enum class Known : std::uint8_t { NotYet, No, Yes };

    QString m_needle;
    std::uint32_t m_line = 0;   ///< what is looked for instead, if it is not 0
    std::vector<Known> m_names; ///< by NameId
    std::array<Known, trace::reasonCount> m_reasons{};
    trace::LaneIndex m_lane = 0; ///< where to go on
    std::size_t m_span = 0;
    std::size_t m_log = 0;
    std::size_t m_hop = 0;
    std::vector<timeline::SpanRef> m_matches;
    bool m_full = false;
};

/// A whole search at once.
std::vector<timeline::SpanRef> find(const trace::Trace &trace, const QString &needle);

} // namespace loopscope::app
