#pragma once

// The thread beside a run: it empties the recorder sixty times a second and looks after the loops. It is a thread of
// its own because a loop's may be stalled and the window's may be busy, and what they do is just what is to be told.

#include "engine/loop.h"
#include "engine/watchdog.h"
#include "trace/batch.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <map>
#include <mutex>

namespace loopscope::scenario {

/// Lives in its own thread; what others may call says so.
class Monitor final : public QObject {
    Q_OBJECT

public:
    explicit Monitor(engine::Environment &environment);

    void start();
    /// Its own thread, when that ends without finish().
    void stopTimers();
    /// The run is over and nobody records any more: drains the rest and says goodbye.
    void finish();

    /// Loop thread: from now on this loop is watched, until unwatch() returns.
    void watch(const engine::Loop &loop, Duration threshold);
    void unwatch(const engine::Loop &loop);

    /// Any thread: the receiver has done with a batch, or is about to. One that is slow is not buried: batches are
    /// small, and while some are on their way, the others stay here or with the recorder, whose memory has a cap.
    void batchTaken();
    /// Whether somebody waits for the end of a run that is stopped: what has not been read by then is not read any
    /// more, but for the last of it. Before the run.
    void setHurried(bool isHurried) { m_isHurried = isHurried; }
    /// Any thread: how many events have left the recorder.
    std::uint64_t drainedCount() const { return m_drained.load(std::memory_order_relaxed); }

Q_SIGNALS:
    void batchReady(const loopscope::trace::EventBatch &batch);
    void finished();

private:
    void drain();
    void look();
    void watchMemory();
    void sendSome();
    void sendNext();
    void skipToTheEnd();
    bool hasNext() const { return m_next < m_batch.events.size() || !m_batch.names.empty(); }

    engine::Environment &m_environment;
    QTimer m_drainTimer;
    QTimer m_watchTimer;
    trace::Writer *m_writer = nullptr; ///< of this thread
    std::mutex m_watchMutex;           ///< protects m_watchdogs
    std::map<const engine::Loop *, engine::Watchdog> m_watchdogs;
    std::int64_t m_memoryBefore = 0; ///< of the process, in bytes, when the run began
    trace::EventBatch m_batch;       ///< what was drained last
    std::size_t m_next = 0;          ///< the first event of it that has not been sent
    bool m_isHurried = false;
    std::atomic<int> m_onTheirWay{0};
    std::atomic<std::uint64_t> m_drained{0};
};

} // namespace loopscope::scenario
