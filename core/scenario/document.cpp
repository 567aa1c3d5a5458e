// A whole scenario from YAML. yaml-cpp tells where each node begins; everything that is wrong is told.

#include "scenario/document.h"

#include "scenario/parts.h"
#include "scenario/step_reader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <yaml-cpp/depthguard.h>

namespace loopscope::scenario {

namespace {

template <class Spec, std::size_t count>
std::array<std::string_view, count> namesOf(const std::array<Spec, count> &specs)
{
    std::array<std::string_view, count> names;
    std::transform(specs.begin(), specs.end(), names.begin(), [](const Spec &spec) { return spec.name; });
    return names;
}

class DocumentReader {
public:
    explicit DocumentReader(YamlReader &yaml) : m_yaml(yaml), m_steps(yaml) {}

    Document document(const YAML::Node &root);

private:
    void part(const std::string &key, const YAML::Node &value, const YAML::Node &keyNode);
    void settings(const YAML::Node &node);
    void setting(const std::string &key, const YAML::Node &value, const Place &place);
    void shared(const YAML::Node &node);
    void definitions(const YAML::Node &node, bool areFunctions);
    void chooseMain();
    /// False, and a problem, if something has this name already.
    bool take(const std::string &name, const Place &place);
    void problem(const Place &place, std::string message, Advice advice = "")
    {
        m_yaml.problem(place, std::move(message), std::move(advice));
    }

