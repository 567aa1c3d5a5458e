// Parts of a scenario with the bytes that they cover, from YAML that knows where its nodes are.

#include "form/outline_reader.h"

#include "form/lines.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace loopscope::form {

namespace {

using scenario::FieldSpec;
using scenario::FieldType;
using scenario::StepSpec;

class OutlineReader {
public:
    OutlineReader(std::string_view text, const YamlNode &root) : m_text(text), m_lines(text, root) {}

    Outline outline(const YamlNode &root);

private:
    /// Where a part is, for those that are inside of it.
    struct Inside {
        std::optional<PartIndex> parent;
        int depth = 0;
        bool isFunction = false;
    };

    void section(const YamlNode &key, const YamlNode &value);
    void sharedObjects(const YamlNode &value, PartIndex section);
    void definitions(const YamlNode &value, PartIndex section, bool areFunctions);
    PartIndex keyed(Part::Kind kind, const YamlNode &key, const YamlNode &value, const Inside &inside,
                    std::optional<std::size_t> after);
    void steps(PartIndex list, const YamlNode &node, bool inFlow);
    bool standOnLines(const YamlNode &node) const;
    void roomForSteps(PartIndex list, const YamlNode &node, bool inFlow);
    void disabledSteps(PartIndex list, std::size_t from, std::size_t to);
    void step(PartIndex list, const YamlNode &node, bool inFlow, std::optional<std::size_t> after);
    void fields(PartIndex step, const YamlNode &map, bool inFlow);
    void field(PartIndex step, const FieldSpec *spec, const YamlNode &key, const YamlNode &value, bool inFlow);
    Slot slot(const YamlNode &node, FieldType type, bool inFlow) const;
    Slot aboutSlot(const YamlNode &node) const;
    Slot tagsSlot(const YamlNode &node) const;
    int lineOf(std::size_t byte) const { return static_cast<int>(m_lines.at(byte)) + 1; }
    Part &part(PartIndex index) { return m_outline.parts[index]; }
    PartIndex add(Part part)
    {
        m_outline.parts.push_back(std::move(part));
        return m_outline.parts.size() - 1;
    }

