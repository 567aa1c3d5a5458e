#include "exchange/run_restorer.h"

#include "exchange/utf8.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace loopscope::exchange {

namespace {

using trace::Lane;
using trace::LaneIndex;
using trace::LaneKind;
using trace::SpanState;

std::string plainText(std::string_view text)
{
    return text.find('\\') == std::string_view::npos ? std::string(text) : unescaped(text);
}

template <class Number>
Number numberFrom(std::string_view text, Number otherwise = {})
{
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() ? value : otherwise;
}

/// The enumerator that a word stands for, by trying them all.
template <class Enum>
Enum fromWord(std::string_view word, int count)
{
    for (int value = 0; value < count; ++value) {
        if (wordFor(static_cast<Enum>(value)) == word)
            return static_cast<Enum>(value);
    }
    return Enum{};
}

LaneKind kindFrom(std::string_view category)
{
    constexpr std::string_view names[] = {"loop", "task", "worker", "thread", "process", "track"};
    const auto found = std::find(std::begin(names), std::end(names), category);
    return found == std::end(names) ? LaneKind::Track : static_cast<LaneKind>(found - std::begin(names));
}

Time momentFrom(std::optional<std::int64_t> ns)
{
    return timeFromNs(std::clamp<std::int64_t>(ns.value_or(0), 0, INT64_MAX / 4));
}

LaneIndex laneFrom(std::string_view thread)
{
    return numberFrom<std::uint32_t>(thread) - 1; // without one: noLane
}

} // namespace

class RunRestorer::Args {
public:
    explicit Args(std::string_view object)
    {
        forEachMember(std::string(object), [this](std::string_view key, std::string_view value) {
            m_members[std::string(key)] = plainText(value);
        });
    }
    bool has(const char *key) const { return m_members.find(key) != m_members.end(); }
    std::string_view text(const char *key) const
    {
        const auto found = m_members.find(key);
        return found == m_members.end() ? std::string_view{} : std::string_view{found->second};
    }
    template <class Number = std::uint32_t>
    Number number(const char *key, Number otherwise = {}) const
    {
        return numberFrom<Number>(text(key), otherwise);
    }
    Time time(const char *key, Time otherwise) const
    {
        return has(key) ? momentFrom(nsFromMicroseconds(text(key))) : otherwise;
    }

private:
    std::map<std::string, std::string, std::less<>> m_members;
};

RunRestorer::RunRestorer(std::string_view description, const ImportLimits &limits)
    : m_limits(limits)
    , m_names(limits.nameBytes)
{
    const Args args(description);
    m_parts.end = args.time("end", {});
    m_parts.stallThreshold = args.time("stall_threshold", Time{m_parts.stallThreshold}) - Time{};
    m_parts.lostCount = args.number<std::uint64_t>("lost");
    m_parts.eventCount = args.number<std::uint64_t>("events");
}

/// Lanes are known by their threads, which are numbered as they are.
Lane *RunRestorer::laneOf(const TraceEvent &event)
{
    const LaneIndex lane = laneFrom(event.thread);
    if (lane >= m_limits.lanes * 50) // tasks are many
        return nullptr;
    if (lane >= m_parts.lanes.size())
        m_parts.lanes.resize(std::size_t{lane} + 1);
    return &m_parts.lanes[lane];
}

void RunRestorer::add(const TraceEvent &event, std::uint64_t byte, Flaws &flaws)
{
    const Args args(event.args);
    if (event.phase == 'M')
        return addDescription(event, args);
    if (!event.time || *event.time < 0)
        return flaws.add(byte, "an event without a time that makes sense is left out");
    m_parts.end = std::max(m_parts.end, momentFrom(event.time));
    switch (event.phase) {
    case 'X':
        return event.category == "stall" ? addStall(event, args) : addSpan(event, args, byte, flaws);
    case 'i':
        return addLine(event, args);
    case 'C':
        return addSample(event, args);
    case 's':
    case 'f':
        return addFlow(event, args);
    default:
        return flaws.add(byte, "an event that no run has is left out");
    }
}

