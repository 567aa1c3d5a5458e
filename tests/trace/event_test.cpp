// Events as text: what tests, dumps and people read.

#include "support/check.h"
#include "trace/event.h"

#include <array>
#include <set>
#include <string>

using namespace loopscope;
using namespace loopscope::trace;
using test::check;
using test::checkEqual;

namespace {

template <class Enum>
void checkWords(int count, std::string_view what)
{
    std::set<std::string_view> seen;
    for (int value = 0; value < count; ++value) {
        const std::string_view word = wordFor(static_cast<Enum>(value));
        check(!word.empty(), std::string(what) + " has a word");
        check(word.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string_view::npos,
              std::string(word) + " is in lower case with dashes");
        check(seen.insert(word).second, std::string(word) + " means one thing");
    }
    checkEqual(wordFor(static_cast<Enum>(count)), "unknown", std::string(what) + " beyond the last");
    checkEqual(wordFor(static_cast<Enum>(255)), "unknown", std::string(what) + " from damaged input");
}

void everyEnumeratorHasItsOwnWord()
{
    checkWords<EventKind>(eventKindCount, "kind");
    checkWords<Reason>(reasonCount, "reason");
    checkWords<Ending>(endingCount, "ending");
    checkWords<CauseKind>(causeKindCount, "cause");
}

void wordsAgreeWithTheirEnumerators()
{
    checkEqual(wordFor(EventKind::LoopStarted), "loop-started", "first kind");
    checkEqual(wordFor(EventKind::TaskReady), "task-ready", "a kind in the middle");
    checkEqual(wordFor(EventKind::JobPosted), "job-posted", "a kind near the end");
    checkEqual(wordFor(EventKind::EventsLost), "events-lost", "last kind");
    checkEqual(wordFor(Reason::Queue), "queue", "a reason");
    checkEqual(wordFor(Reason::Gil), "gil", "last reason");
    checkEqual(wordFor(Ending::Abandoned), "abandoned", "last ending");
    checkEqual(wordFor(CauseKind::Cancel), "cancel", "a cause");
    checkEqual(wordFor(CauseKind::Io), "io", "last cause");
}

void textLeavesOutWhatIsZero()
{
    SchedulingEvent event;
    event.time = timeFromNs(1500);
    event.kind = EventKind::TaskSuspended;
    event.reason = Reason::Sleep;
    event.subject = 2;
    event.line = 4;
    event.detail = 9;
    checkEqual(toText(event), "1500 task-suspended subject=2 reason=sleep line=4 detail=9", "text");
    checkEqual(toText(SchedulingEvent{}), "0 loop-started", "text of nothing but a kind");
}

void textHoldsEveryField()
{
    SchedulingEvent event;
    event.time = timeFromNs(-7);
    event.kind = EventKind::WorkBegan;
    event.reason = Reason::Block;
    event.lane = 65535;
    event.subject = 4294967295U;
    event.object = NameId(3);
    event.line = 12;
    event.detail = INT64_MIN;
    checkEqual(toText(event),
               "-7 work-began lane=65535 subject=4294967295 reason=block object=3 line=12 detail=-9223372036854775808",
               "text");
}

void packedPairsComeBack()
{
    for (const std::uint32_t low : {0U, 1U, 0x7fffffffU, 0x80000000U, 0xffffffffU}) {
        for (const std::uint32_t high : {0U, 1U, 0x7fffffffU, 0x80000000U, 0xffffffffU}) {
            checkEqual(lowOf(packPair(low, high)), low, "low half");
            checkEqual(highOf(packPair(low, high)), high, "high half");
        }
    }
    const Cause cause{CauseKind::Job, 77};
    check(causeOf(packCause(cause)) == cause, "a cause comes back from a detail");
    check(causeOf(0) == Cause{}, "no detail is no cause");
}

} // namespace

int main()
{
    constexpr std::array cases{test::Case{"every enumerator has its own word", everyEnumeratorHasItsOwnWord},
                               test::Case{"words agree with their enumerators", wordsAgreeWithTheirEnumerators},
                               test::Case{"text leaves out what is zero", textLeavesOutWhatIsZero},
                               test::Case{"text holds every field", textHoldsEveryField},
                               test::Case{"packed pairs come back", packedPairsComeBack}};
    return test::runCases(cases);
}
