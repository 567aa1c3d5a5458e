#include "timeline/view_history.h"

namespace loopscope::timeline {

void ViewHistory::leave(const View &current, MoveKind kind, Duration at)
{
    const bool goesOn = kind == MoveKind::Small && m_smallMove && at - *m_smallMove <= pause;
    m_smallMove = kind == MoveKind::Small ? std::optional(at) : std::nullopt;
    if (goesOn)
        return;
    m_after.clear();
    if (!m_before.empty() && m_before.back() == current)
        return;
    if (m_before.size() == mostSteps)
        m_before.erase(m_before.begin());
    m_before.push_back(current);
}

std::optional<View> ViewHistory::back(const View &current)
{
    return step(m_before, m_after, current);
}

std::optional<View> ViewHistory::forward(const View &current)
{
    return step(m_after, m_before, current);
}

std::optional<View> ViewHistory::step(std::vector<View> &from, std::vector<View> &to, const View &current)
{
    m_smallMove.reset();
    while (!from.empty()) {
        const View view = from.back();
        from.pop_back();
        if (view == current)
            continue;
        to.push_back(current);
        return view;
    }
    return std::nullopt;
}

} // namespace loopscope::timeline
