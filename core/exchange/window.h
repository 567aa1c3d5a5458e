#pragma once

#include "exchange/json_scanner.h"

#include <cstdint>
#include <istream>
#include <vector>

namespace loopscope::exchange {

/// A piece of a file in memory that moves over it. Grows only as far as what is in it asks for.
class Window {
public:
    /// Usually so large: reading more at once is not quicker, and what was just read is still in the cache.
    static constexpr std::size_t usual = std::size_t{1} << 20U;

    explicit Window(std::istream &in) : m_in(in), m_bytes(usual + JsonScanner::padding) {}

    const char *begin() const { return m_bytes.data() + m_from; }
    const char *end() const { return m_bytes.data() + m_to; }
    std::size_t size() const { return m_to - m_from; }
    /// Where in the file it begins.
    std::uint64_t offset() const { return m_offset; }
    /// Nothing comes after it.
    bool isLast() const { return m_isLast; }

    /// Everything before `at` has been read.
    void advance(const char *at)
    {
        const auto count = static_cast<std::size_t>(at - begin());
        m_from += count;
        m_offset += count;
    }
    /// Makes room and reads on; false at the end of the file. Pointers into the window are void.
    bool readMore();

private:
    std::istream &m_in;
    std::vector<char> m_bytes;
    std::size_t m_from = 0;
    std::size_t m_to = 0;
    std::uint64_t m_offset = 0;
    bool m_isLast = false;
};

} // namespace loopscope::exchange
