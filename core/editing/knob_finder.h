#pragma once

#include "editing/knobs.h"
#include "form/edits.h"
#include "scenario/document.h"

namespace loopscope::editing {

/// Looks a text over for its knobs. Of a setting and of a shared object the place is told by the outline; of what
/// stands in a step, by a part of an expression, which counts columns in code points. A place is taken only if the text
/// has the number there: what is quoted or folded in an unusual way is left alone.
class KnobFinder {
public:
    /// The text must outlive this.
    explicit KnobFinder(std::string_view text);

    /// Once.
    std::vector<Knob> knobs();

private:
    void setting(const form::Form &form, Knob knob, std::string_view name);
    void shared(const form::Outline &outline, const scenario::SharedObject &object);

    void steps(const std::vector<scenario::Step> &steps);
    void step(const scenario::Step &step);
    void expression(const scenario::Expression &expression, std::string_view owner);
    void call(const scenario::Call &call);
    void awaitable(const scenario::Awaitable &awaitable, std::string_view owner);
    void number(const scenario::Expression &literal, KnobKind kind, std::string_view owner);

    std::size_t lineBegin(std::size_t line) const;
    std::size_t offsetOf(const scenario::Place &place) const;
    /// Of the number that a text begins with, behind a quote; nullopt where there is none.
    std::optional<Knob::Place> placeIn(const form::Range &range, KnobUnit unit) const;
    std::uint32_t lineOf(std::size_t offset) const;

    const std::string_view m_text;
    std::vector<std::size_t> m_lines; ///< where each begins
    std::vector<Knob> m_ofStructure;  ///< settings and shared objects
    std::vector<Knob> m_ofSteps;
    std::string m_routine; ///< that is looked over now
};

} // namespace loopscope::editing
