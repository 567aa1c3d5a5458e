#include "timeline/arrangement.h"

namespace loopscope::timeline {

std::optional<LaneTopic> topicOf(trace::Reason reason)
{
    using trace::Reason;
    switch (reason) {
    case Reason::Sleep:
        return LaneTopic::Sleep;
    case Reason::Io:
        return LaneTopic::Io;
    case Reason::Lock:
    case Reason::Semaphore:
    case Reason::Event:
    case Reason::Condition:
    case Reason::Barrier:
    case Reason::Mutex:
    case Reason::Gil:
        return LaneTopic::Lock;
    case Reason::Queue:
        return LaneTopic::Queue;
    case Reason::Executor:
        return LaneTopic::Executor;
    case Reason::Task:
    case Reason::Future:
    case Reason::Gather:
    case Reason::Thread:
        return LaneTopic::Task;
    case Reason::None:
    case Reason::Block:
    case Reason::Compute:
        break;
    }
    return std::nullopt;
}

} // namespace loopscope::timeline
