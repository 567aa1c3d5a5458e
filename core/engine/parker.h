#pragma once

#include "engine/activity.h"
#include "trace/time.h"

#include <condition_variable>
#include <mutex>
#include <optional>

namespace loopscope::engine {

/// What a thread that waits is woken by: once, by any thread, before or after it has begun to wait.
class Parker {
public:
    Parker() = default;
    virtual ~Parker() = default;
    Parker(const Parker &) = delete;
    Parker &operator=(const Parker &) = delete;

    virtual void unpark() = 0;
};

/// That of a real thread, for one wait.
class ThreadParker final : public Parker {
public:
    explicit ThreadParker(Activity &activity) : m_activity(activity) {}

    void unpark() override;
    /// Blocks the calling thread until it is unparked, or for so long. Without a limit it does not count as active.
    void park(std::optional<Duration> limit);

private:
    Activity &m_activity;
    std::mutex m_mutex; ///< protects all that follows
    std::condition_variable m_changed;
    bool m_isUnparked = false;
    bool m_isCountedOut = false;
};

} // namespace loopscope::engine
