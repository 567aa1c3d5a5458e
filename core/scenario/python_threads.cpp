// Callbacks, threads, pools, processes, requests and files.

#include "scenario/python_idioms.h"
#include "scenario/python_routine.h"

namespace loopscope::scenario {

bool PythonRoutine::threadStep(const Step &step)
{
    const auto *called = step.field<Call>();
    switch (step.kind) {
    case StepKind::CallSoon:
    case StepKind::CallLater: {
        if (called == nullptr)
            return true;
        Arguments given = m_values.callableAndArguments(*called);
        if (step.kind == StepKind::CallLater)
            given.insert(given.begin(), value(step, "delay"));
        call(assigned(step), running() + (step.kind == StepKind::CallSoon ? ".call_soon" : ".call_later"), given);
        return true;
    }
    case StepKind::CallSoonThreadsafe:
        if (called != nullptr)
            call({}, helped(PythonHelper::MainLoop) + ".call_soon_threadsafe", m_values.callableAndArguments(*called));
        return true;
    case StepKind::RunInExecutor:
    case StepKind::ToThread:
        runInExecutor(step);
        return true;
    case StepKind::Submit:
        if (called != nullptr)
            call(assigned(step), poolOf(step) + ".submit", m_values.callableAndArguments(*called));
        return true;
    case StepKind::JobResult:
        line(assigned(step) + object(step) + ".result(" +
             (step.field<Expression>("timeout") == nullptr ? "" : "timeout=" + value(step, "timeout")) + ')');
        return true;
    case StepKind::AsCompleted:
        needs("concurrent.futures", "as_completed");
        block("for " + variable(step) + " in as_completed(" + value(step) + "):", step.field<std::vector<Step>>("do"));
        return true;
    case StepKind::StartThread:
    case StepKind::StartLoop:
        startThread(step);
        return true;
    case StepKind::Abort:
        needs("os");
        if (runsOutsideOfProcesses(m_definition.name, m_draft.document)) {
            needs("multiprocessing");
            line("if multiprocessing.parent_process() is None:");
            line("    raise RuntimeError(\"only a process can be aborted\")");
        }
        line("os._exit(1)");
        return true;
    case StepKind::Request:
        request(step);
        return true;
    case StepKind::ReadFile:
    case StepKind::WriteFile: {
        const auto *name = step.field<Template>();
        const auto *text = step.field<Template>("text");
        if (name == nullptr)
            return true;
        needs("pathlib", "Path");
        m_draft.needs.helpers.insert(PythonHelper::Folder);
        const std::string path = "Path(" + m_values.asText(*name) + ')';
        if (step.kind == StepKind::ReadFile)
            line(assigned(step) + path + ".read_text()");
        else if (text != nullptr)
            line(path + ".write_text(" + m_values.asText(*text) + ')');
        return true;
    }
    default:
        return false;
    }
}

std::string PythonRoutine::poolOf(const Step &step)
{
    return step.field<Expression>("on") == nullptr ? helped(PythonHelper::Pool) : object(step, "on");
}

void PythonRoutine::runInExecutor(const Step &step)
{
    const auto *called = step.field<Call>();
    if (called == nullptr)
        return;
    Arguments given = m_values.callableAndArguments(*called);
    const bool isDefault = step.field<Expression>("on") == nullptr;
    if (isDefault)
        m_draft.needs.helpers.insert(PythonHelper::DefaultPool);
    if (step.kind == StepKind::ToThread) {
        needs("asyncio");
        return call(assigned(step) + "await ", "asyncio.to_thread", given);
    }
    given.insert(given.begin(), isDefault ? "None" : value(step, "on"));
    call(assigned(step) + "await ", running() + ".run_in_executor", given);
}

/// A thread, or a thread with a loop in it.
void PythonRoutine::startThread(const Step &step)
{
    const auto *called = step.field<Call>();
    if (called == nullptr)
        return;
    needs("threading");
    Arguments given;
    std::string arguments;
    if (step.kind == StepKind::StartLoop) {
        needs("asyncio");
        given.emplace_back("target=asyncio.run");
        arguments = m_values.call(*called) + ',';
    } else {
        given.push_back("target=" + m_values.global(called->name));
        const Arguments all = m_values.arguments(*called);
        for (const std::string &each : all)
            arguments += (arguments.empty() ? "" : ", ") + each;
        arguments += all.size() == 1 ? "," : "";
    }
    if (!arguments.empty())
        given.push_back("args=(" + arguments + ')');
    if (const auto *name = step.field<Template>("name"))
        given.push_back("name=" + m_values.asText(*name));
    const std::string thread = variable(step);
    call(assigned(step), "threading.Thread", given, thread.empty() ? ".start()" : "");
    if (!thread.empty())
        line(thread + ".start()");
}

void PythonRoutine::request(const Step &step)
{
    Arguments given{value(step)};
    if (step.field<Expression>("size") != nullptr)
        given.push_back("size=" + value(step, "size"));
    if (step.field<Expression>("over") != nullptr) {
        m_draft.needs.helpers.insert(PythonHelper::Connection);
        given.push_back("over=" + value(step, "over"));
    }
    call(assigned(step) + "await ", helped(PythonHelper::Request), given);
}

} // namespace loopscope::scenario
