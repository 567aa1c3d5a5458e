#pragma once

// Handmade traces with more than one loop and one pool: threads, processes, mutexes and the GIL.

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace loopscope::test {

/// Lines of a trace's text, told in any order.
class Story {
public:
    void at(long us, const std::string &event) { m_lines.emplace_back(us, event); }

    std::string text() const
    {
        auto lines = m_lines;
        std::stable_sort(lines.begin(), lines.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
        std::string text;
        for (const auto &[us, event] : lines)
            text += std::to_string(us) + "us " + event + '\n';
        return text;
    }

private:
    std::vector<std::pair<long, std::string>> m_lines;
};

/// A loop that is stalled beside one that is not; the second was started in a thread of its own.
inline std::string twoLoops()
{
    Story story;
    for (const auto &[loop, first, name, began] :
         {std::tuple{std::string(" on 1"), std::string("main"), std::string("\"main thread\""), 0L},
          std::tuple{std::string(" on 2"), std::string("serve"), std::string("backend"), 40'000L}}) {
        story.at(began, "loop-started name " + name + loop);
        story.at(began + 10, "task " + first + " < nobody : " + first + loop);
        story.at(began + 20, "iteration 1" + loop);
        story.at(began + 30, "run " + first);
        for (const int child : {1, 2, 3})
            story.at(began + 100 + child,
                     "task " + first + "-" + std::to_string(child) + " < " + first + " : step" + loop);
        story.at(began + 200, "suspend " + first + " gather \"3 tasks\"");
        story.at(began + 210, "iteration 3" + loop);
    }
    const auto slice = [&story](const std::string &task, long from, long to, const std::string &then) {
        story.at(from, "run " + task);
        story.at(to, (then == "finish" ? "finish " : "suspend ") + task + (then == "finish" ? "" : ' ' + then));
    };
    slice("main-1", 300, 400, "sleep 300ms");
    slice("main-2", 450, 220'000, "sleep 400ms");
    story.at(500, "work main-2 block 12");
    story.at(219'900, "work-end main-2 block 12");
    slice("main-3", 220'010, 220'100, "event ready");
    story.at(220'200, "idle 300ms on 1");
    slice("serve-1", 40'300, 46'000, "sleep 100ms");
    slice("serve-2", 46'010, 50'000, "sleep 180ms");
    slice("serve-3", 50'100, 51'000, "queue requests");
    story.at(51'100, "idle 146ms on 2");
    story.at(146'000, "iteration 1 on 2");
    story.at(146'010, "ready serve-1 by timer");
    slice("serve-1", 146'020, 170'000, "finish");
    story.at(169'000, "ready serve-3 by serve-1");
    story.at(170'010, "iteration 1 on 2");
    slice("serve-3", 170'020, 190'000, "finish");
    story.at(190'100, "idle 226ms on 2");
    story.at(226'000, "iteration 1 on 2");
    story.at(226'010, "ready serve-2 by timer");
    slice("serve-2", 226'020, 440'000, "finish");
    story.at(226'100, "work serve-2 compute 31");
    story.at(439'900, "work-end serve-2 compute 31");
    story.at(439'950, "ready serve by serve-2");
    story.at(440'010, "iteration 1 on 2");
    slice("serve", 440'020, 441'000, "finish");
    story.at(441'100, "loop-stopped on 2");
    story.at(300'400, "iteration 1 on 1");
    story.at(300'410, "ready main-1 by timer");
    slice("main-1", 300'420, 330'000, "finish");
    story.at(320'000, "ready main-3 by main-1");
    story.at(330'010, "iteration 1 on 1");
    slice("main-3", 330'020, 350'000, "finish");
    story.at(350'100, "idle 620ms on 1");
    story.at(620'000, "iteration 1 on 1");
    story.at(620'010, "ready main-2 by timer");
    slice("main-2", 620'020, 625'000, "finish");
    story.at(624'900, "ready main by main-2");
    story.at(625'010, "iteration 1 on 1");
    slice("main", 625'020, 630'000, "finish");
    story.at(630'100, "loop-stopped on 1");
    return story.text();
}

/// Two pools of three, one of them of processes: nine jobs, one of them fails.
inline std::string twoPools()
{
    Story story;
    story.at(0, "loop-started name \"main thread\"");
    story.at(0, "pool 3 name downloads");
    story.at(0, "pool 3 number 2 name crunch of processes");
    story.at(10, "task main < nobody : main");
    story.at(20, "iteration 1");
    story.at(30, "run main");
    for (int worker = 1; worker <= 3; ++worker) {
        story.at(40 + worker,
                 "worker " + std::to_string(worker) + " of 1 name \"worker " + std::to_string(worker) + '"');
        story.at(50 + worker,
                 "process " + std::to_string(worker + 3) + " of 2 name \"process " + std::to_string(worker) + '"');
    }
    long free[6] = {};
    for (int job = 0; job < 9; ++job) {
        const bool crunch = job % 2 == 1;
        const std::string name = (crunch ? "resize-" : "fetch-") + std::to_string(job + 1);
        const int worker = (job / 2) % 3 + (crunch ? 3 : 0);
        const long submitted = 1000 + job * 2000;
        const long started = std::max(submitted + 300, free[worker] + 200);
        const long finished = started + 80'000 + (job * 37 % 11) * 20'000;
        free[worker] = finished;
        story.at(submitted, "submit " + name + " by main to " + (crunch ? "2" : "1"));
        story.at(started, "start " + name + ' ' + std::to_string(worker + 1));
        story.at(finished, "end " + name + (job == 4 ? " failed \"OSError: timed out\"" : ""));
        story.at(finished + 100, "post " + name);
    }
    story.at(20'000, "suspend main gather \"9 futures\"");
    story.at(20'100, "idle");
    const long end = *std::max_element(std::begin(free), std::end(free));
    story.at(end + 200, "iteration 1");
    story.at(end + 210, "ready main by fetch-9");
    story.at(end + 220, "run main");
    story.at(end + 3000, "finish main");
    story.at(end + 3100, "loop-stopped");
    return story.text();
}

/// Four threads that add to a number under a mutex, joined by the task that started them: it holds the loop meanwhile.
inline std::string contention(int threads = 4, int rounds = 5)
{
    Story story;
    story.at(0, "loop-started name \"main thread\"");
    story.at(10, "task main < nobody : main");
    story.at(20, "iteration 1");
    story.at(30, "run main");
    const auto name = [](int thread) { return "count-" + std::to_string(thread + 1); };
    for (int thread = 0; thread < threads; ++thread) {
        const std::string number = std::to_string(thread + 1);
        story.at(100 + thread * 500, "thread " + number + " name T" + number);
        story.at(110 + thread * 500, "submit " + name(thread) + " by main to thread");
        story.at(400 + thread * 500, "start " + name(thread) + ' ' + number);
    }
    long free = 0;
    std::vector<long> ready;
    for (int thread = 0; thread < threads; ++thread)
        ready.push_back(4000 + thread * 700);
    for (int round = 0; round < rounds; ++round) {
        for (int thread = 0; thread < threads; ++thread) {
            auto &since = ready[static_cast<std::size_t>(thread)];
            if (free > since) {
                story.at(since, "work " + name(thread) + " mutex 9 counter");
                story.at(free, "work-end " + name(thread) + " mutex 9 counter");
            }
            free = std::max(free, since) + 3000 + (thread + round) % 3 * 1500; // holds it
            since = free + 2000 + (thread * 3 + round) % 4 * 1200;             // does without it
        }
    }
    for (int thread = 0; thread < threads; ++thread)
        story.at(ready[static_cast<std::size_t>(thread)],
                 "end " + name(thread) + (thread == 2 ? " failed \"ValueError: 7\"" : ""));
    const long last = *std::max_element(ready.begin(), ready.end());
    story.at(3000, "work main thread 21 T1");
    story.at(last + 100, "work-end main thread 21 T1");
    story.at(last + 200, "finish main");
    story.at(last + 300, "loop-stopped");
    return story.text();
}

/// Threads that compute take turns of 5 ms, with a task that sleeps beside them.
inline std::string turns(int threads = 3, int perThread = 13)
{
    Story story;
    story.at(0, "loop-started name \"main thread\"");
    story.at(10, "task main < nobody : main");
    story.at(20, "iteration 1");
    story.at(30, "run main");
    for (int thread = 1; thread <= threads; ++thread) {
        const std::string number = std::to_string(thread);
        story.at(100, "thread " + number + " name \"crunch " + number + '"');
        story.at(110, "submit sum-" + number + " by main to thread");
        story.at(300, "start sum-" + number + ' ' + number);
        story.at(310, "work sum-" + number + " compute 7");
        if (thread > 1)
            story.at(320, "work sum-" + number + " gil");
    }
    story.at(200, "suspend main sleep 200ms");
    story.at(210, "idle 200ms");
    long now = 320;
    const int slices = threads * perThread;
    for (int slice = 0; slice < slices; ++slice) {
        const std::string own = "sum-" + std::to_string(slice % threads + 1);
        const std::string next = "sum-" + std::to_string((slice + 1) % threads + 1);
        now += 5000;
        if (slice + threads < slices)
            story.at(now, "work " + own + " gil");
        else
            story.at(now, "end " + own);
        if (slice + 1 < slices)
            story.at(now + 20, "work-end " + next + " gil");
    }
    story.at(now + 4000, "iteration 1");
    story.at(now + 4010, "ready main by timer");
    story.at(now + 4020, "run main");
    story.at(now + 5000, "warn main \"coroutine 'report' was never awaited\" 14");
    story.at(now + 9000, "finish main");
    story.at(now + 9100, "loop-stopped");
    return story.text();
}

} // namespace loopscope::test
