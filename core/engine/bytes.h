#pragma once

// Numbers and texts as bytes, for what goes to another process and comes back. The same on every machine, though it
// never leaves this one; small numbers take a byte.

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>

namespace loopscope::engine {

class ByteWriter {
public:
    void byte(std::uint8_t value) { m_bytes += static_cast<char>(value); }

    void number(std::uint64_t value)
    {
        for (; value >= 0x80; value >>= 7U)
            byte(static_cast<std::uint8_t>(value) | 0x80U);
        byte(static_cast<std::uint8_t>(value));
    }

    /// Those near zero are short, whatever their sign.
    void signedNumber(std::int64_t value)
    {
        number((static_cast<std::uint64_t>(value) << 1U) ^ static_cast<std::uint64_t>(value >> 63U));
    }

    void fixed(std::uint64_t value)
    {
        for (unsigned shift = 0; shift < 64; shift += 8)
            byte(static_cast<std::uint8_t>(value >> shift));
    }

    void real(double value) { fixed(std::bit_cast<std::uint64_t>(value)); }

    void text(std::string_view value)
    {
        number(value.size());
        m_bytes += value;
    }

    std::size_t size() const { return m_bytes.size(); }
    std::string take() { return std::move(m_bytes); }

private:
    std::string m_bytes;
};

/// Reads what a ByteWriter wrote. Whatever the bytes are, it stays inside of them: once something is missing or wrong
/// it has failed, and gives zeros and empty texts from then on. So whoever reads needs to look only now and then.
class ByteReader {
public:
    explicit ByteReader(std::string_view bytes) : m_rest(bytes) {}

    bool hasFailed() const { return m_hasFailed; }
    /// Everything was right, and nothing is left.
    bool isComplete() const { return !m_hasFailed && m_rest.empty(); }
    std::size_t left() const { return m_rest.size(); }

    void fail()
    {
        m_hasFailed = true;
        m_rest = {};
    }

    std::uint8_t byte()
    {
        const std::string_view one = take(1);
        return one.empty() ? std::uint8_t{0} : static_cast<std::uint8_t>(one.front());
    }

    std::uint64_t number()
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            const std::uint64_t part = byte();
            if (shift == 63 && part > 1)
                break;
            value |= (part & 0x7fU) << shift;
            if (part < 0x80)
                return value;
        }
        fail();
        return 0;
    }

    std::int64_t signedNumber()
    {
        const std::uint64_t value = number();
        return static_cast<std::int64_t>((value >> 1U) ^ (~(value & 1U) + 1U));
    }

    std::uint64_t fixed()
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 8)
            value |= std::uint64_t{byte()} << shift;
        return value;
    }

    double real() { return std::bit_cast<double>(fixed()); }

    std::string_view text()
    {
        const std::uint64_t size = number();
        if (size > m_rest.size())
            fail();
        return take(static_cast<std::size_t>(size));
    }

    /// Everything that is left.
    std::string_view rest() { return take(m_rest.size()); }

private:
    std::string_view take(std::size_t size)
    {
        if (size > m_rest.size())
            fail();
        const std::string_view taken = m_rest.substr(0, size);
        m_rest.remove_prefix(taken.size());
        return taken;
    }

    std::string_view m_rest;
    bool m_hasFailed = false;
};

} // namespace loopscope::engine
