// How hands arrange lanes: what can be taken hold of on the timeline, and the actions that do the same.

#include "timeline/handles.h"
#include "timeline/layout.h"
#include "timeline/navigation.h"
#include "window/timeline_item.h"

#include <QCursor>

#include <algorithm>
#include <utility>

namespace loopscope::app {

using timeline::Handle;

namespace {

bool isMinimap(Handle handle)
{
    return handle == Handle::MinimapWindow || handle == Handle::MinimapFrom || handle == Handle::MinimapTo;
}

std::optional<Qt::CursorShape> cursorFor(const timeline::Hit &hit)
{
    switch (hit.handle) {
    case Handle::Fold:
    case Handle::Pin:
        return Qt::PointingHandCursor;
    case Handle::NameColumn:
        return Qt::SplitHCursor;
    case Handle::LaneEdge:
        return Qt::SplitVCursor;
    case Handle::MinimapFrom:
    case Handle::MinimapTo:
        return Qt::SizeHorCursor;
    case Handle::MinimapWindow:
        return Qt::OpenHandCursor;
    case Handle::None:
        break;
    }
    return hit.part == timeline::Part::Minimap ? std::optional(Qt::PointingHandCursor) : std::nullopt;
}

} // namespace

double TimelineItem::nameColumn() const
{
    return timeline::axisOf(m_viewport).left / m_viewport.scale;
}

void TimelineItem::setNameColumn(double width)
{
    if (!(width > 0))
        return;
    timeline::Viewport viewport = m_viewport;
    viewport.nameColumn =
        static_cast<int>(std::clamp(width, double{timeline::leastNameColumn}, double{timeline::mostNameColumn}));
    setViewport(viewport);
}

double TimelineItem::rulerHeight() const
{
    return timeline::metricsFor(1.0).rulerHeight;
}

/// What is made once for many pictures is kept until something that it depends on has changed.
void TimelineItem::keepRows()
{
    auto rows = timeline::layoutOf(*scene()).rows;
    const bool counts = m_rows && m_rows->lanes == rows->lanes && m_rows->shown == rows->shown;
    m_rows = std::move(rows);
    if (!counts)
        Q_EMIT rowsChanged();
}

void TimelineItem::arrange(timeline::Arrangement arrangement)
{
    if (m_session)
        m_session->lanes()->setArrangement(std::move(arrangement));
}

/// False where there is nothing to hold: the press means the picture itself.
bool TimelineItem::takeHold(const timeline::Hit &hit, QPoint at)
{
    const auto current = scene();
    const bool onMinimap = hit.part == timeline::Part::Minimap;
    if (!current || (hit.handle == Handle::None && !onMinimap))
        return false;
    Handle handle = hit.handle;
    if (handle == Handle::Fold)
        arrange(timeline::foldToggled(*current, hit.lane));
    if (handle == Handle::Pin)
        arrange(timeline::pinToggled(*current, hit.lane));
    if (onMinimap)
        setFollow(false);
    if (onMinimap && handle == Handle::None) { // outside of the window: it comes here, and can be dragged on
        moveTo(timeline::movedByMinimap(*current, at.x()), timeline::MoveKind::Leap);
        handle = Handle::MinimapWindow;
    }
    m_hold = Hold{handle, hit.lane, at, m_viewport, m_session->lanes()->arrangement()};
    if (handle == Handle::MinimapWindow)
        setCursor(Qt::ClosedHandCursor);
    return true;
}

void TimelineItem::dragHold(QPoint to)
{
    auto held = scene();
    if (!held || !m_hold)
        return;
    held->viewport = m_hold->viewport;
    held->arrangement = m_hold->arrangement;
    if (m_hold->handle == Handle::LaneEdge)
        arrange(timeline::laneDragged(*held, m_hold->lane, to.y() - m_hold->at.y()));
    else if (isMinimap(m_hold->handle))
        moveTo(timeline::dragged(*held, m_hold->handle, m_hold->at.x(), to.x()), timeline::MoveKind::Small);
    else if (m_hold->handle == Handle::NameColumn)
        setViewport(timeline::dragged(*held, m_hold->handle, m_hold->at.x(), to.x()));
}

/// A double click gives back to an edge the place that it has by itself, and folds by a name.
bool TimelineItem::resetByHandle(const timeline::Hit &hit)
{
    const auto current = scene();
    if (!current)
        return false;
    switch (hit.handle) {
    case Handle::NameColumn: {
        timeline::Viewport viewport = m_viewport;
        viewport.nameColumn = timeline::usualNameColumn;
        setViewport(viewport);
        return true;
    }
    case Handle::LaneEdge:
        arrange(timeline::laneReset(current->arrangement, hit.lane));
        return true;
    case Handle::Fold: // each of the two clicks is one: the second takes back the first
        arrange(timeline::foldToggled(*current, hit.lane));
        return true;
    case Handle::Pin:
        arrange(timeline::pinToggled(*current, hit.lane));
        return true;
    case Handle::MinimapWindow:
    case Handle::MinimapFrom:
    case Handle::MinimapTo:
        return true;
    case Handle::None:
        break;
    }
    if (hit.part != timeline::Part::LaneName || hit.lane == trace::noLane)
        return false;
    arrange(timeline::foldToggled(*current, hit.lane));
    return true;
}

void TimelineItem::showHandle(const std::optional<timeline::Hit> &hit)
{
    const auto shape = hit ? cursorFor(*hit) : std::nullopt;
    if (m_drag != Drag::None)
        return;
    if (shape)
        setCursor(*shape);
    else
        unsetCursor();
}

void TimelineItem::toggleFold()
{
    const auto current = scene();
    if (!current || !current->selection)
        return;
    // A lane that nothing is below folds into the one above it.
    const trace::LaneIndex lane = current->selection->lane;
    const auto folded = timeline::foldToggled(*current, lane);
    if (folded != current->arrangement)
        return arrange(folded);
    const trace::LaneIndex parent = current->trace.lane(lane).parent;
    if (parent >= current->trace.lanes().size())
        return;
    arrange(timeline::foldToggled(*current, parent));
    if (!current->trace.lane(parent).spans.empty())
        m_session->selection()->select(timeline::SpanRef{parent, 0});
}

void TimelineItem::toggleAllFolds()
{
    if (const auto current = scene())
        arrange(timeline::allFoldToggled(*current));
}

void TimelineItem::togglePin()
{
    if (const auto current = scene(); current && current->selection)
        arrange(timeline::pinToggled(*current, current->selection->lane));
}

void TimelineItem::resizeLanes(double factor)
{
    const auto current = scene();
    if (!current)
        return;
    if (factor > 0)
        return arrange(timeline::lanesResized(*current, factor));
    timeline::Arrangement arrangement = current->arrangement;
    arrangement.height.reset();
    arrangement.heights.clear();
    arrange(std::move(arrangement));
}

} // namespace loopscope::app
