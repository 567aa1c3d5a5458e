// Steps that decide which step comes next.
//
// A finally block is compiled once. Whatever leads to it (the end of the body, an exception, a return, a break) first
// writes down what is to happen afterwards in slots, the completion and its value, and EndFinally does that. So
// `return` inside of a try goes through every finally block around it, from the inside out, and `break` through those
// that are inside of its loop. A context (with, timeout, task_group) is a body whose finally block is the context's
// exit.

#include "scenario/routine_compiler.h"

namespace loopscope::scenario {

void RoutineCompiler::steps(const std::vector<Step> &steps)
{
    for (const Step &each : steps)
        step(each);
}

void RoutineCompiler::step(const Step &step)
{
    switch (step.kind) {
    case StepKind::If:
        return ifStep(step);
    case StepKind::While:
        return whileStep(step);
    case StepKind::For:
        return forStep(step);
    case StepKind::Repeat:
        return repeat(step);
    case StepKind::AsCompleted:
        return asCompleted(step);
    case StepKind::Break:
    case StepKind::Continue:
        return leaveLoop(step);
    case StepKind::Try:
        return tryStep(step);
    case StepKind::Raise:
        return raise(step);
    case StepKind::Return:
        return returnStep(step);
    case StepKind::With:
    case StepKind::Timeout:
    case StepKind::TaskGroup:
        return context(step);
    default:
        return basicStep(step);
    }
}

void RoutineCompiler::ifStep(const Step &step)
{
    const auto *condition = step.field<Expression>();
    const auto *then = step.field<std::vector<Step>>("then");
    const auto *otherwise = step.field<std::vector<Step>>("else");
    if (condition == nullptr || then == nullptr)
        return;
    const std::size_t skip = emit(OpCode::JumpIfFalse, step.place, -1, add(*condition));
    steps(*then);
    if (otherwise != nullptr) {
        const std::size_t end = emit(OpCode::Jump, step.place);
        m_routine.ops[skip].a = here();
        steps(*otherwise);
        m_routine.ops[end].a = here();
    } else {
        m_routine.ops[skip].a = here();
    }
}

void RoutineCompiler::whileStep(const Step &step)
{
    const auto *condition = step.field<Expression>();
    const auto *body = step.field<std::vector<Step>>("do");
    if (condition == nullptr || body == nullptr)
        return;
    beginLoop();
    m_loops.back().breaks.push_back(emit(OpCode::JumpIfFalse, step.place, -1, add(*condition)));
    steps(*body);
    emit(OpCode::Jump, step.place, m_loops.back().top);
    endLoop();
}

void RoutineCompiler::forStep(const Step &step)
{
    const auto *list = step.field<Expression>();
    const auto *body = step.field<std::vector<Step>>("do");
    if (list == nullptr || body == nullptr)
        return;
    const std::int32_t slot = hiddenSlots(2); // the list, and how many of its items have been
    emit(OpCode::ForBegin, step.place, add(*list), slot);
    beginLoop();
    m_loops.back().breaks.push_back(emit(OpCode::ForNext, step.place, -1, slot, slotOf(step)));
    steps(*body);
    emit(OpCode::Jump, step.place, m_loops.back().top);
    endLoop();
}

void RoutineCompiler::repeat(const Step &step)
{
    const auto *count = step.field<Count>();
    const auto *body = step.field<std::vector<Step>>("do");
    if (count == nullptr || body == nullptr)
        return;
    const std::int32_t counter = hiddenSlots(2); // how often in all, and how often already
    emit(OpCode::RepeatBegin, step.place, count->forever ? -1 : add(count->times), counter);
    beginLoop();
    m_loops.back().breaks.push_back(emit(OpCode::RepeatNext, step.place, -1, counter, slotOf(step)));
    steps(*body);
    emit(OpCode::Jump, step.place, m_loops.back().top);
    endLoop();
}

void RoutineCompiler::asCompleted(const Step &step)
{
    const auto *body = step.field<std::vector<Step>>("do");
    if (step.field<Expression>() == nullptr || body == nullptr)
        return;
    const std::int32_t context = hiddenSlots();
    PerformSite enter = performSite(step);
    enter.phase = PerformSite::Phase::Enter;
    emitPerform(std::move(enter), step.place, context);
    beginLoop();
    PerformSite next;
    next.step = step.kind;
    next.phase = PerformSite::Phase::Next;
    next.operands.emplace_back(PerformSite::Slot{context});
    emitPerform(std::move(next), step.place, slotOf(step));
    m_loops.back().breaks.push_back(emit(OpCode::JumpIfNone, step.place, -1, slotOf(step)));
    steps(*body);
    emit(OpCode::Jump, step.place, m_loops.back().top);
    endLoop();
}

void RoutineCompiler::beginLoop()
{
    m_loops.push_back({m_finallies.size(), here(), {}, m_parts});
}

void RoutineCompiler::endLoop()
{
    for (const std::size_t jump : m_loops.back().breaks)
        m_routine.ops[jump].a = here();
    m_loops.pop_back();
}

void RoutineCompiler::leaveLoop(const Step &step)
{
    const bool isBreak = step.kind == StepKind::Break;
    if (m_loops.empty())
        return problem(step.place, isBreak ? "'break' stands in no loop" : "'continue' stands in no loop",
                       "it belongs under 'repeat', 'while' or 'for'");
    Loop &loop = m_loops.back();
    if (loop.parts < m_parts)
        return problem(step.place, "no loop can be left from under 'except*'", "leave it after the try");
    const auto through = static_cast<std::int32_t>(m_finallies.size() - loop.finallies);
    const std::size_t jump = through == 0
                                 ? emit(OpCode::Jump, step.place, loop.top)
                                 : emit(OpCode::CompleteJump, step.place, loop.top, m_finallies.back().slot, through);
    if (isBreak)
        loop.breaks.push_back(jump);
    if (through > 0)
        m_finallies.back().jumps.push_back(emit(OpCode::Jump, step.place));
}

void RoutineCompiler::beginFinally()
{
    m_finallies.push_back({hiddenSlots(completionSlots), {}});
}

/// The body that began at `begin` ends here: what follows is done in any case. Returns the completion's slot.
std::int32_t RoutineCompiler::enterFinally(const Place &place, std::int32_t begin)
{
    const Finally finally = std::move(m_finallies.back());
    m_finallies.pop_back();
    const std::int32_t end = here();
    emit(OpCode::Complete, place, static_cast<std::int32_t>(Completion::Normal), finally.slot);
    const std::int32_t target = here();
    m_routine.handlers.push_back({HandlerRange::Kind::Finally, begin, end, target, finally.slot});
    for (const std::size_t jump : finally.jumps)
        m_routine.ops[jump].a = target;
    return finally.slot;
}

void RoutineCompiler::endFinally(const Place &place, std::int32_t slot)
{
    const bool isInner = !m_finallies.empty();
    const std::size_t done = emit(OpCode::EndFinally, place, -1, slot, isInner ? m_finallies.back().slot : -1);
    if (isInner)
        m_finallies.back().jumps.push_back(done);
}

void RoutineCompiler::tryStep(const Step &step)
{
    const auto *body = step.field<std::vector<Step>>();
    const auto *last = step.field<std::vector<Step>>("finally");
    const auto *except = step.field<std::vector<Handler>>("except");
    const auto *parts = step.field<std::vector<Handler>>("except*");
    if (body == nullptr)
        return;
    if (last == nullptr && except == nullptr && parts == nullptr)
        return problem(step.place, "'try' has neither 'except' nor 'finally'",
                       "add one of them under it, or remove the try");
    if (except != nullptr && parts != nullptr)
        problem(step.place, "'try' has both 'except' and 'except*'", "put one try into another");
    if (last != nullptr)
        beginFinally();
    const std::int32_t begin = here();
    steps(*body);
    handlers(step, begin);
    partHandler(step, begin);
    if (last == nullptr)
        return;
    const std::int32_t slot = enterFinally(step.place, begin);
    finalSteps(*last, step.place, slot);
    endFinally(step.place, slot);
}

/// Within a handler, 'raise' alone raises what has led here, and only if nothing has what the handler is for.
void RoutineCompiler::finalSteps(const std::vector<Step> &last, const Place &place, std::int32_t completion)
{
    if (m_exceptions.empty())
        return steps(last);
    const std::int32_t handled = hiddenSlots();
    emit(OpCode::Handled, place, handled, completion, m_exceptions.back());
    m_exceptions.push_back(handled);
    steps(last);
    m_exceptions.pop_back();
}

void RoutineCompiler::handlers(const Step &step, std::int32_t begin)
{
    const auto *list = step.field<std::vector<Handler>>("except");
    if (list == nullptr)
        return;
    const std::int32_t end = here();
    std::vector<std::size_t> exits{emit(OpCode::Jump, step.place)};
    std::vector<HandlerRange> ranges;
    for (const Handler &handler : *list) {
        const std::int32_t slot = hiddenSlots(); // what 'raise' alone raises, whatever becomes of the variable
        const std::int32_t variable = handler.variable.empty() ? -1 : m_slots.at(handler.variable);
        ranges.push_back({HandlerRange::Kind::Except, begin, end, here(), slot, handler.type, variable});
        m_exceptions.push_back(slot);
        steps(handler.steps);
        m_exceptions.pop_back();
        exits.push_back(emit(OpCode::Jump, handler.place));
    }
    m_routine.handlers.insert(m_routine.handlers.end(), ranges.begin(), ranges.end());
    for (const std::size_t jump : exits)
        m_routine.ops[jump].a = here();
}

/// `except*`: handles the part of a group that it names; what is left is raised again after it. What the handler
/// itself raises is put into a group with the rest, as Python does.
void RoutineCompiler::partHandler(const Step &step, std::int32_t begin)
{
    const auto *list = step.field<std::vector<Handler>>("except*");
    if (list == nullptr || list->empty())
        return;
    if (list->size() > 1)
        problem((*list)[1].place, "'except*' can handle one kind of exception", "put one try into another");
    const Handler &handler = list->front();
    const std::int32_t end = here();
    const std::size_t exit = emit(OpCode::Jump, step.place);
    const std::int32_t slot = hiddenSlots(2);
    const std::int32_t variable = handler.variable.empty() ? -1 : m_slots.at(handler.variable);
    const HandlerRange part{HandlerRange::Kind::Part, begin, end, here(), slot, handler.type, variable};
    const std::int32_t handlerBegin = here();
    ++m_parts;
    steps(handler.steps);
    --m_parts;
    const std::int32_t handlerEnd = here();
    emit(OpCode::RaiseRest, handler.place, -1, slot + 1);
    const std::size_t over = emit(OpCode::Jump, handler.place);
    m_routine.handlers.push_back({HandlerRange::Kind::Rewrap, handlerBegin, handlerEnd, here(), slot + 1});
    emit(OpCode::RaiseRest, handler.place, -1, slot + 1);
    m_routine.handlers.push_back(part);
    m_routine.ops[exit].a = here();
    m_routine.ops[over].a = here();
}

void RoutineCompiler::raise(const Step &step)
{
    const auto *raised = step.field<Raised>();
    if (raised == nullptr && m_parts > 0)
        return problem(step.place, "'raise' alone cannot stand under 'except*'",
                       "say what to raise: raise: ValueError(text)");
    if (raised == nullptr && m_exceptions.empty())
        return problem(step.place, "'raise' alone can only stand under 'except'",
                       "say what to raise: raise: ValueError(text)");
    if (raised == nullptr) {
        emit(OpCode::Reraise, step.place, -1, m_exceptions.back());
        return;
    }
    m_program.raises.push_back(raiseSite(*raised));
    emit(OpCode::Raise, step.place, static_cast<std::int32_t>(m_program.raises.size()) - 1);
}

void RoutineCompiler::returnStep(const Step &step)
{
    if (m_parts > 0)
        return problem(step.place, "'return' cannot stand under 'except*'", "return after the try");
    const auto *expression = step.field<Expression>();
    const std::int32_t value = expression == nullptr ? -1 : add(*expression);
    if (m_finallies.empty()) {
        emit(OpCode::Return, step.place, value);
        return;
    }
    emit(OpCode::Complete, step.place, static_cast<std::int32_t>(Completion::Returned), m_finallies.back().slot, value);
    m_finallies.back().jumps.push_back(emit(OpCode::Jump, step.place));
}

void RoutineCompiler::context(const Step &step)
{
    const auto *body = step.field<std::vector<Step>>("do");
    if (body == nullptr)
        return;
    const std::int32_t slot = hiddenSlots();
    PerformSite enter = performSite(step);
    enter.phase = PerformSite::Phase::Enter;
    if (step.kind == StepKind::With) {
        // What is entered is what is left, whatever becomes of the names in the expression.
        const auto *object = step.field<Expression>();
        if (object == nullptr)
            return;
        emit(OpCode::Let, step.place, add(*object), slot);
        enter.operands = {PerformSite::Slot{slot}};
        emitPerform(std::move(enter), step.place, -1);
    } else {
        emitPerform(std::move(enter), step.place, slot);
    }
    if (step.kind == StepKind::TaskGroup) {
        // The group's own field is its name.
        m_program.expressions.push_back({});
        Expression &group = m_program.expressions.back();
        group.kind = Expression::Kind::Name;
        group.slot = slot;
        emit(OpCode::Let, step.place, static_cast<std::int32_t>(m_program.expressions.size()) - 1, slotOf(step, ""));
    }
    beginFinally();
    const std::int32_t begin = here();
    steps(*body);
    const std::int32_t completion = enterFinally(step.place, begin);
    PerformSite exit;
    exit.step = step.kind;
    exit.phase = PerformSite::Phase::Exit;
    exit.operands.emplace_back(PerformSite::Slot{slot});
    exit.operands.emplace_back(PerformSite::Leaving{completion});
    emitPerform(std::move(exit), step.place, -1);
    endFinally(step.place, completion);
}

} // namespace loopscope::scenario
