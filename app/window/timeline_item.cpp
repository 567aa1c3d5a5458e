#include "window/timeline_item.h"

#include "models/relations.h"
#include "models/search.h"
#include "models/words.h"
#include "paint/raster.h"
#include "timeline/build.h"
#include "timeline/handles.h"
#include "timeline/navigation.h"
#include "timeline/viewport.h"

#include <QTimerEvent>

#include <algorithm>

namespace loopscope::app {

namespace {

constexpr int frameInterval = 16; // ms

} // namespace

TimelineItem::TimelineItem(QQuickItem *parent) : ImageItem(parent)
{
    setAcceptedMouseButtons(Qt::LeftButton | Qt::MiddleButton);
    setAcceptHoverEvents(true);
    setActiveFocusOnTab(true);
    setFlag(ItemIsFocusScope, false);
}

void TimelineItem::setSession(Session *session)
{
    if (m_session == session)
        return;
    if (m_session) {
        m_session->disconnect(this);
        m_session->live().disconnect(this);
        m_session->selection()->disconnect(this);
        m_session->lanes()->disconnect(this);
    }
    m_session = session;
    if (session) {
        connect(session, &Session::documentChanged, this, [this] {
            m_fitted = true;
            m_expectedEnd = {};
        });
        connect(session, &Session::runningChanged, this, &TimelineItem::followPresent);
        connect(&session->live(), &LiveTrace::restarted, this, &TimelineItem::forgetRun);
        connect(&session->live(), &LiveTrace::grown, this, &TimelineItem::followPresent);
        connect(session->lanes(), &Lanes::changed, this, &TimelineItem::polish);
        connect(session->selection(), &Selection::changed, this, [this] {
            polish();
            Q_EMIT selectionTextChanged();
        });
        connect(session->selection(), &Selection::revealed, this, &TimelineItem::revealSelection);
    }
    Q_EMIT sessionChanged();
    followPresent();
}

void TimelineItem::setDark(bool dark)
{
    if (isDark() == dark)
        return;
    m_theme = &themeFor(dark ? ThemeKind::Dark : ThemeKind::Light);
    polish();
    Q_EMIT darkChanged();
}

void TimelineItem::setFollow(bool follow)
{
    if (m_follow == follow)
        return;
    m_follow = follow;
    Q_EMIT followChanged();
    followPresent();
}

/// Nothing that points into the run before may stay.
void TimelineItem::forgetRun()
{
    m_rows.reset();
    m_measured.reset();
    m_matches.clear();
    m_match = 0;
    endHover();
    Q_EMIT searchChanged();
    followPresent();
}

/// The run has grown, begun or ended.
void TimelineItem::followPresent()
{
    const bool running = m_session && m_session->isRunning();
    if (running && !m_frames.isActive())
        m_frames.start(frameInterval, Qt::PreciseTimer, this);
    if (!running) {
        m_frames.stop();
        m_expectedEnd = m_session ? m_session->trace().end() : Time{};
    }
    if (m_follow && running)
        m_fitted = false;
    if (m_fitted)
        setViewport(timeline::fitted(m_viewport, std::max(endOfRun(), m_expectedEnd)));
    else if (m_follow && running)
        setViewport(timeline::following(m_viewport, endOfRun()));
    polish();
}

void TimelineItem::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_frames.timerId())
        followPresent();
    else
        ImageItem::timerEvent(event);
}

Time TimelineItem::endOfRun() const
{
    return m_session ? std::max(m_session->trace().end(), m_session->live().now()) : Time{};
}

void TimelineItem::setViewport(const timeline::Viewport &viewport)
{
    if (viewport == m_viewport)
        return;
    m_viewport = viewport;
    polish();
    Q_EMIT viewportChanged();
}

void TimelineItem::moveTo(const timeline::Viewport &viewport)
{
    if (viewport.range != m_viewport.range)
        m_fitted = false;
    setViewport(viewport);
}

void TimelineItem::geometryChange(const QRectF &now, const QRectF &before)
{
    ImageItem::geometryChange(now, before);
    endHover();
}

