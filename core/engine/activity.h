#pragma once

#include "engine/stop_signal.h"

#include <cstdint>
#include <functional>
#include <list>
#include <mutex>
#include <string>

namespace loopscope::engine {

class ThreadWait;

/// Counts, in real time, who may still do something without being asked: threads that run, loops that have something to
/// do or wait for a time, work outside that will call back. When nobody is left, nobody will ever go on: each thread
/// waits for another. Whoever lets another one go on counts it in before he may stop himself, so the count is never too
/// low, and at zero everything stands still, except for a stop. Any thread may call anything.
class Activity {
public:
    explicit Activity(StopSignal &stop) : m_stop(stop) {}
    Activity(const Activity &) = delete;
    Activity &operator=(const Activity &) = delete;

    /// Has `quiet` called when nobody is left: once, by whoever was the last one, while everything stands still. It
    /// says what is wrong; `told` is given that and may stop the run. Before the run starts.
    void onQuiet(std::function<std::string()> quiet, std::function<void(std::string)> told);

    /// One more. By somebody who is counted.
    void begin();
    /// One less.
    void end();
    /// The same in two parts, for those who hold a lock: settle() is to be called without it if leave() says so.
    [[nodiscard]] bool leave();
    void settle();

    /// A thread waits. The list is for telling people, and is read when nobody is left.
    class Waiting {
    public:
        Waiting(Activity &activity, const ThreadWait &wait);
        ~Waiting();
        Waiting(const Waiting &) = delete;
        Waiting &operator=(const Waiting &) = delete;

    private:
        Activity &m_activity;
        std::list<const ThreadWait *>::iterator m_place;
    };
    /// In the order in which they began. Only when nobody is left.
    const std::list<const ThreadWait *> &waiting() const { return m_waiting; }

    /// Something outside of all threads that will call back.
    class Hold {
    public:
        explicit Hold(Activity &activity) : m_activity(activity) { m_activity.begin(); }
        ~Hold() { m_activity.end(); }
        Hold(const Hold &) = delete;
        Hold &operator=(const Hold &) = delete;

    private:
        Activity &m_activity;
    };

private:
    StopSignal &m_stop;
    std::mutex m_mutex; ///< protects all that follows
    std::int64_t m_count = 0;
    bool m_isTold = false;
    std::list<const ThreadWait *> m_waiting;
    std::function<std::string()> m_quiet;
    std::function<void(std::string)> m_told;
};

} // namespace loopscope::engine
