// From events to lanes: what a reader of a trace relies on, whatever the events are.

#include "support/check.h"
#include "support/trace_checks.h"
#include "support/trace_text.h"
#include "trace/counter.h"

#include <cmath>
#include <limits>
#include <random>
#include <string>

using namespace loopscope;
using namespace loopscope::trace;
using namespace std::chrono_literals;
using test::check;
using test::checkEqual;
using test::lifeOf;
using test::shapeFlaw;
using test::traceOf;

namespace {

Time at(Duration duration)
{
    return Time{duration};
}

std::string nameOf(const Trace &trace, LaneIndex lane)
{
    return lane == noLane ? "nobody" : std::string(trace.text(trace.lane(lane).name));
}

std::string samplesOf(const Counter &counter)
{
    std::string text;
    for (const Sample &sample : counter.samples)
        text += (text.empty() ? "" : " ") + std::to_string(toNs(sample.time) / 1'000'000) + ':' +
                std::to_string(std::lround(sample.value));
    return text;
}

std::string victimsOf(const Trace &trace, const Stall &stall)
{
    std::string text;
    for (const Victim &victim : stall.victims)
        text += (text.empty() ? "" : ", ") + nameOf(trace, victim.lane) + ' ' +
                std::to_string(victim.lost / std::chrono::milliseconds{1});
    return text;
}

const Lane &laneOf(const Trace &trace, std::uint32_t task)
{
    return trace.lane(trace.laneOfTask(TaskId{task}).value());
}

void checkRegular(const TraceBuilder &builder)
{
    checkEqual(builder.irregularCount(), 0U, "irregular events");
    checkEqual(shapeFlaw(builder.trace()), "", "flaw");
}

void aTasksLifeIsOneChainOfSpans()
{
    const TraceBuilder builder = traceOf(R"(
        0 loop-started stall 100ms name loop
        0 task main : main_coroutine
        1ms run main
        2ms task ONE < main : message
        3ms suspend main gather "1 future"
        4ms run ONE
        5ms suspend ONE sleep 10ms
        15ms ready ONE by timer
        16ms run ONE
        17ms finish ONE returned
        17ms ready main by ONE
        18ms run main
        19ms finish main failed "ValueError: no"
        20ms loop-stopped
    )");
    checkRegular(builder);
    const Trace &trace = builder.trace();
    checkEqual(lifeOf(trace, "main"), "ready 0-1 | run 1-3 | gather 3-17 | ready 17-18 | run 18-19", "main");
    checkEqual(lifeOf(trace, "ONE"), "ready 2-4 | run 4-5 | sleep 5-15 | ready 15-16 | run 16-17", "ONE");
    const Lane &main = laneOf(trace, 1);
    const Lane &one = laneOf(trace, 2);
    checkEqual(trace.text(one.coroutine), "message", "coroutine");
    checkEqual(nameOf(trace, one.parent), "main", "parent");
    checkEqual(one.depth, 1, "depth");
    check(one.begin == at(2ms) && one.end == at(17ms), "ONE begins and ends when it was created and finished");
    checkEqual(wordFor(one.ending), "returned", "ONE's ending");
    checkEqual(wordFor(main.ending), "failed", "main's ending");
    checkEqual(trace.text(main.error), "ValueError: no", "main's error");
    checkEqual(trace.text(main.spans[2].object), "1 future", "what main waits for");
    check(one.spans[2].deadline == at(15ms), "the sleep's deadline");
    check(trace.isComplete(), "complete once its loop has stopped");
    check(trace.end() == at(20ms), "the end");
}

void aWakeUpSaysByWhom()
{
    const TraceBuilder builder = traceOf(R"(
        0 task A
        0 task B < A
        1ms run A
        1ms suspend A future
        2ms run B
        3ms ready A by B
        3ms finish B
        4ms run A
    )");
    const Trace &trace = builder.trace();
    checkEqual(trace.wakeups().size(), 2U, "wake-ups: B by its creation, A by B");
    const Wakeup &wakeup = trace.wakeups()[1];
    checkEqual(nameOf(trace, wakeup.from), "B", "from");
    checkEqual(nameOf(trace, wakeup.to), "A", "to");
    check(wakeup.time == at(3ms), "when");
    const Span &running = laneOf(trace, 1).spans.back();
    check(running.state == SpanState::Running && running.cause == Cause{CauseKind::Task, 2},
          "the slice keeps its cause");
}

void aYieldIsReadyAgainAtOnce()
{
    const TraceBuilder builder = traceOf(R"(
        0 task A
        1ms run A
        2ms ready A by yielded
        5ms run A
        6ms finish A
    )");
    checkRegular(builder);
    checkEqual(lifeOf(builder.trace(), "A"), "ready 0-1 | run 1-2 | ready 2-5 | run 5-6", "A");
}

void aReadySpanWithoutLengthIsDropped()
{
    const TraceBuilder builder = traceOf(R"(
        0 task A
        0 run A
        1ms suspend A sleep 4ms
        5ms ready A by timer
        5ms run A
        6ms finish A
    )");
    checkRegular(builder);
    checkEqual(lifeOf(builder.trace(), "A"), "run 0-1 | sleep 1-5 | run 5-6", "A");
    check(laneOf(builder.trace(), 1).spans[2].cause.kind == CauseKind::Timer, "the slice still says why it ran");
}

void aSleeperIsReadySinceItsDeadline()
{
    const TraceBuilder builder = traceOf(R"(
        0 task A
        0 run A
        0 suspend A sleep 10ms
        0 task B
        5ms run B
        50ms suspend B future
        10ms ready A by timer
        51ms run A
        52ms finish A
    )");
    checkRegular(builder);
    const Trace &trace = builder.trace();
    checkEqual(lifeOf(trace, "A"), "run 0-0 | sleep 0-10 | ready 10-51 | run 51-52", "A");
    checkEqual(samplesOf(trace.readyQueue()), "0:1 5:0 10:1 51:0", "the ready queue is corrected for the time before");
}

void aCauseCannotComeBeforeTheWait()
{
    // Ready before it was suspended is ready at once.
    const TraceBuilder builder = traceOf(R"(
        0 task A
        0 run A
        8ms suspend A future
        3ms ready A by callback
        9ms run A
    )");
    checkRegular(builder);
    checkEqual(lifeOf(builder.trace(), "A"), "run 0-8 | future 8-8 | ready 8-9 | run 9-…", "A");
}

void aLongSliceIsAStallWithVictims()
{
    const TraceBuilder builder = traceOf(R"(
        0 loop-started stall 100ms
        0 task A
        0 task B
        0 task C
        0 iteration 3
        0 run A
        0 suspend A sleep 50ms
        1ms run B
        1ms work B block 12
        301ms work-end B block 12
        301ms finish B
        50ms ready A by timer
        302ms run C
        303ms finish C
        303ms run A
        304ms finish A
        305ms loop-stopped
    )");
    checkRegular(builder);
    const Trace &trace = builder.trace();
    checkEqual(trace.stalls().size(), 1U, "stalls");
    const Stall &stall = trace.stalls()[0];
    checkEqual(nameOf(trace, stall.culprit), "B", "culprit");
    check(stall.begin == at(1ms) && stall.end == at(301ms), "from when to when");
    checkEqual(stall.line, 12U, "the line that blocked");
    checkEqual(wordFor(stall.reason), "block", "what it did");
    checkEqual(victimsOf(trace, stall), "C 300, A 251", "who was held up, the one whose deadline came meanwhile too");
    check(stall.loop == trace.laneOfLoop(0), "the loop");
    checkEqual(lifeOf(trace, "B"), "ready 0-1 | stall 1-301", "the culprit's slice says so");
    checkEqual(lifeOf(trace, trace.lane(stall.loop)), "stall 0-305", "and the loop's iteration");
    checkEqual(test::runFlaw(trace, true), "", "flaw");
}

void aSliceJustBelowTheThresholdIsNoStall()
{
    const TraceBuilder builder = traceOf(R"(
        0 loop-started stall 100ms
        0 task A
        0 run A
        99999999ns suspend A sleep 1ms
        101ms ready A by timer
        101ms run A
        201ms finish A
    )");
    checkEqual(builder.trace().stalls().size(), 1U, "one that is as long as the threshold, none for the other");
    check(builder.trace().stalls()[0].begin == at(101ms), "the second slice");
}

void aStallThatIsToldTooLateIsNone()
{
    TraceBuilder builder = traceOf(R"(
        0 loop-started stall 100ms
        0 iteration 2
        0 callback tick
        99ms callback-end
        104ms stall
        104ms callback tock
        105ms callback-end
        105ms idle
    )");
    checkRegular(builder);
    checkEqual(builder.trace().stalls().size(), 0U,
               "the callback is over, and neither the next one nor the iteration held");

    builder = traceOf(R"(
        0 loop-started stall 100ms
        0 task A
        0 run A
        99ms stall A
        99ms finish A returned
        100ms callback tick
        199ms stall
        199ms callback-end
    )");
    checkRegular(builder);
    checkEqual(builder.trace().stalls().size(), 0U, "they were short enough after all");
    check(!laneOf(builder.trace(), 1).spans.back().stalled, "and so says the slice");
}

void aStallIsToldWhileItLasts()
{
    TraceBuilder builder = traceOf(R"(
        0 loop-started stall 100ms
        0 task A
        0 task B
        0 run A
        0 work A block 7
        104ms stall A
    )");
    checkRegular(builder);
    checkEqual(builder.trace().stalls().size(), 1U, "told at once");
    const Stall live = builder.trace().stalls()[0];
    check(live.begin == at(0ms) && live.end == openEnd, "it lasts");
    checkEqual(live.line, 7U, "the line that is being executed");
    check(laneOf(builder.trace(), 1).spans.back().stalled, "so does the slice");

    // The same run, later. (A text's tasks are numbered as they appear.)
    builder = traceOf(R"(
        0 loop-started stall 100ms
        0 task A
        0 task B
        0 run A
        0 work A block 7
        104ms stall A
        250ms work-end A block 7
        250ms finish A
        104ms stall A
        250ms run B
    )");
    checkRegular(builder);
    checkEqual(builder.trace().stalls().size(), 1U, "its end is no other stall, nor is a report that comes too late");
    check(builder.trace().stalls()[0].end == at(250ms), "it is over");
    checkEqual(victimsOf(builder.trace(), builder.trace().stalls()[0]), "B 250", "victims");
}

void theLongestWorkExplainsASlice()
{
    const TraceBuilder builder = traceOf(R"(
        0 task A
        0 run A
        0 work A compute 3
        10ms work-end A compute 3
        10ms work A block 4
        40ms work-end A block 4
        40ms work A compute 5
        45ms work-end A compute 5
        45ms finish A
    )");
    checkRegular(builder);
    const Span &slice = laneOf(builder.trace(), 1).spans.back();
    checkEqual(slice.line, 4U, "the longest one's line");
    checkEqual(wordFor(slice.reason), "block", "and reason");
}

void aHopHasAllItsTimes()
{
    const TraceBuilder builder = traceOf(R"(
        0 pool 2
        0 task main
        0 run main
        1ms submit read by main
        2ms suspend main executor read
        3ms start read 2
        9ms end read
        10ms post read
        11ms ready main by read
        12ms run main
        13ms finish main
    )");
    checkRegular(builder);
    const Trace &trace = builder.trace();
    checkEqual(trace.pool(0)->size, 2U, "workers");
    checkEqual(trace.hops().size(), 1U, "hops");
    const Hop &hop = trace.hops()[0];
    checkEqual(trace.text(hop.label), "read", "label");
    checkEqual(nameOf(trace, hop.submitter), "main", "who submitted it");
    check(hop.submitted == at(1ms) && hop.started == at(3ms) && hop.finished == at(9ms) && hop.posted == at(10ms) &&
              hop.ready == at(11ms) && hop.resumed == at(12ms),
          "submitted, started, finished, posted, ready, resumed");
    checkEqual(wordFor(hop.ending), "returned", "ending");
    checkEqual(trace.lane(hop.worker).number, 1U, "the second worker");
    checkEqual(lifeOf(trace, trace.lane(hop.worker)), "read 3-9", "the worker's lane");
    checkEqual(samplesOf(trace.poolQueue()), "1:1 3:0", "the pool's queue");
    check(trace.hopOfJob(JobId{1}) == &hop, "found by its number");
    check(trace.hopOfJob(JobId{2}) == nullptr, "another is not");
    checkEqual(nameOf(trace, trace.wakeups().back().to), "main", "woken by the job");
    check(trace.wakeups().back().from == hop.worker, "from the worker's lane");
}

void aHopThatHasNotComeBackIsOpen()
{
    const Hop hop = traceOf("0 task main\n0 run main\n1ms submit read by main\n2ms start read 1").trace().hops()[0];
    check(hop.finished == openEnd && hop.posted == openEnd && hop.ready == openEnd && hop.resumed == openEnd,
          "what has not come yet is open");
}

void workersTakeOneJobAfterTheOther()
{
    const TraceBuilder builder = traceOf(R"(
        0 submit a by nobody
        0 submit b by nobody
        0 submit c by nobody
        0 start a 1
        0 start b 2
        5ms end a
        5ms post a
        5ms start c 1
        9ms end b
        12ms end c
    )");
    checkRegular(builder);
    const Trace &trace = builder.trace();
    checkEqual(lifeOf(trace, trace.lane(trace.laneOfWorker(0).value())), "a 0-5 | c 5-12", "first worker");
    checkEqual(lifeOf(trace, trace.lane(trace.laneOfWorker(1).value())), "b 0-9", "second worker");
    checkEqual(samplesOf(trace.poolQueue()), "0:1 5:0", "c waited for the first worker");
    checkEqual(trace.poolQueue().highest, 3, "all three at once");
}

void aJobTakenBackLeavesTheQueue()
{
    const TraceBuilder builder = traceOf(R"(
        0 submit a by nobody
        0 submit b by nobody
        0 start a 1
        3ms end b cancelled
        9ms end a
    )");
    checkRegular(builder);
    checkEqual(samplesOf(builder.trace().poolQueue()), "0:1 3:0", "the pool's queue");
    checkEqual(wordFor(builder.trace().hops()[1].ending), "cancelled", "ending");
    check(builder.trace().hops()[1].started == openEnd, "it never started");
}

void aCancellationIsMarked()
{
    const TraceBuilder builder = traceOf(R"(
        0 task A
        0 task B
        0 run A
        1ms suspend A future
        1ms run B
        2ms cancel A by B
        2ms ready A by cancel
        3ms cancel A by nobody
        3ms finish B
    )");
    const auto marks = builder.trace().cancels();
    checkEqual(marks.size(), 2U, "marks");
    checkEqual(nameOf(builder.trace(), marks[0].from), "B", "who asked");
    checkEqual(nameOf(builder.trace(), marks[0].to), "A", "whom");
    check(marks[0].time == at(2ms), "when");
    check(marks[1].from == noLane, "the loop itself asked");
}

void theLoopsLaneHasIterationsAndIdleTimes()
{
    const TraceBuilder builder = traceOf(R"(
        0 loop-started
        0 iteration 2
        3ms idle 8ms
        8ms iteration 1
        9ms idle
        20ms loop-stopped
    )");
    checkRegular(builder);
    const Trace &trace = builder.trace();
    const Lane &loop = trace.lane(trace.laneOfLoop(0).value());
    checkEqual(lifeOf(trace, loop), "run 0-3 | idle 3-8 | run 8-9 | idle 9-20", "the loop");
    checkEqual(loop.spans[0].subject, 2U, "callbacks of the iteration");
    check(loop.spans[1].deadline == at(8ms), "waits for a timer");
    check(loop.spans[3].deadline == openEnd, "waits for whatever may come");
}

void aRunIsCompleteWhenItsLoopsHaveStopped()
{
    check(!traceOf("0 loop-started\n1ms iteration 1").trace().isComplete(), "a loop runs");
    check(traceOf("0 loop-started\n1ms loop-stopped").trace().isComplete(), "it has stopped");
}

void timeGoesOnWithoutEvents()
{
    TraceBuilder builder = traceOf("0 task A\n0 run A");
    builder.advanceTo(at(70ms));
    check(builder.trace().end() == at(70ms), "up to here");
    builder.advanceTo(at(5ms));
    check(builder.trace().end() == at(70ms), "never back");
}

void lossesAreTold()
{
    const TraceBuilder builder = traceOf("0 task A\n5ms lost 12\n9ms lost 30");
    checkEqual(builder.trace().lostCount(), 42U, "lost");
    checkEqual(builder.trace().losses().size(), 2U, "twice");
    check(builder.trace().losses()[1].time == at(9ms), "when");
}

void aFullTraceGoesOnCounting()
{
    TraceBuilder builder(TraceLimits{4});
    builder.append(test::eventsOf(R"(
        0 loop-started
        0 task A
        0 run A
        1ms suspend A sleep 1ms
        2ms ready A by timer
        2ms run A
        3ms finish A
        4ms loop-stopped
    )"));
    const Trace &trace = builder.trace();
    checkEqual(shapeFlaw(trace), "", "flaw");
    checkEqual(trace.lostCount(), 2U, "what did not fit");
    checkEqual(trace.losses().size(), 1U, "as one loss that grows");
    check(trace.isComplete(), "the end of the run is told all the same");
    check(laneOf(trace, 1).end == at(3ms), "and the end of the task");
}

// Every event in every state of a task.

/// Brings task 1 into a state.
std::string pathTo(TaskState state)
{
    const std::string born = "0 task A\n";
    switch (state) {
    case TaskState::Absent:
        return {};
    case TaskState::Ready:
        return born;
    case TaskState::Running:
        return born + "1ms run A\n";
    case TaskState::Suspended:
        return born + "1ms run A\n2ms suspend A future\n";
    case TaskState::Finished:
        break;
    }
    return born + "1ms run A\n2ms finish A\n";
}

void everyEventInEveryState()
{
    using enum EventKind;
    for (const TaskState state :
         {TaskState::Absent, TaskState::Ready, TaskState::Running, TaskState::Suspended, TaskState::Finished}) {
        for (const EventKind kind : {TaskCreated, TaskReady, TaskRunning, TaskSuspended, TaskFinished}) {
            TraceBuilder builder = traceOf(pathTo(state));
            checkEqual(builder.irregularCount(), 0U, "the way there is regular");
            SchedulingEvent event;
            event.time = at(5ms);
            event.kind = kind;
            event.subject = 1;
            builder.append({{event}, {}});
            const std::string pair =
                std::string(wordFor(kind)) + " in state " + std::to_string(static_cast<int>(state));
            const bool legal = stateAfter(state, kind).has_value();
            checkEqual(builder.irregularCount(), legal ? 0U : 1U, pair);
            // The life goes on as if nothing had been.
            event.time = at(6ms);
            event.kind = TaskFinished;
            builder.append({{event}, {}});
            checkEqual(shapeFlaw(builder.trace()), "", pair);
            const bool hasEnded = laneOf(builder.trace(), 1).end != openEnd;
            check(hasEnded, pair + ": the task still ends");
        }
    }
}

void theTableHoldsTheWholeLife()
{
    static_assert(stateAfter(TaskState::Absent, EventKind::TaskCreated) == TaskState::Ready);
    static_assert(stateAfter(TaskState::Ready, EventKind::TaskRunning) == TaskState::Running);
    static_assert(!stateAfter(TaskState::Suspended, EventKind::TaskRunning), "nobody runs without having been ready");
    static_assert(!stateAfter(TaskState::Ready, EventKind::TaskSuspended), "only who runs can wait");
    for (const Transition &transition : taskTransitions) {
        check(transition.from != TaskState::Finished, "nothing follows the end");
        check(transition.to != TaskState::Absent, "nothing leads back before the beginning");
    }
}

// Damaged input.

SchedulingEvent randomEvent(std::mt19937_64 &random, std::int64_t &time)
{
    SchedulingEvent event;
    time += static_cast<std::int64_t>(random() % 1000) - 300;
    event.time = timeFromNs(time);
    event.kind = static_cast<EventKind>(random() % (eventKindCount + 2));
    event.reason = static_cast<Reason>(random() % (reasonCount + 2));
    event.lane = static_cast<std::uint16_t>(random() % 4);
    event.subject = static_cast<std::uint32_t>(random() % 8);
    event.object = NameId{static_cast<std::uint32_t>(random() % 5)};
    event.line = static_cast<std::uint32_t>(random() % 9);
    switch (random() % 4) {
    case 0:
        event.detail = static_cast<std::int64_t>(random() % 10);
        break;
    case 1:
        event.detail = packPair(static_cast<std::uint32_t>(random() % 8), static_cast<std::uint32_t>(random() % 12));
        break;
    case 2:
        event.detail = static_cast<std::int64_t>(random());
        break;
    default:
        event.detail = static_cast<std::int64_t>(random() % 2000);
    }
    // Now and then a field that is far from anything sensible.
    switch (random() % 97) {
    case 0:
        event.time = timeFromNs(static_cast<std::int64_t>(random()));
        break;
    case 1:
        event.time = random() % 2 == 0 ? Time::max() : Time::min();
        break;
    case 2:
        event.subject = std::numeric_limits<std::uint32_t>::max() - static_cast<std::uint32_t>(random() % 3);
        break;
    case 3:
        event.object = NameId{static_cast<std::uint32_t>(random())};
        break;
    case 4:
        event.lane = static_cast<std::uint16_t>(random());
        break;
    default:
        break;
    }
    return event;
}

void damagedEventsLeaveATraceWellFormed()
{
    for (std::uint64_t seed = 1; seed <= 400; ++seed) {
        std::mt19937_64 random(seed);
        TraceBuilder builder;
        std::int64_t time = 1000;
        EventBatch batch;
        batch.names = {"one", "two"};
        for (int i = 0; i < 300; ++i)
            batch.events.push_back(randomEvent(random, time));
        builder.append(batch);
        checkEqual(shapeFlaw(builder.trace()), "", "flaw with seed " + std::to_string(seed));
        for (const Lane &lane : builder.trace().lanes())
            check(builder.trace().text(lane.name).size() <= 3, "a name that is none is empty");
        check(builder.irregularCount() > 0, "and it is told that something was wrong");
    }
}

constexpr test::Case cases[] = {
    {"a task's life is one chain of spans", aTasksLifeIsOneChainOfSpans},
    {"a wake-up says by whom", aWakeUpSaysByWhom},
    {"a yield is ready again at once", aYieldIsReadyAgainAtOnce},
    {"a ready span without length is dropped", aReadySpanWithoutLengthIsDropped},
    {"a sleeper is ready since its deadline", aSleeperIsReadySinceItsDeadline},
    {"a cause cannot come before the wait", aCauseCannotComeBeforeTheWait},
    {"a long slice is a stall with victims", aLongSliceIsAStallWithVictims},
    {"a slice just below the threshold is no stall", aSliceJustBelowTheThresholdIsNoStall},
    {"a stall that is told too late is none", aStallThatIsToldTooLateIsNone},
    {"a stall is told while it lasts", aStallIsToldWhileItLasts},
    {"the longest work explains a slice", theLongestWorkExplainsASlice},
    {"a hop has all its times", aHopHasAllItsTimes},
    {"a hop that has not come back is open", aHopThatHasNotComeBackIsOpen},
    {"workers take one job after the other", workersTakeOneJobAfterTheOther},
    {"a job taken back leaves the queue", aJobTakenBackLeavesTheQueue},
    {"a cancellation is marked", aCancellationIsMarked},
    {"the loop's lane has iterations and idle times", theLoopsLaneHasIterationsAndIdleTimes},
    {"a run is complete when its loops have stopped", aRunIsCompleteWhenItsLoopsHaveStopped},
    {"time goes on without events", timeGoesOnWithoutEvents},
    {"losses are told", lossesAreTold},
    {"a full trace goes on counting", aFullTraceGoesOnCounting},
    {"every event in every state", everyEventInEveryState},
    {"the table holds the whole life", theTableHoldsTheWholeLife},
    {"damaged events leave a trace well formed", damagedEventsLeaveATraceWellFormed},
};

} // namespace

int main()
{
    return test::runCases(cases);
}
