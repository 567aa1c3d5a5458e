#include "analysis/chrome_trace.h"

#include <algorithm>
#include <ostream>

namespace loopscope::analysis {

namespace {

using trace::Lane;
using trace::LaneIndex;
using trace::LaneKind;
using trace::Span;
using trace::SpanState;
using trace::Trace;

std::string microseconds(std::int64_t ns)
{
    std::string text = std::to_string(ns / 1000);
    std::string fraction = std::to_string(ns % 1000);
    return text + '.' + std::string(3 - fraction.size(), '0') + fraction;
}

/// How many bytes a well-formed UTF-8 sequence at `at` has; 0 where there is none (RFC 3629, section 4).
std::size_t sequenceAt(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    const unsigned first = byte(at);
    const auto follows = [&](std::size_t i) { return (byte(at + i) & 0xc0U) == 0x80U; };
    if (first < 0x80U)
        return 1;
    if (first >= 0xc2U && first <= 0xdfU)
        return follows(1) ? 2 : 0;
    if ((first & 0xf0U) == 0xe0U) {
        const bool isOverlong = first == 0xe0U && byte(at + 1) < 0xa0U;
        const bool isSurrogate = first == 0xedU && byte(at + 1) > 0x9fU;
        return follows(1) && follows(2) && !isOverlong && !isSurrogate ? 3 : 0;
    }
    if (first >= 0xf0U && first <= 0xf4U) {
        const bool isOutside = (first == 0xf0U && byte(at + 1) < 0x90U) || (first == 0xf4U && byte(at + 1) > 0x8fU);
        return follows(1) && follows(2) && follows(3) && !isOutside ? 4 : 0;
    }
    return 0;
}

class Writer {
public:
    Writer(const Trace &trace, std::ostream &out) : m_trace(trace), m_out(out) {}

    void write(std::string_view title);

private:
    void event(const std::string &fields);
    void metadata(LaneIndex index);
    void spans(LaneIndex index);
    void complete(LaneIndex lane, Time begin, Time end, std::string_view name, std::string_view category,
                  const std::string &args);
    void instant(LaneIndex lane, Time time, std::string_view name, std::string_view category);
    void flow(LaneIndex from, Time begin, LaneIndex to, Time end, std::string_view name);
    void counter(const trace::Counter &counter);
    std::string nameOf(const Lane &lane) const;
    std::string nameOf(const Lane &lane, const Span &span) const;

