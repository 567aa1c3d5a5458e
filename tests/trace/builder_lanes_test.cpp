// Several loops, pools, threads and processes: what each lane, counter and stall is about.

#include "support/check.h"
#include "support/trace_checks.h"
#include "support/trace_text.h"
#include "trace/counter.h"

#include <cmath>
#include <string>

using namespace loopscope;
using namespace loopscope::trace;
using namespace std::chrono_literals;
using test::check;
using test::checkEqual;
using test::lifeOf;
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

const Lane &worker(const Trace &trace, std::uint32_t number)
{
    return trace.lane(trace.laneOfWorker(number - 1).value());
}

std::string samplesOf(const Counter &counter)
{
    std::string text;
    for (const Sample &sample : counter.samples)
        text += (text.empty() ? "" : " ") + std::to_string(toNs(sample.time) / 1'000'000) + ':' +
                std::to_string(std::lround(sample.value));
    return text;
}

void checkRegular(const TraceBuilder &builder)
{
    checkEqual(builder.irregularCount(), 0U, "irregular events");
    checkEqual(test::shapeFlaw(builder.trace()), "", "flaw");
}

void everyKindOfLaneHasItsNameAndPool()
{
    const TraceBuilder builder = traceOf(R"(
        0 pool 2 name default
        0 pool 4 number 2 name crunch of processes
        0 worker 1 of 1 name pool-1
        0 thread 2 name writer
        0 process 3 of 2 name crunch-1
        0 submit a by nobody
        0 start a 1
        0 submit b by nobody to thread
        0 start b 2
        0 submit c by nobody to 2
        0 start c 3
    )");
    checkRegular(builder);
    const Trace &trace = builder.trace();
    check(worker(trace, 1).kind == LaneKind::Worker && worker(trace, 1).pool == 0, "a worker of the first pool");
    check(worker(trace, 2).kind == LaneKind::Thread && worker(trace, 2).pool == noPool, "a thread of its own");
    check(worker(trace, 3).kind == LaneKind::Process && worker(trace, 3).pool == 1, "a process of the second pool");
    checkEqual(nameOf(trace, *trace.laneOfWorker(1)), "writer", "name");
    checkEqual(trace.pools().size(), 2U, "pools");
    checkEqual(trace.text(trace.pools()[1].name), "crunch", "name of the second pool");
    checkEqual(trace.pools()[1].size, 4U, "size of the second pool");
    check(trace.pools()[1].kind == WorkerKind::Process, "kind of the second pool");
    check(trace.pool(2) == nullptr, "there is no third");
}

void aWorkerThatNobodyNamedBelongsToThePoolOfItsFirstJob()
{
    const TraceBuilder builder = traceOf("0 submit a by nobody to 3\n1ms start a 1");
    check(worker(builder.trace(), 1).kind == LaneKind::Worker, "a worker");
    checkEqual(worker(builder.trace(), 1).pool, 2, "its pool");
}

void eachPoolHasItsQueue()
{
    const TraceBuilder builder = traceOf(R"(
        0 pool 1 name small
        0 pool 1 number 2 name other
        0 submit a by nobody
        0 submit b by nobody
        1ms submit c by nobody to 2
        2ms start a 1
        3ms start c 2
        4ms submit t by nobody to thread
        5ms start t 3
        6ms end a
        6ms start b 1
    )");
    checkRegular(builder);
    const Trace &trace = builder.trace();
    checkEqual(samplesOf(trace.poolQueue(0)), "0:2 2:1 6:0", "the first pool's queue");
    checkEqual(samplesOf(trace.poolQueue(1)), "1:1 3:0", "the second's");
    checkEqual(trace.counters().size(), 2U, "a thread waits in no queue");
    checkEqual(trace.text(trace.counters()[1].name), "other", "whose queue it is");
    checkEqual(trace.poolQueue(7).highest, 0, "where nothing is counted there is nothing");
}

void eachLoopHasItsReadyQueue()
{
    const TraceBuilder builder = traceOf(R"(
        0 loop-started
        0 loop-started on 2 name backend
        0 task A
        0 task B on 2
        0 task C on 2
        1ms run A
        2ms run B
        3ms suspend B sleep 1s
        4ms run C
    )");
    checkRegular(builder);
    const Trace &trace = builder.trace();
    checkEqual(samplesOf(trace.readyQueue(0)), "0:1 1:0", "the first loop's");
    checkEqual(samplesOf(trace.readyQueue(1)), "0:2 2:1 4:0", "the second's");
    checkEqual(trace.text(trace.readyQueue(1).name), "backend", "whose it is");
    checkEqual(trace.lane(*trace.laneOfTask(TaskId{3})).loop, 1, "a task knows its loop");
}

