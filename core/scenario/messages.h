#pragma once

#include "scenario/perform.h"

#include <list>
#include <mutex>
#include <variant>

namespace loopscope::engine {
class Loop;
}

namespace loopscope::scenario {

class Interpreter;

/// So many callbacks may wait for a loop.
inline constexpr std::size_t mostCalls = 1'000'000;
inline std::string tooManyCallbacks()
{
    return "more than " + std::to_string(mostCalls) + " callbacks wait for their turn";
}

/// What other threads send to the main thread's loop: functions to be called there. Keeps each until it was called, or,
/// where the loop ends before that, to the end of the run.
class Messages {
public:
    Messages() = default;
    ~Messages() = default;
    Messages(const Messages &) = delete;
    Messages &operator=(const Messages &) = delete;

    /// Main's interpreter, in its thread: from now on, and until it is gone, it is the one that calls them.
    void receive(Interpreter *interpreter) { m_receiver = interpreter; }

    /// Any thread: loop.call_soon_threadsafe(). False if the loop is closed. Too many that wait end the run.
    bool send(engine::Loop &loop, Launch launch);
    /// Any other thread: a step for the loop's thread that the loop finds when it wakes up for another reason. The
    /// exception, in debug mode.
    std::optional<Exception> leave(engine::Loop &loop, const Perform &step);

private:
    struct Message {
        Messages *messages;
        std::variant<Launch, Perform> what;
        std::list<Message>::iterator place{}; ///< its own
    };

    Message &keep(engine::Loop &loop, Message message, std::uint32_t line);
    static void arrive(void *message);

    Interpreter *m_receiver = nullptr; ///< of the loop's thread
    std::mutex m_mutex;                ///< protects m_messages
    std::list<Message> m_messages;
};

} // namespace loopscope::scenario
