#pragma once

#include <string>
#include <string_view>

namespace loopscope::engine {

/// What scenarios share and pass around besides values and futures: locks, queues, pools, threads. Each kind says who
/// may touch it from which thread.
class Object {
public:
    explicit Object(std::string name) : m_name(std::move(name)) {}
    virtual ~Object() = default;
    Object(const Object &) = delete;
    Object &operator=(const Object &) = delete;

    /// Python's name for its class: "Lock".
    virtual std::string_view kindName() const = 0;
    /// What people call it in a scenario; any thread.
    const std::string &name() const { return m_name; }

private:
    const std::string m_name;
};

} // namespace loopscope::engine
