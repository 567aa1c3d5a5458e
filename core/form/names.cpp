#include "form/names.h"

#include "scenario/expression.h"
#include "scenario/letters.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <unordered_set>

namespace loopscope::form {

namespace {

using scenario::Callee;
using scenario::FieldSpec;
using scenario::FieldType;
using scenario::ObjectKind;
using scenario::StepKind;
using scenario::StepSpec;

/// At commas that stand in no brackets and no quotes; nullopt where these do not close.
std::optional<std::vector<std::string>> splitArguments(std::string_view text)
{
    std::vector<std::string> result;
    std::string brackets;
    char quote = 0;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (quote != 0) {
            if (c == '\\')
                ++at;
            else if (c == quote)
                quote = 0;
        } else if (c == '\'' || c == '"') {
            quote = c;
        } else if (c == '(' || c == '[' || c == '{') {
            brackets += c == '(' ? ')' : c == '[' ? ']' : '}';
        } else if (c == ')' || c == ']' || c == '}') {
            if (brackets.empty() || brackets.back() != c)
                return std::nullopt;
            brackets.pop_back();
        } else if (c == ',' && brackets.empty()) {
            result.emplace_back(scenario::trimmed(text.substr(begin, at - begin)));
            begin = at + 1;
        }
    }
    if (quote != 0 || !brackets.empty())
        return std::nullopt;
    if (begin > 0 || !scenario::trimmed(text).empty())
        result.emplace_back(scenario::trimmed(text.substr(begin)));
    return result;
}

/// The kinds of object that a step's expression is about; empty where it may be anything.
std::vector<ObjectKind> objectsFor(const StepSpec &step, const FieldSpec &field)
{
    const auto locks = {ObjectKind::Lock, ObjectKind::Semaphore, ObjectKind::BoundedSemaphore, ObjectKind::Condition,
                        ObjectKind::Mutex};
    const auto queues = {ObjectKind::Queue, ObjectKind::PriorityQueue, ObjectKind::LifoQueue};
    const bool isOwn = field.name.empty();
    switch (step.kind) {
    case StepKind::With:
    case StepKind::Acquire:
    case StepKind::Release:
        return locks;
    case StepKind::WaitOn:
        return {ObjectKind::Event, ObjectKind::Condition, ObjectKind::Barrier, ObjectKind::ThreadBarrier};
    case StepKind::SetEvent:
    case StepKind::ClearEvent:
        return {ObjectKind::Event};
    case StepKind::Notify:
    case StepKind::NotifyAll:
        return isOwn ? std::vector{ObjectKind::Condition} : std::vector<ObjectKind>{};
    case StepKind::Put:
    case StepKind::PutNowait:
        return isOwn ? std::vector<ObjectKind>{} : std::vector<ObjectKind>(queues);
    case StepKind::Get:
    case StepKind::GetNowait:
    case StepKind::TaskDone:
    case StepKind::Join:
        return isOwn ? std::vector<ObjectKind>(queues) : std::vector<ObjectKind>{};
    case StepKind::Feed:
        return isOwn ? std::vector<ObjectKind>{} : std::vector{ObjectKind::Stream};
    case StepKind::FeedEof:
    case StepKind::Readline:
        return {ObjectKind::Stream};
    case StepKind::Readexactly:
        return isOwn ? std::vector<ObjectKind>{} : std::vector{ObjectKind::Stream};
    case StepKind::Read:
    case StepKind::Write:
        return isOwn ? std::vector{ObjectKind::Value} : std::vector<ObjectKind>{};
    case StepKind::SetResult:
    case StepKind::SetException:
        return isOwn ? std::vector{ObjectKind::Future} : std::vector<ObjectKind>{};
    case StepKind::RunInExecutor:
    case StepKind::Submit:
        return field.name == "on" ? std::vector{ObjectKind::Pool, ObjectKind::Processes} : std::vector<ObjectKind>{};
    case StepKind::Request:
        return field.name == "over" ? std::vector{ObjectKind::Connection} : std::vector<ObjectKind>{};
    default:
        return {};
    }
}

std::vector<Callable> callablesFor(const Outline &outline, const StepSpec &step, bool inFunction)
{
    std::vector<Callable> result = callablesOf(outline);
    const Callee wanted = scenario::calleeOf(step, inFunction);
    std::erase_if(result, [wanted](const Callable &each) {
        return wanted != Callee::Any && each.isFunction != (wanted == Callee::Function);
    });
    return result;
}

std::optional<ObjectKind> kindOfObject(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of("{ ");
    if (begin == text.npos)
        return std::nullopt;
    const std::string_view word = text.substr(begin, text.find_first_of(":} ", begin) - begin);
    const scenario::ObjectSpec *found = scenario::findObject(word);
    return found == nullptr ? ObjectKind::Value : found->kind;
}

std::string firstOr(const std::vector<std::string> &choices, std::string_view otherwise)
{
    return choices.empty() ? std::string(otherwise) : choices.front();
}

} // namespace

