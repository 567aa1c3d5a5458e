#pragma once

// Writes down what threads do, at a price that does not change what they do.
//
// Every thread writes into chunks of its own, so that writers never meet: an event is a stamp, a copy of 32 bytes and
// one release store of how many there are. One consumer reads all streams, some sixty times a second, merges them, and
// gives emptied chunks back. Chunks and not a ring, because a ring's size has to be guessed: a chunk list is as long as
// the consumer is late, up to a cap. At the cap events are dropped and counted, and the loss becomes an event of its
// own as soon as its thread can write again. Nobody ever waits.
//
// Order. A batch is the merge of the streams by the stamps at which events were recorded; equal stamps keep the order
// within a thread, and between threads come in the order in which the threads first wrote. As long as no thread joins,
// nothing of this depends on when drains happen: the batches, one after the other, are one sequence however it was cut.
// A back-dated event takes part with the moment at which it was recorded, not with its time. To sort it by its time
// would be a promise that only holds if its neighbours are still at hand: mostly they went out with an earlier batch.
//
// Cut. No event may arrive in an earlier batch than the event that caused it, whichever threads they are from. The
// consumer cannot stop the threads to look at them all at once: it reads one count after the other, and between two of
// those, a thread that was looked at may record a cause and a thread that was not may record its effect. So the
// consumer reads a stamp first, the cut, then all counts, and takes of each stream only what was recorded before the
// cut; the rest waits for the next drain. Suppose then that an effect is taken. It was stamped before the cut, and
// hence before any count was read. Its cause was published before that (the effect's thread knew of it), so the count
// of the cause's thread, read later, includes it. And its stamp is earlier still than the effect's, so it lies before
// the cut and is taken as well, unless something in front of it in its stream is not; but what is in front of it has an
// even earlier stamp. That argument is about real moments, and holds because the counters of all processors agree (see
// clock.cpp) and because the cut leaves room for a processor that reads its counter a little early (Clock::cut). It
// takes the moment of recording, which is why a back-dated event carries that, too. "Before the cut" is strict, because
// in virtual time any number of events share a stamp, and those of the present are still being written.
//
// A single stream needs no cut: whatever its thread has published is complete in itself, up to the last event.
//
// Why not sequence numbers from a shared counter: that is one cache line which all threads write for every event. Why
// not one lock per batch on the writers' side: a thread that is suspended while it holds it would stop the view.

#include "trace/batch.h"
#include "trace/chunk_pool.h"
#include "trace/clock.h"
#include "trace/names.h"
#include "trace/writer.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

namespace loopscope::trace {

class Stream;

struct RecorderOptions {
    std::size_t memoryCap =
        256 * std::size_t{1024} * 1024;                  ///< bytes for events; each recording thread holds 64 KiB of it
    std::size_t nameCap = 64 * std::size_t{1024} * 1024; ///< bytes for names
    bool virtualTime = false;                            ///< the run's time is what Clock::setVirtual() says
    ClockSource source = ClockSource::Best;              ///< of real time
    bool enabled = true; ///< otherwise it records nothing, which is for measuring what recording costs
};

struct RecorderStats {
    std::uint64_t recorded = 0;     ///< events, drained or not
    std::uint64_t lost = 0;         ///< events, for want of memory
    std::uint64_t namesRefused = 0; ///< calls of intern(), for want of memory
    std::size_t bytesHeld = 0;
};

/// One run's recorder. It must outlive whoever records with it. Where nothing else is said any thread may call.
class Recorder {
public:
    explicit Recorder(const RecorderOptions &options = {});
    ~Recorder();
    Recorder(const Recorder &) = delete;
    Recorder &operator=(const Recorder &) = delete;

    Clock &clock() { return m_clock; }
    const Clock &clock() const { return m_clock; }

    /// The calling thread's writer, made at its first call (which takes a lock). It lives as long as the recorder, also
    /// when the thread has ended. A hot path keeps the reference.
    Writer &writer();

    /// The number of a text. Takes a lock.
    NameId intern(std::string_view text) { return m_names.intern(text); }
    /// The text for a number. Slow.
    std::string textOf(NameId id) const { return m_names.textOf(id); }

    /// What was recorded since the last drain, up to about now. One thread only, the consumer.
    EventBatch drain();
    /// The same at the end of a run, when no thread records any more: everything, and the losses not yet told.
    EventBatch drainAll();

    RecorderStats stats() const;

private:
    enum class Extent : std::uint8_t { UpToNow, Everything };

    Writer &findOrMakeWriter();
    EventBatch drainStreams(Extent extent);
    void merge(const std::vector<Stream *> &streams, std::int64_t cut, std::vector<SchedulingEvent> &events);

    const std::uint64_t m_serial; ///< tells this recorder from any other of this process
    const bool m_isEnabled;
    Clock m_clock;
    ChunkPool m_pool;
    Names m_names;
    mutable std::mutex m_mutex; ///< protects the list, not the streams
    std::vector<std::unique_ptr<Stream>> m_streams;
};

} // namespace loopscope::trace
