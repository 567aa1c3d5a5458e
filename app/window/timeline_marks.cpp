// What is chosen and marked on the timeline: spans, notes, a piece of time.

#include "timeline/flags.h"
#include "timeline/navigation.h"
#include "window/timeline_item.h"

#include <algorithm>

namespace loopscope::app {

void TimelineItem::walk(Way way)
{
    const auto current = scene();
    if (!current)
        return;
    std::optional<timeline::SpanRef> to;
    if (!current->selection) {
        to = timeline::firstSpan(*current);
    } else {
        const timeline::SpanRef from = *current->selection;
        to = way == Way::Previous ? timeline::previousSpan(current->trace, from)
             : way == Way::Next   ? timeline::nextSpan(current->trace, from)
             : way == Way::Above  ? timeline::spanAbove(*current, from)
                                  : timeline::spanBelow(*current, from);
    }
    if (!to)
        return;
    endHover(); // whoever walks by keys does not speak of where the pointer happens to be
    m_session->selection()->reveal(*to);
}

void TimelineItem::clearMarks()
{
    m_motion.stop();
    m_measuring.clear();
    if (m_notes)
        m_notes->choose(std::nullopt);
    if (m_session)
        m_session->selection()->clear();
}

void TimelineItem::measureSelection()
{
    const auto current = scene();
    if (!current || !current->selection)
        return;
    m_measuring.begin(std::nullopt);
    m_measuring.measure(timeline::rangeOf(*current, *current->selection));
    Q_EMIT viewportChanged();
}

void TimelineItem::mark()
{
    const auto current = scene();
    if (!current || !m_notes)
        return;
    const timeline::Axis axis = timeline::axisOf(m_viewport);
    Time time = timeline::timeAt(axis, axis.left + axis.width / 2);
    if (m_cursorX)
        time = timeline::timeAt(axis, *m_cursorX);
    else if (current->selection)
        time = timeline::rangeOf(*current, *current->selection).from;
    time = std::max(time, Time{});
    endHover();
    revealTime(time);
    m_notes->mark(time);
}

void TimelineItem::goToNote(int step)
{
    const timeline::Axis axis = timeline::axisOf(m_viewport);
    if (m_notes)
        m_notes->step(step, timeline::timeAt(axis, axis.left + axis.width / 2));
}

QRectF TimelineItem::noteBox() const
{
    const auto current = scene();
    if (!current || !current->note)
        return {};
    for (const timeline::Flag &flag : timeline::flagsOf(*current, timeline::layoutOf(*current))) {
        if (flag.note != *current->note)
            continue;
        const double scale = deviceScale();
        return {flag.box.x / scale, flag.box.y / scale, flag.box.width / scale, flag.box.height / scale};
    }
    return {};
}

double TimelineItem::measuredX() const
{
    if (!m_measuring.range())
        return 0;
    const timeline::Axis axis = timeline::axisOf(m_viewport);
    const int right = axis.left + axis.width;
    const int from = std::clamp(timeline::xAt(axis, m_measuring.range()->from), axis.left, right);
    const int to = std::clamp(timeline::xAt(axis, m_measuring.range()->to), axis.left, right);
    return (from + to) / 2.0 / deviceScale();
}

} // namespace loopscope::app
