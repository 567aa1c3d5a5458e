#include "support/trace_text.h"

#include <cstdio>
#include <cstdlib>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace loopscope::test {

using trace::Cause;
using trace::CauseKind;
using trace::EventKind;
using trace::Reason;
using trace::SchedulingEvent;

namespace {

[[noreturn]] void refuse(const std::string &line, const std::string &why)
{
    std::fprintf(stderr, "trace text: %s: %s\n", why.c_str(), line.c_str());
    std::abort();
}

/// Words, where quotes hold several together.
std::vector<std::string> wordsOf(const std::string &line)
{
    std::vector<std::string> words;
    std::string word;
    bool quoted = false;
    bool any = false;
    for (const char letter : line + ' ') {
        if (letter == '"') {
            quoted = !quoted;
            any = true;
        } else if (letter == ' ' && !quoted) {
            if (any || !word.empty())
                words.push_back(word);
            word.clear();
            any = false;
        } else {
            word += letter;
        }
    }
    return words;
}

std::int64_t nsOf(const std::string &text)
{
    std::size_t used = 0;
    const double value = std::stod(text, &used);
    const std::string unit = text.substr(used);
    const std::map<std::string, double> units{{"", 1}, {"ns", 1}, {"us", 1e3}, {"ms", 1e6}, {"s", 1e9}, {"min", 6e10}};
    const auto found = units.find(unit);
    if (found == units.end())
        refuse(text, "no unit of time");
    return static_cast<std::int64_t>(value * found->second + 0.5);
}

template <class Enum>
Enum enumOf(const std::string &word, int count, const std::string &line)
{
    for (int value = 0; value < count; ++value) {
        if (wordFor(static_cast<Enum>(value)) == word)
            return static_cast<Enum>(value);
    }
    refuse(line, "no such word as " + word);
}

class Reader {
public:
    trace::EventBatch take() { return std::move(m_batch); }

    void read(const std::string &line)
    {
        const std::vector<std::string> words = wordsOf(line);
        if (words.empty())
            return;
        if (words.size() < 2)
            refuse(line, "a time without an event");
        m_line = line;
        m_event = {};
        m_event.time = timeFromNs(nsOf(words[0]));
        m_words.assign(words.begin() + 1, words.end());
        event();
        m_batch.events.push_back(m_event);
    }

private:
    std::string word(std::size_t index) const { return index < m_words.size() ? m_words[index] : std::string{}; }

    /// The word behind `key`; empty without it.
    std::string after(std::string_view key) const
    {
        for (std::size_t index = 1; index + 1 < m_words.size(); ++index) {
            if (m_words[index] == key)
                return m_words[index + 1];
        }
        return {};
    }

    NameId name(const std::string &text)
    {
        if (text.empty())
            return {};
        auto [at, fresh] = m_names.try_emplace(text, static_cast<std::uint32_t>(m_names.size() + 1));
        if (fresh)
            m_batch.names.push_back(text);
        return NameId{at->second};
    }

    std::uint32_t numberIn(std::map<std::string, std::uint32_t> &table, const std::string &text)
    {
        if (text.empty() || text == "nobody")
            return 0;
        return table.try_emplace(text, static_cast<std::uint32_t>(table.size() + 1)).first->second;
    }
    std::uint32_t task(const std::string &text) { return numberIn(m_tasks, text); }
    std::uint32_t job(const std::string &text) { return numberIn(m_jobs, text); }

    Cause cause()
    {
        const std::string by = after("by");
        if (by.empty())
            return {};
        for (int kind = 0; kind < trace::causeKindCount; ++kind) {
            if (wordFor(static_cast<CauseKind>(kind)) == by)
                return {static_cast<CauseKind>(kind), 0};
        }
        if (m_jobs.contains(by))
            return {CauseKind::Job, job(by)};
        return {CauseKind::Task, task(by)};
    }

    /// "on 2": the second loop. A task's is known since its creation.
    std::uint16_t loop()
    {
        const std::string on = after("on");
        return on.empty() ? std::uint16_t{0} : fromOne(on);
    }
    static std::uint16_t fromOne(const std::string &number)
    {
        return static_cast<std::uint16_t>(std::stoul(number) - 1);
    }

