// A run file is read section by section. A section that is not as it was written is left out; one whose head is damaged
// does not even say how long it is, and the next head is searched byte by byte: it has a checksum of its own, so that
// what is found is one.

#include "exchange/run_file.h"
#include "exchange/run_records.h"
#include "exchange/run_sections.h"

#include <algorithm>

namespace loopscope::exchange {

namespace {

/// A lane takes no fewer bytes: a number beyond all that the file has room for is damaged, whatever its checksum says.
constexpr std::size_t leastLane = 12;

class RunFileReader {
public:
    RunFileReader(std::string_view file, Progress &progress) : m_file(file), m_progress(progress) {}

    std::variant<OpenedRun, OpenError> read();

private:
    bool readContent(SectionKind kind, std::string_view content);
    bool readAbout(Unpacker &unpacker);
    bool readTotals(Unpacker &unpacker);
    bool readNames(Unpacker &unpacker);
    bool readLanes(Unpacker &unpacker);
    bool readSpans(Unpacker &unpacker);
    bool readCounter(Unpacker &unpacker);
    template <class Record>
    static bool readRecords(Unpacker &unpacker, std::vector<Record> &records);
    std::size_t nextSection(std::size_t from) const;
    void walk();

    std::string_view m_file;
    Progress &m_progress;
    OpenedRun m_opened;
    trace::TraceParts m_parts;
    std::uint64_t m_sections = 0;
    bool m_hasEnd = false;
};

template <class Record>
bool RunFileReader::readRecords(Unpacker &unpacker, std::vector<Record> &records)
{
    while (!unpacker.isAtEnd()) {
        Record record{};
        describe(unpacker, record);
        if (!unpacker.isGood())
            return false;
        records.push_back(std::move(record));
    }
    return true;
}

bool RunFileReader::readAbout(Unpacker &unpacker)
{
    unpacker.text(m_opened.run.title);
    unpacker.text(m_opened.run.scenario);
    unpacker.text(m_opened.run.ending);
    return unpacker.isGood();
}

bool RunFileReader::readTotals(Unpacker &unpacker)
{
    unpacker.moment(m_parts.end);
    unpacker.number(m_parts.eventCount);
    unpacker.number(m_parts.lostCount);
    unpacker.duration(m_parts.stallThreshold);
    unpacker.flag(m_parts.isComplete);
    return unpacker.isGood();
}

/// The names of a section that is missing stay empty: all others keep their numbers.
bool RunFileReader::readNames(Unpacker &unpacker)
{
    const std::uint64_t first = unpacker.number();
    if (first == 0 || first > m_file.size())
        return false;
    m_parts.names.resize(first - 1);
    while (!unpacker.isAtEnd() && unpacker.isGood())
        unpacker.text(m_parts.names.emplace_back());
    return unpacker.isGood();
}

bool RunFileReader::readLanes(Unpacker &unpacker)
{
    const std::uint64_t first = unpacker.number();
    if (first > m_file.size() / leastLane)
        return false;
    m_parts.lanes.resize(first);
    while (!unpacker.isAtEnd() && unpacker.isGood())
        describe(unpacker, m_parts.lanes.emplace_back());
    return unpacker.isGood();
}

bool RunFileReader::readSpans(Unpacker &unpacker)
{
    const std::uint64_t lane = unpacker.number();
    if (lane >= m_parts.lanes.size())
        return false;
    trace::Spans &spans = m_parts.lanes[lane].spans;
    Time before{};
    while (!unpacker.isAtEnd()) {
        trace::Span span;
        describe(unpacker, span, before);
        if (!unpacker.isGood() || (!spans.empty() && span.begin < spans.back().end))
            return false;
        spans.push_back(span);
        before = span.end;
    }
    return true;
}

bool RunFileReader::readCounter(Unpacker &unpacker)
{
    trace::Counter head;
    unpacker.choice(head.kind, trace::counterKindCount);
    unpacker.unsignedNumber(head.number);
    unpacker.id(head.name);
    unpacker.real(head.highest);
    std::vector<trace::Sample> samples;
    if (!unpacker.isGood() || !readRecords(unpacker, samples))
        return false;
    const auto known = std::find_if(m_parts.counters.begin(), m_parts.counters.end(), [&](const trace::Counter &each) {
        return each.kind == head.kind && each.number == head.number;
    });
    trace::Counter &counter = known != m_parts.counters.end() ? *known : m_parts.counters.emplace_back(head);
    counter.samples.insert(counter.samples.end(), samples.begin(), samples.end());
    return true;
}

bool RunFileReader::readContent(SectionKind kind, std::string_view content)
{
    Unpacker unpacker(content);
    switch (kind) {
    case section::about:
        return readAbout(unpacker);
    case section::totals:
        return readTotals(unpacker);
    case section::names:
        return readNames(unpacker);
    case section::lanes:
        return readLanes(unpacker);
    case section::spans:
        return readSpans(unpacker);
    case section::hops:
        return readRecords(unpacker, m_parts.hops);
    case section::wakeups:
        return readRecords(unpacker, m_parts.wakeups);
    case section::cancels:
        return readRecords(unpacker, m_parts.cancels);
    case section::stalls:
        return readRecords(unpacker, m_parts.stalls);
    case section::log:
        return readRecords(unpacker, m_parts.log);
    case section::warnings:
        return readRecords(unpacker, m_parts.warnings);
    case section::losses:
        return readRecords(unpacker, m_parts.losses);
    case section::pools:
        return readRecords(unpacker, m_parts.pools);
    case section::counter:
        return readCounter(unpacker);
    case section::notes:
        return readRecords(unpacker, m_opened.run.notes);
    case section::view:
        describe(unpacker, m_opened.run.view.emplace());
        if (!unpacker.isGood() || m_opened.run.view->range.from >= m_opened.run.view->range.to)
            m_opened.run.view.reset();
        return unpacker.isGood();
    case section::arrangement:
        describe(unpacker, m_opened.run.arrangement);
        if (!unpacker.isGood())
            m_opened.run.arrangement = {};
        return unpacker.isGood();
    case section::end:
        m_hasEnd = true;
        return unpacker.number() == m_sections;
    default:
        return true; // of a later version, and no loss to this one
    }
}

std::size_t RunFileReader::nextSection(std::size_t from) const
{
    for (; from + sectionHead <= m_file.size() && !m_progress.isCancelled; ++from) {
        if (sectionAt(m_file, from))
            return from;
    }
    return m_file.size();
}

void RunFileReader::walk()
{
    Flaws &flaws = m_opened.flaws;
    for (std::size_t at = runFileHead; at < m_file.size() && !m_progress.isCancelled;) {
        m_progress.done = at;
        const auto section = sectionAt(m_file, at);
        if (!section) {
            const std::size_t next = nextSection(at + 1);
            flaws.add(at, std::to_string(next - at) + " bytes cannot be read and are left out");
            at = next;
            continue;
        }
        const std::string bytes = std::to_string(section->content.size()) + " bytes";
        if (!section->isWhole)
            flaws.add(at, "a part of " + bytes + " is damaged and is left out");
        else if (!readContent(section->kind, section->content))
            flaws.add(at, section->kind == section::end ? "parts of the file are missing"
                                                        : "what is in a part of " + bytes + " makes no sense");
        ++m_sections;
        at += sectionHead + section->content.size();
    }
    if (!m_hasEnd)
        flaws.add(m_file.size(), "the file ends before it is complete");
}

std::variant<OpenedRun, OpenError> RunFileReader::read()
{
    const auto version = runFileVersionOf(m_file);
    if (!version)
        return OpenError{"it is no run of Loopscope"};
    if (*version > runFileVersion)
        return OpenError{"it was written by a newer Loopscope"};
    walk();
    for (const trace::Lane &lane : m_parts.lanes) {
        if (!lane.spans.empty()) // where the totals are lost
            m_parts.end =
                std::max(m_parts.end, lane.spans.back().isOpen() ? lane.spans.back().begin : lane.spans.back().end);
    }
    m_opened.run.trace = trace::Trace(std::move(m_parts));
    if (m_progress.isCancelled)
        return OpenError{};
    return std::move(m_opened);
}

} // namespace

bool isRunFile(std::string_view beginning)
{
    return beginning.substr(0, runFileMagic.size()) == runFileMagic;
}

std::variant<OpenedRun, OpenError> readRunFile(std::string_view file, Progress &progress)
{
    return RunFileReader(file, progress).read();
}

} // namespace loopscope::exchange