void RunRestorer::addDescription(const TraceEvent &event, const Args &args)
{
    if (event.name == "pool") {
        m_parts.pools.push_back({args.number("number"), m_names.intern(args.text("name")), args.number("size"),
                                 static_cast<trace::WorkerKind>(std::min(args.number("kind"), 2U))});
        return;
    }
    if (event.name == "process_name" && event.process == "1")
        m_title = wellFormed(args.text("name"));
    Lane *lane = event.name == "thread_name" ? laneOf(event) : nullptr;
    if (lane == nullptr)
        return;
    lane->kind = kindFrom(args.text("kind"));
    lane->number = args.number("number");
    lane->loop = args.number<std::uint16_t>("loop");
    lane->pool = args.number<std::uint16_t>("pool", trace::noPool);
    lane->name = m_names.intern(args.text("label"));
    lane->coroutine = m_names.intern(args.text("coroutine"));
    lane->line = args.number("line");
    lane->parent = laneFrom(args.text("parent"));
    lane->begin = args.time("begin", {});
    lane->end = args.time("end", openEnd);
    lane->ending = fromWord<trace::Ending>(args.text("ending"), trace::endingCount);
    lane->error = m_names.intern(args.text("error"));
}

void RunRestorer::addSpan(const TraceEvent &event, const Args &args, std::uint64_t byte, Flaws &flaws)
{
    Lane *lane = laneOf(event);
    trace::Span span;
    span.begin = momentFrom(event.time);
    span.end = args.has("open")
                   ? openEnd
                   : span.begin + Duration{std::clamp<std::int64_t>(event.duration.value_or(0), 0, INT64_MAX / 4)};
    if (lane == nullptr || (!lane->spans.empty() && span.begin < lane->spans.back().end))
        return flaws.add(byte, "a span that overlaps the one before it is left out");
    const std::string name = plainText(event.name);
    const bool waits = lane->kind == LaneKind::Task   ? name != "ready" && name != "running"
                       : lane->kind == LaneKind::Loop ? name != "iteration"
                                                      : args.text("state") == "suspended";
    span.state = waits                                             ? SpanState::Suspended
                 : lane->kind == LaneKind::Task && name == "ready" ? SpanState::Ready
                                                                   : SpanState::Running;
    const bool isJob = runsJobs(lane->kind) && !waits;
    span.object = m_names.intern(isJob || lane->kind == LaneKind::Track ? std::string_view(name) : args.text("object"));
    span.reason = fromWord<trace::Reason>(args.has("reason") ? args.text("reason")
                                          : waits            ? std::string_view(name)
                                                             : "",
                                          trace::reasonCount);
    span.line = args.number("line");
    span.subject = args.number(lane->kind == LaneKind::Loop ? "callbacks" : "job");
    span.cause = {fromWord<trace::CauseKind>(args.text("cause"), trace::causeKindCount), args.number("by")};
    span.deadline = args.time("deadline", openEnd);
    lane->spans.push_back(span);
    if (isJob && span.subject != 0) {
        trace::Hop &hop = hopOf(span.subject);
        hop.label = span.object;
        hop.worker = laneFrom(event.thread);
        hop.pool = lane->pool;
        if (hop.started == openEnd) {
            hop.started = span.begin;
            hop.workerSpan = static_cast<std::uint32_t>(lane->spans.size() - 1);
        }
        hop.finished = span.end;
    }
    if (!span.isOpen())
        m_parts.end = std::max(m_parts.end, span.end);
}

void RunRestorer::addStall(const TraceEvent &event, const Args &args)
{
    Lane *culprit = laneOf(event);
    if (culprit == nullptr)
        return;
    trace::Stall stall;
    stall.culprit = laneFrom(event.thread);
    stall.begin = momentFrom(event.time);
    stall.end = stall.begin + Duration{std::clamp<std::int64_t>(event.duration.value_or(0), 0, INT64_MAX / 4)};
    stall.line = args.number("line");
    stall.otherVictims = args.number("victims");
    if (!culprit->spans.empty())
        culprit->spans.back().stalled = true;
    m_parts.stalls.push_back(stall);
}

void RunRestorer::addLine(const TraceEvent &event, const Args &args)
{
    const LaneIndex lane = laneFrom(event.thread);
    const Time time = momentFrom(event.time);
    if (event.category == "cancel") {
        const LaneIndex by = laneFrom(args.text("by"));
        m_parts.cancels.push_back({time, by, lane, args.number("line"), spanOf(by, time), spanOf(lane, time)});
        return;
    }
    auto &lines = event.category == "warning" ? m_parts.warnings : m_parts.log;
    lines.push_back({time, lane, m_names.intern(plainText(event.name)), args.number("line")});
}

