#include "trace/names.h"

#include <algorithm>
#include <utility>

namespace loopscope::trace {

namespace {

/// About what a table's entry takes beside its text.
constexpr std::size_t overhead = 64;
constexpr std::string_view ellipsis = "…";

} // namespace

NameId Names::intern(std::string_view text)
{
    if (text.empty())
        return {};
    const std::lock_guard lock(m_mutex);
    if (const auto known = m_ids.find(text); known != m_ids.end())
        return known->second;
    if (m_bytes + text.size() + overhead <= m_memoryCap)
        return add(text);
    ++m_refused;
    const auto substitute = m_ids.find(ellipsis);
    return substitute != m_ids.end() ? substitute->second : add(ellipsis);
}

NameId Names::add(std::string_view text)
{
    const NameId id(static_cast<std::uint32_t>(m_ids.size() + 1));
    m_ids.emplace(text, id);
    m_new.emplace_back(text);
    m_bytes += text.size() + overhead;
    return id;
}

std::string Names::textOf(NameId id) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = std::find_if(m_ids.begin(), m_ids.end(), [id](const auto &entry) { return entry.second == id; });
    return found == m_ids.end() ? std::string() : found->first;
}

std::vector<std::string> Names::takeNew()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_new, {});
}

std::size_t Names::bytesHeld() const
{
    const std::lock_guard lock(m_mutex);
    return m_bytes;
}

std::uint64_t Names::refused() const
{
    const std::lock_guard lock(m_mutex);
    return m_refused;
}

} // namespace loopscope::trace
