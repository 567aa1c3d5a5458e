// What other programs ask of such a file, beyond its grammar, and what is done for it:
//
// - Slices of one thread must nest. A stall is a slice within the one that stalls, as long as it or shorter, and comes
//   after it, because of two that begin together the first is taken for the outer one.
// - A flow begins and ends at the slice that is open at its time; where none is, Perfetto drops it. But a job is posted
//   back after it has run, and who wakes another at the end of a slice does so at a time that is the next slice's, too.
//   So flows are moved into the slice that they belong to, by a nanosecond where that is enough. What ends a flow binds
//   to the slice around it ("bp": "e"), or it would move on to the next.
// - Threads are sorted by name, and processes by number, unless a sort index says otherwise.
//
// Everything else that is known of a lane or a span stands in its args, where people read it, and from where
// run_restorer.cpp takes it back.

#include "exchange/chrome_trace_writer.h"

#include "exchange/utf8.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <ostream>

namespace loopscope::exchange {

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

std::string microseconds(Time time)
{
    return microseconds(toNs(time));
}

std::string numberText(double value)
{
    std::array<char, 32> text{};
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} ? std::string(text.data(), end) : "0";
}

/// The members of an object, with what a key has been given so far.
class Members {
public:
    Members &add(std::string_view key, const std::string &json)
    {
        m_text += m_text.empty() ? "\"" : ",\"";
        m_text.append(key).append("\":").append(json);
        return *this;
    }
    const std::string &text() const { return m_text; }

private:
    std::string m_text;
};

class Writer {
public:
    Writer(const Trace &trace, std::ostream &out) : m_trace(trace), m_out(out) {}

    void write(std::string_view title);

private:
    void event(const std::string &fields);
    void metadata(LaneIndex index);
    void spans(LaneIndex index, std::span<const trace::Stall *const> stalls);
    void complete(LaneIndex lane, Time begin, Time end, std::string_view name, std::string_view category,
                  const std::string &args);
    void instant(LaneIndex lane, Time time, std::string_view name, std::string_view category, const Members &args);
    void flow(LaneIndex from, Time begin, LaneIndex to, Time end, std::string_view name, const Members &args);
    void flows();
    void instants();
    void counter(const trace::Counter &counter);
    LaneIndex threadOf(LaneIndex lane) const;
    std::string place(LaneIndex lane) const;
    Time within(LaneIndex lane, Time time, bool isBeginning) const;
    std::string nameOf(const Lane &lane) const;
    std::string nameOf(const Lane &lane, const Span &span) const;
    std::string argsOf(const Lane &lane, const Span &span) const;
    Members argsOf(const Lane &lane) const;

    const Trace &m_trace;
    std::ostream &m_out;
    std::uint64_t m_flows = 0;
    bool m_first = true;
};

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
        return "process";
    case LaneKind::Track:
        break;
    }
    return "track";
}

/// The lanes that nest in a track are the same thread there.
LaneIndex Writer::threadOf(LaneIndex lane) const
{
    while (m_trace.lane(lane).kind == LaneKind::Track && m_trace.lane(lane).parent != trace::noLane &&
           !m_trace.lane(m_trace.lane(lane).parent).spans.empty())
        lane = m_trace.lane(lane).parent;
    return lane;
}

/// Everything is of one process, but what runs in another.
std::string Writer::place(LaneIndex lane) const
{
    const LaneIndex thread = threadOf(lane);
    const Lane &whose = m_trace.lane(thread);
    LaneIndex process = trace::noLane;
    if (whose.kind == LaneKind::Process || (whose.kind == LaneKind::Track && whose.spans.empty()))
        process = thread;
    else if (whose.kind == LaneKind::Track)
        process = whose.parent;
    return R"("pid":)" + std::to_string(process == trace::noLane ? 1 : process + 2) + R"(,"tid":)" +
           std::to_string(thread + 1);
}