std::optional<timeline::Scene> TimelineItem::scene() const
{
    if (!m_session)
        return std::nullopt;
    timeline::Scene scene{m_session->trace(), m_viewport};
    scene.cursorX = m_cursorX;
    scene.measured = m_measured;
    scene.arrangement = m_session->lanes()->arrangement();
    scene.rows = m_rows;
    scene.handles = true;
    scene.pointed = m_pointed;
    const auto &selected = m_session->selection()->span();
    if (selected && app::contains(scene.trace, *selected))
        scene.selection = selected;
    if (m_hover && app::contains(scene.trace, *m_hover))
        scene.hover = m_hover;
    scene.live = m_session->isRunning();
    scene.now = m_session->live().now();
    return scene;
}

void TimelineItem::updatePolish()
{
    const QSize size = deviceSize();
    if (size.isEmpty() || !m_session)
        return;
    const double scale = deviceScale();
    timeline::Viewport viewport = m_viewport;
    viewport.width = size.width();
    viewport.height = size.height();
    viewport.scale = scale;
    if (m_fitted && (viewport.width != m_viewport.width || viewport.scale != m_viewport.scale))
        viewport = timeline::fitted(viewport, std::max(endOfRun(), m_expectedEnd));
    const bool moved = viewport != m_viewport;
    m_viewport = viewport;
    m_viewport = timeline::scrolled(*scene(), 0); // a lane may have gone, or there may be room for more
    keepRows();
    if (!m_fonts || m_fonts->scale() != scale)
        m_fonts.emplace(scale);
    QImage image(size, QImage::Format_RGB32);
    paint(image, timeline::build(*scene(), *m_fonts), *m_theme, *m_fonts);
    showImage(std::move(image));
    if (moved)
        Q_EMIT viewportChanged();
}

void TimelineItem::fit()
{
    if (const auto current = scene(); current && current->selection) {
        const auto viewport =
            timeline::fittedTo(m_viewport, timeline::rangeOf(*current, *current->selection), endOfRun());
        if (viewport.range != m_viewport.range)
            return moveTo(viewport);
    }
    fitRun();
}

void TimelineItem::fitRun()
{
    m_fitted = true;
    setFollow(false);
    setViewport(timeline::fitted(m_viewport, endOfRun()));
}

void TimelineItem::zoom(double factor)
{
    const timeline::Axis axis = timeline::axisOf(m_viewport);
    const bool pointed = m_cursorX && *m_cursorX >= axis.left && *m_cursorX < axis.left + axis.width;
    moveTo(timeline::zoomed(m_viewport, pointed ? *m_cursorX : axis.left + axis.width / 2, factor, endOfRun()));
}

void TimelineItem::pan(double fraction)
{
    const int dx = static_cast<int>(fraction * timeline::axisOf(m_viewport).width);
    setFollow(false);
    moveTo(timeline::panned(m_viewport, dx, endOfRun()));
}

void TimelineItem::revealSelection()
{
    auto current = scene();
    if (!current || !current->selection)
        return;
    m_session->lanes()->setArrangement(timeline::revealing(*current, current->selection->lane));
    current->arrangement = m_session->lanes()->arrangement();
    moveTo(timeline::showing(*current, *current->selection));
}

QString TimelineItem::selectionText() const
{
    const auto current = scene();
    if (!current || !current->selection)
        return tr("Nothing is selected.");
    const timeline::SpanRef ref = *current->selection;
    const trace::Span &span = current->trace.lane(ref.lane).spans[ref.span];
    return tr("%1, from %2, for %3. %4")
        .arg(spanWords(current->trace, ref), exactWords(span.begin), durationWords(lengthOf(current->trace, span)),
             whyWords(current->trace, ref));
}

void TimelineItem::setSearch(const QString &search)
{
    m_search = search;
    m_matches = m_session ? find(m_session->trace(), search) : std::vector<timeline::SpanRef>{};
    m_match = 0;
    if (m_matches.empty())
        Q_EMIT searchChanged();
    else
        nextMatch();
}

void TimelineItem::nextMatch(int step)
{
    if (m_matches.empty() && m_session)
        m_matches = find(m_session->trace(), m_search); // the run is another, or has grown
    const int count = matchCount();
    if (count == 0)
        return;
    m_match = m_match == 0 ? (step > 0 ? 1 : count) : (m_match - 1 + step + count) % count + 1;
    m_session->selection()->reveal(m_matches[static_cast<std::size_t>(m_match - 1)]);
    Q_EMIT searchChanged();
}

} // namespace loopscope::app