const char *twoLoops = R"(
    0 loop-started stall 100ms
    0 loop-started on 2
    0 task A
    0 task B
    0 task C on 2
    0 task D on 2
    0 run A
    0 run C
    200ms finish A
    200ms run B
    250ms finish C
    250ms run D
    260ms finish D
    300ms finish B
    300ms loop-stopped
)";

void onlyTasksOfItsLoopAreVictimsOfAStall()
{
    const TraceBuilder builder = traceOf(std::string(twoLoops) + "310ms loop-stopped on 2");
    checkRegular(builder);
    const Trace &trace = builder.trace();
    checkEqual(trace.stalls().size(), 3U, "A, C and B");
    const Stall &first = trace.stalls()[0];
    const Stall &second = trace.stalls()[1];
    check(first.loop == trace.laneOfLoop(0) && second.loop == trace.laneOfLoop(1), "each holds its own loop");
    checkEqual(first.victims.size(), 1U, "one victim");
    checkEqual(nameOf(trace, first.victims[0].lane), "B", "the first loop's");
    checkEqual(nameOf(trace, second.victims[0].lane), "D", "the second loop's");
    checkEqual(test::runFlaw(trace, true), "", "two loops run at the same time, each one task at a time");
}

void aLateVictimIsOneOfItsOwnLoop()
{
    const TraceBuilder builder = traceOf(R"(
        0 loop-started stall 100ms
        0 loop-started on 2
        0 task S on 2
        0 run S
        0 suspend S sleep 50ms
        0 task A
        0 task C on 2
        1ms run A
        1ms run C
        201ms finish C
        301ms finish A
        50ms ready S by timer
        302ms run S
    )");
    const Trace &trace = builder.trace();
    checkEqual(trace.stalls().size(), 2U, "stalls");
    for (const Stall &stall : trace.stalls()) {
        const bool ofSecond = stall.loop == trace.laneOfLoop(1);
        checkEqual(stall.victims.size(), ofSecond ? 1U : 0U, "victims");
        if (ofSecond)
            check(stall.victims[0].lost == 151ms, "what it lost");
    }
}

void aRunIsCompleteWhenAllItsLoopsHaveStopped()
{
    check(!traceOf(twoLoops).trace().isComplete(), "the second one goes on");
    check(traceOf(std::string(twoLoops) + "310ms loop-stopped on 2").trace().isComplete(), "both have stopped");
}

void callbacksOfTwoLoopsAreTwoThings()
{
    const TraceBuilder builder = traceOf(R"(
        0 loop-started stall 100ms
        0 loop-started on 2
        0 iteration on 2
        0 iteration
        0 callback tick 3 on 2
        10ms callback tock 4
        20ms callback-end
        150ms callback-end on 2
    )");
    checkRegular(builder);
    const Trace &trace = builder.trace();
    checkEqual(trace.stalls().size(), 1U, "one was too long");
    check(trace.stalls()[0].loop == trace.laneOfLoop(1), "the second loop's");
    checkEqual(trace.stalls()[0].line, 3U, "its line");
}

void aJobIsSuspendedWhileItsThreadWaits()
{
    const TraceBuilder builder = traceOf(R"(
        0 thread 1 name T
        0 submit count by nobody to thread
        1ms start count 1
        2ms work count mutex 7 m
        5ms work-end count mutex 7 m
        9ms work count barrier 8 b
        12ms work-end count barrier 8 b
        13ms end count failed "ValueError: no"
    )");
    checkRegular(builder);
    const Trace &trace = builder.trace();
    const Lane &lane = worker(trace, 1);
    checkEqual(lifeOf(trace, lane), "count 1-2 | mutex 2-5 | count 5-9 | barrier 9-12 | count 12-13", "T");
    checkEqual(trace.text(lane.spans[1].object), "m", "what it waits for");
    checkEqual(lane.spans[1].line, 7U, "where");
    checkEqual(lane.spans[1].subject, 1U, "the job is still known");
    check(lane.end == at(13ms) && lane.ending == Ending::Failed, "a thread ends with its job");
    checkEqual(trace.text(lane.error), "ValueError: no", "and fails with it");
}

void aWaitWithoutLengthIsNone()
{
    const TraceBuilder builder = traceOf(R"(
        0 submit count by nobody
        1ms start count 1
        2ms work count mutex 7 m
        2ms work-end count mutex 7 m
        3ms end count
    )");
    checkRegular(builder);
    checkEqual(lifeOf(builder.trace(), worker(builder.trace(), 1)), "count 1-3", "the worker");
}

void aComputationTakesTurnsWithOthers()
{
    const TraceBuilder builder = traceOf(R"(
        0 submit count by nobody
        0 start count 1
        1ms work count compute 7
        6ms work count gil
        11ms work-end count gil
        16ms work-end count compute 7
        17ms end count
    )");
    checkRegular(builder);
    const Lane &lane = worker(builder.trace(), 1);
    checkEqual(lifeOf(builder.trace(), lane), "count 0-6 | gil 6-11 | count 11-17", "the worker");
    checkEqual(wordFor(lane.spans[0].reason), "compute", "before");
    checkEqual(wordFor(lane.spans[2].reason), "compute", "and after its turn it computes");
    checkEqual(lane.spans[2].line, 7U, "at the same line");
}

