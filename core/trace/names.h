#pragma once

#include "trace/ids.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace loopscope::trace {

/// The texts of a run, each held once and known by a number from then on. Any thread may use it.
class Names {
public:
    explicit Names(std::size_t memoryCap) : m_memoryCap(memoryCap) {}

    /// The same number for the same text; no name for an empty one. A new text that does not fit any more is counted,
    /// and called "…".
    NameId intern(std::string_view text);
    /// The text for a number; empty for none. Looks at all of them: for the rare case.
    std::string textOf(NameId id) const;
    /// The texts that are new since the last call, in order of their numbers.
    std::vector<std::string> takeNew();

    std::size_t bytesHeld() const;
    std::uint64_t refused() const;

private:
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };

    NameId add(std::string_view text);

    const std::size_t m_memoryCap;
    mutable std::mutex m_mutex; ///< protects all that follows
    std::unordered_map<std::string, NameId, Hash, std::equal_to<>> m_ids;
    std::vector<std::string> m_new;
    std::size_t m_bytes = 0;
    std::uint64_t m_refused = 0;
};

} // namespace loopscope::trace
