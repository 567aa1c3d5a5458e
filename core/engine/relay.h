#pragma once

// Cancelling a task means to cancel what it waits for, which may be a task again, or a gather of many. asyncio calls
// cancel() within cancel() for that, as deep as they wait for each other. A scenario may make that chain as long as it
// likes, or close it to a circle. So here who only passes a cancellation on says to whom, and one walk does the rest:
// with a path of its own instead of the stack, and knowing where it has been.

#include "engine/future.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace loopscope::engine {

/// What came of asking for a cancellation.
enum class CancelReply : std::uint8_t {
    Refused,  ///< it was done already
    Accepted, ///< it is going to be cancelled, as far as its own code allows
    Endless,  ///< it waits for itself, through others: asyncio raises a RecursionError
};

/// A future that is cancelled by cancelling others.
class Relay : public Future {
public:
    using Future::Future;

    bool cancel() final { return requestCancel(0) == CancelReply::Accepted; }
    /// Asks for it in the scenario's line `line`.
    CancelReply requestCancel(std::uint32_t line);

protected:
    friend class Cancellation;

    /// It is asked for; before any target is.
    virtual void cancelBegins(std::uint32_t /*line*/) {}
    /// What the request is passed on to, counted from 0; null: that was all.
    virtual Future *cancelTarget(std::size_t index) const = 0;
    /// Every target was asked, and at least one accepted (or none did). Returns what cancel() says.
    virtual bool cancelEnds(bool anyAccepted) = 0;

private:
    Relay *asRelay() final { return this; }

    std::uint32_t m_walk = 0; ///< the last walk that came by
    bool m_isOnPath = false;  ///< of the walk that goes on
};

/// One walk along those who wait for each other. It comes by each of them once: those that it meets again are asked
/// again, but not those behind them, whom that would not change. (asyncio asks them too, so that a task in a chain may
/// count more requests there.) That makes cancelling all of a long chain take as long as the chain is.
class Cancellation {
public:
    explicit Cancellation(Loop &loop);

    CancelReply ask(Future &future, std::uint32_t line);

private:
    struct Stage {
        Relay *relay;
        std::size_t asked = 0;
        bool anyAccepted = false;
    };

    /// The answer, or none yet: it was added to the path.
    std::optional<CancelReply> begin(Future &future, std::uint32_t line);
    void giveUp();

    std::vector<Stage> m_path;
    const std::uint32_t m_number;
};

} // namespace loopscope::engine
