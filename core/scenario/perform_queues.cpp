// Queues and streams, as tasks wait for them.

#include "engine/queue.h"
#include "engine/stream_reader.h"
#include "scenario/perform_context.h"

namespace loopscope::scenario {

namespace {

Performed readexactly(const TaskContext &context, Perform &step)
{
    const auto stream = step.operands[1].object<engine::StreamReader>();
    if (stream == nullptr)
        return wrongObject(step.operands[1], "a stream");
    const auto *count = step.operands[0].as<std::int64_t>();
    if (count == nullptr)
        return wrongObject(step.operands[0], "a whole number");
    return stream->readexactly(context.task, *count, step.line);
}

Performed readline(const TaskContext &context, Perform &step)
{
    const auto stream = step.operands[0].object<engine::StreamReader>();
    return stream == nullptr ? wrongObject(step.operands[0], "a stream") : stream->readline(context.task, step.line);
}

} // namespace

Performed performQueueStep(const TaskContext &context, Perform &step)
{
    if (step.step == StepKind::Readexactly)
        return readexactly(context, step);
    if (step.step == StepKind::Readline)
        return readline(context, step);
    const Value &object = step.operands[step.step == StepKind::Put ? 1 : 0];
    const auto queue = object.object<engine::Queue>();
    if (queue == nullptr)
        return step.step == StepKind::Join ? performThreadStep(context, step) : wrongObject(object, "a queue");
    if (step.step == StepKind::Put)
        return queue->put(context.task, std::move(step.operands[0]), step.line);
    if (step.step == StepKind::Get)
        return queue->get(context.task, step.line);
    return queue->join(context.task, step.line);
}

} // namespace loopscope::scenario