    const Trace &m_trace;
    std::ostream &m_out;
    std::uint64_t m_flows = 0;
    bool m_first = true;
};

/// Everything is of one process, but what runs in another.
std::string place(const Trace &trace, LaneIndex lane)
{
    const bool isProcess = trace.lane(lane).kind == LaneKind::Process;
    return R"("pid":)" + std::to_string(isProcess ? lane + 2 : 1) + R"(,"tid":)" + std::to_string(lane + 1);
}

std::string_view categoryOf(LaneKind kind)
{
    switch (kind) {
    case LaneKind::Loop:
        return "loop";
    case LaneKind::Task:
        return "task";
    case LaneKind::Worker:
        return "worker";
    case LaneKind::Thread:
        return "thread";
    case LaneKind::Process:
        break;
    }
    return "process";
}

void Writer::event(const std::string &fields)
{
    m_out << (m_first ? "\n{" : ",\n{") << fields << '}';
    m_first = false;
}

std::string Writer::nameOf(const Lane &lane) const
{
    const std::string name(m_trace.text(lane.name));
    if (runsJobs(lane.kind) && name.empty())
        return std::string(categoryOf(lane.kind)) + ' ' + std::to_string(lane.number + 1);
    return lane.kind == LaneKind::Task ? name + " (task " + std::to_string(lane.number) + ')' : name;
}

std::string Writer::nameOf(const Lane &lane, const Span &span) const
{
    if (lane.kind == LaneKind::Loop)
        return span.state == SpanState::Running ? "iteration" : "idle";
    if (runsJobs(lane.kind) && span.state == SpanState::Running)
        return std::string(m_trace.text(span.object));
    if (span.state == SpanState::Ready)
        return "ready";
    if (span.state == SpanState::Running)
        return "running";
    return std::string(wordFor(span.reason));
}

void Writer::metadata(LaneIndex index)
{
    const Lane &lane = m_trace.lane(index);
    if (lane.kind == LaneKind::Process)
        event(R"("ph":"M","name":"process_name",)" + place(m_trace, index) + R"(,"args":{"name":)" +
              jsonText(nameOf(lane)) + '}');
    event(R"("ph":"M","name":"thread_name",)" + place(m_trace, index) + R"(,"args":{"name":)" + jsonText(nameOf(lane)) +
          '}');
    event(R"("ph":"M","name":"thread_sort_index",)" + place(m_trace, index) + R"(,"args":{"sort_index":)" +
          std::to_string(index) + '}');
}

void Writer::complete(LaneIndex lane, Time begin, Time end, std::string_view name, std::string_view category,
                      const std::string &args)
{
    const Time until = std::max(begin, std::min(end, m_trace.end()));
    event(R"("ph":"X",)" + place(m_trace, lane) + R"(,"ts":)" + microseconds(toNs(begin)) + R"(,"dur":)" +
          microseconds((until - begin).count()) + R"(,"name":)" + jsonText(name) + R"(,"cat":")" +
          std::string(category) + R"(","args":{)" + args + '}');
}

void Writer::spans(LaneIndex index)
{
    const Lane &lane = m_trace.lane(index);
    for (const Span &span : lane.spans) {
        std::string args;
        const auto add = [&args](std::string_view key, const std::string &value) {
            args += (args.empty() ? "\"" : ",\"") + std::string(key) + "\":" + value;
        };
        const bool waits = span.state == SpanState::Suspended || lane.kind == LaneKind::Task;
        if (waits && span.object)
            add("object", jsonText(m_trace.text(span.object)));
        if (span.line != 0)
            add("line", std::to_string(span.line));
        if (span.cause.kind != trace::CauseKind::None)
            add("cause", jsonText(wordFor(span.cause.kind)));
        if (lane.kind == LaneKind::Loop && span.state == SpanState::Running)
            add("callbacks", std::to_string(span.subject));
        complete(index, span.begin, span.end, nameOf(lane, span), categoryOf(lane.kind), args);
    }
}

void Writer::instant(LaneIndex lane, Time time, std::string_view name, std::string_view category)
{
    event(R"("ph":"i","s":"t",)" + place(m_trace, lane) + R"(,"ts":)" + microseconds(toNs(time)) + R"(,"name":)" +
          jsonText(name) + R"(,"cat":")" + std::string(category) + '"');
}

void Writer::flow(LaneIndex from, Time begin, LaneIndex to, Time end, std::string_view name)
{
    const std::string common = R"(,"cat":"flow","name":)" + jsonText(name) + R"(,"id":)" + std::to_string(++m_flows);
    event(R"("ph":"s",)" + place(m_trace, from) + R"(,"ts":)" + microseconds(toNs(begin)) + common);
    event(R"("ph":"f","bp":"e",)" + place(m_trace, to) + R"(,"ts":)" + microseconds(toNs(end)) + common);
}

/// The first of its kind has the kind's name alone.
void Writer::counter(const trace::Counter &counter)
{
    std::string name = counter.kind == trace::CounterKind::ReadyQueue ? "ready queue" : "pool queue";
    if (counter.number > 0)
        name += ' ' + std::to_string(counter.number + 1);
    for (const trace::Sample &sample : counter.samples)
        event(R"("ph":"C","pid":1,"ts":)" + microseconds(toNs(sample.time)) + R"(,"name":)" + jsonText(name) +
              R"(,"args":{"value":)" + std::to_string(sample.value) + '}');
}

void Writer::write(std::string_view title)
{
    m_out << R"({"displayTimeUnit":"ns","otherData":{"program":"Loopscope","lost":)" << m_trace.lostCount()
          << R"(},"traceEvents":[)";
    event(R"("ph":"M","name":"process_name","pid":1,"args":{"name":)" + jsonText(title) + '}');
    for (LaneIndex lane = 0; lane < m_trace.lanes().size(); ++lane)
        metadata(lane);
    for (LaneIndex lane = 0; lane < m_trace.lanes().size(); ++lane)
        spans(lane);
    for (const trace::Stall &stall : m_trace.stalls()) {
        if (stall.culprit != trace::noLane)
            complete(stall.culprit, stall.begin, stall.end, "stall", "stall",
                     R"("line":)" + std::to_string(stall.line) + R"(,"victims":)" +
                         std::to_string(stall.victims.size()));
    }
    for (const trace::Hop &hop : m_trace.hops()) {
        if (hop.submitter != trace::noLane && hop.worker != trace::noLane) {
            flow(hop.submitter, hop.submitted, hop.worker, hop.started, "submit");
            if (hop.ready != openEnd)
                flow(hop.worker, hop.posted == openEnd ? hop.ready : hop.posted, hop.submitter, hop.ready, "post back");
        }
    }
    for (const trace::Wakeup &wakeup : m_trace.wakeups()) {
        if (m_trace.causeOf(wakeup).kind != trace::CauseKind::Job)
            flow(wakeup.from, wakeup.time, wakeup.to, wakeup.time, "wake-up");
    }
    for (const trace::CancelMark &cancel : m_trace.cancels()) {
        if (cancel.to != trace::noLane)
            instant(cancel.to, cancel.time, "cancel requested", "cancel");
    }
    for (const trace::LogLine &line : m_trace.log()) {
        if (line.lane != trace::noLane)
            instant(line.lane, line.time, m_trace.text(line.text), "log");
    }
    for (const trace::LogLine &warning : m_trace.warnings()) {
        if (warning.lane != trace::noLane)
            instant(warning.lane, warning.time, m_trace.text(warning.text), "warning");
    }
    for (const trace::Counter &each : m_trace.counters())
        counter(each);
    m_out << "\n]}\n";
}

} // namespace

std::string jsonText(std::string_view text)
{
    static constexpr std::string_view hex = "0123456789abcdef";
    std::string result = "\"";
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = sequenceAt(text, at);
        const auto byte = static_cast<unsigned char>(text[at]);
        if (length == 0) {
            result += "\uFFFD";
            ++at;
            continue;
        }
        if (byte == '"' || byte == '\\') {
            result += '\\';
            result += text[at];
        } else if (byte < 0x20U) {
            result += "\\u00";
            result += hex[byte >> 4U];
            result += hex[byte & 0xfU];
        } else {
            result += text.substr(at, length);
        }
        at += length;
    }
    return result + '"';
}

void writeChromeTrace(const Trace &trace, std::string_view title, std::ostream &out)
{
    Writer(trace, out).write(title);
}

} // namespace loopscope::analysis
