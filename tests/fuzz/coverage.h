#pragma once

// What a campaign has tried: how often each step was reached, and how runs ended.

#include "fuzz/draft.h"
#include "fuzz/telling.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace loopscope::fuzz {

class Coverage {
public:
    /// A step counts as reached when the line that is logged right before it was logged; the writer logs before many.
    void count(const Draft &draft, const Telling &telling);
    void add(const Coverage &other);

    std::uint64_t programs() const { return m_programs; }
    std::uint64_t cutOff() const;
    /// The loop's steps that were never reached; empty is good.
    std::vector<std::string> missing() const;
    std::string report() const;

private:
    std::uint64_t m_programs = 0;
    std::uint64_t m_lines = 0;
    std::map<std::string, std::uint64_t> m_steps;   ///< by name
    std::map<std::string, std::uint64_t> m_endings; ///< by the first words of the ending
};

} // namespace loopscope::fuzz
