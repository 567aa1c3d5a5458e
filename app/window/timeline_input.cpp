// How hands move the timeline: wheel, buttons, pointer and keys. Points come in logical pixels of the item; the
// timeline counts in device pixels.

#include "timeline/navigation.h"
#include "timeline/viewport.h"
#include "window/timeline_item.h"

#include <QCursor>
#include <QGuiApplication>
#include <QHoverEvent>
#include <QStyleHints>

#include <algorithm>
#include <cmath>

namespace loopscope::app {

namespace {

constexpr double wheelZoom = 1.2;    // per notch
constexpr double keyZoom = 1.5;      // per key press
constexpr double keyPan = 0.15;      // of the width
constexpr double notch = 120.0;      // of QWheelEvent::angleDelta()
constexpr double notchPixels = 60.0; // logical, when scrolling by notches

} // namespace

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

void TimelineItem::wheelEvent(QWheelEvent *event)
{
    const auto current = scene();
    if (!current)
        return event->ignore();
    // Touchpads tell pixels; wheels tell notches.
    const QPointF notches = QPointF(event->angleDelta()) / notch;
    const QPointF pixels = event->pixelDelta().isNull() ? notches * notchPixels : QPointF(event->pixelDelta());
    const double both = std::abs(pixels.y()) >= std::abs(pixels.x()) ? pixels.y() : pixels.x();
    if ((event->modifiers() & Qt::ControlModifier) && (event->modifiers() & Qt::ShiftModifier)) {
        resizeLanes(std::pow(wheelZoom, both / notchPixels));
    } else if (event->modifiers() & Qt::ControlModifier) {
        const double steps = event->pixelDelta().isNull() ? notches.y() : pixels.y() / notchPixels;
        moveTo(timeline::zoomed(m_viewport, toDevice(event->position()).x(), std::pow(wheelZoom, steps), endOfRun()));
    } else if (event->modifiers() & Qt::ShiftModifier || std::abs(pixels.x()) > std::abs(pixels.y())) {
        setFollow(false);
        moveTo(timeline::panned(m_viewport, static_cast<int>(-both * deviceScale()), endOfRun()));
    } else {
        moveTo(timeline::scrolled(*current, static_cast<int>(-pixels.y() * deviceScale())));
    }
    hoverAt(event->position());
    event->accept();
}

void TimelineItem::mousePressEvent(QMouseEvent *event)
{
    forceActiveFocus(Qt::MouseFocusReason);
    m_pressed = m_dragged = event->position();
    const auto hit = hitAt(m_pressed);
    if (hit && takeHold(*hit, toDevice(m_pressed))) {
        m_drag = Drag::Handle;
    } else if (event->modifiers() & Qt::ShiftModifier) {
        m_drag = Drag::Measure;
        m_measured.reset();
        polish();
    } else {
        m_drag = Drag::Undecided;
    }
    event->accept();
}

void TimelineItem::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF point = event->position();
    const int threshold = QGuiApplication::styleHints()->startDragDistance();
    if (m_drag == Drag::Undecided && (point - m_pressed).manhattanLength() >= threshold) {
        m_drag = Drag::Pan;
        setCursor(Qt::ClosedHandCursor);
        endHover();
    }
    const auto current = scene();
    if (!current)
        return;
    const QPoint moved = toDevice(point) - toDevice(m_dragged);
    if (m_drag == Drag::Pan) {
        setFollow(false);
        timeline::Viewport viewport = timeline::scrolled(*current, -moved.y());
        moveTo(timeline::panned(viewport, -moved.x(), endOfRun()));
    } else if (m_drag == Drag::Handle) {
        dragHold(toDevice(point));
    } else if (m_drag == Drag::Measure) {
        const timeline::Axis axis = timeline::axisOf(m_viewport);
        const Time a = timeline::timeAt(axis, toDevice(m_pressed).x());
        const Time b = timeline::timeAt(axis, toDevice(point).x());
        m_measured = timeline::TimeRange{std::min(a, b), std::max(a, b)};
        polish();
    }
    if (m_drag != Drag::Undecided)
        m_dragged = point;
}

