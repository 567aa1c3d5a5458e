// Steps that never wait: the same in a task and in a callback.

#include "scenario/perform_context.h"

namespace loopscope::scenario {

namespace {

Outcome cancel(const Value &value, std::uint32_t line)
{
    const auto future = value.future();
    if (future == nullptr)
        return wrongObject(value, "a task, a future or a handle");
    if (auto *task = dynamic_cast<engine::Task *>(future.get()))
        task->cancel(line);
    else
        future->cancel();
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
