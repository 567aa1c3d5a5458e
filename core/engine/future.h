#pragma once

// A result that is not there yet, with asyncio's rules: when it comes, the callbacks are scheduled in the order in
// which they subscribed, never called at once; a callback that subscribes late is scheduled at once. Belongs to its
// loop's thread.

#include "engine/callback.h"
#include "engine/outcome.h"
#include "trace/event.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace loopscope::engine {

class Loop;

class Future {
public:
    explicit Future(Loop &loop) : m_loop(loop) {}
    virtual ~Future();
    Future(const Future &) = delete;
    Future &operator=(const Future &) = delete;

    bool isDone() const { return m_done; }
    bool isCancelled() const { return m_done && m_outcome.isCancelled(); }
    /// What came out; only once it is done.
    const Outcome &outcome() const { return m_outcome; }
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

protected:
    /// For those who finish on behalf of somebody else, or earlier than it is noticed.
    void finish(Outcome outcome, trace::Cause cause, Time readySince);

private:
    void schedule(Callback callback, Time readySince);

    Loop &m_loop;
    Outcome m_outcome;
    Callback m_first; ///< most futures have one callback
    std::vector<Callback> m_others;
    trace::Cause m_finishedBy;
    bool m_done = false;
};

} // namespace loopscope::engine