    /// A task's name, or that of a job where no task is called like this.
    void owner(const std::string &text)
    {
        const bool isJob = m_jobs.contains(text) && !m_tasks.contains(text);
        m_event.subject = isJob ? job(text) : task(text);
        m_event.detail = static_cast<std::int64_t>(isJob ? trace::OwnerKind::Job : trace::OwnerKind::Task);
    }

    void work()
    {
        owner(word(1));
        m_event.lane = loop();
        m_event.reason = enumOf<Reason>(word(2).empty() ? "block" : word(2), trace::reasonCount, m_line);
        m_event.line = word(3).empty() || word(3) == "on" ? 0 : static_cast<std::uint32_t>(std::stoul(word(3)));
        m_event.object = name(word(3) == "on" || word(4) == "on" ? std::string{} : word(4));
    }

    void worker(trace::WorkerKind kind)
    {
        m_event.kind = EventKind::WorkerStarted;
        m_event.lane = fromOne(word(1));
        m_event.object = name(after("name"));
        const std::uint32_t pool = kind == trace::WorkerKind::Thread ? trace::noPool
                                   : after("of").empty()             ? 0U
                                                                     : fromOne(after("of"));
        m_event.detail = trace::packPair(pool, static_cast<std::uint32_t>(kind));
    }

    void event()
    {
        const std::string &what = m_words[0];
        const bool ofJob = what == "submit" || what == "start" || what == "end" || what == "post";
        if (ofJob ? jobEvent(what) : loopEvent(what) || workerEvent(what) || taskEvent(what))
            return;
        refuse(m_line, "no such event as " + what);
    }

    bool loopEvent(const std::string &what)
    {
        m_event.lane = loop();
        if (what == "loop-started") {
            m_event.kind = EventKind::LoopStarted;
            m_event.object = name(after("name"));
            m_event.detail = after("stall").empty() ? 100'000'000 : nsOf(after("stall"));
        } else if (what == "loop-stopped") {
            m_event.kind = EventKind::LoopStopped;
        } else if (what == "iteration") {
            m_event.kind = EventKind::IterationBegan;
            m_event.detail = word(1).empty() || word(1) == "on" ? 1 : std::stoll(word(1));
        } else if (what == "idle") {
            m_event.kind = EventKind::LoopIdle;
            m_event.detail = word(1).empty() || word(1) == "on" ? -1 : nsOf(word(1));
        } else if (what == "callback") {
            m_event.kind = EventKind::CallbackBegan;
            m_event.object = name(word(1));
            m_event.line = word(2).empty() || word(2) == "on" ? 0 : static_cast<std::uint32_t>(std::stoul(word(2)));
        } else if (what == "callback-end") {
            m_event.kind = EventKind::CallbackEnded;
        } else if (what == "stall") {
            m_event.kind = EventKind::StallDetected;
            m_event.subject = word(1).empty() ? 0 : task(word(1));
        } else if (what == "cancel") {
            m_event.kind = EventKind::CancelRequested;
            m_event.subject = task(word(1));
            m_event.detail = task(after("by"));
        } else if (what == "lost") {
            m_event.kind = EventKind::EventsLost;
            m_event.detail = std::stoll(word(1));
        } else {
            return false;
        }
        return true;
    }

    bool workerEvent(const std::string &what)
    {
        if (what == "pool") {
            m_event.kind = EventKind::PoolStarted;
            m_event.lane = after("number").empty() ? std::uint16_t{0} : fromOne(after("number"));
            m_event.object = name(after("name"));
            const bool ofProcesses = after("of") == "processes";
            m_event.detail = trace::packPair(
                static_cast<std::uint32_t>(std::stoul(word(1))),
                static_cast<std::uint32_t>(ofProcesses ? trace::WorkerKind::Process : trace::WorkerKind::Pool));
        } else if (what == "worker") {
            worker(trace::WorkerKind::Pool);
        } else if (what == "thread") {
            worker(trace::WorkerKind::Thread);
        } else if (what == "process") {
            worker(trace::WorkerKind::Process);
        } else if (what == "work" || what == "work-end") {
            m_event.kind = what == "work" ? EventKind::WorkBegan : EventKind::WorkEnded;
            work();
        } else if (what == "warn") {
            m_event.kind = EventKind::Warned;
            m_event.subject = task(word(1));
            m_event.object = name(word(2));
            m_event.line = word(3).empty() || word(3) == "on" ? 0 : static_cast<std::uint32_t>(std::stoul(word(3)));
            m_event.lane = loop();
        } else {
            return false;
        }
        return true;
    }

