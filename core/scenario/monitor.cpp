#include "scenario/monitor.h"

#include "scenario/memory.h"

namespace loopscope::scenario {

namespace {

constexpr auto drainEvery = std::chrono::milliseconds{16};
constexpr auto lookEvery = std::chrono::milliseconds{4}; // a stall is to be told within 10 ms of its threshold
constexpr int mostOnTheirWay = 4;
// Each kind of thing has a bound of its own, but a million large values are too much together. What a sanitizer adds
// comes on top.
constexpr std::int64_t mostMemory = std::int64_t{2} << 30U;

} // namespace

Monitor::Monitor(engine::Environment &environment) : m_environment(environment), m_drainTimer(this), m_watchTimer(this)
{
    m_drainTimer.setInterval(drainEvery);
    m_watchTimer.setInterval(lookEvery);
    m_watchTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_drainTimer, &QTimer::timeout, this, &Monitor::drain);
    connect(&m_watchTimer, &QTimer::timeout, this, &Monitor::look);
}

void Monitor::start()
{
    m_memoryBefore = memoryInUse();
    m_drainTimer.start();
    if (m_environment.recorder.clock().isVirtual())
        return;
    m_writer = &m_environment.recorder.writer();
    m_watchTimer.start();
}

void Monitor::watch(const engine::Loop &loop, Duration threshold)
{
    const std::scoped_lock lock(m_watchMutex);
    m_watchdogs.try_emplace(&loop, loop.heartbeat(), m_environment.recorder.clock(), loop.number(), threshold);
}

void Monitor::unwatch(const engine::Loop &loop)
{
    const std::scoped_lock lock(m_watchMutex);
    m_watchdogs.erase(&loop);
}

void Monitor::look()
{
    std::vector<trace::SchedulingEvent> stalls;
    {
        const std::scoped_lock lock(m_watchMutex);
        for (auto &[loop, watchdog] : m_watchdogs) {
            if (const auto stall = watchdog.look())
                stalls.push_back(*stall);
        }
    }
    if (stalls.empty())
        return;
    for (const trace::SchedulingEvent &stall : stalls)
        m_writer->record(stall);
    // A stall is news, so it does not wait for its turn; but a drain takes only what is a little older than itself.
    QTimer::singleShot(std::chrono::milliseconds{1}, Qt::PreciseTimer, this, &Monitor::drain);
}

void Monitor::drain()
{
    watchMemory();
    if (m_onTheirWay.load(std::memory_order_relaxed) < mostOnTheirWay)
        send(m_environment.recorder.drain());
}

void Monitor::watchMemory()
{
    if (m_environment.stop.isRequested() || memoryInUse() - m_memoryBefore < mostMemory)
        return;
    m_environment.fail({engine::Failure::Kind::Limit,
                        "the run and its trace need more than " + std::to_string(mostMemory >> 30U) + " GB of memory"});
}

void Monitor::send(trace::EventBatch batch)
{
    if (batch.empty())
        return;
    m_onTheirWay.fetch_add(1, std::memory_order_relaxed);
    m_drained.fetch_add(batch.events.size(), std::memory_order_relaxed);
    Q_EMIT batchReady(batch);
}

void Monitor::stopTimers()
{
    m_drainTimer.stop();
    m_watchTimer.stop();
}

void Monitor::finish()
{
    stopTimers();
    send(m_environment.recorder.drainAll());
    Q_EMIT finished();
}

} // namespace loopscope::scenario
