// Where exceptions go, and what happens after a finally block: see machine.h and compile_flow.cpp.

#include "scenario/groups.h"
#include "scenario/machine.h"

#include <utility>

namespace loopscope::scenario {

namespace {

const Exception *exceptionIn(const Value &value)
{
    const auto *exception = value.as<std::shared_ptr<const Exception>>();
    return exception == nullptr ? nullptr : exception->get();
}

} // namespace

std::optional<Effect> Machine::raiseSite(const RaiseSite &site)
{
    auto message = text(site.message);
    if (auto *exception = std::get_if<Exception>(&message))
        return raise(std::move(*exception));
    return raise({site.type, std::move(std::get<std::string>(message))});
}

/// Goes to the nearest handler, from the inside out; without one, the machine has finished.
std::optional<Effect> Machine::raise(Exception exception)
{
    m_result = -1;
    while (!m_frames.empty()) {
        Frame &frame = m_frames.back();
        const std::int32_t at = frame.next - 1;
        for (const HandlerRange &range : frame.routine->handlers) {
            const bool covers = at >= range.begin && at < range.end;
            if (covers && handle(range, exception)) {
                frame.next = range.target;
                return std::nullopt;
            }
        }
        m_slots.resize(frame.base);
        m_frames.pop_back();
    }
    if (exception.type == "CancelledError")
        return Finished{engine::Cancelled{}};
    return Finished{std::move(exception)};
}

bool Machine::handle(const HandlerRange &range, Exception &exception)
{
    switch (range.kind) {
    case HandlerRange::Kind::Except:
        if (!handles(range.type, exception.type))
            return false;
        slot(range.slot) = Value{std::move(exception)};
        break;
    case HandlerRange::Kind::Part: {
        GroupSplit split = splitGroup(exception, range.type);
        if (!split.match)
            return false;
        slot(range.slot) = Value{std::move(*split.match)};
        slot(range.slot + 1) = split.rest ? Value{std::move(*split.rest)} : Value{};
        break;
    }
    case HandlerRange::Kind::Rewrap: {
        const Exception *rest = exceptionIn(slot(range.slot));
        slot(range.slot) = Value{groupOf(std::move(exception), rest)};
        return true;
    }
    case HandlerRange::Kind::Finally:
        slot(range.slot) = Value{static_cast<std::int64_t>(Completion::Raised)};
        slot(range.slot + 1) = Value{std::move(exception)};
        return true;
    }
    if (range.variable >= 0)
        slot(range.variable) = slot(range.slot);
    return true;
}

std::optional<Effect> Machine::raiseRest(const Op &op)
{
    const Value rest = std::exchange(slot(op.b), Value{});
    const Exception *exception = exceptionIn(rest);
    return exception == nullptr ? std::nullopt : raise(*exception);
}

std::optional<Effect> Machine::endFinally(const Op &op)
{
    const auto completion = static_cast<Completion>(integerIn(slot(op.b)));
    Value value = std::exchange(slot(op.b + 1), Value{});
    if (completion == Completion::Normal)
        return std::nullopt;
    if (completion == Completion::Raised)
        return raise(*exceptionIn(value));
    const std::int64_t through = integerIn(slot(op.b + 2)) - 1;
    if (completion == Completion::Jumped && through == 0) {
        m_frames.back().next = static_cast<std::int32_t>(integerIn(value));
        return std::nullopt;
    }
    if (completion == Completion::Returned && op.c < 0)
        return leave(std::move(value));
    slot(op.c) = Value{static_cast<std::int64_t>(completion)};
    slot(op.c + 1) = std::move(value);
    slot(op.c + 2) = Value{through};
    m_frames.back().next = op.a;
    return std::nullopt;
}

} // namespace loopscope::scenario