void aTaskThatWaitsForAMutexHoldsItsLoop()
{
    const TraceBuilder builder = traceOf(R"(
        0 loop-started stall 100ms
        0 task A
        0 run A
        1ms work A mutex 7 m
        201ms work-end A mutex 7 m
        202ms finish A
    )");
    checkRegular(builder);
    const Trace &trace = builder.trace();
    checkEqual(lifeOf(trace, "A"), "stall 0-202", "A");
    const Span &slice = trace.lane(*trace.laneOfTask(TaskId{1})).spans.back();
    checkEqual(wordFor(slice.reason), "mutex", "why");
    checkEqual(trace.text(slice.object), "m", "for what");
    checkEqual(wordFor(trace.stalls()[0].reason), "mutex", "and so does the stall");
}

void aThreadSubmitsAndWaits()
{
    const TraceBuilder builder = traceOf(R"(
        0 thread 1 name T
        0 submit outer by nobody to thread
        0 start outer 1
        1ms submit inner by outer
        2ms work outer future 9 inner
        3ms start inner 2
        8ms end inner failed "KeyError: 1"
        9ms work-end outer future 9 inner
        10ms end outer
    )");
    checkRegular(builder);
    const Trace &trace = builder.trace();
    const Hop &hop = trace.hops()[1];
    check(hop.submitter == trace.laneOfWorker(0), "the thread's job submitted it");
    check(hop.worker == trace.laneOfWorker(1), "a worker ran it");
    check(hop.ready == at(9ms) && hop.resumed == at(9ms), "and the thread went on");
    checkEqual(trace.text(hop.error), "KeyError: 1", "it failed");
    check(trace.hops()[0].pool == noPool && hop.pool == 0, "their pools");
}

void aWaitForSomethingElseIsNotForTheJob()
{
    const TraceBuilder builder = traceOf(R"(
        0 submit outer by nobody to thread
        0 start outer 1
        1ms submit inner by outer
        2ms work outer mutex 9 m
        3ms start inner 2
        8ms end inner
        9ms work-end outer mutex 9 m
    )");
    check(builder.trace().hops()[1].ready == openEnd, "nobody has waited for it yet");
}

void warningsAreKept()
{
    const TraceBuilder builder = traceOf(R"(
        0 loop-started
        0 task A
        5ms warn A "coroutine 'f' was never awaited" 12
        6ms warn nobody "Task was destroyed but it is pending!"
    )");
    checkRegular(builder);
    const auto warnings = builder.trace().warnings();
    checkEqual(warnings.size(), 2U, "warnings");
    checkEqual(builder.trace().text(warnings[0].text), "coroutine 'f' was never awaited", "text");
    checkEqual(nameOf(builder.trace(), warnings[0].lane), "A", "whose");
    check(warnings[0].time == at(5ms) && warnings[0].line == 12, "when and where");
    check(warnings[1].lane == builder.trace().laneOfLoop(0), "one without a task is the loop's");
    checkEqual(builder.trace().log().size(), 0U, "they are no lines of the log");
}

constexpr test::Case cases[] = {
    {"every kind of lane has its name and pool", everyKindOfLaneHasItsNameAndPool},
    {"a worker that nobody named", aWorkerThatNobodyNamedBelongsToThePoolOfItsFirstJob},
    {"each pool has its queue", eachPoolHasItsQueue},
    {"each loop has its ready queue", eachLoopHasItsReadyQueue},
    {"only tasks of its loop are victims of a stall", onlyTasksOfItsLoopAreVictimsOfAStall},
    {"a late victim is one of its own loop", aLateVictimIsOneOfItsOwnLoop},
    {"a run is complete when all its loops have stopped", aRunIsCompleteWhenAllItsLoopsHaveStopped},
    {"callbacks of two loops are two things", callbacksOfTwoLoopsAreTwoThings},
    {"a job is suspended while its thread waits", aJobIsSuspendedWhileItsThreadWaits},
    {"a wait without length is none", aWaitWithoutLengthIsNone},
    {"a computation takes turns with others", aComputationTakesTurnsWithOthers},
    {"a task that waits for a mutex holds its loop", aTaskThatWaitsForAMutexHoldsItsLoop},
    {"a thread submits and waits", aThreadSubmitsAndWaits},
    {"a wait for something else is not for the job", aWaitForSomethingElseIsNotForTheJob},
    {"warnings are kept", warningsAreKept},
};

} // namespace

int main()
{
    return test::runCases(cases);
}
