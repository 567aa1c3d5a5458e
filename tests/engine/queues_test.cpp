// Whose turn it is: the ready queue, and timers in the order of Python's heapq.

#include "engine/ready_queue.h"
#include "engine/timer_heap.h"
#include "support/check.h"
#include "support/python.h"

#include <algorithm>
#include <deque>
#include <memory>
#include <random>
#include <string>
#include <vector>

using namespace loopscope;
using namespace loopscope::engine;
using test::check;
using test::checkEqual;

namespace {

void nothing(void *)
{
}

Callback callbackFor(int &subject)
{
    return {&nothing, &subject};
}

void firstInFirstOut()
{
    int subjects[3] = {};
    ReadyQueue queue;
    check(queue.isEmpty(), "empty at first");
    for (int &subject : subjects)
        queue.push(callbackFor(subject));
    checkEqual(queue.size(), 3U, "size");
    for (int &subject : subjects)
        check(queue.pop() == callbackFor(subject), "in order");
    check(queue.isEmpty(), "empty again");
}

void theForgottenTakeTheirTurnAndDoNothing()
{
    int subjects[3] = {};
    ReadyQueue queue;
    queue.push(callbackFor(subjects[0]));
    const ReadyQueue::Ticket ticket = queue.push(callbackFor(subjects[1]));
    queue.push(callbackFor(subjects[2]));
    queue.forget(ticket);
    checkEqual(queue.size(), 3U, "it is still counted, as asyncio counts a cancelled handle");
    queue.pop();
    check(queue.pop().call == nullptr, "its turn");
    queue.push(callbackFor(subjects[0]));
    queue.forget(ticket);
    check(queue.pop() == callbackFor(subjects[2]) && queue.pop() == callbackFor(subjects[0]),
          "a ticket that had its turn forgets nobody else");
}

void anyMixOfPushesAndPopsIsAQueue()
{
    std::mt19937 random(3);
    std::vector<int> subjects(5000);
    std::deque<std::pair<ReadyQueue::Ticket, Callback>> model;
    ReadyQueue queue;
    std::size_t used = 0;
    while (used < subjects.size() || !model.empty()) {
        // Long stretches of growing and shrinking, so that the ring turns and grows.
        const bool grows = used < subjects.size() && (model.empty() || random() % 10 < (used / 500 % 2 == 0 ? 8 : 3));
        if (grows) {
            const Callback callback = callbackFor(subjects[used++]);
            model.emplace_back(queue.push(callback), callback);
        } else {
            check(queue.pop() == model.front().second, "the first one");
            model.pop_front();
        }
        if (!model.empty() && random() % 20 == 0) {
            auto &[ticket, callback] = model[random() % model.size()];
            queue.forget(ticket);
            callback = {};
        }
        checkEqual(queue.size(), model.size(), "size");
    }
    queue.push(callbackFor(subjects[0]));
    queue.clear();
    check(queue.isEmpty(), "cleared");
}

// Timers. A script of what asyncio does with its heap: push, cancel, and once an iteration purge and pop what is due.

struct Step {
    enum class Kind { Push, Cancel, Iterate } kind = Kind::Push;
    int number = 0; ///< of the timer
    int when = 0;   ///< Push: the deadline. Iterate: the present
};

std::vector<Step> randomScript(std::uint32_t seed)
{
    std::mt19937 random(seed);
    std::vector<Step> script;
    const int differentTimes = seed % 3 == 0 ? 4 : seed % 3 == 1 ? 60 : 100'000;
    int timers = 0;
    int present = 0;
    for (int i = 0; i < 1500; ++i) {
        const auto dice = random() % 20;
        const unsigned pushes = i / 300 % 2 == 0 ? 14 : 2; // stretches in which most are cancelled make it purge
        if (dice < pushes || timers == 0) {
            const int after = static_cast<int>(random() % static_cast<unsigned>(differentTimes));
            script.push_back({Step::Kind::Push, timers++, present + 1 + after});
        } else if (dice < 19) {
            const auto recent = random() % static_cast<unsigned>(std::min(timers, 300));
            script.push_back({Step::Kind::Cancel, timers - 1 - static_cast<int>(recent), 0});
        } else {
            present += differentTimes / 12;
            script.push_back({Step::Kind::Iterate, 0, present});
        }
    }
    script.push_back({Step::Kind::Iterate, 0, present + differentTimes + 1});
    return script;
}

/// Who came out, iteration by iteration; "-" stands for a cancelled one that was among those due.
std::string ordersOf(const std::vector<Step> &script)
{
    TimerHeap heap;
    std::vector<std::unique_ptr<int>> numbers;
    std::vector<std::unique_ptr<Timer>> timers;
    std::string text;
    for (const Step &step : script) {
        if (step.kind == Step::Kind::Push) {
            numbers.push_back(std::make_unique<int>(step.number));
            timers.push_back(std::make_unique<Timer>(Callback{&nothing, numbers.back().get()}));
            heap.push(timeFromNs(step.when), *timers.back());
        } else if (step.kind == Step::Kind::Cancel) {
            heap.cancel(*timers[static_cast<std::size_t>(step.number)]);
        } else {
            heap.purge();
            while (heap.earliest() && *heap.earliest() <= timeFromNs(step.when)) {
                const TimerHeap::Entry due = heap.pop();
                text += due.timer == nullptr ? "- "
                                             : std::to_string(*static_cast<int *>(due.timer->callback().subject)) + ' ';
            }
            text += '\n';
        }
    }
    return text;
}

/// heapq, word for word of its documentation: a list, and sifting that compares with "less" only.
class Heapq {
public:
    struct Entry {
        int when;
        int number;
        bool cancelled;
    };

