#include "exchange/run_file.h"
#include "exchange/run_records.h"
#include "exchange/run_sections.h"

#include <algorithm>
#include <ostream>

namespace loopscope::exchange {

namespace {

using trace::Trace;

/// Sections are about as long as this: what a damage costs.
constexpr std::size_t usualSection = std::size_t{64} << 10U;

class RunFileWriter {
public:
    RunFileWriter(const RunParts &run, std::ostream &out) : m_run(run), m_trace(run.trace), m_out(out) {}

    void write();

private:
    void section(SectionKind kind, const Packer &content);
    template <class Record>
    void records(SectionKind kind, std::span<const Record> records);
    void names();
    void lanes();
    void spans(trace::LaneIndex lane);
    void counter(const trace::Counter &counter);

    const RunParts &m_run;
    const Trace &m_trace;
    std::ostream &m_out;
    std::uint64_t m_sections = 0;
};

void RunFileWriter::section(SectionKind kind, const Packer &content)
{
    m_out << sectionHeadText(kind, content.bytes()) << content.bytes();
    ++m_sections;
}

template <class Record>
void RunFileWriter::records(SectionKind kind, std::span<const Record> records)
{
    Packer packer;
    for (const Record &record : records) {
        describe(packer, record);
        if (packer.size() < usualSection)
            continue;
        section(kind, packer);
        packer = {};
    }
    if (packer.size() > 0)
        section(kind, packer);
}

/// Names and lanes are known by their numbers, so each section says which is its first.
void RunFileWriter::names()
{
    Packer packer;
    for (std::uint32_t number = 1; number <= m_trace.nameCount(); ++number) {
        if (packer.size() == 0)
            packer.number(number);
        packer.text(m_trace.text(NameId{number}));
        if (packer.size() < usualSection && number != m_trace.nameCount())
            continue;
        section(section::names, packer);
        packer = {};
    }
}

void RunFileWriter::lanes()
{
    Packer packer;
    const auto lanes = m_trace.lanes();
    for (trace::LaneIndex lane = 0; lane < lanes.size(); ++lane) {
        if (packer.size() == 0)
            packer.number(lane);
        describe(packer, lanes[lane]);
        if (packer.size() < usualSection && lane + 1 != lanes.size())
            continue;
        section(section::lanes, packer);
        packer = {};
    }
}

void RunFileWriter::spans(trace::LaneIndex lane)
{
    Packer packer;
    Time before{};
    for (const trace::Span &span : m_trace.lane(lane).spans) {
        if (packer.size() == 0) {
            packer.number(lane);
            before = {};
        }
        describe(packer, span, before);
        before = span.end;
        if (packer.size() < usualSection)
            continue;
        section(section::spans, packer);
        packer = {};
    }
    if (packer.size() > 0)
        section(section::spans, packer);
}

void RunFileWriter::counter(const trace::Counter &counter)
{
    std::size_t index = 0;
    do {
        Packer packer;
        packer.choice(counter.kind, trace::counterKindCount);
        packer.unsignedNumber(counter.number);
        packer.id(counter.name);
        packer.real(counter.highest);
        for (; index < counter.samples.size() && packer.size() < usualSection; ++index)
            describe(packer, counter.samples[index]);
        section(section::counter, packer);
    } while (index < counter.samples.size());
}

void RunFileWriter::write()
{
    m_out << runFileHeadText();
    Packer about;
    about.text(m_run.title);
    about.text(m_run.scenario);
    about.text(m_run.ending);
    section(section::about, about);
    Packer totals;
    totals.moment(m_trace.end());
    totals.number(m_trace.eventCount());
    totals.number(m_trace.lostCount());
    totals.duration(m_trace.stallThreshold());
    totals.flag(m_trace.isComplete());
    section(section::totals, totals);
    records(section::notes, m_run.notes);
    if (m_run.view) {
        Packer view;
        describe(view, *m_run.view);
        section(section::view, view);
    }
    Packer arrangement;
    describe(arrangement, m_run.arrangement);
    section(section::arrangement, arrangement);
    names();
    lanes();
    for (trace::LaneIndex lane = 0; lane < m_trace.lanes().size(); ++lane)
        spans(lane);
    records(section::hops, m_trace.hops());
    records(section::wakeups, m_trace.wakeups());
    records(section::cancels, m_trace.cancels());
    records(section::stalls, m_trace.stalls());
    records(section::log, m_trace.log());
    records(section::warnings, m_trace.warnings());
    records(section::losses, m_trace.losses());
    records(section::pools, m_trace.pools());
    for (const trace::Counter &each : m_trace.counters())
        counter(each);
    Packer end;
    end.number(m_sections);
    section(section::end, end);
}

} // namespace

void writeRunFile(const RunParts &run, std::ostream &out)
{
    RunFileWriter(run, out).write();
}

} // namespace loopscope::exchange
