#include "analysis/trail.h"

#include <algorithm>

namespace loopscope::analysis {

std::optional<SpanRef> Trail::here() const
{
    return m_spans.empty() ? std::nullopt : std::optional(m_spans[m_at]);
}

bool Trail::towardsCause(const trace::Trace &trace)
{
    if (m_spans.empty())
        return false;
    if (m_at > 0) {
        --m_at;
        return true;
    }
    if (!contains(trace, m_spans.front()))
        return false;
    const auto cause = causeOf(trace, m_spans.front());
    if (!cause || std::find(m_spans.begin(), m_spans.end(), cause->from) != m_spans.end())
        return false;
    m_spans.insert(m_spans.begin(), cause->from);
    m_links.insert(m_links.begin(), *cause);
    return true;
}

bool Trail::towardsEffect(const trace::Trace &trace)
{
    if (m_spans.empty())
        return false;
    if (m_at + 1 < m_spans.size()) {
        ++m_at;
        return true;
    }
    if (!contains(trace, m_spans.back()))
        return false;
    const auto effects = effectsOf(trace, m_spans.back(), 1).links;
    if (effects.empty() || !contains(trace, effects.front().to))
        return false;
    m_links.push_back(effects.front());
    m_spans.push_back(effects.front().to);
    ++m_at;
    return true;
}

bool Trail::towardsOther(const trace::Trace &trace, int step)
{
    const Choice now = choice(trace);
    if (now.count < 2)
        return false;
    const auto links = effectsOf(trace, m_spans[m_at - 1], mostChoices).links;
    const auto count = static_cast<std::ptrdiff_t>(links.size());
    const auto wanted = (static_cast<std::ptrdiff_t>(now.number) - 1 + step % count + count) % count;
    m_links.resize(m_at - 1);
    m_spans.resize(m_at);
    m_links.push_back(links[static_cast<std::size_t>(wanted)]);
    m_spans.push_back(m_links.back().to);
    return true;
}

Trail::Choice Trail::choice(const trace::Trace &trace) const
{
    if (m_at == 0 || !contains(trace, m_spans[m_at - 1]))
        return {};
    const auto links = effectsOf(trace, m_spans[m_at - 1], mostChoices).links;
    const auto found =
        std::find_if(links.begin(), links.end(), [&](const Link &link) { return link.to == m_links[m_at - 1].to; });
    return {static_cast<std::size_t>(found - links.begin()) + (found == links.end() ? 0 : 1), links.size()};
}

} // namespace loopscope::analysis
