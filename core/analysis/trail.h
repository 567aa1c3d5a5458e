#pragma once

// The way that somebody walks along cause and effect: from a span to what caused it, to what caused that, and back the
// same way; and on to what a span set going, one effect or another.

#include "analysis/causality.h"

namespace loopscope::analysis {

/// A value; belongs to whoever walks. It is void when its trace is another.
class Trail {
public:
    Trail() = default;
    explicit Trail(SpanRef start) : m_spans{start} {}

    /// Where one stands; nullopt before the first step.
    std::optional<SpanRef> here() const;
    /// The links that were walked, from the first cause to the last effect.
    std::span<const Link> links() const { return m_links; }

    /// A step to the cause, or to the effect: the one that one came from, else the first. False where there is none.
    bool towardsCause(const trace::Trace &trace);
    bool towardsEffect(const trace::Trace &trace);
    /// From the effect where one stands to the next of the same cause, or to the one before it with a negative step; in
    /// a circle. False where one stands at the beginning, or where there is no other.
    bool towardsOther(const trace::Trace &trace, int step);

    /// Which of its cause's effects the place is, from 1, and how many there are; {0, 0} at the beginning.
    struct Choice {
        std::size_t number = 0;
        std::size_t count = 0;
    };
    Choice choice(const trace::Trace &trace) const;

private:
    static constexpr std::size_t mostChoices = 1000; ///< effects of one span that one can choose from

    std::vector<SpanRef> m_spans; ///< one more than links
    std::vector<Link> m_links;
    std::size_t m_at = 0; ///< in m_spans
};

} // namespace loopscope::analysis
