// The store of spans holds what was put into it, sums it up exactly, and keeps little.

#include "support/check.h"
#include "trace/spans.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

using namespace loopscope;
using namespace loopscope::trace;
using test::check;
using test::checkEqual;

namespace {

std::string textOf(const Span &span)
{
    std::string text = std::to_string(toNs(span.begin)) + '-' + std::to_string(toNs(span.end));
    for (const std::int64_t field :
         {static_cast<std::int64_t>(span.state), static_cast<std::int64_t>(span.reason),
          static_cast<std::int64_t>(span.stalled), static_cast<std::int64_t>(span.object.value),
          static_cast<std::int64_t>(span.line), static_cast<std::int64_t>(span.subject), packCause(span.cause),
          toNs(span.deadline)})
        text += ' ' + std::to_string(field);
    return text;
}

/// As the builder makes them: a span has a cause, a subject or a deadline.
Span randomSpan(std::mt19937 &random, Time begin)
{
    Span span;
    span.begin = begin;
    span.end = begin + Duration{random() % 3 == 0 ? 0 : random() % 5000};
    span.state = static_cast<SpanState>(random() % spanStateCount);
    span.reason = static_cast<Reason>(random() % reasonCount);
    span.stalled = random() % 2 == 0;
    span.object = NameId{static_cast<std::uint32_t>(random())};
    span.line = random() % (1U << 22U);
    if (random() % 3 == 0)
        span.cause = {static_cast<CauseKind>(random() % causeKindCount), static_cast<std::uint32_t>(random())};
    else if (random() % 2 == 0)
        span.subject = static_cast<std::uint32_t>(random());
    else
        span.deadline = begin + Duration{static_cast<std::int64_t>(random()) << 24};
    return span;
}

StateTotals sumOf(const std::vector<Span> &spans, std::size_t end)
{
    StateTotals totals;
    for (std::size_t index = 0; index < end; ++index)
        totals.add(spans[index].state, spans[index].length());
    return totals;
}

void checkSame(const Spans &spans, const std::vector<Span> &expected)
{
    checkEqual(spans.size(), expected.size(), "size");
    check(spans.empty() == expected.empty(), "whether it is empty");
    for (std::size_t index = 0; index < expected.size(); ++index) {
        checkEqual(textOf(spans[index]), textOf(expected[index]), "span " + std::to_string(index));
        check(spans.beginOf(index) == expected[index].begin, "its begin");
        check(spans.outlineOf(index).begin == expected[index].begin, "its outline's");
        check(spans.outlineOf(index).end == expected[index].end, "its end");
        check(spans.outlineOf(index).state == expected[index].state, "its state");
    }
    check(std::equal(spans.begin(), spans.end(), expected.begin(), expected.end(),
                     [](const Span &a, const Span &b) { return textOf(a) == textOf(b); }),
          "what the iterators show");
    for (std::size_t number = 0; number < spans.tallies(); ++number) {
        const Tally tally = spans.tally(number);
        check(tally.begin == expected[number * Spans::tallyEvery].begin, "where a tally is");
        check(tally.before() == sumOf(expected, number * Spans::tallyEvery), "what a tally sums up");
    }
    const std::size_t followed = expected.empty() ? 0 : (expected.size() - 1) / Spans::tallyEvery;
    check(spans.tallies() == (followed == 0 ? 0 : followed + 1) || (followed == 0 && spans.tallies() == 1), "tallies");
}

void itHoldsWhatWasPutIn()
{
    std::mt19937 random(3);
    for (int round = 0; round < 40; ++round) {
        Spans spans;
        std::vector<Span> expected;
        const unsigned steps = 1U << (random() % 13);
        for (unsigned step = 0; step < steps; ++step) {
            const unsigned what = random() % 8;
            if (what == 0 && !expected.empty()) {
                spans.pop_back();
                expected.pop_back();
            } else if (what == 1 && !expected.empty()) {
                spans.back().stalled = true;
                expected.back().stalled = true;
            } else {
                const Time begin = expected.empty() ? Time{} : expected.back().end + Duration{random() % 3};
                expected.push_back(randomSpan(random, begin));
                spans.push_back(expected.back());
            }
        }
        checkSame(spans, expected);
        while (!expected.empty() && random() % 40 != 0) {
            spans.pop_back();
            expected.pop_back();
        }
        checkSame(spans, expected);
        for (std::size_t index = 0; index <= expected.size(); ++index)
            check(spans.empty() || spans.totalsBefore(index) == sumOf(expected, index), "totals before any span");
    }
}

void aTallyKnowsWhatMostWaitedFor()
{
    Spans spans;
    Time time{};
    for (int index = 0; index < 40; ++index) {
        Span span;
        span.begin = time;
        span.end = time += Duration{index % 2 == 0 ? 100 : 30};
        span.state = index % 4 == 0 ? SpanState::Running : SpanState::Suspended;
        span.reason = index % 2 == 0 ? Reason::Queue : Reason::Sleep;
        spans.push_back(span);
    }
    check(spans.tally(1).wait == Reason::Queue, "eight waits of 100 ns against sixteen of 30");
    checkEqual(spans.tally(1).before().runs, 8U, "slices");
}

void damagedReasonsAndLinesAreUnknown()
{
    Spans spans;
    Span span;
    span.end = Time{};
    span.reason = static_cast<Reason>(200);
    span.line = 0xffffffffU;
    spans.push_back(span);
    spans.push_back(Span{});
    check(spans[0].reason == Reason::None, "a reason that is none");
    checkEqual(spans[0].line, 0U, "a line that no scenario has");
}

void aSpanTakesLittleMemory()
{
    Spans one;
    one.push_back(Span{});
    check(one.memory() == 0, "a lane of one span keeps nothing beside it");
    Spans many;
    constexpr std::size_t count = 1'000'000;
    for (std::size_t index = 0; index < count; ++index) {
        Span span;
        span.begin = timeFromNs(static_cast<std::int64_t>(index));
        span.end = span.begin + Duration{1};
        many.push_back(span);
    }
    check(many.indexMemory() <= 2 * count, "the tallies take two bytes a span at most");
    check(many.memory() <= 48 * count, "everything takes 48 bytes a span at most");
}

constexpr test::Case cases[] = {
    {"it holds what was put in", itHoldsWhatWasPutIn},
    {"a tally knows what most waited for", aTallyKnowsWhatMostWaitedFor},
    {"damaged reasons and lines are unknown", damagedReasonsAndLinesAreUnknown},
    {"a span takes little memory", aSpanTakesLittleMemory},
};

} // namespace

int main()
{
    return test::runCases(cases);
}
