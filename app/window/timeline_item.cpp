#include "window/timeline_item.h"

#include "accessible/timeline_accessible.h"
#include "analysis/places.h"
#include "models/words.h"
#include "paint/borders.h"
#include "paint/raster.h"
#include "timeline/build.h"
#include "timeline/navigation.h"
#include "timeline/viewport.h"

#include <QQuickWindow>
#include <QTimerEvent>

#include <algorithm>

namespace loopscope::app {

namespace {

constexpr int frameInterval = 16; // ms

} // namespace

TimelineItem::TimelineItem(QQuickItem *parent) : ImageItem(parent)
{
    m_clock.start();
    setAcceptedMouseButtons(Qt::LeftButton | Qt::MiddleButton | Qt::BackButton | Qt::ForwardButton);
    setAcceptHoverEvents(true);
    setActiveFocusOnTab(true);
    installTimelineAccessible();
    setFlag(ItemIsFocusScope, false);
    connect(&m_measuring, &Measuring::changed, this, &TimelineItem::polish);
    connect(this, &TimelineItem::viewportChanged, this, &TimelineItem::noteBoxChanged);
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
    m_measuring.setSession(session);
    if (session) {
        connect(session, &Session::shown, this, [this] {
            m_fitted = true;
            m_expectedEnd = {};
            m_history.clear();
        });
        connect(session, &Session::runningChanged, this, &TimelineItem::followPresent);
        connect(session, &Session::notesChanged, this, &TimelineItem::polish);
        connect(session, &Session::viewRequested, this, &TimelineItem::restore);
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

void TimelineItem::setFinder(Finder *finder)
{
    if (m_finder == finder)
        return;
    if (m_finder)
        m_finder->disconnect(this);
    m_finder = finder;
    if (finder)
        connect(finder, &Finder::changed, this, &TimelineItem::polish);
    polish();
    Q_EMIT finderChanged();
}

void TimelineItem::setNotes(NotesModel *notes)
{
    if (m_notes == notes)
        return;
    if (m_notes)
        m_notes->disconnect(this);
    m_notes = notes;
    if (notes) {
        connect(notes, &NotesModel::revealed, this, &TimelineItem::revealTime);
        connect(notes, &NotesModel::chosenChanged, this, [this] {
            polish();
            Q_EMIT noteBoxChanged();
        });
    }
    polish();
    Q_EMIT notesChanged();
}

void TimelineItem::setTheme(int kind)
{
    const Theme *theme = &themeFor(themeKindOf(kind));
    if (m_theme == theme)
        return;
    m_theme = theme;
    polish();
    Q_EMIT themeChanged();
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
    endHover();
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

void TimelineItem::geometryChange(const QRectF &now, const QRectF &before)
{
    ImageItem::geometryChange(now, before);
    endHover();
}

/// What moves by itself goes on with the frames of the window.
void TimelineItem::itemChange(ItemChange change, const ItemChangeData &data)
{
    ImageItem::itemChange(change, data);
    if (change == ItemSceneChange && data.window != nullptr)
        connect(data.window, &QQuickWindow::afterAnimating, this, &TimelineItem::advanceMotion, Qt::UniqueConnection);
}

std::optional<timeline::Scene> TimelineItem::scene() const
{
    if (!m_session)
        return std::nullopt;
    timeline::Scene scene{m_session->trace()};
    scene.viewport = m_viewport;
    scene.cursorX = m_cursorX;
    scene.measured = m_measuring.range();
    scene.arrangement = m_session->lanes()->arrangement();
    scene.rows = m_rows;
    scene.handles = true;
    scene.pointed = m_pointed;
    scene.notes = m_session->notes();
    if (m_notes)
        scene.note = m_notes->chosen();
    if (m_finder)
        scene.matches = m_finder->matches();
    const auto &selected = m_session->selection()->span();
    if (selected && analysis::contains(scene.trace, *selected))
        scene.selection = selected;
    if (m_hover && analysis::contains(scene.trace, *m_hover))
        scene.hover = m_hover;
    scene.trail = m_session->selection()->trail().links();
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
    m_session->setView({m_viewport.range, static_cast<std::uint32_t>(m_viewport.scrollY / m_viewport.scale), m_fitted});
    if (!m_fonts || m_fonts->scale() != scale)
        m_fonts.emplace(scale);
    QImage image = canvas();
    timeline::DrawList list = timeline::build(*scene(), *m_fonts);
    if (isHighContrast(m_theme->kind))
        addBorders(list);
    paint(image, list, *m_theme, *m_fonts);
    showImage(std::move(image));
    if (moved)
        Q_EMIT viewportChanged();
}

QString TimelineItem::selectionText() const
{
    const auto current = scene();
    if (!current || !current->selection)
        return tr("Nothing is selected.");
    return spanSentence(current->trace, *current->selection);
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
