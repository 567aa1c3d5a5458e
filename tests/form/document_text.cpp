#include "document_text.h"

#include <algorithm>

namespace loopscope::test {

using namespace scenario;

namespace {

std::string text(const Expression &expression)
{
    std::string result = '(' + std::to_string(static_cast<int>(expression.kind)) + ' ' +
                         std::to_string(static_cast<int>(expression.op)) + ' ' +
                         std::to_string(static_cast<int>(expression.builtin)) + ' ' +
                         std::to_string(static_cast<int>(expression.method)) + ' ' + engine::repr(expression.literal) +
                         ' ' + expression.name;
    for (const Expression::Operator op : expression.chain)
        result += " <" + std::to_string(static_cast<int>(op));
    for (const Expression &operand : expression.operands)
        result += ' ' + text(operand);
    return result + ')';
}

std::string text(const Call &call)
{
    std::string result = "call:" + call.name + '[';
    for (const Expression &argument : call.arguments)
        result += text(argument);
    return result + ']';
}

std::string text(const Template &given)
{
    std::string result = "\"";
    for (const auto &piece : given.pieces) {
        const auto *plain = std::get_if<std::string>(&piece);
        result += plain != nullptr ? *plain : text(std::get<Expression>(piece));
    }
    return result + '"';
}

std::string text(const Awaitable &awaitable)
{
    std::string result = "awaitable " + std::to_string(static_cast<int>(awaitable.kind)) + text(awaitable.call);
    if (awaitable.value)
        result += text(*awaitable.value);
    for (const Awaitable &inner : awaitable.inner)
        result += text(inner);
    return result;
}

std::string text(const NewObject &object)
{
    return std::to_string(static_cast<int>(object.kind)) + ' ' + std::to_string(object.parameter) +
           (object.gil ? (*object.gil ? " gil" : " no gil") : "");
}

void add(const std::vector<Step> &steps, const std::string &indent, std::string &into);

struct FieldText {
    const std::string &indent;
    std::string nested;

    std::string operator()(std::monostate) { return "nothing"; }
    std::string operator()(const Template &value) { return text(value); }
    std::string operator()(const Expression &value) { return text(value); }
    std::string operator()(const Call &value) { return text(value); }
    std::string operator()(const Awaitable &value) { return text(value); }
    std::string operator()(const std::vector<Awaitable> &value)
    {
        for (const Awaitable &each : value)
            nested += indent + "  entry " + text(each) + '\n';
        return "list";
    }
    std::string operator()(const Variable &value) { return value.name; }
    std::string operator()(const Count &value) { return value.forever ? "forever" : text(value.times); }
    std::string operator()(const std::vector<Step> &value)
    {
        add(value, indent + "  ", nested);
        return "steps";
    }
    std::string operator()(const std::vector<Handler> &value)
    {
        for (const Handler &handler : value) {
            nested += indent + "  handler " + handler.type + " as " + handler.variable + '\n';
            add(handler.steps, indent + "    ", nested);
        }
        return "handlers";
    }
    std::string operator()(const Raised &value) { return value.type + text(value.message); }
    std::string operator()(bool value) { return value ? "true" : "false"; }
    std::string operator()(std::string_view value) { return std::string(value); }
    std::string operator()(const NewObject &value) { return text(value); }
};

void add(const std::vector<Step> &steps, const std::string &indent, std::string &into)
{
    for (const Step &step : steps) {
        into += indent + std::string(specOf(step.kind).name) + '\n';
        std::vector<Field> fields = step.fields; // their order means nothing
        std::sort(fields.begin(), fields.end(), [](const Field &a, const Field &b) { return a.name < b.name; });
        for (const Field &field : fields) {
            const auto *nested = std::get_if<std::vector<Step>>(&field.value);
            if (nested != nullptr && nested->empty())
                continue; // "finally:" without steps is no finally
            FieldText visitor{indent, {}};
            into += indent + "  ." + std::string(field.name) + ' ' + std::visit(visitor, field.value) + '\n';
            into += visitor.nested;
        }
    }
}

} // namespace

std::string toText(const Document &document)
{
    std::string result = "title " + document.title + "\nabout " + document.about + "\ntags";
    for (const std::string &tag : document.tags)
        result += ' ' + tag;
    result += "\nworkers " + std::to_string(document.settings.workers) + "\nstall_after " +
              std::to_string(document.settings.stallAfter.count()) + "\ndebug " +
              std::to_string(document.settings.debug) + "\ngil " + std::to_string(document.settings.gil) +
              "\non_slow " + document.onSlow.name + '\n';
    for (const SharedObject &shared : document.shared)
        result += "shared " + shared.name + ' ' + text(shared.object) + '\n';
    for (const Definition &definition : document.definitions) {
        result += (definition.isFunction ? "function " : "coroutine ") + definition.name;
        for (const Variable &parameter : definition.parameters)
            result += ' ' + parameter.name;
        result += '\n';
        add(definition.steps, "  ", result);
    }
    return result;
}

} // namespace loopscope::test
