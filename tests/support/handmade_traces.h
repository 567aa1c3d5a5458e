#pragma once

// The traces that pictures are tested and looked at with.

#include <string>

namespace loopscope::test {

/// Five messages; THREE blocks the loop for 3 s.
inline const char *blockingCall()
{
    return R"(
0 loop-started
0 pool 3
0 task main < nobody : main
0 iteration 1
0 run main
100us task ONE < main : message
150us task TWO < main : message
200us task THREE < main : blocking_message
250us task FOUR < main : message
300us task FIVE < main : message
350us suspend main gather "5 tasks"
360us iteration 5
370us run ONE
380us suspend ONE sleep 1s
390us run TWO
400us suspend TWO sleep 2s
412us run THREE
420us work THREE block 9
100ms stall THREE
3000400us work-end THREE block 9
3000412us finish THREE
3000420us run FOUR
3000460us suspend FOUR sleep 4s
3000480us run FIVE
3000500us suspend FIVE sleep 5s
3000520us iteration 2
1000380us ready ONE by timer
3000540us run ONE
3000600us finish ONE
2000400us ready TWO by timer
3000620us run TWO
3000700us finish TWO
3000710us idle 7s
7000460us iteration 1
7000470us ready FOUR by timer
7000480us run FOUR
7000500us finish FOUR
7000520us idle 8s
8000500us iteration 1
8000510us ready FIVE by timer
8000520us run FIVE
8000600us finish FIVE
8000620us ready main by FIVE
8000640us iteration 1
8000650us run main
8000700us finish main
8000900us loop-stopped
)";
}

/// Three workers and five jobs.
inline const char *poolWithQueue()
{
    return R"(
0 loop-started
0 pool 3
0 task main < nobody : main
0 iteration 1
0 run main
10us task fetch-1 < main : fetch
20us task fetch-2 < main : fetch
30us task fetch-3 < main : fetch
40us task fetch-4 < main : fetch
50us task fetch-5 < main : fetch
60us suspend main gather "5 tasks"
70us iteration 5
80us run fetch-1
1ms submit job1 by fetch-1 label blocking_io
1100us suspend fetch-1 executor blocking_io
1120us run fetch-2
1200us start job1 1
2ms submit job2 by fetch-2 label read_disk
2100us suspend fetch-2 executor read_disk
2120us run fetch-3
2200us start job2 2
3ms submit job3 by fetch-3 label blocking_io
3100us suspend fetch-3 executor blocking_io
3120us run fetch-4
3200us start job3 3
4ms submit job4 by fetch-4 label hash
4100us suspend fetch-4 executor hash
4120us run fetch-5
5ms submit job5 by fetch-5 label blocking_io
5100us suspend fetch-5 executor blocking_io
5200us idle
900ms end job2
900100us post job2
900100us start job4 2
900150us iteration 1
900160us ready fetch-2 by job2
900200us run fetch-2
900300us finish fetch-2
900400us idle
1001ms end job1
1001100us post job1
1001100us start job5 1
1001150us iteration 1
1001160us ready fetch-1 by job1
1001200us run fetch-1
1030ms finish fetch-1
1030100us idle
1250ms end job3
1250100us post job3
1250150us iteration 1
1250160us ready fetch-3 by job3
1250200us run fetch-3
1250300us finish fetch-3
1250400us idle
1500ms end job4
1500100us post job4
1500150us iteration 1
1500160us ready fetch-4 by job4
1500200us run fetch-4
1500300us finish fetch-4
1500400us idle
2001ms end job5
2001100us post job5
2001150us iteration 1
2001160us ready fetch-5 by job5
2001200us run fetch-5
2001300us finish fetch-5
2001400us ready main by fetch-5
2001450us iteration 1
2001500us run main
2001700us finish main
2002ms loop-stopped
)";
}

/// One task cancels another, a third fails, locks and queues are waited for.
inline const char *endings()
{
    return R"(
0 loop-started
0 task main < nobody : main
0 iteration 1
0 run main
10us task ticker < main : tick
20us task parser < main : parse
25us task holder < main : hold_lock
28us task taker < main : take_lock
30us suspend main sleep 2s
40us iteration 4
50us run ticker
60us suspend ticker sleep 10s
70us run parser
80us suspend parser io socket
90us run holder
95us suspend holder sleep 1.2s
99us run taker
105us suspend taker lock db
110us idle 1.2s
1200ms iteration 1
1200010us ready holder by timer
1200020us run holder
1200030us ready taker by holder
1200040us finish holder
1200050us iteration 1
1200060us run taker
1230000us suspend taker queue jobs
1230010us idle 2s
1500ms iteration 1
1500010us ready parser by io
1500020us run parser
1560ms finish parser failed "ValueError: not a number"
1560010us idle 2s
2s iteration 1
2000010us ready main by timer
2000020us run main
2000030us cancel ticker by main
2000040us ready ticker by cancel
2000050us suspend main task ticker
2000060us iteration 1
2000070us run ticker
2000080us finish ticker cancelled
2000090us ready main by ticker
2000100us iteration 1
2000110us run main
2000120us suspend main sleep 500ms
2000130us idle 2.5s
2500ms iteration 1
2500010us ready main by timer
2500020us run main
2500030us finish main
2500100us cancel taker by nobody
2500110us ready taker by cancel
2500120us run taker
2500130us finish taker cancelled
2500200us loop-stopped
)";
}

/// Many tasks that take turns: more than fit, more than one in a pixel.
inline std::string manyTasks(int tasks = 200, int rounds = 12)
{
    std::string text = "0 loop-started\n0 task main < nobody : main\n0 iteration 1\n0 run main\n";
    const auto line = [&text](long us, const std::string &event) { text += std::to_string(us) + "us " + event + '\n'; };
    for (int task = 0; task < tasks; ++task)
        line(10 + task, "task worker-" + std::to_string(task) + " < main : work");
    line(1000, "suspend main gather \"" + std::to_string(tasks) + " tasks\"");
    long now = 1100;
    for (int round = 0; round < rounds; ++round) {
        line(now, "iteration " + std::to_string(tasks));
        for (int task = 0; task < tasks; ++task) {
            const std::string name = "worker-" + std::to_string(task);
            if (round > 0)
                line(now, "ready " + name + " by timer");
            line(now + 10, "run " + name);
            now += 60 + (task * 37 + round * 11) % 170;
            line(now, round + 1 < rounds ? "suspend " + name + " sleep 20ms" : "finish " + name);
        }
        line(now + 10, "idle");
        now += 20000;
    }
    line(now, "iteration 1");
    line(now + 5, "ready main by worker-1");
    line(now + 10, "run main");
    line(now + 50, "finish main");
    line(now + 60, "loop-stopped");
    return text;
}

} // namespace loopscope::test
