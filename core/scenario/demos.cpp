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

struct Place {
    const char *id;
    const char *topic;
};

/// The order in which they teach.
constexpr std::array<Place, 8> places{{{"delay_tasks", "First steps"},
                                       {"gather", "First steps"},
                                       {"fetch_and_count", "First steps"},
                                       {"ready_queue_order", "Loops"},
                                       {"blocking_call", "Stalls"},
                                       {"run_in_executor", "Executors"},
                                       {"pool_queue", "Executors"},
                                       {"graceful_shutdown", "Cancellation and errors"}}};

std::vector<Demo> readDemos()
{
    openResources();
    std::vector<Demo> demos;
    for (const auto &place : places) {
        QFile file(QStringLiteral(":/scenarios/%1.yaml").arg(QLatin1String(place.id)));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("the demo '%s' is missing from the program", place.id);
        Demo demo{place.id, {}, place.topic, file.readAll().toStdString()};
        const ParseResult result = parse(demo.text);
        demo.title = result.scenario == nullptr ? demo.id : result.scenario->title;
        demos.push_back(std::move(demo));
    }
    return demos;
}

} // namespace

const std::vector<Demo> &demos()
{
    static const std::vector<Demo> all = readDemos();
    return all;
}

const Demo *findDemo(std::string_view id)
{
    const auto found = std::find_if(demos().begin(), demos().end(), [&](const Demo &demo) { return demo.id == id; });
    return found == demos().end() ? nullptr : &*found;
}

} // namespace loopscope::scenario
