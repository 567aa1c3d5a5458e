#pragma once

// A result that is not there yet, with asyncio's rules: when it comes, the callbacks are scheduled in the order in
// which they subscribed, never called at once; a callback that subscribes late is scheduled at once. Belongs to its
// loop's thread.

#include "engine/callback.h"
#include "engine/outcome.h"
#include "trace/event.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace loopscope::engine {

class Loop;
class Relay;

/// What stands between somebody who waits and going on: for people, and for finding out who waits for whom.
struct Dependence {
    std::string words;         ///< "lock db, held by writer"
    std::vector<TaskId> tasks; ///< that would have to go on
};

class Future {
public:
    explicit Future(Loop &loop) : m_loop(loop) {}
    virtual ~Future();
    Future(const Future &) = delete;
    Future &operator=(const Future &) = delete;

    bool isDone() const { return m_done; }
    bool isCancelled() const { return m_done && m_outcome.isCancelled(); }
    /// What came out; only once it is done. This is looking without taking notice: see retrieve().
    const Outcome &outcome() const { return m_outcome; }
    /// The same for those who take notice of an exception. One of which nobody has is reported when the future goes.
    const Outcome &retrieve()
    {
        m_isUnretrieved = false;
        return m_outcome;
    }
    /// Who or what finished it; only once it is done.
    trace::Cause finishedBy() const { return m_finishedBy; }

    /// Finishes it; nothing happens if it is done already.
    void finish(Outcome outcome);
    /// False if it is done already.
    virtual bool cancel();

    void addDoneCallback(Callback callback);
    void removeDoneCallback(Callback callback);

    Loop &loop() const { return m_loop; }
    virtual std::string_view kindName() const { return "Future"; }
    virtual std::string label() const { return {}; }
    /// What a task that awaits this is shown to wait for.
    virtual trace::Reason reason() const { return trace::Reason::Future; }
    virtual NameId nameId() const { return {}; }
    /// Only while it is not done. Walks through what this depends on, so it is for the rare case.
    virtual Dependence dependence() const;

protected:
    /// For those who finish on behalf of somebody else, or earlier than it is noticed.
    void finish(Outcome outcome, trace::Cause cause, Time readySince);
    /// With None, for those who are only woken: the same, at half the price.
    void finish();
    /// For destructors: whether there is an exception that nobody has seen, and somebody shall be told, once.
    [[nodiscard]] bool isUnretrieved() { return std::exchange(m_isUnretrieved, false); }
    /// Tells so. `kind` is Python's class.
    void reportUnretrieved(const std::string &kind);

private:
    friend class Cancellation;

    void announce(trace::Cause cause, Time readySince);
    void schedule(Callback callback, trace::Cause cause, Time readySince);
    void disregard() { m_isUnretrieved = false; }
    virtual Relay *asRelay() { return nullptr; }

    Loop &m_loop;
    Outcome m_outcome;
    Callback m_first;                                ///< most futures have one callback
    std::unique_ptr<std::vector<Callback>> m_others; ///< null: there are none
    trace::Cause m_finishedBy;
    bool m_done = false;
    bool m_isUnretrieved = false; ///< holds an exception that nobody has taken notice of
};

/// Of whoever waits for all of these.
Dependence dependenceOn(std::span<const std::shared_ptr<Future>> futures);

} // namespace loopscope::engine
