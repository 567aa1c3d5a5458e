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

/// One walk along those who wait for each other. Whom it meets again is asked again, and so are those behind, because
/// tasks count the requests, as asyncio's do. But there may be more ways through a few tasks that gather each other
/// than anybody can walk, so that after many such meetings only who is met is asked, and not those behind.
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
    std::size_t m_repeated = 0; ///< how often it came by somewhere again
};

} // namespace loopscope::engine
