#pragma once

#include "engine/channel.h"

#include <memory>
#include <string>
#include <sys/types.h>
#include <variant>

namespace loopscope::engine {

/// A worker program that runs, and the channel to it. It never outlives this, nor the thread that started it.
class ChildProcess {
public:
    /// The child has its end of the channel as descriptor workerDescriptor, its parent's id as its argument, and no
    /// other open files than standard error. Returns what is wrong if it cannot be started.
    static std::variant<std::unique_ptr<ChildProcess>, std::string> start(const std::string &program);
    ~ChildProcess(); ///< kills it, and waits until it is gone

    Channel &channel() { return m_channel; }
    pid_t id() const { return m_id; }
    /// At once, whatever it does. Any thread.
    void kill() const;

private:
    ChildProcess(pid_t id, int descriptor) : m_id(id), m_channel(descriptor) {}

    const pid_t m_id;
    Channel m_channel;
};

inline constexpr int workerDescriptor = 3;

} // namespace loopscope::engine