    bool taskEvent(const std::string &what)
    {
        if (what == "task")
            m_loops[word(1)] = loop();
        m_event.lane = m_loops[word(1)];
        m_event.subject = task(word(1));
        if (what == "task") {
            m_event.kind = EventKind::TaskCreated;
            m_event.object = name(word(1));
            m_event.detail = trace::packPair(task(after("<")), name(after(":")).value);
        } else if (what == "ready") {
            m_event.kind = EventKind::TaskReady;
            m_event.detail = trace::packCause(cause());
        } else if (what == "run") {
            m_event.kind = EventKind::TaskRunning;
        } else if (what == "suspend") {
            m_event.kind = EventKind::TaskSuspended;
            m_event.reason = enumOf<Reason>(word(2), trace::reasonCount, m_line);
            if (m_event.reason == Reason::Sleep)
                m_event.detail = toNs(m_event.time) + nsOf(word(3));
            else
                m_event.object = name(word(3));
        } else if (what == "finish") {
            m_event.kind = EventKind::TaskFinished;
            m_event.detail = static_cast<std::int64_t>(
                enumOf<trace::Ending>(word(2).empty() ? "returned" : word(2), trace::endingCount, m_line));
            m_event.object = name(word(3));
        } else {
            return false;
        }
        return true;
    }

    bool jobEvent(const std::string &what)
    {
        m_event.subject = job(word(1));
        if (what == "submit") {
            m_event.kind = EventKind::JobSubmitted;
            m_event.object = name(after("label").empty() ? word(1) : after("label"));
            owner(after("by"));
            const bool byJob = m_event.detail != 0;
            m_event.detail = byJob ? trace::packPair(0, m_event.subject) : m_event.subject;
            m_event.subject = job(word(1));
            const std::string to = after("to");
            m_event.lane = to.empty() ? std::uint16_t{0} : to == "thread" ? trace::noPool : fromOne(to);
            return true;
        } else if (what == "start") {
            m_event.kind = EventKind::JobStarted;
            m_workers[word(1)] = fromOne(word(2));
        } else if (what == "end") {
            m_event.kind = EventKind::JobFinished;
            m_event.detail = static_cast<std::int64_t>(
                enumOf<trace::Ending>(word(2).empty() ? "returned" : word(2), trace::endingCount, m_line));
            m_event.object = name(word(3));
        } else if (what == "post") {
            m_event.kind = EventKind::JobPosted;
        } else {
            return false;
        }
        m_event.lane = m_workers[word(1)];
        return true;
    }

    trace::EventBatch m_batch;
    SchedulingEvent m_event;
    std::string m_line;
    std::vector<std::string> m_words;
    std::map<std::string, std::uint32_t> m_names;
    std::map<std::string, std::uint32_t> m_tasks;
    std::map<std::string, std::uint32_t> m_jobs;
    std::map<std::string, std::uint16_t> m_workers; ///< by job
    std::map<std::string, std::uint16_t> m_loops;   ///< by task
};

} // namespace

trace::EventBatch eventsOf(std::string_view text)
{
    Reader reader;
    std::istringstream lines{std::string(text)};
    for (std::string line; std::getline(lines, line);)
        reader.read(line);
    return reader.take();
}

trace::TraceBuilder traceOf(std::string_view text)
{
    trace::TraceBuilder builder;
    builder.append(eventsOf(text));
    return builder;
}

} // namespace loopscope::test
