// Locks, events, queues, streams: what is shared or created.

#include "scenario/python_routine.h"

namespace loopscope::scenario {

namespace {

/// Steps that only ask an object to do something: what Python calls that.
std::string_view methodOf(StepKind kind)
{
    switch (kind) {
    case StepKind::Release:
        return "release";
    case StepKind::SetEvent:
        return "set";
    case StepKind::ClearEvent:
        return "clear";
    case StepKind::NotifyAll:
        return "notify_all";
    case StepKind::TaskDone:
        return "task_done";
    case StepKind::FeedEof:
        return "feed_eof";
    default:
        return {};
    }
}

} // namespace

bool PythonRoutine::objectStep(const Step &step)
{
    if (const std::string_view method = methodOf(step.kind); !method.empty()) {
        line(object(step) + '.' + std::string(method) + "()");
        return true;
    }
    const auto *what = step.field<Expression>();
    const auto isOfThreads = [&] {
        return !isCoroutine() || (what != nullptr && (m_values.isKind(*what, PythonKind::Mutex) ||
                                                      m_values.isKind(*what, PythonKind::ThreadBarrier)));
    };
    const auto await = [&] { return std::string(isOfThreads() ? "" : "await "); };
    switch (step.kind) {
    case StepKind::Create:
        if (const auto *object = step.field<NewObject>())
            line(assigned(step) + made(*object));
        return true;
    case StepKind::Acquire:
        line(await() + object(step) + ".acquire()");
        return true;
    case StepKind::WaitOn:
        line(assigned(step) + await() + object(step) + ".wait()");
        return true;
    case StepKind::Notify:
        line(object(step) + ".notify(" + (step.field<Expression>("count") == nullptr ? "" : value(step, "count")) +
             ')');
        return true;
    case StepKind::Put:
        line("await " + object(step, "into") + ".put(" + value(step) + ')');
        return true;
    case StepKind::PutNowait:
        line(object(step, "into") + ".put_nowait(" + value(step) + ')');
        return true;
    case StepKind::Get:
        line(assigned(step) + "await " + object(step) + ".get()");
        return true;
    case StepKind::GetNowait:
        line(assigned(step) + object(step) + ".get_nowait()");
        return true;
    case StepKind::Join:
        join(step);
        return true;
    case StepKind::Feed:
        feed(step);
        return true;
    case StepKind::Readline:
    case StepKind::Readexactly: {
        const bool isLine = step.kind == StepKind::Readline;
        const std::string read = "await " + object(step, isLine ? "" : "from") +
                                 (isLine ? ".readline()" : ".readexactly(" + value(step) + ')');
        const std::string to = assigned(step);
        line(to.empty() ? read : to + '(' + read + ").decode()");
        return true;
    }
    default:
        return false;
    }
}

/// await queue.join(), but thread.join().
void PythonRoutine::join(const Step &step)
{
    const auto *what = step.field<Expression>();
    const bool hasTimeout = step.field<Expression>("timeout") != nullptr;
    const bool isThread =
        !isCoroutine() || hasTimeout || (what != nullptr && m_values.isKind(*what, PythonKind::Thread));
    line((isThread ? "" : "await ") + object(step) + ".join(" +
         (hasTimeout ? "timeout=" + value(step, "timeout") : std::string()) + ')');
}

/// A stream takes bytes.
void PythonRoutine::feed(const Step &step)
{
    const auto *text = step.field<Template>();
    if (text == nullptr)
        return;
    const std::string written = m_values.asText(*text);
    bool isPlain = written.starts_with('"') || written.starts_with('\'');
    for (const auto &piece : text->pieces) {
        const auto *plain = std::get_if<std::string>(&piece);
        isPlain = isPlain && plain != nullptr;
        for (std::size_t i = 0; isPlain && i < plain->size(); ++i)
            isPlain = static_cast<unsigned char>((*plain)[i]) < 0x80;
    }
    line(object(step, "into") + ".feed_data(" + (isPlain ? 'b' + written : written + ".encode()") + ')');
}

/// What makes an object.
std::string PythonRoutine::made(const NewObject &object)
{
    if (object.kind == ObjectKind::Future)
        return running() + ".create_future()";
    return pythonObject(m_draft, object);
}

std::string pythonObject(PythonDraft &draft, const NewObject &object)
{
    const auto need = [&](const char *module) { draft.needs.modules.insert(module); };
    std::string number = std::to_string(object.parameter);
    switch (object.kind) {
    case ObjectKind::Value:
        return number;
    case ObjectKind::Pool:
        draft.needs.imports["concurrent.futures"].insert("ThreadPoolExecutor");
        return "ThreadPoolExecutor(max_workers=" + number + ')';
    case ObjectKind::Processes:
        draft.needs.imports["concurrent.futures"].insert("ProcessPoolExecutor");
        draft.needs.helpers.insert(PythonHelper::Fork);
        return "ProcessPoolExecutor(max_workers=" + number + ", mp_context=fork)";
    case ObjectKind::Connection:
        need("asyncio");
        draft.needs.helpers.insert({PythonHelper::Request, PythonHelper::Connection});
        return "await asyncio.open_connection(*server.server_address)";
    default:
        break;
    }
    std::string text(specOf(object.kind).asyncio);
    need(text.starts_with("threading") ? "threading" : "asyncio");
    if (object.kind == ObjectKind::Future)
        return "asyncio.Future()"; // of a main without a loop
    const std::size_t hole = text.find("{}");
    const bool isUnbounded = specOf(object.kind).parameter == ObjectParameter::Optional && object.parameter == 0;
    return hole == std::string::npos ? text : text.replace(hole, 2, isUnbounded ? "" : number);
}

} // namespace loopscope::scenario
