#include "scenario/messages.h"

#include "scenario/interpreter.h"
#include "scenario/perform_context.h"

namespace loopscope::scenario {

Messages::Message &Messages::keep(Message message)
{
    const std::scoped_lock lock(m_mutex);
    m_messages.push_back(std::move(message));
    m_messages.back().place = std::prev(m_messages.end());
    return m_messages.back();
}

bool Messages::send(engine::Loop &loop, Launch launch)
{
    return loop.callSoonThreadsafe({&Messages::arrive, &keep({this, std::move(launch)})});
}

std::optional<Exception> Messages::leave(engine::Loop &loop, const Perform &step)
{
    return loop.callSoonFromWrongThread({&Messages::arrive, &keep({this, step})});
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