/// A moment of the slice that a flow begins or ends at, as near to `time` as may be.
Time Writer::within(LaneIndex lane, Time time, bool isBeginning) const
{
    const trace::Spans &spans = m_trace.lane(lane).spans;
    auto at = trace::spanAt(m_trace.lane(lane), time);
    if (!at)
        return time;
    if (isBeginning && *at > 0 && spans.beginOf(*at) == time)
        --*at; // it did so before it went on
    const Span span = spans[*at];
    return span.end > time ? time : std::max(span.begin, span.end - Duration{1});
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
    if (lane.kind == LaneKind::Track || (runsJobs(lane.kind) && span.state == SpanState::Running))
        return std::string(m_trace.text(span.object));
    if (span.state == SpanState::Ready)
        return "ready";
    if (span.state == SpanState::Running)
        return "running";
    return std::string(wordFor(span.reason));
}

std::string Writer::argsOf(const Lane &lane, const Span &span) const
{
    Members args;
    if (span.isOpen())
        args.add("open", "true");
    const bool waits = span.state == SpanState::Suspended || lane.kind == LaneKind::Task;
    if (waits && span.object)
        args.add("object", jsonText(m_trace.text(span.object)));
    const bool isNamed = span.state == SpanState::Suspended && lane.kind != LaneKind::Loop; // after its reason
    if (!isNamed && span.reason != trace::Reason::None)
        args.add("reason", jsonText(wordFor(span.reason)));
    if (span.line != 0)
        args.add("line", std::to_string(span.line));
    if (span.cause.kind != trace::CauseKind::None)
        args.add("cause", jsonText(wordFor(span.cause.kind)));
    if (span.cause.id != 0)
        args.add("by", std::to_string(span.cause.id));
    if (span.deadline != openEnd)
        args.add("deadline", microseconds(span.deadline));
    if (lane.kind == LaneKind::Loop && span.state == SpanState::Running)
        args.add("callbacks", std::to_string(span.subject));
    if (runsJobs(lane.kind) && span.subject != 0)
        args.add("job", std::to_string(span.subject));
    if (runsJobs(lane.kind) && span.state == SpanState::Suspended)
        args.add("state", "\"suspended\"");
    return args.text();
}

Members Writer::argsOf(const Lane &lane) const
{
    Members args;
    args.add("kind", jsonText(categoryOf(lane.kind)));
    args.add("number", std::to_string(lane.number));
    args.add("label", jsonText(m_trace.text(lane.name)));
    if (lane.loop != 0)
        args.add("loop", std::to_string(lane.loop));
    if (lane.pool != trace::noPool)
        args.add("pool", std::to_string(lane.pool));
    if (lane.coroutine)
        args.add("coroutine", jsonText(m_trace.text(lane.coroutine)));
    if (lane.line != 0)
        args.add("line", std::to_string(lane.line));
    if (lane.parent != trace::noLane)
        args.add("parent", std::to_string(lane.parent + 1)); // its thread
    args.add("begin", microseconds(lane.begin));
    if (lane.end != openEnd)
        args.add("end", microseconds(lane.end));
    if (lane.ending != trace::Ending::None)
        args.add("ending", jsonText(wordFor(lane.ending)));
    if (lane.error)
        args.add("error", jsonText(m_trace.text(lane.error)));
    return args;
}

void Writer::metadata(LaneIndex index)
{
    const Lane &lane = m_trace.lane(index);
    const bool isTrack = lane.kind == LaneKind::Track;
    if (isTrack && threadOf(index) != index)
        return;
    const auto describe = [&](const char *what, const std::string &value) {
        event(R"("ph":"M","name":")" + std::string(what) + "\"," + place(index) + R"(,"args":{)" + value + '}');
    };
    if (lane.kind == LaneKind::Process || (isTrack && lane.spans.empty())) {
        describe("process_name", R"("name":)" + jsonText(nameOf(lane)));
        describe("process_sort_index", R"("sort_index":)" + std::to_string(index));
    }
    if (isTrack && lane.spans.empty())
        return; // no thread
    describe("thread_name", R"("name":)" + jsonText(nameOf(lane)) + ',' + argsOf(lane).text());
    describe("thread_sort_index", R"("sort_index":)" + std::to_string(index));
}

