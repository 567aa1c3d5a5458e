#pragma once

#include <cstdint>
#include <string_view>

namespace loopscope::exchange {

/// CRC-32 as in zip and PNG: finds every damage of up to four bytes, and nearly every other.
std::uint32_t checksumOf(std::string_view bytes);

} // namespace loopscope::exchange
