#include "exchange/utf8.h"

namespace loopscope::exchange {

std::size_t utf8SequenceAt(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    const unsigned first = byte(at);
    const auto follows = [&](std::size_t i) { return (byte(at + i) & 0xc0U) == 0x80U; };
    if (first < 0x80U)
        return 1;
    if (first >= 0xc2U && first <= 0xdfU)
        return follows(1) ? 2 : 0;
    if ((first & 0xf0U) == 0xe0U) {
        const bool isOverlong = first == 0xe0U && byte(at + 1) < 0xa0U;
        const bool isSurrogate = first == 0xedU && byte(at + 1) > 0x9fU;
        return follows(1) && follows(2) && !isOverlong && !isSurrogate ? 3 : 0;
    }
    if (first >= 0xf0U && first <= 0xf4U) {
        const bool isOutside = (first == 0xf0U && byte(at + 1) < 0x90U) || (first == 0xf4U && byte(at + 1) > 0x8fU);
        return follows(1) && follows(2) && follows(3) && !isOutside ? 4 : 0;
    }
    return 0;
}

std::string wellFormed(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = utf8SequenceAt(text, at);
        if (length == 0)
            result += "\uFFFD";
        else
            result += text.substr(at, length);
        at += length == 0 ? 1 : length;
    }
    return result;
}

} // namespace loopscope::exchange
