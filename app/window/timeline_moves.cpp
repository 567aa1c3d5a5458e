// How the viewport moves. Whatever a hand moves goes through moveTo() or a motion, so that one can go back; what moves
// because a run grows does not.

#include "timeline/handles.h"
#include "timeline/layout.h"
#include "timeline/navigation.h"
#include "timeline/viewport.h"
#include "window/timeline_item.h"

namespace loopscope::app {

using timeline::MoveKind;

void TimelineItem::setViewport(const timeline::Viewport &viewport)
{
    if (viewport == m_viewport)
        return;
    m_viewport = viewport;
    polish();
    Q_EMIT viewportChanged();
}

timeline::View TimelineItem::currentView() const
{
    return {m_viewport.range, m_viewport.scrollY, m_fitted};
}

void TimelineItem::moveTo(const timeline::Viewport &viewport, MoveKind kind)
{
    if (viewport == m_viewport)
        return;
    m_motion.stop();
    m_history.leave(currentView(), kind, clock());
    if (viewport.range != m_viewport.range)
        m_fitted = false;
    setViewport(viewport);
}

void TimelineItem::zoom(double factor)
{
    const timeline::Axis axis = timeline::axisOf(m_viewport);
    const bool pointed = m_cursorX && *m_cursorX >= axis.left && *m_cursorX < axis.left + axis.width;
    zoomAt(pointed ? *m_cursorX : axis.left + axis.width / 2, factor);
}

void TimelineItem::zoomAt(int x, double factor)
{
    if (m_reducedMotion)
        return moveTo(timeline::zoomed(m_viewport, x, factor, endOfRun()), MoveKind::Small);
    m_history.leave(currentView(), MoveKind::Small, clock());
    m_fitted = false;
    m_motion.zoom(m_viewport, x, factor, endOfRun(), clock());
    polish(); // a frame
}

/// With every frame of the window.
void TimelineItem::advanceMotion()
{
    if (!m_motion.isActive())
        return;
    setViewport(m_motion.advanced(m_viewport, endOfRun(), clock()));
    polish(); // another frame, even where this one was too early to show a difference
}

void TimelineItem::setReducedMotion(bool reduced)
{
    if (m_reducedMotion == reduced)
        return;
    m_reducedMotion = reduced;
    if (reduced)
        m_motion.stop();
    Q_EMIT habitsChanged();
}

void TimelineItem::pan(double fraction)
{
    const int dx = static_cast<int>(fraction * timeline::axisOf(m_viewport).width);
    setFollow(false);
    moveTo(timeline::panned(m_viewport, dx, endOfRun()), MoveKind::Small);
}

void TimelineItem::scrollLanes(double fraction)
{
    if (const auto current = scene()) {
        const int height = timeline::layoutOf(*current).lanes.height;
        moveTo(timeline::scrolled(*current, static_cast<int>(fraction * height)), MoveKind::Small);
    }
}

void TimelineItem::fit()
{
    if (const auto current = scene(); current && current->selection) {
        const auto viewport =
            timeline::fittedTo(m_viewport, timeline::rangeOf(*current, *current->selection), endOfRun());
        if (viewport.range != m_viewport.range)
            return moveTo(viewport, MoveKind::Leap);
    }
    fitRun();
}

void TimelineItem::fitRun()
{
    setFollow(false);
    moveTo(timeline::fitted(m_viewport, endOfRun()), MoveKind::Leap);
    m_fitted = true;
}

void TimelineItem::back()
{
    showView(m_history.back(currentView()));
}

void TimelineItem::forward()
{
    showView(m_history.forward(currentView()));
}

/// The view that a run was saved with.
void TimelineItem::restore(const exchange::View &view)
{
    const int scrollY = static_cast<int>(std::min(view.scrollY, 10'000'000U) * m_viewport.scale);
    showView(timeline::View{view.range, scrollY, view.whole});
}

void TimelineItem::showView(const std::optional<timeline::View> &view)
{
    if (!view)
        return;
    m_motion.stop();
    setFollow(false);
    timeline::Viewport viewport = m_viewport;
    viewport.range = view->range;
    viewport.scrollY = view->scrollY;
    m_fitted = view->whole;
    setViewport(m_fitted ? timeline::fitted(viewport, endOfRun()) : timeline::clamped(viewport, endOfRun()));
    Q_EMIT viewportChanged(); // where one can go from here is another, even if it looks the same
}

void TimelineItem::revealSelection()
{
    auto current = scene();
    if (!current || !current->selection)
        return;
    m_session->lanes()->setArrangement(timeline::revealing(*current, current->selection->lane));
    current->arrangement = m_session->lanes()->arrangement();
    moveTo(timeline::showing(*current, *current->selection), MoveKind::Leap);
}

void TimelineItem::revealTime(Time time)
{
    setFollow(false);
    moveTo(timeline::showingTime(m_viewport, time, endOfRun()), MoveKind::Leap);
}

} // namespace loopscope::app