void TimelineItem::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_drag == Drag::Undecided) {
        const auto hit = hitAt(event->position());
        m_measured.reset();
        if (hit && hit->span)
            m_session->selection()->select(timeline::SpanRef{hit->lane, *hit->span});
        else if (m_session)
            m_session->selection()->clear();
        polish();
    }
    m_drag = Drag::None;
    m_hold.reset();
    unsetCursor();
    hoverAt(event->position());
}

void TimelineItem::mouseDoubleClickEvent(QMouseEvent *event)
{
    const auto current = scene();
    const auto hit = hitAt(event->position());
    if (hit && resetByHandle(*hit)) {
        // done
    } else if (current && hit && hit->span) {
        const timeline::SpanRef span{hit->lane, *hit->span};
        m_session->selection()->select(span);
        moveTo(timeline::fittedTo(m_viewport, timeline::rangeOf(*current, span), endOfRun()));
    } else if (hit && hit->part != timeline::Part::Minimap) {
        fitRun();
    }
    m_drag = Drag::None;
    event->accept();
}

void TimelineItem::mouseUngrabEvent()
{
    m_drag = Drag::None;
    m_hold.reset();
    unsetCursor();
}

void TimelineItem::hoverMoveEvent(QHoverEvent *event)
{
    if (m_drag == Drag::None || m_drag == Drag::Undecided)
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
    m_card = hit && current ? hoverCardOf(*current, *hit, x) : std::nullopt;
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

void TimelineItem::selectOr(std::optional<timeline::SpanRef> span)
{
    if (span)
        m_session->selection()->reveal(*span);
}

/// The keys that go from span to span; false for any other key.
bool TimelineItem::walk(int key)
{
    const auto current = scene();
    const bool walks = key == Qt::Key_Comma || key == Qt::Key_Period || key == Qt::Key_Up || key == Qt::Key_Down ||
                       key == Qt::Key_Left || key == Qt::Key_Right;
    if (!current || !walks)
        return false;
    if (!current->selection) {
        selectOr(timeline::firstSpan(*current));
        return true;
    }
    const timeline::SpanRef from = *current->selection;
    if (key == Qt::Key_Comma || key == Qt::Key_Left)
        selectOr(timeline::previousSpan(current->trace, from));
    else if (key == Qt::Key_Period || key == Qt::Key_Right)
        selectOr(timeline::nextSpan(current->trace, from));
    else if (key == Qt::Key_Up)
        selectOr(timeline::spanAbove(*current, from));
    else
        selectOr(timeline::spanBelow(*current, from));
    return true;
}

void TimelineItem::clearMarks()
{
    m_measured.reset();
    if (m_session)
        m_session->selection()->clear();
    polish();
}

void TimelineItem::keyPressEvent(QKeyEvent *event)
{
    const bool plain = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    if (!plain || !m_session)
        return event->ignore();
    if (event->text() == QLatin1String("?"))
        return Q_EMIT keysRequested();
    if (event->text() == QLatin1String("/"))
        return Q_EMIT searchRequested();
    if (arrangeByKey(*event))
        return;
    switch (event->key()) {
    case Qt::Key_W:
        return zoom(keyZoom);
    case Qt::Key_S:
        return zoom(1 / keyZoom);
    case Qt::Key_A:
        return pan(-keyPan);
    case Qt::Key_D:
        return pan(keyPan);
    case Qt::Key_F:
        return fit();
    case Qt::Key_L:
        return setFollow(!m_follow);
    case Qt::Key_Space:
        return m_session->runOrStop();
    case Qt::Key_Escape:
        return clearMarks();
    default:
        event->setAccepted(walk(event->key()));
    }
}

void TimelineItem::focusInEvent(QFocusEvent *event)
{
    ImageItem::focusInEvent(event);
    polish();
}

void TimelineItem::focusOutEvent(QFocusEvent *event)
{
    ImageItem::focusOutEvent(event);
    polish();
}

} // namespace loopscope::app
