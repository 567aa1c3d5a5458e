#include "scenario/messages.h"

#include "scenario/interpreter.h"
#include "scenario/perform_context.h"

namespace loopscope::scenario {

Messages::Message &Messages::keep(engine::Loop &loop, Message message, std::uint32_t line)
{
    const std::scoped_lock lock(m_mutex);
    if (m_messages.size() >= mostCalls)
        loop.environment().fail({engine::Failure::Kind::Limit, tooManyCallbacks(), line});
    m_messages.push_back(std::move(message));
    m_messages.back().place = std::prev(m_messages.end());
    return m_messages.back();
}

bool Messages::send(engine::Loop &loop, Launch launch)
{
    const std::uint32_t line = launch.line;
    return loop.callSoonThreadsafe({&Messages::arrive, &keep(loop, {this, std::move(launch)}, line)});
}

std::optional<Exception> Messages::leave(engine::Loop &loop, const Perform &step)
{
    return loop.callSoonFromWrongThread({&Messages::arrive, &keep(loop, {this, step}, step.line)});
}

void Messages::arrive(void *message)
{
    Messages &messages = *static_cast<Message *>(message)->messages;
    std::list<Message> arrived;
    {
        const std::scoped_lock lock(messages.m_mutex);
        arrived.splice(arrived.end(), messages.m_messages, static_cast<Message *>(message)->place);
    }
    if (auto *launch = std::get_if<Launch>(&arrived.front().what))
        messages.m_receiver->callNow(std::move(*launch));
    else
        performAtOnce(*messages.m_receiver, std::get<Perform>(arrived.front().what));
}

} // namespace loopscope::scenario
