#include "scenario/demos.h"

#include "scenario/scenario.h"

#include <QFile>

#include <algorithm>
#include <array>

// The resources of a static library have to be asked for by name, outside of any namespace.
static void openResources()
{
    Q_INIT_RESOURCE(scenarios);
}

namespace loopscope::scenario {

namespace {

struct Listed {
    const char *id;
    const char *topic;
};

/// The order in which they teach.
constexpr std::array<Listed, 38> listed{{{"delay_sync", "First steps"},
                                         {"delay_threads", "First steps"},
                                         {"delay_tasks", "First steps"},
                                         {"gather", "First steps"},
                                         {"future", "First steps"},
                                         {"fetch_and_count", "First steps"},
                                         {"ready_queue_order", "Loops"},
                                         {"two_loops", "Loops"},
                                         {"blocking_call", "Stalls"},
                                         {"slow_callback", "Stalls"},
                                         {"fair_or_starved", "Stalls"},
                                         {"run_in_executor", "Executors"},
                                         {"delay_pool", "Executors"},
                                         {"pool_queue", "Executors"},
                                         {"interleave_threads_and_tasks", "Executors"},
                                         {"pool_starvation", "Executors"},
                                         {"merge_sort", "Executors"},
                                         {"gil", "Executors"},
                                         {"lost_update_threads", "Threads and races"},
                                         {"thread_lock", "Threads and races"},
                                         {"thread_mutex_counter", "Threads and races"},
                                         {"tasks_do_not_race", "Threads and races"},
                                         {"lost_update_across_await", "Threads and races"},
                                         {"wrong_thread", "Threads and races"},
                                         {"tasks_or_threads", "Threads and races"},
                                         {"shared_future", "Synchronisation"},
                                         {"event_and_condition", "Synchronisation"},
                                         {"semaphore", "Synchronisation"},
                                         {"bounded_queue", "Synchronisation"},
                                         {"one_stream_many_readers", "Synchronisation"},
                                         {"backpressure", "Synchronisation"},
                                         {"shared_connection", "Synchronisation"},
                                         {"deadlock", "Synchronisation"},
                                         {"graceful_shutdown", "Cancellation and errors"},
                                         {"exceptions", "Cancellation and errors"},
                                         {"timeout_and_shield", "Cancellation and errors"},
                                         {"task_group", "Cancellation and errors"},
                                         {"cancel_storm", "Cancellation and errors"}}};

/// From the simplest on.
constexpr std::array<const char *, 7> beginnings{"empty", "tasks", "stall", "executor", "queue", "lock", "two_loops"};

Demo readDemo(const char *folder, const char *id, const char *topic)
{
    QFile file(QStringLiteral(":/%1/%2.yaml").arg(QLatin1String(folder), QLatin1String(id)));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the scenario '%s' is missing from the program", id);
    Demo demo{id, id, topic, file.readAll().toStdString(), {}, {}};
    if (const ParseResult result = parse(demo.text); result.scenario) {
        demo.title = result.scenario->title;
        demo.about = result.scenario->about;
        demo.tags = result.scenario->tags;
    }
    return demo;
}

std::vector<Demo> readDemos()
{
    openResources();
    std::vector<Demo> demos;
    for (const Listed &each : listed)
        demos.push_back(readDemo("scenarios", each.id, each.topic));
    return demos;
}

std::vector<Demo> readTemplates()
{
    openResources();
    std::vector<Demo> all;
    for (const char *id : beginnings)
        all.push_back(readDemo("templates", id, ""));
    return all;
}

} // namespace

const std::vector<Demo> &demos()
{
    static const std::vector<Demo> all = readDemos();
    return all;
}

const std::vector<Demo> &templates()
{
    static const std::vector<Demo> all = readTemplates();
    return all;
}

const Demo *findDemo(std::string_view id)
{
    const auto found = std::find_if(demos().begin(), demos().end(), [&](const Demo &demo) { return demo.id == id; });
    return found == demos().end() ? nullptr : &*found;
}

} // namespace loopscope::scenario
