#pragma once

// What comes from outside of a loop: bytes at a socket. asyncio asks its selector once an iteration, and what has come
// is called back before the timers that are due; here an Input takes the selector's part. Whether real bytes have come
// is asked when an iteration begins after a pause, so that a loop that was held up meets them in asyncio's order, too,
// and not in the order in which Qt happens to tell. On the virtual clock it is planned when they will.

#include "engine/ready_queue.h"
#include "trace/time.h"

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace loopscope::engine {

class Loop;

/// One source of what comes from outside. Belongs to its loop's thread. The loop closes it when it ends.
class Input {
public:
    explicit Input(Loop &loop);
    virtual ~Input();
    Input(const Input &) = delete;
    Input &operator=(const Input &) = delete;

    /// Whether something is going to come without being asked for again.
    virtual bool isAwaited() const = 0;

protected:
    Loop &loop() const { return *m_loop; }
    bool isClosed() const { return m_loop == nullptr; }
    /// Something has come: take() is called in the loop's next iteration, before the timers that are due.
    void arrives();
    /// The virtual clock: something will come then. Nothing happens if something was announced already.
    void arrivesAt(Time when);
    /// Leaves the loop: nothing is taken from here on.
    void leave();

private:
    friend class Inputs;
    using Arrivals = std::multimap<Time, Input *>; ///< of the same moment the first one announced comes first
    enum class State : std::uint8_t { Idle, Announced, InReadyQueue };

    /// Whether take() would find something by now.
    virtual bool look() = 0;
    /// A callback of the loop: what has come is there to be taken.
    virtual void take() = 0;
    /// The loop ends; this has left it.
    virtual void close() = 0;

    static void run(void *input);

    Loop *m_loop; ///< null: it has left
    State m_state = State::Idle;
    Arrivals::iterator m_place{};    ///< Announced
    ReadyQueue::Ticket m_ticket = 0; ///< InReadyQueue
};

/// All inputs of a loop. Belongs to its thread.
class Inputs {
public:
    explicit Inputs(ReadyQueue &ready) : m_ready(ready) {}

    void add(Input &input) { m_all.push_back(&input); }
    void remove(Input &input);
    void announce(Input &input, Time when);
    /// Asks those that something is awaited from whether it has come.
    void look();
    /// When the first thing comes of those that were announced.
    std::optional<Time> next() const;
    /// Puts what has come by now into the ready queue.
    void take(Time present);
    void closeAll();

private:
    ReadyQueue &m_ready;
    std::vector<Input *> m_all;
    Input::Arrivals m_arrivals;
};

} // namespace loopscope::engine
