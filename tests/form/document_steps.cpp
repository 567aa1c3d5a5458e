#include "document_steps.h"

#include <algorithm>

namespace loopscope::test {

using namespace form;
using scenario::Document;
using scenario::Step;

Step *stepAt(Document &document, const Outline &outline, PartIndex index)
{
    const PartIndex list = *outline.parts[index].parent;
    std::vector<Step> *steps = stepsOf(document, outline, list);
    std::size_t at = 0;
    for (const PartIndex child : outline.childrenOf(list)) {
        if (child == index)
            return steps != nullptr && at < steps->size() ? &(*steps)[at] : nullptr;
        at += outline.parts[child].kind == Part::Kind::Step ? 1 : 0;
    }
    return nullptr;
}

std::vector<Step> *stepsOf(Document &document, const Outline &outline, PartIndex list)
{
    const Part &part = outline.parts[list];
    if (part.kind == Part::Kind::Definition) {
        const std::string name = part.name.substr(0, part.name.find('('));
        for (scenario::Definition &definition : document.definitions) {
            if (definition.name == name)
                return &definition.steps;
        }
        return nullptr;
    }
    Step *step = stepAt(document, outline, *part.parent);
    if (step == nullptr)
        return nullptr;
    const std::string_view own = specOf(step->kind).name;
    for (scenario::Field &field : step->fields) {
        if (auto *steps = std::get_if<std::vector<Step>>(&field.value);
            steps != nullptr && part.kind == Part::Kind::Branch && part.name == (field.name.empty() ? own : field.name))
            return steps;
        if (auto *handlers = std::get_if<std::vector<scenario::Handler>>(&field.value);
            handlers != nullptr && part.kind == Part::Kind::Handler) {
            for (scenario::Handler &handler : *handlers) {
                if (part.name == (handler.variable.empty() ? handler.type : handler.type + " as " + handler.variable))
                    return &handler.steps;
            }
        }
    }
    for (const scenario::FieldSpec &spec : specOf(step->kind).usedFields()) { // empty, it is not in the document
        if (part.kind == Part::Kind::Branch && part.name == spec.name) {
            step->fields.push_back({spec.name, {}, std::vector<Step>{}});
            return std::get_if<std::vector<Step>>(&step->fields.back().value);
        }
    }
    return nullptr;
}

std::size_t enabledBefore(const Outline &outline, const StepPlace &place)
{
    std::size_t count = 0;
    const auto children = outline.childrenOf(place.list);
    for (std::size_t i = 0; i < std::min(place.index, children.size()); ++i)
        count += outline.parts[children[i]].kind == Part::Kind::Step ? 1 : 0;
    return count;
}

namespace {

void eraseMarked(std::vector<Step> &steps)
{
    std::erase_if(steps, [](const Step &step) { return !step.fields.empty() && step.fields[0].name == "marker"; });
    for (Step &step : steps) {
        for (scenario::Field &field : step.fields) {
            if (auto *inner = std::get_if<std::vector<Step>>(&field.value))
                eraseMarked(*inner);
            if (auto *handlers = std::get_if<std::vector<scenario::Handler>>(&field.value)) {
                for (scenario::Handler &handler : *handlers)
                    eraseMarked(handler.steps);
            }
        }
    }
}

} // namespace

void moveInDocument(Document &document, const Outline &outline, PartIndex step, const StepPlace &place)
{
    std::vector<Step> *target = stepsOf(document, outline, place.list); // first: it may make one
    Step *moved = stepAt(document, outline, step);
    std::vector<Step> *source = stepsOf(document, outline, *outline.parts[step].parent);
    if (moved == nullptr || target == nullptr || source == nullptr)
        return;
    const Step copy = *moved;
    auto to = static_cast<std::ptrdiff_t>(enabledBefore(outline, place));
    const std::ptrdiff_t from = moved - source->data();
    if (source == target) {
        source->erase(source->begin() + from);
        source->insert(source->begin() + (to > from ? to - 1 : to), copy);
        return;
    }
    // Emptied and put in by kind, because either list may lie inside of a step of the other.
    moved->kind = scenario::StepKind::Abort;
    moved->fields = {{"marker", {}, {}}};
    target->insert(target->begin() + to, copy);
    for (scenario::Definition &definition : document.definitions)
        eraseMarked(definition.steps);
}

} // namespace loopscope::test