void RunRestorer::addSample(const TraceEvent &event, const Args &args)
{
    const std::string name = plainText(event.name);
    trace::Counter counter;
    counter.kind = trace::CounterKind::Gauge;
    for (const auto &[kind, word] : {std::pair{trace::CounterKind::ReadyQueue, std::string_view("ready queue")},
                                     std::pair{trace::CounterKind::PoolQueue, std::string_view("pool queue")}}) {
        if (name.substr(0, word.size()) != word)
            continue;
        counter.kind = kind;
        counter.number =
            name.size() == word.size() ? 0 : numberFrom<std::uint32_t>(name.substr(word.size() + 1), 1) - 1;
    }
    if (counter.kind == trace::CounterKind::Gauge)
        counter.name = m_names.intern(name);
    auto known = std::find_if(m_parts.counters.begin(), m_parts.counters.end(), [&](const trace::Counter &each) {
        return each.kind == counter.kind && each.number == counter.number && each.name == counter.name;
    });
    if (known == m_parts.counters.end()) {
        if (m_parts.counters.size() >= m_limits.lanes)
            return;
        m_parts.counters.push_back(std::move(counter));
        known = m_parts.counters.end() - 1;
    }
    known->samples.push_back({momentFrom(event.time), args.number<double>("value")});
}

trace::Hop &RunRestorer::hopOf(std::uint32_t job)
{
    const auto [place, isNew] = m_hopByJob.try_emplace(job, m_parts.hops.size());
    if (isNew) {
        m_parts.hops.emplace_back();
        m_parts.hops.back().job = JobId{job};
    }
    return m_parts.hops[place->second];
}

void RunRestorer::addFlow(const TraceEvent &event, const Args &args)
{
    const LaneIndex lane = laneFrom(event.thread);
    const Time time = args.time("at", momentFrom(event.time));
    if (const auto job = args.number("job"); job != 0) {
        trace::Hop &hop = hopOf(job);
        const bool isBack = event.name == "post back";
        if (event.phase == 's' && !isBack) {
            hop.submitter = lane;
            hop.submitted = time;
            hop.submitterSpan = spanOf(lane, momentFrom(event.time));
            hop.line = args.number("line");
        } else if (isBack) {
            (event.phase == 's' ? hop.posted : hop.ready) = time;
        }
        return;
    }
    const std::string id(event.id);
    const std::uint32_t span = spanOf(lane, momentFrom(event.time));
    if (event.phase == 's') {
        m_wakeups[id] = {time, lane, trace::noLane, span, 0};
    } else if (const auto begun = m_wakeups.find(id); begun != m_wakeups.end()) {
        trace::Wakeup wakeup = begun->second;
        m_wakeups.erase(begun);
        wakeup.time = time;
        wakeup.to = lane;
        wakeup.toSpan = span;
        m_parts.wakeups.push_back(wakeup);
    }
}

/// Flows come behind the spans that they belong to.
std::uint32_t RunRestorer::spanOf(LaneIndex lane, Time time) const
{
    const auto at = lane < m_parts.lanes.size() ? trace::spanAt(m_parts.lanes[lane], time) : std::nullopt;
    return static_cast<std::uint32_t>(at.value_or(0));
}

/// What the spans say of a job's end.
void RunRestorer::completeHops()
{
    for (trace::Hop &hop : m_parts.hops) {
        if (hop.finished != openEnd)
            hop.ending = trace::Ending::Returned;
        if (hop.ready == openEnd || hop.submitter >= m_parts.lanes.size())
            continue;
        const Lane &submitter = m_parts.lanes[hop.submitter];
        const auto at = trace::spanAt(submitter, hop.ready);
        if (!at)
            continue;
        const trace::Span span = submitter.spans[*at];
        hop.resumed = span.state == SpanState::Ready ? span.end : hop.ready;
    }
}

trace::TraceParts RunRestorer::finish(Flaws & /*flaws*/, const Progress & /*progress*/)
{
    completeHops();
    LaneIndex firstLoop = trace::noLane;
    std::map<std::uint32_t, LaneIndex> loops;
    for (LaneIndex index = 0; index < m_parts.lanes.size(); ++index) {
        if (m_parts.lanes[index].kind != LaneKind::Loop)
            continue;
        firstLoop = std::min(firstLoop, index);
        loops.emplace(m_parts.lanes[index].number, index);
    }
    for (trace::Stall &stall : m_parts.stalls) {
        const Lane &culprit = m_parts.lanes[stall.culprit];
        const auto loop = loops.find(culprit.kind == LaneKind::Loop ? culprit.number : culprit.loop);
        stall.loop = loop == loops.end() ? firstLoop : loop->second;
    }
    for (const std::string &name : m_names.takeNew())
        m_parts.names.push_back(wellFormed(name));
    return std::move(m_parts);
}

} // namespace loopscope::exchange
