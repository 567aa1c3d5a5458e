#pragma once

#include "form/edits.h"
#include "scenario/document.h"

#include <random>
#include <string>

namespace loopscope::test {

/// One scenario under random changes. Every change is checked as it is made; `fault` says the first that was wrong.
class FormWalk {
public:
    FormWalk(std::string text, unsigned seed) : m_text(std::move(text)), m_random(seed) { look(); }

    /// One change, and taking it back.
    void step();
    /// With what was done and how the text has changed; empty as long as all is well.
    std::string fault() const;
    int changes() const { return m_changes; }

private:
    std::size_t pick(std::size_t below) { return std::uniform_int_distribution<std::size_t>(0, below - 1)(m_random); }
    form::Form form() const { return {m_text, m_outline}; }
    void wrong(const std::string &what);
    void look();
    /// Applies what was asked for; false if it was refused.
    bool change(const std::string &what, const form::EditResult &result);
    std::optional<form::PartIndex> anyPart(bool (*isWanted)(const form::Part &));
    std::optional<form::StepPlace> anyPlace();
    static bool isStep(const form::Part &part) { return part.kind == form::Part::Kind::Step && part.isMovable; }
    void expect(const scenario::Document &document);
    void expectText(const std::string &text);
    void changeValue();
    void describe();
    std::string anyValue(scenario::FieldType type, const scenario::FieldSpec &spec);
    void insertOne();
    void move();
    /// Finds the moved step by its lines, and moves it to where it came from.
    void moveBack(const form::Outline &old, form::PartIndex step, const form::StepPlace &home,
                  const form::StepPlace &place);
    /// No blank line parts it from the step before it, or from the next if it is the first. Where it was is not told
    /// by its neighbours otherwise.
    bool standsClose(const form::Outline &old, form::PartIndex step, const form::StepPlace &home) const;
    void disableAndEnable();
    std::optional<form::PartIndex> anyDisabled(form::PartIndex at) const;
    void deleteOne();
    void changeField();

    std::string m_text;
    std::mt19937 m_random;
    form::Outline m_outline;
    scenario::Document m_document;
    std::string m_before;
    std::string m_what;
    std::string m_fault;
    int m_changes = 0;
};

} // namespace loopscope::test
