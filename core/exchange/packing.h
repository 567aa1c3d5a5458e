#pragma once

// Numbers and texts in as few bytes as they need. A record is described once, by one function for both directions (see
// run_records.h), so that what is written and what is read cannot differ.

#include "trace/ids.h"
#include "trace/time.h"

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

namespace loopscope::exchange {

/// Writes.
class Packer {
public:
    template <class T>
    using Field = const T;

    void number(std::uint64_t value)
    {
        for (; value >= 0x80U; value >>= 7U)
            m_bytes += static_cast<char>(value | 0x80U);
        m_bytes += static_cast<char>(value);
    }
    template <class T>
    requires std::is_unsigned_v<T>
    void unsignedNumber(T value) { number(value); }
    void signedNumber(std::int64_t value)
    {
        number(static_cast<std::uint64_t>(value) << 1U ^ static_cast<std::uint64_t>(value >> 63));
    }
    void real(double value) { number(std::bit_cast<std::uint64_t>(value)); }
    void text(std::string_view value)
    {
        number(value.size());
        m_bytes += value;
    }
    template <class Tag>
    void id(Id<Tag> value)
    {
        number(value.value);
    }
    template <class Enum>
    void choice(Enum value, int /*count*/)
    {
        number(static_cast<std::uint64_t>(value));
    }
    void flag(bool value) { number(value ? 1 : 0); }
    /// A moment, or openEnd.
    void time(Time value) { number(value == openEnd ? 0 : static_cast<std::uint64_t>(toNs(value)) + 1); }
    void moment(Time value) { number(static_cast<std::uint64_t>(toNs(value))); }
    void duration(Duration value) { signedNumber(value.count()); }

    std::size_t size() const { return m_bytes.size(); }
    const std::string &bytes() const { return m_bytes; }

private:
    std::string m_bytes;
};

/// Reads. What makes no sense is 0 and no longer isGood().
class Unpacker {
public:
    template <class T>
    using Field = T;

    explicit Unpacker(std::string_view bytes) : m_rest(bytes) {}

    bool isGood() const { return m_isGood; }
    void fail() { m_isGood = false; }
    bool isAtEnd() const { return m_rest.empty(); }

    std::uint64_t number()
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            if (m_rest.empty())
                break;
            const auto byte = static_cast<unsigned char>(m_rest.front());
            m_rest.remove_prefix(1);
            value |= (byte & std::uint64_t{0x7f}) << shift;
            if (byte < 0x80U)
                return value;
        }
        m_isGood = false;
        return 0;
    }
    void number(std::uint64_t &value) { value = number(); }
    template <class T>
    requires std::is_unsigned_v<T>
    void unsignedNumber(T &value)
    {
        const std::uint64_t read = number();
        value = static_cast<T>(read);
        m_isGood = m_isGood && value == read;
    }
    void signedNumber(std::int64_t &value)
    {
        const std::uint64_t read = number();
        value = static_cast<std::int64_t>(read >> 1U ^ (~(read & 1U) + 1U));
    }
    void real(double &value)
    {
        value = std::bit_cast<double>(number());
        if (value - value != 0) { // not a number, or without end
            value = 0;
            m_isGood = false;
        }
    }
    void text(std::string &value)
    {
        const std::uint64_t size = number();
        m_isGood = m_isGood && size <= m_rest.size();
        value = m_isGood ? m_rest.substr(0, size) : std::string_view{};
        m_rest.remove_prefix(value.size());
    }
    template <class Tag>
    void id(Id<Tag> &value)
    {
        unsignedNumber(value.value);
    }
    template <class Enum>
    void choice(Enum &value, int count)
    {
        const std::uint64_t read = number();
        m_isGood = m_isGood && read < static_cast<std::uint64_t>(count);
        value = static_cast<Enum>(m_isGood ? read : 0);
    }
    void flag(bool &value) { value = number() != 0; }
    void time(Time &value)
    {
        const std::uint64_t read = number();
        m_isGood = m_isGood && read <= static_cast<std::uint64_t>(INT64_MAX);
        value = read == 0 || !m_isGood ? openEnd : timeFromNs(static_cast<std::int64_t>(read - 1));
    }
    void moment(Time &value)
    {
        const std::uint64_t read = number();
        m_isGood = m_isGood && read < static_cast<std::uint64_t>(INT64_MAX);
        value = timeFromNs(m_isGood ? static_cast<std::int64_t>(read) : 0);
    }
    void duration(Duration &value)
    {
        std::int64_t ns = 0;
        signedNumber(ns);
        value = Duration{ns};
    }

private:
    std::string_view m_rest;
    bool m_isGood = true;
};

} // namespace loopscope::exchange
