#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace loopscope::exchange {

/// What is wrong with a part of a file that is opened all the same.
struct Flaw {
    std::uint64_t byte = 0; ///< where, from the beginning of the file
    std::string text;       ///< what, and what became of it: "the file ends in the middle of an event"

    bool operator==(const Flaw &) const = default;
};

/// The first ones in full, and how many there are: a damaged file may have a million of them.
class Flaws {
public:
    static constexpr std::size_t mostTold = 50;

    void add(std::uint64_t byte, std::string text)
    {
        ++m_count;
        if (m_told.size() < mostTold)
            m_told.push_back({byte, std::move(text)});
    }
    const std::vector<Flaw> &told() const { return m_told; }
    std::uint64_t count() const { return m_count; }
    bool empty() const { return m_count == 0; }

private:
    std::vector<Flaw> m_told;
    std::uint64_t m_count = 0;
};

} // namespace loopscope::exchange
