// Steps that never wait: the same in a task and in a callback.

#include "scenario/perform_context.h"

namespace loopscope::scenario {

namespace {

Outcome cancel(const Value &value, std::uint32_t line)
{
    const auto future = value.future();
    if (future == nullptr)
        return wrongObject(value, "a task, a future or a handle");
    auto *relay = dynamic_cast<engine::Relay *>(future.get());
    if (relay == nullptr)
        future->cancel();
    else if (relay->requestCancel(line) == engine::CancelReply::Endless)
        return Exception{"RecursionError", "maximum recursion depth exceeded while calling a Python object"};
    return {};
}

} // namespace

std::optional<Outcome> performAtOnce(Interpreter &interpreter, Perform &step)
{
    switch (step.step) {
    case StepKind::Cancel:
        return cancel(step.operands[0], step.line);
    case StepKind::CallSoon:
        interpreter.callSoon(std::move(step.launch));
        return Outcome{};
    default:
        return std::nullopt;
    }
}

} // namespace loopscope::scenario