std::optional<CallText> callIn(std::string_view text)
{
    const std::size_t open = text.find('(');
    if (open == text.npos || text.back() != ')' || !scenario::isName(text.substr(0, open)))
        return std::nullopt;
    auto arguments = splitArguments(text.substr(open + 1, text.size() - open - 2));
    if (!arguments)
        return std::nullopt;
    return CallText{std::string(text.substr(0, open)), std::move(*arguments)};
}

std::string toText(const CallText &call)
{
    std::string text = call.name + '(';
    for (std::size_t i = 0; i < call.arguments.size(); ++i)
        text += (i == 0 ? "" : ", ") + call.arguments[i];
    return text + ')';
}

std::vector<Callable> callablesOf(const Outline &outline)
{
    std::vector<Callable> result;
    for (const Part &part : outline.parts) {
        if (part.kind != Part::Kind::Definition || !part.parent)
            continue;
        const auto head = callIn(part.name);
        result.push_back(
            {head ? head->name : part.name, head ? head->arguments : std::vector<std::string>{}, part.isFunction});
    }
    std::erase_if(result, [](const Callable &each) { return each.name == "main"; });
    return result;
}

std::vector<std::string> sharedNames(const Outline &outline, std::span<const ObjectKind> kinds)
{
    std::vector<std::string> names;
    for (const Part &part : outline.parts) {
        if (part.kind != Part::Kind::Shared || part.fields.empty() || part.fields.front().slots.empty())
            continue;
        const auto kind = kindOfObject(part.fields.front().slots.front().text);
        if (kinds.empty() || (kind && std::find(kinds.begin(), kinds.end(), *kind) != kinds.end()))
            names.push_back(part.name);
    }
    return names;
}

std::vector<std::string> variablesAt(const Outline &outline, PartIndex part)
{
    PartIndex definition = part;
    while (outline.parts[definition].kind != Part::Kind::Definition && outline.parts[definition].parent)
        definition = *outline.parts[definition].parent;
    std::vector<std::string> names;
    std::unordered_set<std::string_view> seen; // in the outline
    const auto add = [&](std::string_view name) {
        if (scenario::isName(name) && seen.insert(name).second)
            names.emplace_back(name);
    };
    const auto head = callIn(outline.parts[definition].name);
    if (head)
        std::for_each(head->arguments.begin(), head->arguments.end(), add);
    for (PartIndex i = definition + 1;
         i < outline.parts.size() && outline.parts[i].depth > outline.parts[definition].depth; ++i) {
        const Part &inside = outline.parts[i];
        if (const std::size_t as = inside.name.find(" as ");
            inside.kind == Part::Kind::Handler && as != std::string::npos)
            add(std::string_view(inside.name).substr(as + 4));
        for (const Field &field : inside.fields) {
            if (field.spec != nullptr && field.spec->type == FieldType::Variable && !field.slots.empty())
                add(field.slots.front().text);
        }
    }
    return names;
}

