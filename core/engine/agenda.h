#pragma once

#include "trace/time.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

namespace loopscope::engine {

/// Who comes first of those that are planned for the same moment.
enum class Rank : std::uint8_t { Worker, Loop };

/// What is going to happen in virtual time: by time, then by rank, then in the order in which it was planned.
class Agenda {
public:
    using Entry = std::tuple<Time, Rank, std::uint64_t>;

    Entry plan(Time when, Rank rank, std::function<void()> what)
    {
        return m_entries.emplace(Entry{when, rank, m_planned++}, std::move(what)).first->first;
    }
    void cancel(const Entry &entry) { m_entries.erase(entry); }

    std::optional<Time> next() const
    {
        return m_entries.empty() ? std::nullopt : std::optional(std::get<Time>(m_entries.begin()->first));
    }
    /// The first one; there must be one.
    std::function<void()> take()
    {
        auto what = std::move(m_entries.begin()->second);
        m_entries.erase(m_entries.begin());
        return what;
    }
    void clear() { m_entries.clear(); }

private:
    std::map<Entry, std::function<void()>> m_entries;
    std::uint64_t m_planned = 0;
};

} // namespace loopscope::engine