void Writer::complete(LaneIndex lane, Time begin, Time end, std::string_view name, std::string_view category,
                      const std::string &args)
{
    const Time until = std::max(begin, std::min(end, m_trace.end()));
    event(R"("ph":"X",)" + place(lane) + R"(,"ts":)" + microseconds(begin) + R"(,"dur":)" +
          microseconds((until - begin).count()) + R"(,"name":)" + jsonText(name) + R"(,"cat":")" +
          std::string(category) + R"(","args":{)" + args + '}');
}

void Writer::spans(LaneIndex index, std::span<const trace::Stall *const> stalls)
{
    const Lane &lane = m_trace.lane(index);
    auto stall = stalls.begin();
    for (const Span &span : lane.spans) {
        complete(index, span.begin, span.end, nameOf(lane, span), categoryOf(lane.kind), argsOf(lane, span));
        for (; stall != stalls.end() && (*stall)->begin < span.end; ++stall) {
            complete(index, std::max((*stall)->begin, span.begin), std::min((*stall)->end, span.end), "stall", "stall",
                     R"("line":)" + std::to_string((*stall)->line) + R"(,"victims":)" +
                         std::to_string((*stall)->victims.size() + (*stall)->otherVictims));
        }
    }
}

void Writer::instant(LaneIndex lane, Time time, std::string_view name, std::string_view category, const Members &args)
{
    event(R"("ph":"i","s":"t",)" + place(lane) + R"(,"ts":)" + microseconds(time) + R"(,"name":)" + jsonText(name) +
          R"(,"cat":")" + std::string(category) + R"(","args":{)" + args.text() + '}');
}

/// Who reads it back wants the moments themselves ("at").
void Writer::flow(LaneIndex from, Time begin, LaneIndex to, Time end, std::string_view name, const Members &args)
{
    const std::string common = R"(,"cat":"flow","name":)" + jsonText(name) + R"(,"id":)" + std::to_string(++m_flows);
    event(R"("ph":"s",)" + place(from) + R"(,"ts":)" + microseconds(within(from, begin, true)) + common +
          R"(,"args":{)" + Members(args).add("at", microseconds(begin)).text() + '}');
    event(R"("ph":"f","bp":"e",)" + place(to) + R"(,"ts":)" + microseconds(within(to, end, false)) + common +
          R"(,"args":{)" + Members(args).add("at", microseconds(end)).text() + '}');
}

void Writer::flows()
{
    for (const trace::Hop &hop : m_trace.hops()) {
        if (hop.submitter == trace::noLane || hop.worker == trace::noLane || hop.started == openEnd)
            continue;
        Members job;
        job.add("job", std::to_string(hop.job.value)).add("line", std::to_string(hop.line));
        flow(hop.submitter, hop.submitted, hop.worker, hop.started, "submit", job);
        if (hop.ready != openEnd)
            flow(hop.worker, hop.posted == openEnd ? hop.ready : hop.posted, hop.submitter, hop.ready, "post back",
                 job);
    }
    for (const trace::Wakeup &wakeup : m_trace.wakeups()) {
        const trace::Cause cause = m_trace.causeOf(wakeup);
        if (cause.kind != trace::CauseKind::Job)
            flow(wakeup.from, m_trace.sentAt(wakeup), wakeup.to, wakeup.time, "wake-up",
                 Members().add("cause", jsonText(wordFor(cause.kind))).add("by", std::to_string(cause.id)));
    }
}

