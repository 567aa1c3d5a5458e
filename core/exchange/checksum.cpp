#include "exchange/checksum.h"

#include <array>

namespace loopscope::exchange {

namespace {

constexpr std::array<std::uint32_t, 256> makeTable()
{
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t byte = 0; byte < table.size(); ++byte) {
        std::uint32_t value = byte;
        for (int bit = 0; bit < 8; ++bit)
            value = (value >> 1U) ^ ((value & 1U) != 0 ? 0xedb88320U : 0U);
        table[byte] = value;
    }
    return table;
}
constexpr auto table = makeTable();

} // namespace

std::uint32_t checksumOf(std::string_view bytes)
{
    std::uint32_t sum = 0xffffffffU;
    for (const char byte : bytes)
        sum = table[(sum ^ static_cast<unsigned char>(byte)) & 0xffU] ^ (sum >> 8U);
    return ~sum;
}

} // namespace loopscope::exchange
