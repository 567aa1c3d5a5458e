#include "trace/recorder.h"

#include "trace/stream.h"

#include <algorithm>
#include <atomic>

namespace loopscope::trace {

namespace {

/// Numbers for recorders and for threads. Unlike their addresses or the system's ids, they are never used again.
std::uint64_t freshNumber()
{
    static std::atomic<std::uint64_t> last = 0;
    return last.fetch_add(1, std::memory_order_relaxed) + 1;
}

std::uint64_t numberOfThisThread()
{
    thread_local const std::uint64_t number = freshNumber();
    return number;
}

} // namespace

Recorder::Recorder(const RecorderOptions &options)
    : m_serial(freshNumber())
    , m_isEnabled(options.enabled)
    , m_clock(options.virtualTime ? Clock::virtualTime() : Clock::real(options.source))
    , m_pool(options.memoryCap)
    , m_names(options.nameCap)
{
}

Recorder::~Recorder() = default;

Writer &Recorder::writer()
{
    struct LastUsed {
        std::uint64_t recorder = 0;
        Writer *writer = nullptr;
    };
    thread_local LastUsed lastUsed;
    if (lastUsed.recorder != m_serial)
        lastUsed = {m_serial, &findOrMakeWriter()};
    return *lastUsed.writer;
}

Writer &Recorder::findOrMakeWriter()
{
    const std::uint64_t thread = numberOfThisThread();
    const std::lock_guard lock(m_mutex);
    const auto known = std::find_if(m_streams.begin(), m_streams.end(),
                                    [thread](const auto &stream) { return stream->thread == thread; });
    if (known != m_streams.end())
        return (*known)->writer;
    return m_streams.emplace_back(std::make_unique<Stream>(m_clock, m_pool, m_isEnabled, thread))->writer;
}

EventBatch Recorder::drain()
{
    m_clock.recalibrate();
    return drainStreams(Extent::UpToNow);
}

EventBatch Recorder::drainAll()
{
    EventBatch batch = drainStreams(Extent::Everything);
    std::uint64_t lost = 0;
    {
        const std::lock_guard lock(m_mutex);
        for (const auto &stream : m_streams)
            lost += stream->takeUnreported();
    }
    if (lost != 0) {
        SchedulingEvent report;
        report.time = m_clock.now();
        report.kind = EventKind::EventsLost;
        report.detail = static_cast<std::int64_t>(lost);
        batch.events.push_back(report);
    }
    return batch;
}

EventBatch Recorder::drainStreams(Extent extent)
{
    std::int64_t cut = m_clock.cut();
    std::vector<Stream *> streams;
    std::uint64_t slots = 0;
    {
        // The counts are read under the lock, so that a stream that is alone is so while it is looked at.
        const std::lock_guard lock(m_mutex);
        for (const auto &stream : m_streams) {
            slots += stream->look();
            streams.push_back(stream.get());
        }
    }
    if (extent == Extent::Everything || streams.size() == 1)
        cut = Stream::never;

    EventBatch batch;
    batch.events.reserve(slots);
    merge(streams, cut, batch.events);
    for (Stream *const stream : streams)
        stream->finish();
    // Last, so that every name that these events use is among those told by now.
    batch.names = m_names.takeNew();
    return batch;
}

/// Takes runs: as much of the earliest stream as comes before the head of every other.
void Recorder::merge(const std::vector<Stream *> &streams, std::int64_t cut, std::vector<SchedulingEvent> &events)
{
    for (;;) {
        Stream *earliest = nullptr;
        std::int64_t limit = cut;
        for (Stream *const stream : streams) {
            if (earliest == nullptr || stream->head() < earliest->head()) {
                // Of equals the first in the list wins, so whoever comes after it may not even be as early.
                if (earliest != nullptr)
                    limit = std::min(limit, earliest->head());
                earliest = stream;
            } else {
                limit = std::min(limit, stream->head() == Stream::never ? Stream::never : stream->head() + 1);
            }
        }
        if (earliest == nullptr || earliest->head() >= cut)
            return;
        earliest->takeBefore(std::min(limit, cut), events);
    }
}

RecorderStats Recorder::stats() const
{
    RecorderStats stats;
    stats.namesRefused = m_names.refused();
    stats.bytesHeld = m_pool.bytesHeld() + m_names.bytesHeld();
    const std::lock_guard lock(m_mutex);
    for (const auto &stream : m_streams) {
        stats.recorded += stream->recorded();
        stats.lost += stream->lost();
    }
    return stats;
}

} // namespace loopscope::trace