void Writer::instants()
{
    const auto lineOf = [](std::uint32_t line) { return Members().add("line", std::to_string(line)); };
    for (const trace::CancelMark &cancel : m_trace.cancels()) {
        if (cancel.to != trace::noLane)
            instant(cancel.to, cancel.time, "cancel requested", "cancel",
                    cancel.from == trace::noLane ? lineOf(cancel.line)
                                                 : lineOf(cancel.line).add("by", std::to_string(cancel.from + 1)));
    }
    for (const trace::LogLine &line : m_trace.log()) {
        // A track's marks are among its spans already.
        if (line.lane != trace::noLane && m_trace.lane(line.lane).kind != LaneKind::Track)
            instant(line.lane, line.time, m_trace.text(line.text), "log", lineOf(line.line));
    }
    for (const trace::LogLine &warning : m_trace.warnings()) {
        if (warning.lane != trace::noLane)
            instant(warning.lane, warning.time, m_trace.text(warning.text), "warning", lineOf(warning.line));
    }
}

/// The first of its kind has the kind's name alone.
void Writer::counter(const trace::Counter &counter)
{
    std::string name = counter.kind == trace::CounterKind::ReadyQueue ? "ready queue" : "pool queue";
    if (counter.kind == trace::CounterKind::Gauge)
        name = m_trace.text(counter.name);
    else if (counter.number > 0)
        name += ' ' + std::to_string(counter.number + 1);
    for (const trace::Sample &sample : counter.samples)
        event(R"("ph":"C","pid":1,"ts":)" + microseconds(sample.time) + R"(,"name":)" + jsonText(name) +
              R"(,"args":{"value":)" + numberText(sample.value) + '}');
}

void Writer::write(std::string_view title)
{
    m_out << R"({"displayTimeUnit":"ns","otherData":{"program":"Loopscope","lost":)" << m_trace.lostCount()
          << R"(,"events":)" << m_trace.eventCount() << R"(,"end":)" << microseconds(m_trace.end())
          << R"(,"stall_threshold":)" << microseconds(m_trace.stallThreshold().count()) << R"(},"traceEvents":[)";
    event(R"("ph":"M","name":"process_name","pid":1,"args":{"name":)" + jsonText(title) + '}');
    for (const trace::Pool &pool : m_trace.pools())
        event(R"("ph":"M","name":"pool","pid":1,"args":{"number":)" + std::to_string(pool.number) + R"(,"name":)" +
              jsonText(m_trace.text(pool.name)) + R"(,"size":)" + std::to_string(pool.size) + R"(,"kind":)" +
              std::to_string(static_cast<int>(pool.kind)) + '}');
    std::vector<std::vector<const trace::Stall *>> stalls(m_trace.lanes().size());
    for (const trace::Stall &stall : m_trace.stalls()) {
        if (stall.culprit != trace::noLane)
            stalls[stall.culprit].push_back(&stall);
    }
    for (LaneIndex lane = 0; lane < m_trace.lanes().size(); ++lane)
        metadata(lane);
    for (LaneIndex lane = 0; lane < m_trace.lanes().size(); ++lane)
        spans(lane, stalls[lane]);
    flows();
    instants();
    for (const trace::Counter &each : m_trace.counters())
        counter(each);
    m_out << "\n]}\n";
}

} // namespace

std::string jsonText(std::string_view text)
{
    static constexpr std::string_view hex = "0123456789abcdef";
    std::string result = "\"";
    for (const char letter : wellFormed(text)) {
        const auto byte = static_cast<unsigned char>(letter);
        if (byte == '"' || byte == '\\') {
            result += '\\';
            result += letter;
        } else if (byte < 0x20U) {
            result += "\\u00";
            result += hex[byte >> 4U];
            result += hex[byte & 0xfU];
        } else {
            result += letter;
        }
    }
    return result + '"';
}

void writeChromeTrace(const Trace &trace, std::string_view title, std::ostream &out)
{
    Writer(trace, out).write(title);
}

} // namespace loopscope::exchange
