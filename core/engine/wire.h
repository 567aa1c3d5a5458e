#pragma once

#include "engine/activity.h"
#include "engine/input.h"
#include "engine/outcome.h"
#include "engine/outside.h"

#include <deque>
#include <functional>
#include <memory>
#include <variant>

namespace loopscope::engine {

/// What has come over a wire.
struct Arrival {
    std::size_t bytes = 0;
    bool isEnd = false;                 ///< the server has closed the connection
    std::optional<Exception> failure{}; ///< the connection is lost
};

/// A connection to the run's server, as a loop sees it: requests go out, bytes come in. A socket, or on the virtual
/// clock a simulation of one and of the server behind it. Belongs to its loop's thread.
class Wire : public Input {
public:
    /// Called in a callback of the loop.
    using Told = std::function<void(const Arrival &)>;
    static constexpr std::size_t mostUnanswered = 1000;

    ~Wire() override = default;

    /// Sends a request, without waiting.
    std::optional<Exception> ask(Duration latency, std::size_t size);
    bool isAwaited() const override { return m_hold.has_value(); }

protected:
    Wire(Loop &loop, Outside::Seat seat, Told told);

    void tell(Arrival arrival);

private:
    void close() final;
    virtual std::optional<Exception> send(Duration latency, std::size_t size) = 0;
    /// Nothing is sent or received from here on.
    virtual void end() = 0;

    const Outside::Seat m_seat;
    const Told m_told;
    std::deque<std::size_t> m_unanswered; ///< what is still to come for each
    std::optional<Activity::Hold> m_hold; ///< as long as something is still to come
};

/// A new connection to the server of the loop's run, or Python's exception. Loop thread.
std::variant<std::unique_ptr<Wire>, Exception> openWire(Loop &loop, Wire::Told told);

} // namespace loopscope::engine