    std::vector<Entry> list;

    void push(Entry entry)
    {
        list.push_back(entry);
        down(0, list.size() - 1);
    }
    Entry pop()
    {
        Entry last = list.back();
        list.pop_back();
        if (list.empty())
            return last;
        std::swap(last, list.front());
        up(0);
        return last;
    }
    void heapify()
    {
        for (std::size_t i = list.size() / 2; i-- > 0;)
            up(i);
    }

private:
    void down(std::size_t start, std::size_t position)
    {
        const Entry entry = list[position];
        for (; position > start; position = (position - 1) / 2) {
            if (!(entry.when < list[(position - 1) / 2].when))
                break;
            list[position] = list[(position - 1) / 2];
        }
        list[position] = entry;
    }
    void up(std::size_t position)
    {
        const std::size_t start = position;
        const Entry entry = list[position];
        for (std::size_t child = 2 * position + 1; child < list.size(); child = 2 * position + 1) {
            if (child + 1 < list.size() && !(list[child].when < list[child + 1].when))
                ++child;
            list[position] = list[child];
            position = child;
        }
        list[position] = entry;
        down(start, position);
    }
};

/// asyncio's treatment of its heap (BaseEventLoop._run_once), on the model.
std::string ordersOfModel(const std::vector<Step> &script)
{
    Heapq heap;
    std::vector<int> state; // 0: scheduled, 1: cancelled, 2: gone
    std::size_t cancelled = 0;
    std::string text;
    for (const Step &step : script) {
        if (step.kind == Step::Kind::Push) {
            heap.push({step.when, step.number, false});
            state.push_back(0);
            continue;
        }
        if (step.kind == Step::Kind::Cancel) {
            if (state[static_cast<std::size_t>(step.number)] != 0)
                continue;
            state[static_cast<std::size_t>(step.number)] = 1;
            for (auto &entry : heap.list)
                entry.cancelled = entry.cancelled || entry.number == step.number;
            ++cancelled;
            continue;
        }
        if (heap.list.size() > 100 && 2 * cancelled > heap.list.size()) {
            std::erase_if(heap.list, [](const Heapq::Entry &entry) { return entry.cancelled; });
            heap.heapify();
            cancelled = 0;
        } else {
            while (!heap.list.empty() && heap.list.front().cancelled) {
                heap.pop();
                --cancelled;
            }
        }
        while (!heap.list.empty() && heap.list.front().when <= step.when) {
            const Heapq::Entry due = heap.pop();
            state[static_cast<std::size_t>(due.number)] = 2;
            cancelled -= due.cancelled ? 1 : 0;
            text += due.cancelled ? "- " : std::to_string(due.number) + ' ';
        }
        text += '\n';
    }
    return text;
}

/// The same, with heapq itself.
std::string pythonProgram(std::uint32_t seeds)
{
    std::string program = R"(import heapq

class Handle:
    def __init__(self, when, number):
        self.when, self.number, self.cancelled, self.scheduled = when, number, False, True
    def __lt__(self, other):
        return self.when < other.when

def run(script):
    heap, handles, cancelled = [], [], 0
    for kind, number, when in script:
        if kind == 0:
            handles.append(Handle(when, number))
            heapq.heappush(heap, handles[-1])
        elif kind == 1:
            handle = handles[number]
            if handle.scheduled and not handle.cancelled:
                handle.cancelled = True
                cancelled += 1
        else:
            if len(heap) > 100 and cancelled / len(heap) > 0.5:
                heap = [handle for handle in heap if not handle.cancelled]
                heapq.heapify(heap)
                cancelled = 0
            else:
                while heap and heap[0].cancelled:
                    heapq.heappop(heap).scheduled = False
                    cancelled -= 1
            while heap and heap[0].when <= when:
                handle = heapq.heappop(heap)
                handle.scheduled = False
                cancelled -= handle.cancelled
                print('-' if handle.cancelled else handle.number, end=' ')
            print()

)";
    for (std::uint32_t seed = 1; seed <= seeds; ++seed) {
        program += "run([";
        for (const Step &step : randomScript(seed))
            program += '(' + std::to_string(static_cast<int>(step.kind)) + ',' + std::to_string(step.number) + ',' +
                       std::to_string(step.when) + "),";
        program += "])\n";
    }
    return program;
}