std::vector<std::string> choicesFor(const Outline &outline, PartIndex list, const StepSpec &step,
                                    const FieldSpec &field)
{
    std::vector<std::string> choices;
    switch (field.type) {
    case FieldType::Call:
    case FieldType::Awaitable:
    case FieldType::Awaitables:
        for (const Callable &each : callablesFor(outline, step, outline.parts[list].isFunction))
            choices.push_back(callOf(each));
        if (field.type == FieldType::Call)
            return choices;
        break;
    case FieldType::Expression: {
        const auto objects = objectsFor(step, field);
        if (!objects.empty())
            choices = sharedNames(outline, objects);
        break;
    }
    case FieldType::Variable:
        break;
    case FieldType::Word:
        for (const std::string_view word : scenario::wordsOf(field))
            choices.emplace_back(word);
        return choices;
    case FieldType::Object:
        for (const scenario::ObjectSpec &spec : scenario::objectSpecs)
            choices.push_back(spec.parameter == scenario::ObjectParameter::Required
                                  ? '{' + std::string(spec.name) + ": 2}"
                                  : std::string(spec.name));
        return choices;
    case FieldType::Count:
        return {"forever"};
    default:
        return {};
    }
    const std::unordered_set<std::string> seen(choices.begin(), choices.end());
    for (std::string &name : variablesAt(outline, list)) {
        if (!seen.contains(name))
            choices.push_back(std::move(name));
    }
    return choices;
}

std::string callOf(const Callable &callable, std::span<const std::string> given)
{
    CallText call{callable.name, {}};
    for (const std::string &parameter : callable.parameters) {
        const std::size_t at = call.arguments.size();
        const bool isTime = parameter.find("delay") != std::string::npos ||
                            parameter.find("time") != std::string::npos || parameter.find("gap") != std::string::npos ||
                            parameter.find("after") != std::string::npos;
        call.arguments.emplace_back(at < given.size() ? given[at] : isTime ? "1s" : "1");
    }
    return toText(call);
}

std::string beginningOf(const Outline &outline, PartIndex list, const StepSpec &step, const FieldSpec &field)
{
    const bool inFunction = outline.parts[list].isFunction;
    switch (field.type) {
    case FieldType::Text:
        return step.kind == StepKind::Log ? "hello" : "text";
    case FieldType::Duration:
        return step.kind == StepKind::Block || step.kind == StepKind::Compute ? "100ms" : "1s";
    case FieldType::Call:
    case FieldType::Awaitable:
    case FieldType::Awaitables: {
        const auto callables = callablesFor(outline, step, inFunction);
        return callables.empty() ? "name()" : callOf(callables.front());
    }
    case FieldType::Variable:
        return step.kind == StepKind::TaskGroup ? "group" : step.kind == StepKind::For ? "item" : "result";
    case FieldType::Count:
        return "3";
    case FieldType::Raised:
        return "ValueError(text)";
    case FieldType::Flag:
        return "true";
    case FieldType::Object:
        return "lock";
    case FieldType::Expression: {
        const auto objects = objectsFor(step, field);
        if (!objects.empty())
            return firstOr(sharedNames(outline, objects), scenario::specOf(objects.front()).name);
        if (step.kind == StepKind::If || step.kind == StepKind::While)
            return "False";
        if (step.kind == StepKind::For)
            return "range(3)";
        if (step.kind == StepKind::Cancel || step.kind == StepKind::Wait || step.kind == StepKind::AsCompleted ||
            step.kind == StepKind::JobResult)
            return firstOr(variablesAt(outline, list), "task");
        return step.kind == StepKind::Readexactly ? "1" : "0";
    }
    default:
        return {};
    }
}

std::string newStep(const Outline &outline, PartIndex list, const StepSpec &step)
{
    const FieldSpec &own = step.fields.front();
    std::string text = "- " + std::string(step.name);
    if (own.type == FieldType::Awaitables)
        text += ":\n    - " + beginningOf(outline, list, step, own);
    else if (own.type == FieldType::Steps)
        text += ":\n    - log: hello";
    else if (own.required)
        text += ": " + beginningOf(outline, list, step, own);
    text += '\n';
    for (const FieldSpec &field : step.usedFields().subspan(1)) {
        if (!field.required)
            continue;
        const std::string key = "  " + std::string(field.name) + ':';
        if (field.type == FieldType::Steps)
            text += key + "\n    - log: hello\n";
        else
            text += key + ' ' + beginningOf(outline, list, step, field) + '\n';
    }
    if (step.kind == StepKind::Try)
        text += "  except:\n    Exception:\n      - log: failed\n";
    return text;
}

} // namespace loopscope::form
