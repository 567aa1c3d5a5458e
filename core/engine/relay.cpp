#include "engine/relay.h"

#include "engine/loop.h"

namespace loopscope::engine {

namespace {

constexpr std::size_t mostRepeated = 10'000; // of one walk: far more than anybody counts

}

CancelReply Relay::requestCancel(std::uint32_t line)
{
    return Cancellation(loop()).ask(*this, line);
}

Cancellation::Cancellation(Loop &loop) : m_number(loop.nextWalk())
{
}

CancelReply Cancellation::ask(Future &future, std::uint32_t line)
{
    std::optional<CancelReply> reply = begin(future, line);
    while (!m_path.empty()) {
        Stage &stage = m_path.back();
        if (reply) {
            stage.anyAccepted = stage.anyAccepted || *reply == CancelReply::Accepted;
            reply.reset();
        }
        if (Future *target = stage.relay->cancelTarget(stage.asked)) {
            ++stage.asked;
            reply = begin(*target, line);
            if (reply == CancelReply::Endless) {
                giveUp();
                return CancelReply::Endless;
            }
            continue;
        }
        stage.relay->m_isOnPath = false;
        reply = stage.relay->cancelEnds(stage.anyAccepted) ? CancelReply::Accepted : CancelReply::Refused;
        m_path.pop_back();
    }
    return *reply;
}

std::optional<CancelReply> Cancellation::begin(Future &future, std::uint32_t line)
{
    Relay *relay = future.asRelay();
    if (relay == nullptr)
        return future.cancel() ? CancelReply::Accepted : CancelReply::Refused;
    relay->disregard();
    if (relay->isDone())
        return CancelReply::Refused;
    if (relay->m_isOnPath)
        return CancelReply::Endless;
    relay->cancelBegins(line);
    if (relay->m_walk == m_number && ++m_repeated > mostRepeated)
        return CancelReply::Accepted;
    relay->m_walk = m_number;
    relay->m_isOnPath = true;
    m_path.push_back({relay});
    return std::nullopt;
}

void Cancellation::giveUp()
{
    for (const Stage &stage : m_path)
        stage.relay->m_isOnPath = false;
    m_path.clear();
}

} // namespace loopscope::engine
