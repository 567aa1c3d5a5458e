#pragma once

#include "engine/job.h"

namespace loopscope::engine {

class Loop;

struct ThreadInfo {
    std::string name;     ///< empty: "Thread-1 (function)" and so on, as in Python
    std::string function; ///< what it runs
    std::uint32_t line = 0;
};

/// A thread of the scenario's own, with a function or a loop in it: threading.Thread, from its start on. Any thread.
class Thread final : public Object {
public:
    explicit Thread(std::string name) : Object(std::move(name)) {}

    std::string_view kindName() const override { return "Thread"; }
    bool isAlive() const;
    /// To be waited for; comes out as None, whether it has ended or time was up.
    static std::shared_ptr<ThreadWait> join(std::shared_ptr<Thread> thread, WaitInfo info);

    /// Whether this is what runs in it: a thread cannot join itself.
    bool runs(const Job &job) const;
    bool runs(const Loop &loop) const;

    // By the world.
    void setJob(JobId job) { m_job = job; }
    void setLoop(std::uint16_t number) { m_loop = number; }
    void end();

private:
    class Join;

    JobId m_job{};              ///< none where it has a loop
    int m_loop = -1;            ///< none where it has a job
    mutable std::mutex m_mutex; ///< protects all that follows
    bool m_isAlive = true;
    std::vector<Join *> m_joining;
};

} // namespace loopscope::engine
