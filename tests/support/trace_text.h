#pragma once

// Traces in tests are text: one event a line, in the words of toText(SchedulingEvent), with durations and names as
// people write them.
//
//   0 loop-started stall 100ms
//   0 task main : gather_five          created by nobody, coroutine gather_five
//   0 task ONE < main : message        created by main, and so ready
//   1s ready ONE by timer
//   1s run ONE
//   1s suspend ONE sleep 2s            deadline 2 s from then
//   1s suspend main gather "5 tasks"
//   3s finish ONE returned|failed|cancelled "ValueError: no"
//   0 iteration 2 / 3s idle 4s / 3s idle / 8s loop-stopped / 0 pool 3
//   0 submit io by main / 0 start io 1 / 1s end io / 1s post io    (worker from 1; a job by its label)
//   0 work ONE block 12 / 3s work-end ONE / 1s stall ONE / 1s cancel TWO by main / 1s lost 12
//   0 callback tick 12 / 1s callback-end / 1s warn ONE "ONE was never awaited" 12
//
// Loops, pools and workers are counted from 1, and are the first one where nothing is said:
//
//   0 loop-started on 2 name backend / 0 task A on 2 / 0 iteration 2 on 2
//   0 pool 3 number 2 name db / 0 pool 2 number 3 of processes
//   0 worker 4 of 2 name db-1 / 0 thread 5 name T1 / 0 process 6 of 3 name P1
//   0 submit query by main to 2 / 0 submit count by main to thread / 0 submit part by count   (a job may submit, too)
//   0 work count mutex 9 m / 1s work-end count mutex      (a job by its label, where no task has that name)

#include "trace/builder.h"

#include <string_view>

namespace loopscope::test {

/// The trace of a text. A line that is no event ends the program with a message: a test must not go on without it.
trace::TraceBuilder traceOf(std::string_view text);
/// The events alone.
trace::EventBatch eventsOf(std::string_view text);

} // namespace loopscope::test
