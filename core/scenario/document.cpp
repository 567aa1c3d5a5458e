// From YAML to a tree. yaml-cpp tells where each node begins; everything that is wrong is told, not only the first.

#include "scenario/document.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_set>
#include <yaml-cpp/depthguard.h>
#include <yaml-cpp/yaml.h>

namespace loopscope::scenario {

namespace {

constexpr std::size_t largestText = 1 << 20;
constexpr int mostNodes = 100'000;
constexpr int deepestBlock = 40;

/// The lines of the text, to turn yaml-cpp's bytes into columns.
std::vector<std::string_view> linesOf(std::string_view text)
{
    std::vector<std::string_view> lines;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

class Reader {
public:
    Reader(std::string_view text, std::vector<Problem> &problems) : m_lines(linesOf(text)), m_problems(problems) {}

    Document document(const YAML::Node &root);
    Place placeOf(const YAML::Mark &mark) const;

private:
    void settings(const YAML::Node &node, Settings &settings);
    void definitions(const YAML::Node &node, bool areFunctions, Document &document);
    std::vector<Step> steps(const YAML::Node &node, bool inFunction);
    void step(const YAML::Node &node, bool inFunction, std::vector<Step> &into);
    void addFields(const YAML::Node &node, const StepSpec &spec, bool inFunction, Step &step);
    Field field(const FieldSpec &spec, const YAML::Node &node, const Place &key, bool inFunction);
    Expression expression(const YAML::Node &node);
    Awaitable awaitable(const YAML::Node &node);
    std::vector<Handler> handlers(const YAML::Node &node, bool inFunction);
    Raised raised(const YAML::Node &node);
    std::string plainText(const YAML::Node &node, std::string_view what);

    SourceText source(const YAML::Node &node) const;
    bool isTooMuch(const YAML::Node &node);
    void problem(Place place, std::string message, std::string remedy = {})
    {
        if (m_problems.size() < mostProblems)
            m_problems.push_back({place, std::move(message), std::move(remedy)});
    }
    /// Goes through a map; tells of keys that are no plain text or that stand twice.
    template <class Visit>
    void eachEntry(const YAML::Node &map, Visit visit);

    /// How far columns have been counted. Nodes come from left to right, and a line may be as long as the file.
    struct Counted {
        int line = -1;
        std::size_t bytes = 0;
        std::uint32_t columns = 0;
    };

    std::vector<std::string_view> m_lines;
    mutable Counted m_counted;
    std::vector<Problem> &m_problems;
    std::unordered_set<std::string> m_names{"main"}; ///< of what is defined
    int m_nodes = 0;
    int m_depth = 0;
};

std::string suggestion(std::string_view word, std::span<const std::string_view> candidates, std::string_view otherwise)
{
    const std::string near = nearest(word, candidates);
    return near.empty() ? std::string(otherwise) : "did you mean '" + near + "'?";
}

Place Reader::placeOf(const YAML::Mark &mark) const
{
    if (mark.line < 0 || static_cast<std::size_t>(mark.line) >= m_lines.size())
        return {};
    const std::string_view line = m_lines[static_cast<std::size_t>(mark.line)];
    const std::size_t bytes = std::min(line.size(), static_cast<std::size_t>(std::max(mark.column, 0)));
    if (mark.line != m_counted.line || bytes < m_counted.bytes)
        m_counted = {mark.line, 0, 0};
    const std::string_view further = line.substr(m_counted.bytes, bytes - m_counted.bytes);
    m_counted.columns += static_cast<std::uint32_t>(std::count_if(
        further.begin(), further.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; }));
    m_counted.bytes = bytes;
    return {static_cast<std::uint32_t>(mark.line + 1), m_counted.columns + 1, 0};
}

/// A node's text and where it begins: behind a quote, if there is one.
SourceText Reader::source(const YAML::Node &node) const
{
    Place place = placeOf(node.Mark());
    if (place.line != 0 && node.Tag() == "!")
        ++place.column;
    return {node.Scalar(), place};
}

bool Reader::isTooMuch(const YAML::Node &node)
{
    if (++m_nodes < mostNodes)
        return false;
    if (m_nodes == mostNodes)
        problem(placeOf(node.Mark()), "the scenario has more than " + std::to_string(mostNodes) + " parts",
                "make it smaller; repeat does the same steps many times");
    return true;
}

template <class Visit>
void Reader::eachEntry(const YAML::Node &map, Visit visit)
{
    std::unordered_set<std::string> seen;
    for (const auto &entry : map) {
        if (isTooMuch(entry.first))
            return;
        const Place place = placeOf(entry.first.Mark());
        if (!entry.first.IsScalar()) {
            problem(place, "a name was expected here");
            continue;
        }
        const std::string &key = entry.first.Scalar();
        if (!seen.insert(key).second) {
            problem(place, "'" + key + "' stands here twice", "remove one of them");
            continue;
        }
        visit(key, entry.second, entry.first);
    }
}

std::string Reader::plainText(const YAML::Node &node, std::string_view what)
{
    if (node.IsScalar())
        return node.Scalar();
    problem(placeOf(node.Mark()), std::string(what) + " must be text");
    return {};
}

Document Reader::document(const YAML::Node &root)
{
    static constexpr std::array<std::string_view, 7> keys{"title",      "about",     "tags", "settings",
                                                          "coroutines", "functions", "main"};
    Document document;
    document.definitions.push_back({"main", {}, {}, false, {}});
    if (!root.IsMap()) {
        problem({1, 1, 0}, "a scenario is a map of title, coroutines and main",
                "begin with 'main:' and a list of steps under it");
        return document;
    }
    bool hasMain = false;
    eachEntry(root, [&](const std::string &key, const YAML::Node &value, const YAML::Node &keyNode) {
        if (key == "title") {
            document.title = plainText(value, "the title");
        } else if (key == "about") {
            document.about = plainText(value, "'about'");
        } else if (key == "tags") {
            if (!value.IsSequence())
                return problem(placeOf(keyNode.Mark()), "tags are a list",
                               "write tags: [" + (value.IsScalar() ? value.Scalar() : "…") + "]");
            for (const auto &tag : value)
                document.tags.push_back(plainText(tag, "a tag"));
        } else if (key == "settings") {
            settings(value, document.settings);
        } else if (key == "coroutines" || key == "functions") {
            definitions(value, key == "functions", document);
        } else if (key == "main") {
            hasMain = true;
            document.definitions.front().place = placeOf(keyNode.Mark());
            document.definitions.front().steps = steps(value, false);
        } else {
            problem(
                placeOf(keyNode.Mark()), "'" + key + "' is not a part of a scenario",
                suggestion(key, keys, "the parts are title, about, tags, settings, coroutines, functions and main"));
        }
    });
    if (!hasMain)
        problem({1, 1, 0}, "there is no 'main'", "add 'main:' and a list of steps under it");
    return document;
}

void Reader::settings(const YAML::Node &node, Settings &settings)
{
    static constexpr std::array<std::string_view, 2> keys{"workers", "stall_after"};
    if (!node.IsMap())
        return problem(placeOf(node.Mark()), "settings are a map", "write settings: {workers: 3}");
    eachEntry(node, [&](const std::string &key, const YAML::Node &value, const YAML::Node &keyNode) {
        const std::string text = value.IsScalar() ? value.Scalar() : "";
        if (key == "workers") {
            const auto parsed = std::from_chars(text.data(), text.data() + text.size(), settings.workers);
            const bool isNumber = parsed.ec == std::errc{} && parsed.ptr == text.data() + text.size() && !text.empty();
            if (!isNumber || settings.workers < 1 || settings.workers > 64)
                problem(placeOf(value.Mark()), "workers must be a number from 1 to 64");
        } else if (key == "stall_after") {
            const auto duration = parseDuration(text);
            if (!duration || *duration < std::chrono::milliseconds{1})
                problem(placeOf(value.Mark()), "stall_after must be a duration of 1ms or more", "write 100ms");
            else
                settings.stallAfter = *duration;
        } else {
            problem(placeOf(keyNode.Mark()), "there is no setting '" + key + "'",
                    suggestion(key, keys, "the settings are workers and stall_after"));
        }
    });
}

void Reader::definitions(const YAML::Node &node, bool areFunctions, Document &document)
{
    const std::string what = areFunctions ? "function" : "coroutine";
    if (!node.IsMap())
        return problem(placeOf(node.Mark()), what + "s are a map of name(parameters) to steps");
    eachEntry(node, [&](const std::string &, const YAML::Node &value, const YAML::Node &keyNode) {
        const Call head = parseHead(source(keyNode), m_problems);
        Definition definition{head.name, {}, head.place, areFunctions, {}};
        for (const Expression &parameter : head.arguments) {
            if (parameter.kind != Expression::Kind::Name)
                problem(parameter.place, "a parameter must be a name");
            else
                definition.parameters.push_back({parameter.name, parameter.place});
        }
        const bool taken = !m_names.insert(head.name).second;
        if (taken && !head.name.empty())
            problem(head.place, "'" + head.name + "' is defined twice", "give one of them another name");
        definition.steps = steps(value, areFunctions);
        document.definitions.push_back(std::move(definition));
    });
}

std::vector<Step> Reader::steps(const YAML::Node &node, bool inFunction)
{
    std::vector<Step> result;
    if (!node.IsDefined() || node.IsNull())
        return result;
    if (!node.IsSequence()) {
        problem(placeOf(node.Mark()), "steps are a list", "begin each step with '- '");
        return result;
    }
    if (++m_depth > deepestBlock)
        problem(placeOf(node.Mark()), "steps are nested too deeply",
                "at most " + std::to_string(deepestBlock) + " levels are allowed");
    else {
        for (const auto &entry : node) {
            if (isTooMuch(entry))
                break;
            step(entry, inFunction, result);
        }
    }
    --m_depth;
    return result;
}

void Reader::step(const YAML::Node &node, bool inFunction, std::vector<Step> &into)
{
    std::vector<std::string_view> names;
    for (const StepSpec &spec : stepSpecs)
        names.push_back(spec.name);
    Step step;
    step.place = placeOf(node.Mark());
    if (node.IsScalar()) {
        const std::string &text = node.Scalar();
        const StepSpec *spec = findStep(text);
        if (spec != nullptr && spec->fields[0].required)
            return problem(step.place, "'" + text + "' needs something", "write '" + text + ": …'");
        if (spec != nullptr) {
            step.kind = spec->kind;
            if (inFunction && !spec->inFunctions)
                return problem(step.place, "'" + text + "' cannot be used in a function",
                               "functions block; use it in a coroutine");
            into.push_back(std::move(step));
            return;
        }
        if (text.find('(') == std::string::npos)
            return problem(step.place, "there is no step '" + text + "'",
                           suggestion(text, names, "a call needs parentheses: " + text + "()"));
        step.kind = StepKind::Call;
        step.fields.push_back({"", parseCall(source(node), m_problems)});
        into.push_back(std::move(step));
        return;
    }
    if (!node.IsMap() || node.size() == 0)
        return problem(step.place, "a step was expected here", "write '- log: text' or '- name()'");
    const YAML::Node first = node.begin()->first;
    const std::string name = first.IsScalar() ? first.Scalar() : "";
    const StepSpec *spec = findStep(name);
    if (spec == nullptr)
        return problem(placeOf(first.Mark()), "there is no step '" + name + "'",
                       suggestion(name, names, "the first word of a step is its name"));
    if (inFunction && !spec->inFunctions)
        return problem(placeOf(first.Mark()), "'" + name + "' cannot be used in a function",
                       "functions block and run on workers; use it in a coroutine");
    step.kind = spec->kind;
    addFields(node, *spec, inFunction, step);
    into.push_back(std::move(step));
}

void Reader::addFields(const YAML::Node &node, const StepSpec &spec, bool inFunction, Step &step)
{
    std::vector<std::string_view> names;
    for (const FieldSpec &field : spec.usedFields())
        names.push_back(field.name.empty() ? spec.name : field.name);
    eachEntry(node, [&](const std::string &key, const YAML::Node &value, const YAML::Node &keyNode) {
        const auto found = std::find(names.begin(), names.end(), key);
        if (found == names.end()) {
            const bool isStep = findStep(key) != nullptr;
            return problem(placeOf(keyNode.Mark()), "'" + std::string(spec.name) + "' has no '" + key + "'",
                           isStep ? "if this is the next step, begin it with '- '"
                                  : suggestion(key, names, "remove it"));
        }
        const FieldSpec &field = spec.fields[static_cast<std::size_t>(found - names.begin())];
        const bool isEmpty = value.IsNull();
        if (isEmpty && !field.required)
            return;
        if (isEmpty && field.type != FieldType::Steps)
            return problem(placeOf(keyNode.Mark()), "'" + key + "' needs something", "write '" + key + ": …'");
        step.fields.push_back(this->field(field, value, placeOf(keyNode.Mark()), inFunction));
    });
    for (const FieldSpec &field : spec.usedFields().subspan(1)) {
        const bool isThere =
            std::any_of(step.fields.begin(), step.fields.end(), [&](const Field &f) { return f.name == field.name; });
        if (field.required && !isThere)
            problem(step.place, "'" + std::string(spec.name) + "' needs '" + std::string(field.name) + "'",
                    "add '" + std::string(field.name) + ":' under it");
    }
}

Field Reader::field(const FieldSpec &spec, const YAML::Node &node, const Place &key, bool inFunction)
{
    const Place place = placeOf(node.Mark()).line == 0 ? key : placeOf(node.Mark());
    const bool wantsText = spec.type == FieldType::Text || spec.type == FieldType::Call ||
                           spec.type == FieldType::Duration || spec.type == FieldType::Variable ||
                           spec.type == FieldType::Count || spec.type == FieldType::Flag;
    if (wantsText && !node.IsScalar()) {
        problem(place, "a single value was expected here",
                node.IsMap() ? "put it in quotes if it holds braces or a colon" : "");
        return {spec.name, {}};
    }
    switch (spec.type) {
    case FieldType::Text:
        return {spec.name, parseTemplate(source(node), m_problems)};
    case FieldType::Duration: {
        const std::size_t before = m_problems.size();
        Expression duration = parseExpression(source(node), m_problems);
        if (m_problems.size() == before && duration.kind == Expression::Kind::Literal &&
            duration.literal.as<Duration>() == nullptr)
            problem(place, "'" + node.Scalar() + "' is not a duration",
                    "give it a unit, as in 250us, 50ms, 2s or 1min");
        return {spec.name, std::move(duration)};
    }
    case FieldType::Expression:
        return {spec.name, expression(node)};
    case FieldType::Call:
        return {spec.name, parseCall(source(node), m_problems)};
    case FieldType::Awaitable:
        return {spec.name, awaitable(node)};
    case FieldType::Awaitables: {
        std::vector<Awaitable> list;
        if (!node.IsSequence())
            problem(place, "a list was expected here", "begin each entry with '- '");
        else
            for (const auto &entry : node)
                list.push_back(awaitable(entry));
        return {spec.name, std::move(list)};
    }
    case FieldType::Variable:
        if (!isName(node.Scalar()))
            problem(place, "'" + node.Scalar() + "' is not a name",
                    "a name has letters, digits and '_', and no digit first");
        return {spec.name, Variable{node.Scalar(), place}};
    case FieldType::Count: {
        Count count;
        count.forever = node.Scalar() == "forever";
        if (!count.forever)
            count.times = parseExpression(source(node), m_problems);
        return {spec.name, std::move(count)};
    }
    case FieldType::Steps:
        return {spec.name, steps(node, inFunction)};
    case FieldType::Handlers:
        return {spec.name, handlers(node, inFunction)};
    case FieldType::Raised:
        return {spec.name, raised(node)};
    case FieldType::Flag: {
        const bool isTrue = node.Scalar() == "true";
        if (!isTrue && node.Scalar() != "false")
            problem(place, "'" + node.Scalar() + "' is neither true nor false");
        return {spec.name, isTrue};
    }
    case FieldType::Nothing:
        break;
    }
    problem(place, "nothing was expected here", "remove it");
    return {spec.name, {}};
}

/// A value: text as an expression, a YAML list or map as a list or a dictionary of them.
Expression Reader::expression(const YAML::Node &node)
{
    if (node.IsScalar() && node.Tag() == "!" && (node.Scalar().empty() || node.Scalar().front() != '{')) {
        Expression text; // quoted: it is meant as text
        text.literal = Value{node.Scalar()};
        text.place = placeOf(node.Mark());
        return text;
    }
    if (node.IsScalar())
        return parseExpression(source(node), m_problems);
    Expression result;
    result.place = placeOf(node.Mark());
    result.kind = node.IsMap() ? Expression::Kind::Dict : Expression::Kind::List;
    if (++m_depth > deepestBlock) {
        problem(result.place, "this is nested too deeply");
    } else if (node.IsMap()) {
        eachEntry(node, [&](const std::string &key, const YAML::Node &value, const YAML::Node &) {
            Expression name;
            name.literal = Value{key};
            result.operands.push_back(std::move(name));
            result.operands.push_back(expression(value));
        });
    } else {
        for (const auto &entry : node) {
            if (isTooMuch(entry))
                break;
            result.operands.push_back(expression(entry));
        }
    }
    --m_depth;
    return result;
}

Awaitable Reader::awaitable(const YAML::Node &node)
{
    Awaitable result;
    if (isTooMuch(node))
        return result;
    if (node.IsScalar() && node.Scalar().find('(') != std::string::npos) {
        result.call = parseCall(source(node), m_problems);
    } else if (node.IsScalar()) {
        result.kind = Awaitable::Kind::Value;
        result.value = parseExpression(source(node), m_problems);
    } else if (node.IsMap() && node.size() == 1 && node["run_in_executor"] && node["run_in_executor"].IsScalar()) {
        result.kind = Awaitable::Kind::Job;
        result.call = parseCall(source(node["run_in_executor"]), m_problems);
    } else {
        problem(placeOf(node.Mark()), "something to wait for was expected here",
                "write a call, the name of a task, or 'run_in_executor: name()'");
    }
    return result;
}

std::vector<Handler> Reader::handlers(const YAML::Node &node, bool inFunction)
{
    std::vector<Handler> result;
    if (!node.IsMap()) {
        problem(placeOf(node.Mark()), "'except' holds exceptions and the steps that handle them",
                "write 'except:' and under it, indented, 'ValueError:' with a list of steps");
        return result;
    }
    eachEntry(node, [&](const std::string &key, const YAML::Node &value, const YAML::Node &keyNode) {
        Handler handler;
        handler.place = placeOf(keyNode.Mark());
        const std::size_t as = key.find(" as ");
        handler.type = key.substr(0, as);
        if (as != std::string::npos)
            handler.variable = key.substr(as + 4);
        if (!isName(handler.type) || (as != std::string::npos && !isName(handler.variable)))
            problem(handler.place, "'" + key + "' names no exception", "write 'ValueError' or 'ValueError as error'");
        handler.steps = steps(value, inFunction);
        result.push_back(std::move(handler));
    });
    return result;
}

Raised Reader::raised(const YAML::Node &node)
{
    Raised result;
    if (!node.IsScalar()) {
        problem(placeOf(node.Mark()), "an exception was expected here", "write ValueError(text)");
        return result;
    }
    const SourceText whole = source(node);
    const std::size_t open = whole.text.find('(');
    result.type = std::string(whole.text.substr(0, open));
    const bool closes = open == std::string_view::npos || whole.text.back() == ')';
    if (!isName(result.type) || !closes) {
        problem(whole.place, "'" + node.Scalar() + "' is no exception", "write ValueError(text)");
    } else if (open != std::string_view::npos) {
        Place place = whole.place;
        place.column += static_cast<std::uint32_t>(open + 1);
        result.message = parseTemplate({whole.text.substr(open + 1, whole.text.size() - open - 2), place}, m_problems);
    }
    return result;
}

} // namespace

Document readDocument(std::string_view text, std::vector<Problem> &problems)
{
    if (text.starts_with("\xef\xbb\xbf")) // a byte order mark would count as columns
        text.remove_prefix(3);
    Reader reader(text, problems);
    if (text.size() > largestText) {
        problems.push_back({{1, 1, 0}, "the file is larger than 1 MiB", "a scenario is a text of some dozen lines"});
        return {};
    }
    try {
        return reader.document(YAML::Load(std::string(text)));
    } catch (const YAML::DeepRecursion &error) {
        problems.push_back(
            {reader.placeOf(error.mark), "this is nested too deeply", "no scenario needs more than a dozen levels"});
        return {};
    } catch (const YAML::Exception &error) { // yaml-cpp reports what is no YAML by throwing
        problems.push_back({reader.placeOf(error.mark), "this is not YAML: " + error.msg,
                            "check the indentation, and put text with ': ', '#' or braces in quotes"});
        return {};
    }
}

} // namespace loopscope::scenario
