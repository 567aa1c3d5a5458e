#pragma once

#include "scenario/document.h"
#include "scenario/yaml_reader.h"

namespace loopscope::scenario {

/// Reads steps and what stands in their fields, by the table of steps.
class StepReader {
public:
    explicit StepReader(YamlReader &yaml) : m_yaml(yaml) {}

    std::vector<Step> steps(const YAML::Node &node, bool inFunction);
    /// "lock", "semaphore: 2" or {pool: 3, gil: true}; nullopt, and a problem, where it is none.
    std::optional<NewObject> object(const YAML::Node &node, const Place &key);

private:
    using Value = decltype(Field::value);

    void step(const YAML::Node &node, bool inFunction, std::vector<Step> &into);
    void stepOfText(const YAML::Node &node, bool inFunction, std::vector<Step> &into);
    bool mayStand(const StepSpec &spec, const Place &place, bool inFunction);
    void addFields(const YAML::Node &node, const StepSpec &spec, bool inFunction, Step &step);
    Value value(const FieldSpec &spec, const YAML::Node &node, const Place &place, bool inFunction);
    Expression duration(const YAML::Node &node, const Place &place);
    Expression expression(const YAML::Node &node);
    std::variant<std::vector<Awaitable>, Expression> awaitables(const YAML::Node &node);
    Awaitable awaitable(const YAML::Node &node);
    Awaitable awaitableOfMap(const YAML::Node &node);
    std::vector<Handler> handlers(const YAML::Node &node, bool inFunction);
    Raised raised(const YAML::Node &node);
    std::string_view word(const FieldSpec &spec, const YAML::Node &node, const Place &place);
    void problem(const Place &place, std::string message, Advice advice = "")
    {
        m_yaml.problem(place, std::move(message), std::move(advice));
    }

    YamlReader &m_yaml;
    int m_depth = 0;
};

} // namespace loopscope::scenario
