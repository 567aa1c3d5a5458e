#include "form/outline.h"

#include "form/outline_reader.h"
#include "scenario/parts.h"

#include <algorithm>
#include <utility>

namespace loopscope::form {

namespace {

using scenario::FieldSpec;
using scenario::FieldType;

constexpr FieldSpec title{"", FieldType::Text, true, "what the scenario is called", {}};
constexpr FieldSpec about{"", FieldType::Text, false, "what it shows, in Markdown", {}};
constexpr FieldSpec tags{"", FieldType::Text, false, "words to find it by, with commas between", {}};
constexpr FieldSpec object{"", FieldType::Object, true, "what kind of object it is", {}};

} // namespace

std::vector<PartIndex> Outline::childrenOf(PartIndex part) const
{
    std::vector<PartIndex> children;
    for (PartIndex i = part + 1; i < parts.size() && parts[i].depth > parts[part].depth; ++i) {
        if (parts[i].parent == part)
            children.push_back(i);
    }
    return children;
}

bool Outline::isInside(PartIndex part, PartIndex of) const
{
    return part >= of && part < behind(of);
}

PartIndex Outline::behind(PartIndex part) const
{
    PartIndex next = part + 1;
    while (next < parts.size() && parts[next].depth > parts[part].depth)
        ++next;
    return next;
}

std::size_t Outline::fieldOf(PartIndex step, PartIndex child) const
{
    const std::size_t at = parts[child].key.begin;
    const std::vector<Field> &fields = parts[step].fields;
    const auto found = std::find_if(fields.begin(), fields.end(), [at](const Field &field) {
        return at >= field.key.begin && at <= field.value.end;
    });
    return static_cast<std::size_t>(found - fields.begin());
}

StepPlace Outline::placeOf(PartIndex step) const
{
    const PartIndex list = parts[step].parent.value_or(0);
    const std::vector<PartIndex> children = childrenOf(list);
    return {list, static_cast<std::size_t>(std::find(children.begin(), children.end(), step) - children.begin())};
}

PartIndex Outline::indexAt(const StepPlace &place) const
{
    const std::vector<PartIndex> children = childrenOf(place.list);
    return place.index < children.size() ? children[place.index] : behind(place.list);
}

PartIndex Outline::indexMoved(PartIndex step, const StepPlace &place) const
{
    const PartIndex at = indexAt(place);
    return at > step ? at - (behind(step) - step) : at;
}

const Part *Outline::find(Part::Kind kind) const
{
    const auto found = std::find_if(parts.begin(), parts.end(), [kind](const Part &part) { return part.kind == kind; });
    return found == parts.end() ? nullptr : &*found;
}

std::span<const FieldSpec> settingFields()
{
    return scenario::settingSpecs;
}
const FieldSpec &titleField()
{
    return title;
}
const FieldSpec &aboutField()
{
    return about;
}
const FieldSpec &tagsField()
{
    return tags;
}
const FieldSpec &objectField()
{
    return object;
}

std::variant<Outline, scenario::Problem> readOutline(std::string_view text)
{
    auto read = readYaml(text);
    if (auto *problem = std::get_if<scenario::Problem>(&read))
        return std::move(*problem);
    const auto &root = std::get<YamlNode>(read);
    if (root.kind == YamlNode::Kind::Nothing)
        return Outline{};
    if (!root.isMap())
        return scenario::Problem{{1, 1, 0},
                                 "a scenario is a map of title, coroutines and main",
                                 "begin with 'main:' and a list of steps under it"};
    if (root.isFlow() || !root.isExact)
        return scenario::Problem{
            {1, 1, 0}, "cards need each part of a scenario on lines of its own", "edit it as text"};
    return outlineOf(text, root);
}

} // namespace loopscope::form
