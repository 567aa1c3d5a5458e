// How hands move the timeline: wheel, gestures and pointer. Keys are actions of the window (qml/Actions.qml). Points
// come in logical pixels of the item; the timeline counts in device pixels.

#include "timeline/navigation.h"
#include "timeline/viewport.h"
#include "window/timeline_item.h"

#include <QCursor>
#include <QGuiApplication>
#include <QHoverEvent>
#include <QNativeGestureEvent>
#include <QStyleHints>

#include <algorithm>
#include <cmath>

namespace loopscope::app {

namespace {

constexpr double wheelZoom = 1.2;    // per notch
constexpr double notch = 120.0;      // of QWheelEvent::angleDelta()
constexpr double notchPixels = 60.0; // logical, when scrolling by notches

Duration timeOf(const QInputEvent &event)
{
    return std::chrono::milliseconds{event.timestamp()};
}

} // namespace

using timeline::MoveKind;

QPoint TimelineItem::toDevice(QPointF point) const
{
    return (point * deviceScale()).toPoint();
}

std::optional<timeline::Hit> TimelineItem::hitAt(QPointF point) const
{
    const auto current = scene();
    const QPoint at = toDevice(point);
    return current ? timeline::hitTest(*current, at.x(), at.y()) : std::nullopt;
}

Time TimelineItem::timeUnder(QPointF point) const
{
    return timeline::timeAt(timeline::axisOf(m_viewport), toDevice(point).x());
}

// --- wheel, touchpad, gestures

bool TimelineItem::event(QEvent *event)
{
    if (event->type() == QEvent::NativeGesture && pinch(static_cast<QNativeGestureEvent *>(event)))
        return true;
    return ImageItem::event(event);
}

/// Fingers are their own animation: the picture follows them at once.
bool TimelineItem::pinch(QNativeGestureEvent *event)
{
    if (event->gestureType() != Qt::ZoomNativeGesture || event->value() <= -1)
        return false;
    const int x = toDevice(event->position()).x();
    moveTo(timeline::zoomed(m_viewport, x, 1 + event->value(), endOfRun()), MoveKind::Small);
    event->accept();
    return true;
}

void TimelineItem::wheelEvent(QWheelEvent *event)
{
    if (!m_session)
        return event->ignore();
    // Touchpads tell pixels, and when their fingers are lifted; wheels tell notches.
    const bool touches = !event->pixelDelta().isNull();
    const QPointF notches = QPointF(event->angleDelta()) / notch;
    const QPointF pixels = touches ? QPointF(event->pixelDelta()) : notches * notchPixels;
    const double along = std::abs(pixels.y()) >= std::abs(pixels.x()) ? pixels.y() : pixels.x();
    const QPoint at = toDevice(event->position());
    const bool isControlled = event->modifiers() & Qt::ControlModifier;
    const bool isShifted = event->modifiers() & Qt::ShiftModifier;
    const bool zooms =
        isControlled != (m_wheelZooms && !touches); // two fingers move the picture, whatever a wheel does
    event->accept();
    if (isControlled && isShifted) {
        resizeLanes(std::pow(wheelZoom, along / notchPixels));
    } else if (zooms && !isShifted) {
        if (touches)
            moveTo(timeline::zoomed(m_viewport, at.x(), std::pow(wheelZoom, pixels.y() / notchPixels), endOfRun()),
                   MoveKind::Small);
        else if (notches.y() != 0)
            zoomAt(at.x(), std::pow(wheelZoom, notches.y()));
    } else if (isShifted) {
        scroll({along, 0});
    } else if (std::abs(pixels.x()) > std::abs(pixels.y())) {
        scroll({pixels.x(), touches ? pixels.y() : 0});
    } else {
        scroll({0, pixels.y()});
    }
    if (event->phase() == Qt::ScrollBegin)
        m_trail.clear();
    if (event->phase() == Qt::ScrollUpdate && touches) {
        m_swiped += pixels * deviceScale();
        m_trail.add({m_swiped.x(), m_swiped.y()}, timeOf(*event));
    }
    if (event->phase() == Qt::ScrollEnd && !m_reducedMotion)
        fling(timeOf(*event));
    hoverAt(event->position());
}

/// By logical pixels, as a hand would drag the picture.
void TimelineItem::scroll(QPointF pixels)
{
    const QPointF by = pixels * deviceScale();
    if (by.x() != 0)
        setFollow(false);
    const timeline::Viewport viewport = timeline::scrolled(*scene(), static_cast<int>(-by.y()));
    moveTo(timeline::panned(viewport, static_cast<int>(-by.x()), endOfRun()), MoveKind::Small);
}

/// Lets the picture go on the way that the hand has moved it.
void TimelineItem::fling(Duration at)
{
    m_motion.fling(m_trail.flingAt(at, deviceScale()), clock());
    m_trail.clear();
    polish();
}

// --- pointer

void TimelineItem::mousePressEvent(QMouseEvent *event)
{
    forceActiveFocus(Qt::MouseFocusReason);
    m_motion.stop();
    event->accept();
    if (event->button() == Qt::BackButton)
        return back();
    if (event->button() == Qt::ForwardButton)
        return forward();
    m_pressed = m_dragged = event->position();
    m_trail.clear();
    const auto hit = hitAt(m_pressed);
    const bool shifted = event->modifiers() & Qt::ShiftModifier;
    if (hit && takeHold(*hit, toDevice(m_pressed))) {
        m_drag = Drag::Handle;
    } else if (hit && hit->note && m_notes) {
        m_drag = Drag::NotePressed;
        m_notes->choose(hit->note);
    } else {
        m_drag = shifted == m_dragMeasures ? Drag::Undecided : Drag::MeasureSoon;
    }
}

void TimelineItem::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF point = event->position();
    const bool moved = (point - m_pressed).manhattanLength() >= QGuiApplication::styleHints()->startDragDistance();
    if (!m_session || m_drag == Drag::None)
        return;
    if (moved && m_drag == Drag::Undecided) {
        m_drag = Drag::Pan;
        setCursor(Qt::ClosedHandCursor);
        endHover();
    } else if (moved && m_drag == Drag::MeasureSoon) {
        m_drag = Drag::Measure;
        const auto hit = hitAt(m_pressed);
        m_measuring.begin(hit && hit->lane != trace::noLane ? std::optional(hit->lane) : std::nullopt);
    } else if (moved && m_drag == Drag::NotePressed) {
        m_drag = Drag::Note;
        endHover();
    }
    if (m_drag == Drag::Pan)
        m_trail.add({toDevice(point).x() + 0.0, toDevice(point).y() + 0.0}, timeOf(*event));
    drag(point);
}

