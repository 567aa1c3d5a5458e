#include "engine/input.h"

#include "engine/loop.h"

#include <utility>

namespace loopscope::engine {

Input::Input(Loop &loop) : m_loop(&loop)
{
    loop.inputs().add(*this);
}

Input::~Input()
{
    leave();
}

void Input::arrives()
{
    arrivesAt(Time{});
}

void Input::arrivesAt(Time when)
{
    if (m_loop != nullptr && m_state == State::Idle)
        m_loop->announce(*this, when);
}

void Input::leave()
{
    if (m_loop != nullptr)
        std::exchange(m_loop, nullptr)->inputs().remove(*this);
}

void Input::run(void *input)
{
    auto &self = *static_cast<Input *>(input);
    self.m_state = State::Idle;
    self.m_loop->setCause({trace::CauseKind::Io, 0});
    self.take(); // may destroy it
}

void Inputs::remove(Input &input)
{
    std::erase(m_all, &input);
    if (input.m_state == Input::State::Announced)
        m_arrivals.erase(input.m_place);
    else if (input.m_state == Input::State::InReadyQueue)
        m_ready.forget(input.m_ticket);
    input.m_state = Input::State::Idle;
}

void Inputs::announce(Input &input, Time when)
{
    input.m_place = m_arrivals.emplace(when, &input);
    input.m_state = Input::State::Announced;
}

void Inputs::look()
{
    for (Input *input : m_all) {
        if (input->m_state == Input::State::Idle && input->isAwaited() && input->look())
            announce(*input, Time{});
    }
}

std::optional<Time> Inputs::next() const
{
    return m_arrivals.empty() ? std::nullopt : std::optional(m_arrivals.begin()->first);
}

void Inputs::take(Time present)
{
    while (!m_arrivals.empty() && m_arrivals.begin()->first <= present) {
        Input &input = *m_arrivals.begin()->second;
        m_arrivals.erase(m_arrivals.begin());
        input.m_ticket = m_ready.push({&Input::run, &input});
        input.m_state = Input::State::InReadyQueue;
    }
}

void Inputs::closeAll()
{
    while (!m_all.empty()) {
        Input &input = *m_all.back();
        input.leave();
        input.close();
    }
}

} // namespace loopscope::engine
