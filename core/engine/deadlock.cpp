#include "engine/deadlock.h"

#include "engine/loop.h"

#include <algorithm>
#include <unordered_set>

namespace loopscope::engine {

namespace {

constexpr int mostTold = 10;
constexpr std::size_t mostAsked = 200; // each may take a look at all tasks

Dependence dependenceOf(const Task &task)
{
    const Future *future = task.waitingOn();
    return future == nullptr || future->isDone() ? Dependence{} : future->dependence();
}

/// A circle of tasks that wait for each other, found from `first`; empty if there is none, or it is far away. A walk in
/// depth, with a path of its own.
std::vector<const Task *> circleFrom(const Task &first, const Loop &loop, std::unordered_set<const Task *> &asked)
{
    struct Stage {
        const Task *task;
        std::vector<TaskId> next;
    };
    std::vector<Stage> path;
    const auto enter = [&](const Task &task) {
        asked.insert(&task);
        std::vector<TaskId> next = dependenceOf(task).tasks;
        std::reverse(next.begin(), next.end()); // taken from the back
        path.push_back({&task, std::move(next)});
    };
    if (!asked.contains(&first))
        enter(first);
    while (!path.empty() && asked.size() < mostAsked) {
        if (path.back().next.empty()) {
            path.pop_back();
            continue;
        }
        const Task *next = loop.find(path.back().next.back());
        path.back().next.pop_back();
        if (next == nullptr)
            continue;
        const auto known =
            std::find_if(path.begin(), path.end(), [next](const Stage &stage) { return stage.task == next; });
        if (known != path.end()) {
            std::vector<const Task *> circle;
            for (auto stage = known; stage != path.end(); ++stage)
                circle.push_back(stage->task);
            return circle;
        }
        if (!asked.contains(next))
            enter(*next);
    }
    return {};
}

std::string circleText(const std::vector<const Task *> &circle)
{
    if (circle.size() == 1)
        return circle.front()->info().name + " waits for itself";
    std::string text = "a circle: ";
    for (const Task *task : circle)
        text += task->info().name + " → ";
    return text + circle.front()->info().name;
}

/// The first circle in a loop, in words; empty where there is none.
std::string circleIn(const Loop &loop)
{
    std::unordered_set<const Task *> asked;
    for (const Task *task = loop.firstTask(); task != nullptr && asked.size() < mostAsked;
         task = Loop::nextTask(*task)) {
        const std::vector<const Task *> circle = circleFrom(*task, loop, asked);
        if (!circle.empty())
            return circleText(circle);
    }
    return {};
}

} // namespace

std::string waitText(const Task &task)
{
    const std::string words = dependenceOf(task).words;
    return words.empty() ? "waits" : "waits for " + words;
}

std::string deadlockText(const std::vector<const Loop *> &loops, const std::list<const ThreadWait *> &threads)
{
    std::string text = "deadlock: nothing is ready and nothing will be";
    int told = 0;
    const auto tell = [&](const std::string &who, const std::string &waits) {
        if (told++ < mostTold)
            text.append(told == 1 ? "; " : ", ").append(who).append(1, ' ').append(waits);
    };
    for (const Loop *loop : loops) {
        for (const Task *task = loop->firstTask(); task != nullptr; task = Loop::nextTask(*task)) {
            // Otherwise it is its thread that waits, or else its sleep would end.
            if (task->waitingOn() != nullptr && task->waitingOn()->reason() != trace::Reason::Sleep)
                tell(task->info().name, waitText(*task));
        }
    }
    for (const ThreadWait *wait : threads)
        tell(wait->info().who, wait->words().empty() ? "waits" : "waits for " + wait->words());
    if (told > mostTold)
        text += " and " + std::to_string(told - mostTold) + " more";
    for (const Loop *loop : loops) {
        const std::string circle = circleIn(*loop);
        if (!circle.empty())
            return text.append("; ").append(circle);
    }
    return text;
}

} // namespace loopscope::engine