void TimelineItem::drag(QPointF point)
{
    const QPoint moved = toDevice(point) - toDevice(m_dragged);
    switch (m_drag) {
    case Drag::Pan:
        setFollow(false);
        moveTo(timeline::panned(timeline::scrolled(*scene(), -moved.y()), -moved.x(), endOfRun()), MoveKind::Small);
        break;
    case Drag::Handle:
        dragHold(toDevice(point));
        break;
    case Drag::Measure: {
        const auto [from, to] = std::minmax({timeUnder(m_pressed), timeUnder(point)});
        m_measuring.measure({from, to});
        Q_EMIT viewportChanged();
        break;
    }
    case Drag::Note:
        m_notes->move(std::max(timeUnder(point), Time{}));
        break;
    case Drag::None:
    case Drag::Undecided:
    case Drag::MeasureSoon:
    case Drag::NotePressed:
        return; // m_dragged stays where it was pressed: what begins to move makes up for the way up to here
    }
    m_dragged = point;
}

void TimelineItem::mouseReleaseEvent(QMouseEvent *event)
{
    const Drag done = m_drag;
    endDrag();
    if (done == Drag::Undecided || done == Drag::MeasureSoon)
        click(event->position());
    else if (done == Drag::NotePressed && m_notes)
        m_notes->editChosen();
    else if (done == Drag::Pan && !m_reducedMotion)
        fling(timeOf(*event));
    hoverAt(event->position());
}

void TimelineItem::click(QPointF point)
{
    if (!m_session)
        return;
    const auto hit = hitAt(point);
    m_measuring.clear();
    if (m_notes)
        m_notes->choose(std::nullopt);
    if (hit && hit->span)
        m_session->selection()->select(timeline::SpanRef{hit->lane, *hit->span});
    else
        m_session->selection()->clear();
}

void TimelineItem::mouseDoubleClickEvent(QMouseEvent *event)
{
    event->accept();
    endDrag();
    const auto current = scene();
    const auto hit = hitAt(event->position());
    if (!current || !hit || event->button() != Qt::LeftButton)
        return;
    if (resetByHandle(*hit))
        return;
    if (hit->span) {
        const timeline::SpanRef span{hit->lane, *hit->span};
        m_session->selection()->select(span);
        moveTo(timeline::fittedTo(m_viewport, timeline::rangeOf(*current, span), endOfRun()), MoveKind::Leap);
    } else if (hit->part != timeline::Part::Minimap && hit->part != timeline::Part::Note) {
        fitRun();
    }
}

void TimelineItem::mouseUngrabEvent()
{
    endDrag();
}

void TimelineItem::endDrag()
{
    m_drag = Drag::None;
    m_hold.reset();
    unsetCursor();
}

void TimelineItem::setDragMeasures(bool measures)
{
    if (m_dragMeasures == measures)
        return;
    m_dragMeasures = measures;
    Q_EMIT habitsChanged();
}

void TimelineItem::setWheelZooms(bool zooms)
{
    if (m_wheelZooms == zooms)
        return;
    m_wheelZooms = zooms;
    Q_EMIT habitsChanged();
}

// --- what is under the pointer

void TimelineItem::hoverMoveEvent(QHoverEvent *event)
{
    if (m_drag == Drag::None)
        hoverAt(event->position());
}

void TimelineItem::hoverLeaveEvent(QHoverEvent *)
{
    endHover();
}

void TimelineItem::hoverAt(QPointF point)
{
    const auto hit = hitAt(point);
    const timeline::Axis axis = timeline::axisOf(m_viewport);
    const int x = toDevice(point).x();
    const bool onAxis = hit && hit->part != timeline::Part::Minimap && x >= axis.left && x < axis.left + axis.width;
    m_cursorX = onAxis ? std::optional(x) : std::nullopt;
    m_hover = hit && hit->span ? std::optional(timeline::SpanRef{hit->lane, *hit->span}) : std::nullopt;
    const auto current = scene();
    m_pointed = hit && hit->part == timeline::Part::LaneName && hit->lane != trace::noLane ? std::optional(hit->lane)
                                                                                           : std::nullopt;
    showHandle(hit);
    m_card = hit && current ? hoverCardOf(*current, *hit, x, toDevice(point).y()) : std::nullopt;
    m_hoverPoint = point;
    polish();
    Q_EMIT hoverChanged();
}

void TimelineItem::endHover()
{
    if (!m_hover && !m_cursorX && !m_card && !m_pointed)
        return;
    m_hover.reset();
    m_pointed.reset();
    m_card.reset();
    m_cursorX.reset();
    polish();
    Q_EMIT hoverChanged();
}

} // namespace loopscope::app