    std::string_view m_text;
    Lines m_lines;
    Outline m_outline;
};

Outline OutlineReader::outline(const YamlNode &root)
{
    for (std::size_t i = 0; i + 1 < root.children.size(); i += 2)
        section(root.children[i], root.children[i + 1]);
    return std::move(m_outline);
}

void OutlineReader::section(const YamlNode &key, const YamlNode &value)
{
    const std::string &name = key.value;
    if (name == "title") {
        const PartIndex index = keyed(Part::Kind::Title, key, value, {}, {});
        field(index, &titleField(), key, value, false);
    } else if (name == "about") {
        const PartIndex index = keyed(Part::Kind::About, key, value, {}, {});
        field(index, &aboutField(), key, value, false);
        part(index).fields.front().slots.front() = aboutSlot(value);
    } else if (name == "tags") {
        const PartIndex index = keyed(Part::Kind::Tags, key, value, {}, {});
        field(index, &tagsField(), key, value, false);
        part(index).fields.front().slots.front() = tagsSlot(value);
    } else if (name == "settings") {
        const PartIndex index = keyed(Part::Kind::Settings, key, value, {}, {});
        part(index).isFlow = value.isFlow();
        if (value.isMap() && value.isExact) {
            if (!value.children.empty())
                part(index).keyIndent = m_lines.columnOf(value.children[0].range.begin);
            const auto known = settingFields();
            for (std::size_t i = 0; i + 1 < value.children.size(); i += 2) {
                const auto spec = std::find_if(known.begin(), known.end(), [&](const FieldSpec &each) {
                    return each.name == value.children[i].value;
                });
                field(index, spec == known.end() ? nullptr : &*spec, value.children[i], value.children[i + 1],
                      value.isFlow());
            }
        }
    } else if (name == "shared") {
        sharedObjects(value, keyed(Part::Kind::SharedSection, key, value, {}, {}));
    } else if (name == "coroutines" || name == "functions") {
        const bool areFunctions = name == "functions";
        const auto kind = areFunctions ? Part::Kind::FunctionsSection : Part::Kind::CoroutinesSection;
        definitions(value, keyed(kind, key, value, {}, {}), areFunctions);
    } else if (name == "main") {
        steps(keyed(Part::Kind::Definition, key, value, {}, {}), value, false);
    }
}

void OutlineReader::sharedObjects(const YamlNode &value, PartIndex section)
{
    part(section).isFlow = value.isFlow();
    if (!value.isMap())
        return;
    std::optional<std::size_t> after;
    for (std::size_t i = 0; i + 1 < value.children.size(); i += 2) {
        const YamlNode &key = value.children[i];
        const PartIndex index = keyed(Part::Kind::Shared, key, value.children[i + 1], {section, 1, false}, after);
        part(index).isFlow = value.isFlow();
        field(index, &objectField(), key, value.children[i + 1], value.isFlow());
        after = m_lines.at(std::max(part(index).lines.end, std::size_t{1}) - 1);
    }
}

void OutlineReader::definitions(const YamlNode &value, PartIndex section, bool areFunctions)
{
    part(section).isFlow = value.isFlow();
    if (!value.isMap())
        return;
    std::optional<std::size_t> after = m_lines.at(part(section).key.begin);
    for (std::size_t i = 0; i + 1 < value.children.size(); i += 2) {
        const PartIndex index =
            keyed(Part::Kind::Definition, value.children[i], value.children[i + 1], {section, 1, areFunctions}, after);
        steps(index, value.children[i + 1], value.isFlow());
        after = m_lines.at(std::max(part(index).lines.end, std::size_t{1}) - 1);
    }
}

/// A part that is a key and its value, and the lines of both.
PartIndex OutlineReader::keyed(Part::Kind kind, const YamlNode &key, const YamlNode &value, const Inside &inside,
                               std::optional<std::size_t> after)
{
    Part made;
    made.kind = kind;
    made.parent = inside.parent;
    made.depth = inside.depth;
    made.isFunction = inside.isFunction;
    made.line = lineOf(key.range.begin);
    made.name = key.value;
    made.key = key.range;
    made.indent = m_lines.columnOf(key.range.begin);
    made.keyIndent = made.indent;
    const std::size_t first = m_lines.at(key.range.begin);
    const std::size_t last = m_lines.lastOf(m_lines.at(std::max(key.range.end, value.range.end)), made.indent);
    made.lines = m_lines.range(m_lines.firstOf(first, made.indent, after), last);
    made.body = m_lines.range(first, last);
    return add(std::move(made));
}

bool OutlineReader::standOnLines(const YamlNode &node) const
{
    return !node.isFlow() && node.isExact &&
           std::all_of(node.children.begin(), node.children.end(), [this](const YamlNode &entry) {
               const auto &line = m_lines[m_lines.at(entry.range.begin)];
               const std::string_view before = m_text.substr(line.range.begin, entry.range.begin - line.range.begin);
               return entry.kind != YamlNode::Kind::Nothing && before.size() > line.indent + 1 &&
                      before[line.indent] == '-' && before.find_first_not_of(' ', line.indent + 1) == before.npos;
           });
}

void OutlineReader::steps(PartIndex list, const YamlNode &node, bool inFlow)
{
    if (!node.isSequence() || node.children.empty())
        return roomForSteps(list, node, inFlow);
    StepList found;
    const bool onLines = !inFlow && standOnLines(node);
    if (onLines) {
        found.form = StepList::Form::Lines;
        found.indent = m_lines[m_lines.at(node.children[0].range.begin)].indent;
    }
    part(list).steps = found;
    std::size_t after = m_lines.at(part(list).key.begin);
    for (const YamlNode &entry : node.children) {
        if (onLines)
            disabledSteps(list, after + 1, m_lines.at(entry.range.begin));
        const PartIndex made = m_outline.parts.size();
        step(list, entry, inFlow || node.isFlow(), onLines ? std::optional(after) : std::nullopt);
        if (onLines) {
            part(made).isMovable = true;
            after = m_lines.at(part(made).lines.end - 1);
        }
    }
    if (onLines)
        disabledSteps(list, after + 1, m_lines.nextContent(after));
}

void OutlineReader::roomForSteps(PartIndex list, const YamlNode &node, bool inFlow)
{
    StepList room;
    const bool isEmpty = node.kind == YamlNode::Kind::Nothing || (node.isSequence() && node.children.empty());
    const std::size_t keyLine = m_lines.at(part(list).key.begin);
    const bool onLine = m_lines.at(node.range.end) == keyLine && m_lines[keyLine].range.end >= node.range.end;
    if (isEmpty && node.isExact && !inFlow && onLine) {
        room.form = StepList::Form::Nothing;
        room.empty = node.range;
        room.first = m_lines[keyLine].range.end;
        room.indent = part(list).indent + 2;
        const std::size_t end = m_lines.nextContent(keyLine);
        for (std::size_t line = keyLine + 1; line < end; ++line) {
            if (m_lines.beginsDisabled(line) && m_lines[line].indent >= part(list).indent && node.range.isEmpty()) {
                room.indent = m_lines[line].indent;
                part(list).steps = room;
                return disabledSteps(list, keyLine + 1, end);
            }
        }
    }
    part(list).steps = room;
}

void OutlineReader::disabledSteps(PartIndex list, std::size_t from, std::size_t to)
{
    const std::size_t indent = part(list).steps->indent;
    std::size_t after = from == 0 ? 0 : from - 1;
    for (std::size_t line = from; line < to; ++line) {
        if (!m_lines.beginsDisabled(line) || m_lines[line].indent != indent)
            continue;
        const std::size_t last = m_lines.endOfDisabled(line);
        Part made;
        made.kind = Part::Kind::Disabled;
        made.parent = list;
        made.depth = part(list).depth + 1;
        made.isFunction = part(list).isFunction;
        made.isMovable = true;
        made.line = static_cast<int>(line) + 1;
        made.indent = indent;
        made.keyIndent = indent + 2;
        made.lines = m_lines.range(m_lines.firstOf(line, indent, after), last);
        made.body = m_lines.range(line, last);
        made.name = m_lines.textOf(line).substr(indent + disabledMark.size() + 1);
        made.name.erase(0, std::min(made.name.find_first_not_of(' '), made.name.size()));
        add(std::move(made));
        after = line = last;
    }
}

void OutlineReader::step(PartIndex list, const YamlNode &node, bool inFlow, std::optional<std::size_t> after)
{
    Part made;
    made.parent = list;
    made.depth = part(list).depth + 1;
    made.isFunction = part(list).isFunction;
    made.line = lineOf(node.range.begin);
    const std::size_t first = m_lines.at(node.range.begin);
    made.indent = m_lines[first].indent;
    made.keyIndent = m_lines.columnOf(node.range.begin);
    made.isFlow = node.isMap() && node.isFlow();
    made.body = made.lines = node.range;
    made.key = node.range;
    if (after) {
        const std::size_t last = m_lines.lastOf(m_lines.at(node.range.end), made.indent);
        made.lines = m_lines.range(m_lines.firstOf(first, made.indent, after), last);
        made.body = m_lines.range(first, last);
    }
    const PartIndex index = add(std::move(made));
    if (node.isScalar() && node.isExact && node.style != YamlNode::Style::Block) {
        part(index).spec = scenario::findStep(node.value);
        if (part(index).spec == nullptr && node.value.find('(') != std::string::npos) {
            part(index).spec = &scenario::specOf(scenario::StepKind::Call);
            YamlNode nowhere;
            nowhere.range = {node.range.begin, node.range.begin};
            field(index, part(index).spec->fields.data(), nowhere, node, inFlow);
        }
    } else if (node.isMap() && node.isExact && !node.children.empty()) {
        part(index).spec = scenario::findStep(node.children[0].value);
        part(index).key = node.children[0].range;
        if (part(index).spec != nullptr)
            fields(index, node, inFlow || node.isFlow());
    }
}

void OutlineReader::fields(PartIndex step, const YamlNode &map, bool inFlow)
{
    const StepSpec &spec = *part(step).spec;
    std::unordered_set<std::string> seen;
    for (std::size_t i = 0; i + 1 < map.children.size(); i += 2) {
        const YamlNode &key = map.children[i];
        const YamlNode &value = map.children[i + 1];
        const auto used = spec.usedFields();
        const auto known = std::find_if(used.begin(), used.end(), [&](const FieldSpec &each) {
            return key.value == (each.name.empty() ? spec.name : each.name);
        });
        const FieldSpec *found = known == used.end() || !seen.insert(key.value).second ? nullptr : &*known;
        const Inside inside{step, part(step).depth + 1, part(step).isFunction};
        if (found != nullptr && found->type == FieldType::Steps) {
            steps(keyed(Part::Kind::Branch, key, value, inside, m_lines.at(key.range.begin)), value, inFlow);
        } else if (found != nullptr && found->type == FieldType::Handlers && value.isMap()) {
            for (std::size_t j = 0; j + 1 < value.children.size(); j += 2) {
                const YamlNode &handled = value.children[j];
                const PartIndex handler =
                    keyed(Part::Kind::Handler, handled, value.children[j + 1], inside, m_lines.at(handled.range.begin));
                part(handler).isFlow = inFlow || value.isFlow();
                steps(handler, value.children[j + 1], inFlow || value.isFlow());
            }
        }
        field(step, found, key, value, inFlow);
    }
}

void OutlineReader::field(PartIndex step, const FieldSpec *spec, const YamlNode &key, const YamlNode &value,
                          bool inFlow)
{
    Field made;
    made.spec = spec;
    made.name = spec != nullptr ? std::string(spec->name) : key.value;
    made.key = key.range;
    made.value = value.range;
    const FieldType type = spec != nullptr ? spec->type : FieldType::Nothing;
    if (type == FieldType::Awaitables && value.isSequence() && value.isExact) {
        made.isList = true;
        for (const YamlNode &entry : value.children)
            made.slots.push_back(slot(entry, FieldType::Awaitable, inFlow || value.isFlow()));
    } else if (type != FieldType::Steps && type != FieldType::Handlers) {
        made.slots.push_back(slot(value, type, inFlow));
    }
    part(step).fields.push_back(std::move(made));
}

Slot OutlineReader::slot(const YamlNode &node, FieldType type, bool inFlow) const
{
    Slot made;
    made.range = node.range;
    made.style = node.style;
    made.inFlow = inFlow;
    const bool isOneLine = m_lines.at(node.range.begin) == m_lines.at(node.range.end);
    made.isExact = node.isExact && isOneLine && type != FieldType::Nothing;
    const std::string_view source = node.range.in(m_text);
    switch (node.kind) {
    case YamlNode::Kind::Nothing:
        made.isExact = made.isExact && !inFlow;
        break;
    case YamlNode::Kind::Scalar:
        made.isExact = made.isExact && made.style != YamlNode::Style::Block;
        made.text = type == FieldType::Expression && isOneLine ? std::string(source) : node.value;
        break;
    case YamlNode::Kind::Map:
    case YamlNode::Kind::Sequence:
        made.isExact = made.isExact && node.isFlow() &&
                       (type == FieldType::Expression || type == FieldType::Awaitable || type == FieldType::Object);
        made.text = source;
        break;
    }
    return made;
}

/// A text of several lines can be typed, if it is written as one.
Slot OutlineReader::aboutSlot(const YamlNode &node) const
{
    Slot made = slot(node, FieldType::Text, false);
    if (!node.isScalar() || node.style != YamlNode::Style::Block)
        return made;
    made.isExact = node.isExact;
    made.text.erase(made.text.find_last_not_of('\n') + 1);
    return made;
}

Slot OutlineReader::tagsSlot(const YamlNode &node) const
{
    if (!node.isSequence())
        return slot(node, FieldType::Text, false);
    Slot made;
    made.range = node.range;
    made.style = node.style;
    made.isExact = node.isExact && (!node.isFlow() || m_lines.at(node.range.begin) == m_lines.at(node.range.end));
    for (const YamlNode &tag : node.children) {
        made.isExact = made.isExact && tag.isScalar() && tag.isExact && tag.style != YamlNode::Style::Block &&
                       tag.value.find_first_of(",\n") == std::string::npos;
        made.text += (made.text.empty() ? "" : ", ") + tag.value;
    }
    return made;
}

} // namespace

Outline outlineOf(std::string_view text, const YamlNode &root)
{
    return OutlineReader(text, root).outline(root);
}

} // namespace loopscope::form
