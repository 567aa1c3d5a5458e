// What stands in the fields of steps: see step_reader.h.

#include "scenario/step_reader.h"

#include <algorithm>
#include <charconv>

namespace loopscope::scenario {

namespace {

constexpr int deepestValue = 40;
constexpr std::int64_t mostOfAKind = 1'000'000; // slots, parties, items

/// What is allowed of an object's number.
struct Bounds {
    std::int64_t least;
    std::int64_t most;
};

Bounds boundsOf(ObjectKind kind)
{
    switch (kind) {
    case ObjectKind::Value:
        return {INT64_MIN, INT64_MAX};
    case ObjectKind::Pool:
    case ObjectKind::Processes:
        return {1, 64};
    case ObjectKind::Barrier:
    case ObjectKind::ThreadBarrier:
        return {1, mostOfAKind};
    default:
        return {0, mostOfAKind};
    }
}

std::optional<std::int64_t> wholeNumber(const YAML::Node &node)
{
    if (!node.IsScalar() || node.Scalar().empty())
        return std::nullopt;
    const std::string &text = node.Scalar();
    std::int64_t number = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool isNumber = parsed.ec == std::errc{} && parsed.ptr == text.data() + text.size();
    return isNumber ? std::optional(number) : std::nullopt;
}

Advice noObject(std::string_view name)
{
    std::vector<std::string_view> names;
    for (const ObjectSpec &spec : objectSpecs)
        names.push_back(spec.name);
    return suggestion(name, names, "write lock, event, 'queue: 2', 'pool: 3' …");
}

} // namespace

StepReader::Value StepReader::value(const FieldSpec &spec, const YAML::Node &node, const Place &place, bool inFunction)
{
    const bool wantsText = spec.type == FieldType::Text || spec.type == FieldType::Call ||
                           spec.type == FieldType::Duration || spec.type == FieldType::Variable ||
                           spec.type == FieldType::Count || spec.type == FieldType::Flag ||
                           spec.type == FieldType::Word;
    if (wantsText && !node.IsScalar()) {
        problem(place, "a single value was expected here",
                node.IsMap() ? "put it in quotes if it holds braces or a colon" : "");
        return {};
    }
    switch (spec.type) {
    case FieldType::Text:
        return parseTemplate(m_yaml.source(node), m_yaml.problems());
    case FieldType::Duration:
        return duration(node, place);
    case FieldType::Expression:
        return expression(node);
    case FieldType::Call:
        return parseCall(m_yaml.source(node), m_yaml.problems());
    case FieldType::Awaitable:
        return awaitable(node);
    case FieldType::Awaitables:
        return std::visit([](auto &&all) -> Value { return std::forward<decltype(all)>(all); }, awaitables(node));
    case FieldType::Variable:
        if (!isName(node.Scalar()))
            problem(place, "'" + node.Scalar() + "' is not a name",
                    "a name has letters, digits and '_', and no digit first");
        return Variable{node.Scalar(), place};
    case FieldType::Count: {
        Count count;
        count.forever = node.Scalar() == "forever";
        if (!count.forever)
            count.times = parseExpression(m_yaml.source(node), m_yaml.problems());
        return count;
    }
    case FieldType::Steps:
        return steps(node, inFunction);
    case FieldType::Handlers:
        return handlers(node, inFunction);
    case FieldType::Raised:
        return raised(node);
    case FieldType::Flag: {
        const bool isTrue = node.Scalar() == "true";
        if (!isTrue && node.Scalar() != "false")
            problem(place, "'" + node.Scalar() + "' is neither true nor false");
        return isTrue;
    }
    case FieldType::Word:
        return word(spec, node, place);
    case FieldType::Object:
        if (const auto made = object(node, place))
            return *made;
        return {};
    case FieldType::Nothing:
        break;
    }
    problem(place, "nothing was expected here", "remove it");
    return {};
}

Expression StepReader::duration(const YAML::Node &node, const Place &place)
{
    const std::size_t before = m_yaml.problems().size();
    Expression duration = parseExpression(m_yaml.source(node), m_yaml.problems());
    const bool isLiteral = duration.kind == Expression::Kind::Literal;
    constexpr const char *advice = "give it a unit, as in 250us, 50ms, 2s or 1min";
    if (m_yaml.problems().size() == before && isLiteral && duration.literal.as<Duration>() == nullptr &&
        !duration.literal.isNone())
        problem(place, "'" + node.Scalar() + "' is not a duration",
                parseDuration(node.Scalar() + 's') // asyncio's own unit
                    ? Advice(advice, {Correction::Kind::Replace, node.Scalar(), node.Scalar() + 's'})
                    : Advice(advice));
    return duration;
}

/// A value: text as an expression, a YAML list or map as a list or a dictionary of them.
Expression StepReader::expression(const YAML::Node &node)
{
    if (node.IsScalar() && node.Tag() == "!" && (node.Scalar().empty() || node.Scalar().front() != '{')) {
        Expression text; // quoted: it is meant as text
        text.literal = engine::Value{node.Scalar()};
        text.place = m_yaml.placeOf(node);
        return text;
    }
    if (node.IsScalar())
        return parseExpression(m_yaml.source(node), m_yaml.problems());
    Expression result;
    result.place = m_yaml.placeOf(node);
    result.kind = node.IsMap() ? Expression::Kind::Dict : Expression::Kind::List;
    if (++m_depth > deepestValue) {
        problem(result.place, "this is nested too deeply");
    } else if (node.IsMap()) {
        m_yaml.eachEntry(node, [&](const std::string &key, const YAML::Node &given, const YAML::Node &) {
            Expression name;
            name.literal = engine::Value{key};
            result.operands.push_back(std::move(name));
            result.operands.push_back(expression(given));
        });
    } else {
        for (const auto &entry : node) {
            if (m_yaml.isTooMuch(entry))
                break;
            result.operands.push_back(expression(entry));
        }
    }
    --m_depth;
    return result;
}

std::variant<std::vector<Awaitable>, Expression> StepReader::awaitables(const YAML::Node &node)
{
    if (node.IsScalar() && node.Tag() != "!" && node.Scalar().find('(') == std::string::npos)
        return parseExpression(m_yaml.source(node), m_yaml.problems());
    std::vector<Awaitable> list;
    if (!node.IsSequence())
        problem(m_yaml.placeOf(node), "a list was expected here", "begin each entry with '- '");
    else
        for (const auto &entry : node)
            list.push_back(awaitable(entry));
    return list;
}

Awaitable StepReader::awaitable(const YAML::Node &node)
{
    Awaitable result;
    result.place = m_yaml.placeOf(node);
    if (m_yaml.isTooMuch(node))
        return result;
    if (node.IsMap())
        return awaitableOfMap(node);
    if (!node.IsScalar()) {
        problem(result.place, "something to wait for was expected here",
                "write a call, the name of a task, or 'run_in_executor: name()'");
        return result;
    }
    // A call is a name and parentheses; "tasks[0]" and "(a)" are values.
    const std::string &text = node.Scalar();
    const std::size_t open = text.find('(');
    if (open != std::string::npos && text.find(')') == std::string::npos) {
        problem(result.place, "'" + text + "' is not closed",
                "a comma ends an entry of a list in [ ]; write one entry to a line, each with '- '");
        return result;
    }
    if (open != std::string::npos && isName(std::string_view(text).substr(0, open))) {
        result.call = parseCall(m_yaml.source(node), m_yaml.problems());
    } else {
        result.kind = Awaitable::Kind::Value;
        result.value = parseExpression(m_yaml.source(node), m_yaml.problems());
    }
    return result;
}

Awaitable StepReader::awaitableOfMap(const YAML::Node &node)
{
    Awaitable result;
    result.place = m_yaml.placeOf(node);
    bool isKnown = false;
    m_yaml.eachEntry(node, [&](const std::string &key, const YAML::Node &given, const YAML::Node &keyNode) {
        const Place place = m_yaml.placeOf(keyNode);
        const bool isFirst = !std::exchange(isKnown, true);
        if (isFirst && (key == "run_in_executor" || key == "to_thread") && given.IsScalar()) {
            result.kind = key == "to_thread" ? Awaitable::Kind::Thread : Awaitable::Kind::Job;
            result.call = parseCall(m_yaml.source(given), m_yaml.problems());
        } else if (!isFirst && key == "on" && result.kind == Awaitable::Kind::Job && given.IsScalar()) {
            result.value = parseExpression(m_yaml.source(given), m_yaml.problems());
        } else if (isFirst && key == "sleep" && given.IsScalar()) {
            result.kind = Awaitable::Kind::Sleep;
            result.value = duration(given, place);
        } else if (isFirst && key == "shield" && ++m_depth < deepestValue) {
            result.kind = Awaitable::Kind::Shield;
            result.inner.push_back(awaitable(given));
            --m_depth;
        } else {
            problem(place, "'" + key + "' is nothing to wait for",
                    "write a call, the name of a task, or one of shield, run_in_executor, to_thread and sleep");
        }
    });
    return result;
}

Raised StepReader::raised(const YAML::Node &node)
{
    Raised result;
    if (!node.IsScalar()) {
        problem(m_yaml.placeOf(node), "an exception was expected here", "write ValueError(text)");
        return result;
    }
    const SourceText whole = m_yaml.source(node);
    const std::size_t open = whole.text.find('(');
    result.type = std::string(whole.text.substr(0, open));
    const bool closes = open == std::string_view::npos || whole.text.back() == ')';
    if (!isName(result.type) || !closes) {
        problem(whole.place, "'" + node.Scalar() + "' is no exception", "write ValueError(text)");
    } else if (open != std::string_view::npos) {
        Place place = whole.place;
        place.column += static_cast<std::uint32_t>(open + 1);
        result.message =
            parseTemplate({whole.text.substr(open + 1, whole.text.size() - open - 2), place}, m_yaml.problems());
    }
    return result;
}

std::string_view StepReader::word(const FieldSpec &spec, const YAML::Node &node, const Place &place)
{
    const std::vector<std::string_view> words = wordsOf(spec);
    const auto found = std::find(words.begin(), words.end(), node.Scalar());
    if (found != words.end())
        return *found;
    problem(place, "'" + node.Scalar() + "' is not one of " + std::string(spec.words),
            suggestion(node.Scalar(), words, "write " + std::string(words.front())));
    return words.front();
}

std::optional<NewObject> StepReader::object(const YAML::Node &node, const Place &key)
{
    NewObject result;
    const auto known = [&](const std::string &name, const Place &place) -> const ObjectSpec * {
        const ObjectSpec *spec = findObject(name);
        if (spec == nullptr)
            problem(place, "'" + name + "' is no kind of object", noObject(name));
        else
            result.kind = spec->kind;
        return spec;
    };
    const Place place = m_yaml.placeOf(node).line == 0 ? key : m_yaml.placeOf(node);
    if (const auto number = wholeNumber(node)) {
        result.kind = ObjectKind::Value;
        result.parameter = *number;
        return result;
    }
    if (node.IsScalar()) {
        const ObjectSpec *spec = known(node.Scalar(), place);
        if (spec != nullptr && spec->parameter == ObjectParameter::Required)
            problem(place, "'" + node.Scalar() + "' needs a number",
                    {"write {" + node.Scalar() + ": 2}; it says " + std::string(spec->parameterName),
                     {Correction::Kind::Replace, node.Scalar(), '{' + node.Scalar() + ": 2}"}});
        return spec == nullptr ? std::nullopt : std::optional(result);
    }
    if (!node.IsMap() || node.size() == 0) {
        problem(place, "a kind of object was expected here", noObject({}));
        return std::nullopt;
    }
    const ObjectSpec *spec = nullptr;
    bool isFirst = true;
    m_yaml.eachEntry(node, [&](const std::string &name, const YAML::Node &given, const YAML::Node &keyNode) {
        const Place at = m_yaml.placeOf(keyNode);
        if (std::exchange(isFirst, false)) {
            spec = known(name, at);
            if (spec == nullptr || (given.IsNull() && spec->parameter != ObjectParameter::Required))
                return;
            const auto number = wholeNumber(given);
            const Bounds bounds = boundsOf(spec->kind);
            if (spec->parameter == ObjectParameter::None)
                problem(at, "'" + name + "' takes no number", "write only " + name);
            else if (!number || *number < bounds.least || *number > bounds.most)
                problem(m_yaml.placeOf(given),
                        "'" + name + "' needs a whole number from " + std::to_string(bounds.least) + " to " +
                            std::to_string(bounds.most),
                        "it says " + std::string(spec->parameterName));
            else
                result.parameter = *number;
        } else if (name == "gil" && result.kind == ObjectKind::Pool && given.IsScalar() &&
                   (given.Scalar() == "true" || given.Scalar() == "false")) {
            result.gil = given.Scalar() == "true";
        } else {
            problem(at, "an object has no '" + name + "'", "a pool may have 'gil: true' or 'gil: false'");
        }
    });
    return spec == nullptr ? std::nullopt : std::optional(result);
}

} // namespace loopscope::scenario
