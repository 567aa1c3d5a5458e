#include "scenario/monitor.h"

#include "scenario/memory.h"

#include <algorithm>
#include <utility>

namespace loopscope::scenario {

namespace {

constexpr auto drainEvery = std::chrono::milliseconds{16};
constexpr auto lookEvery = std::chrono::milliseconds{4}; // a stall is to be told within 10 ms of its threshold
constexpr int mostOnTheirWay = 2;
constexpr std::size_t mostInBatch = 50'000; // some ten milliseconds of the receiver's time: it has other things to do
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
    if (!hasNext()) {
        m_batch = m_environment.recorder.drain();
        m_next = 0;
    }
    sendSome();
}

void Monitor::batchTaken()
{
    m_onTheirWay.fetch_sub(1, std::memory_order_relaxed);
    QMetaObject::invokeMethod(this, &Monitor::sendSome, Qt::QueuedConnection);
}

void Monitor::sendSome()
{
    while (hasNext() && m_onTheirWay.load(std::memory_order_relaxed) < mostOnTheirWay)
        sendNext();
}

void Monitor::sendNext()
{
    const std::size_t count = std::min(mostInBatch, m_batch.events.size() - m_next);
    trace::EventBatch next;
    next.names = std::exchange(m_batch.names, {}); // all of them first: any event may use any
    if (count == m_batch.events.size()) {
        next.events = std::exchange(m_batch.events, {});
        m_next = 0;
    } else {
        const auto from = m_batch.events.begin() + static_cast<std::ptrdiff_t>(m_next);
        next.events.assign(from, from + static_cast<std::ptrdiff_t>(count));
        m_next += count;
    }
    m_onTheirWay.fetch_add(1, std::memory_order_relaxed);
    m_drained.fetch_add(count, std::memory_order_relaxed);
    Q_EMIT batchReady(next);
}

void Monitor::watchMemory()
{
    if (m_environment.stop.isRequested() || memoryInUse() - m_memoryBefore < mostMemory)
        return;
    m_environment.fail({engine::Failure::Kind::Limit,
                        "the run and its trace need more than " + std::to_string(mostMemory >> 30U) + " GB of memory"});
}

void Monitor::stopTimers()
{
    m_drainTimer.stop();
    m_watchTimer.stop();
}

void Monitor::finish()
{
    stopTimers();
    if (m_isHurried && m_environment.stop.isRequested())
        skipToTheEnd();
    while (hasNext())
        sendNext();
    m_batch = m_environment.recorder.drainAll();
    m_next = 0;
    while (hasNext())
        sendNext();
    Q_EMIT finished();
}

/// Everything there is; of too much, only the last of it, and how many events that has cost.
void Monitor::skipToTheEnd()
{
    trace::EventBatch rest = m_environment.recorder.drainAll();
    const std::size_t unsent = m_batch.events.size() - m_next;
    const std::size_t count = unsent + rest.events.size();
    const std::size_t skipped = count > 2 * mostInBatch ? count - mostInBatch : 0;
    const std::size_t skippedOfRest = skipped - std::min(skipped, unsent);
    const auto from = [](std::vector<trace::SchedulingEvent> &events, std::size_t at) {
        return events.begin() + static_cast<std::ptrdiff_t>(at);
    };
    std::vector<trace::SchedulingEvent> events(from(m_batch.events, m_next + std::min(skipped, unsent)),
                                               m_batch.events.end());
    events.insert(events.end(), from(rest.events, skippedOfRest), rest.events.end());
    if (skipped > 0) {
        trace::SchedulingEvent lost;
        lost.kind = trace::EventKind::EventsLost;
        lost.time = events.front().time;
        lost.detail = static_cast<std::int64_t>(skipped);
        events.insert(events.begin(), lost);
    }
    m_batch.names.insert(m_batch.names.end(), rest.names.begin(), rest.names.end());
    m_batch.events = std::move(events);
    m_next = 0;
}

} // namespace loopscope::scenario
