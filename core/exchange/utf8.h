#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace loopscope::exchange {

/// How many bytes a well-formed UTF-8 sequence at `at` has; 0 where there is none (RFC 3629, section 4).
std::size_t utf8SequenceAt(std::string_view text, std::size_t at);

/// The text, with U+FFFD for each byte that is no UTF-8.
std::string wellFormed(std::string_view text);

} // namespace loopscope::exchange