    YamlReader &m_yaml;
    StepReader m_steps;
    Document m_document;
    std::unordered_set<std::string> m_names; ///< of what is defined or shared
    bool m_hasMain = false;
};

Document DocumentReader::document(const YAML::Node &root)
{
    m_document.definitions.push_back({"main", {}, {}, false, {}});
    if (!root.IsMap()) {
        problem({1, 1, 0}, "a scenario is a map of title, coroutines and main",
                "begin with 'main:' and a list of steps under it");
        return std::move(m_document);
    }
    m_yaml.eachEntry(root, [this](const std::string &key, const YAML::Node &value, const YAML::Node &keyNode) {
        part(key, value, keyNode);
    });
    chooseMain();
    return std::move(m_document);
}

void DocumentReader::part(const std::string &key, const YAML::Node &value, const YAML::Node &keyNode)
{
    const Place place = m_yaml.placeOf(keyNode);
    if (key == "title") {
        m_document.title = m_yaml.plainText(value, "the title");
    } else if (key == "about") {
        m_document.about = m_yaml.plainText(value, "'about'");
    } else if (key == "tags") {
        if (!value.IsSequence())
            return problem(place, "tags are a list", "write tags: [" + (value.IsScalar() ? value.Scalar() : "…") + "]");
        for (const auto &tag : value)
            m_document.tags.push_back(m_yaml.plainText(tag, "a tag"));
    } else if (key == "settings") {
        settings(value);
    } else if (key == "shared") {
        shared(value);
    } else if (key == "coroutines" || key == "functions") {
        definitions(value, key == "functions");
    } else if (key == "main") {
        m_hasMain = true;
        m_document.definitions.front().place = place;
        m_document.definitions.front().steps = m_steps.steps(value, false);
    } else {
        problem(place, "'" + key + "' is not a part of a scenario",
                suggestion(key, namesOf(partSpecs),
                           "the parts are title, about, tags, settings, shared, coroutines, functions and main"));
    }
}

void DocumentReader::settings(const YAML::Node &node)
{
    if (!node.IsMap())
        return problem(m_yaml.placeOf(node), "settings are a map", "write settings: {workers: 3}");
    m_yaml.eachEntry(node, [this](const std::string &key, const YAML::Node &value, const YAML::Node &keyNode) {
        setting(key, value, m_yaml.placeOf(keyNode));
    });
}

void DocumentReader::setting(const std::string &key, const YAML::Node &value, const Place &place)
{
    Settings &settings = m_document.settings;
    const std::string text = value.IsScalar() ? value.Scalar() : "";
    if (key == "workers") {
        const auto parsed = std::from_chars(text.data(), text.data() + text.size(), settings.workers);
        const bool isNumber = parsed.ec == std::errc{} && parsed.ptr == text.data() + text.size() && !text.empty();
        if (!isNumber || settings.workers < 1 || settings.workers > 64)
            problem(m_yaml.placeOf(value), "workers must be a number from 1 to 64");
    } else if (key == "stall_after") {
        const auto duration = parseDuration(text);
        if (!duration || *duration < std::chrono::milliseconds{1})
            problem(m_yaml.placeOf(value), "stall_after must be a duration of 1ms or more", "write 100ms");
        else
            settings.stallAfter = *duration;
    } else if (key == "debug" || key == "gil") {
        if (text != "true" && text != "false")
            problem(m_yaml.placeOf(value), key + " must be true or false");
        (key == "debug" ? settings.debug : settings.gil) = text == "true";
    } else if (key == "on_slow") {
        if (!isName(text))
            problem(m_yaml.placeOf(value), "on_slow is the name of a function with one parameter");
        m_document.onSlow = {text, m_yaml.placeOf(value)};
    } else {
        problem(
            place, "there is no setting '" + key + "'",
            suggestion(key, namesOf(settingSpecs), "the settings are workers, stall_after, debug, gil and on_slow"));
    }
}

bool DocumentReader::take(const std::string &name, const Place &place)
{
    if (name.empty())
        return true; // told already
    const bool isNew = m_names.insert(name).second;
    if (!isNew)
        problem(place, "'" + name + "' is defined twice", "give one of them another name");
    return isNew;
}

void DocumentReader::shared(const YAML::Node &node)
{
    if (!node.IsMap())
        return problem(m_yaml.placeOf(node), "shared objects are a map of names to kinds", "write shared: {db: lock}");
    m_yaml.eachEntry(node, [this](const std::string &name, const YAML::Node &value, const YAML::Node &keyNode) {
        const Place place = m_yaml.placeOf(keyNode);
        if (!isName(name))
            return problem(place, "'" + name + "' is not a name",
                           "a name has letters, digits and '_', and no digit first");
        take(name, place);
        if (const auto object = m_steps.object(value, place))
            m_document.shared.push_back({name, place, *object});
    });
}

void DocumentReader::definitions(const YAML::Node &node, bool areFunctions)
{
    const std::string what = areFunctions ? "function" : "coroutine";
    if (!node.IsMap())
        return problem(m_yaml.placeOf(node), what + "s are a map of name(parameters) to steps");
    m_yaml.eachEntry(node, [&](const std::string &, const YAML::Node &value, const YAML::Node &keyNode) {
        const Call head = parseHead(m_yaml.source(keyNode), m_yaml.problems());
        Definition definition{head.name, {}, head.place, areFunctions, {}};
        for (const Expression &parameter : head.arguments) {
            if (parameter.kind != Expression::Kind::Name)
                problem(parameter.place, "a parameter must be a name");
            else
                definition.parameters.push_back({parameter.name, parameter.place});
        }
        take(head.name, head.place);
        definition.steps = m_steps.steps(value, areFunctions);
        m_document.definitions.push_back(std::move(definition));
    });
}

/// main is a part of its own, or a function without parameters: blocking code without a loop.
void DocumentReader::chooseMain()
{
    auto &all = m_document.definitions;
    std::size_t other = 0;
    for (std::size_t i = 1; i < all.size() && other == 0; ++i)
        other = all[i].name == "main" ? i : 0;
    if (other == 0) {
        if (!m_hasMain)
            problem({1, 1, 0}, "there is no 'main'",
                    {"add 'main:' and a list of steps under it", {Correction::Kind::Define, "main"}});
        return;
    }
    if (m_hasMain)
        return problem(all[other].place, "'main' is defined twice", "give one of them another name");
    if (!all[other].isFunction)
        return problem(all[other].place, "main is no part of 'coroutines:'", "write 'main:' without indentation");
    if (!all[other].parameters.empty())
        problem(all[other].place, "main takes no values", "write main()");
    all.front() = std::move(all[other]);
    all.erase(all.begin() + static_cast<std::ptrdiff_t>(other));
}

} // namespace

Document readDocument(std::string_view text, std::vector<Problem> &problems)
{
    if (text.starts_with("\xef\xbb\xbf")) // a byte order mark would count as columns
        text.remove_prefix(3);
    YamlReader yaml(text, problems);
    if (text.size() > largestText) {
        problems.push_back(tooLarge());
        return {};
    }
    try {
        return DocumentReader(yaml).document(YAML::Load(std::string(text)));
    } catch (const YAML::DeepRecursion &error) {
        problems.push_back(
            {yaml.placeOf(error.mark), "this is nested too deeply", "no scenario needs more than a dozen levels"});
        return {};
    } catch (const YAML::Exception &error) { // yaml-cpp reports what is no YAML by throwing
        problems.push_back(notYaml(yaml.placeOf(error.mark), error.msg));
        return {};
    }
}

} // namespace loopscope::scenario
