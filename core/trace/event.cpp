#include "trace/event.h"

#include <array>
#include <cstddef>

namespace loopscope::trace {

namespace {

constexpr std::array<std::string_view, eventKindCount> kindWords{
    "loop-started", "loop-stopped", "pool-started",   "worker-started", "iteration-began", "loop-idle",
    "task-created", "task-ready",   "task-running",   "task-suspended", "task-finished",   "cancel-requested",
    "work-began",   "work-ended",   "callback-began", "callback-ended", "job-submitted",   "job-started",
    "job-finished", "job-posted",   "stall-detected", "warned",         "logged",          "events-lost"};
constexpr std::array<std::string_view, reasonCount> reasonWords{
    "none",     "sleep", "io",     "lock",   "semaphore", "event",   "condition", "barrier", "queue",
    "executor", "task",  "future", "gather", "block",     "compute", "mutex",     "thread",  "gil"};
constexpr std::array<std::string_view, endingCount> endingWords{"none", "returned", "failed", "cancelled", "abandoned"};
constexpr std::array<std::string_view, causeKindCount> causeWords{"none", "created", "yielded",  "timer", "task",
                                                                  "job",  "cancel",  "callback", "io"};
static_assert(!kindWords.back().empty() && !reasonWords.back().empty() && !endingWords.back().empty() &&
                  !causeWords.back().empty(),
              "every enumerator has a word");

/// Damaged input may hold any number where an enumerator belongs.
template <std::size_t size, class Enum>
std::string_view wordAt(const std::array<std::string_view, size> &words, Enum value)
{
    const auto index = static_cast<std::size_t>(value);
    return index < size ? words[index] : std::string_view{"unknown"};
}

} // namespace

std::string_view wordFor(EventKind kind)
{
    return wordAt(kindWords, kind);
}

std::string_view wordFor(Reason reason)
{
    return wordAt(reasonWords, reason);
}

std::string_view wordFor(Ending ending)
{
    return wordAt(endingWords, ending);
}

std::string_view wordFor(CauseKind cause)
{
    return wordAt(causeWords, cause);
}

std::string toText(const SchedulingEvent &event)
{
    std::string line = std::to_string(toNs(event.time)) + ' ' + std::string(wordFor(event.kind));
    const auto field = [&line](std::string_view name, std::int64_t value) {
        if (value != 0)
            line += ' ' + std::string(name) + '=' + std::to_string(value);
    };
    field("lane", event.lane);
    field("subject", event.subject);
    if (event.reason != Reason::None)
        line += " reason=" + std::string(wordFor(event.reason));
    field("object", event.object.value);
    field("line", event.line);
    field("detail", event.detail);
    return line;
}

} // namespace loopscope::trace