void timersComeInOrderOfTheirDeadlines()
{
    int subjects[3] = {0, 1, 2};
    Timer late({&nothing, &subjects[0]});
    Timer early({&nothing, &subjects[1]});
    Timer cancelled({&nothing, &subjects[2]});
    TimerHeap heap;
    check(!heap.earliest(), "no timer, no deadline");
    heap.push(timeFromNs(20), late);
    heap.push(timeFromNs(10), early);
    heap.push(timeFromNs(5), cancelled);
    check(late.place() == Timer::Place::Heap, "it is scheduled");
    heap.cancel(cancelled);
    heap.cancel(cancelled); // twice is once
    check(cancelled.place() == Timer::Place::Nowhere, "it is not");
    check(heap.earliest() == timeFromNs(5), "a cancelled one stays until it is purged");
    heap.purge();
    check(heap.earliest() == timeFromNs(10), "then the earliest that counts");
    check(heap.pop().timer == &early && heap.pop().timer == &late && !heap.earliest(), "in order");
    check(early.place() == Timer::Place::Nowhere, "what has come out is scheduled no more");
}

void equalDeadlinesComeAsFromHeapq()
{
    // heapq is not first in, first out: this is what Python 3.11 gives for six equal keys.
    std::vector<Step> script;
    for (int number = 0; number < 6; ++number)
        script.push_back({Step::Kind::Push, number, 1});
    script.push_back({Step::Kind::Iterate, 0, 1});
    checkEqual(ordersOf(script), ordersOfModel(script), "six at once");
    check(ordersOf(script) != "0 1 2 3 4 5 \n", "that is another order than that of pushing");
}

void anyScriptComesAsFromTheModel()
{
    for (std::uint32_t seed = 1; seed <= 60; ++seed) {
        const auto script = randomScript(seed);
        checkEqual(ordersOf(script), ordersOfModel(script), "seed " + std::to_string(seed));
    }
}

void anyScriptComesAsFromHeapqItself()
{
    constexpr std::uint32_t seeds = 24;
    if (!test::python()) {
        std::cout << "  skipped: there is no Python 3.11 or later here" << std::endl;
        return;
    }
    const auto output = test::outputOfPython(pythonProgram(seeds));
    check(output.has_value(), "Python runs the scripts");
    std::string own;
    for (std::uint32_t seed = 1; seed <= seeds; ++seed)
        own += ordersOf(randomScript(seed));
    check(own == *output, "the same orders as heapq's");
}

constexpr test::Case cases[] = {
    {"first in, first out", firstInFirstOut},
    {"the forgotten take their turn and do nothing", theForgottenTakeTheirTurnAndDoNothing},
    {"any mix of pushes and pops is a queue", anyMixOfPushesAndPopsIsAQueue},
    {"timers come in order of their deadlines", timersComeInOrderOfTheirDeadlines},
    {"equal deadlines come as from heapq", equalDeadlinesComeAsFromHeapq},
    {"any script comes as from the model", anyScriptComesAsFromTheModel},
    {"any script comes as from heapq itself", anyScriptComesAsFromHeapqItself},
};

} // namespace

int main()
{
    return test::runCases(cases);
}
