// What it costs to hand over a lock that others wait for, and to put and get where one has to wait, on the real clock
// and traced, beside CPython's asyncio doing the same in the same run.

#include "bench/real_loop.h"
#include "engine/lock.h"
#include "engine/queue.h"

using namespace loopscope;
using namespace loopscope::bench;
using namespace loopscope::engine;

namespace {

constexpr int rounds = 5;

/// What a task does so many times, in several tasks at once; ns for each time.
double nsPerTime(const std::vector<Task::Body> &bodies, int times, RealLoop &world)
{
    std::int64_t took = 0;
    const Task::Body body = [&](Task &main) -> engine::Coroutine {
        const std::int64_t begin = threadNs();
        std::vector<std::shared_ptr<Future>> all;
        for (const Task::Body &each : bodies)
            all.push_back(world.spawn(each));
        const auto gather = Gather::create(world.loop, std::move(all), Gather::Failures::Returned);
        co_await FutureAwaiter(main, *gather, 0);
        took = threadNs() - begin;
        co_return Outcome{};
    };
    world.run(body);
    return static_cast<double>(took) / times;
}

double nsPerHandOver(int tasks, int times)
{
    RealLoop world(Tracing::On);
    Lock lock("lock");
    const Task::Body taking = [&lock, times](Task &task) -> Coroutine {
        for (int i = 0; i < times; ++i) {
            if (!lock.tryAcquire(task))
                co_await lock.waitToAcquire(task, 0);
            lock.release();
            if (!lock.tryAcquire(task)) // always: somebody has been woken for it
                co_await lock.waitToAcquire(task, 0);
            co_await YieldAwaiter(task);
            lock.release();
        }
        co_return Value{};
    };
    return nsPerTime(std::vector<Task::Body>(static_cast<std::size_t>(tasks), taking), tasks * times * 2, world);
}

double nsPerItem(int room, int times)
{
    RealLoop world(Tracing::On);
    Queue queue("queue", Queue::Order::Fifo, room);
    const Task::Body producing = [&queue, times](Task &task) -> Coroutine {
        for (int i = 0; i < times; ++i) {
            Performed performed = queue.put(task, Value{std::int64_t{i}}, 0);
            if (auto *waiting = std::get_if<Coroutine>(&performed))
                co_await *waiting;
        }
        co_return Value{};
    };
    const Task::Body consuming = [&queue, times](Task &task) -> Coroutine {
        for (int i = 0; i < times; ++i) {
            Performed performed = queue.get(task, 0);
            if (auto *waiting = std::get_if<Coroutine>(&performed))
                co_await *waiting;
        }
        co_return Value{};
    };
    return nsPerTime({producing, consuming}, times, world);
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_NO_GLIB", "1");
    const QCoreApplication application(argc, argv);
    measure(
        {{"lock",
          [] {
              faster(
                  "lock, handed over among 10 tasks",
                  inTurns(
                      rounds, [] { return nsPerHandOver(10, 20'000); }, [] { return asyncioNs("locks", 10, 20'000); }),
                  "ns", ">= 20");
          }},
         {"queue",
          [] {
              faster("queue with room for 1, an item",
                     inTurns(
                         rounds, [] { return nsPerItem(1, 300'000); }, [] { return asyncioNs("queues", 1, 300'000); }),
                     "ns", ">= 20");
              faster(
                  "queue with room for 100, an item",
                  inTurns(
                      rounds, [] { return nsPerItem(100, 500'000); }, [] { return asyncioNs("queues", 100, 500'000); }),
                  "ns", ">= 20");
          }}},
        wantedPart());
    return 0;
}
