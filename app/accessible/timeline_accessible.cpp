#include "accessible/timeline_accessible.h"

#include "analysis/places.h"
#include "models/words.h"
#include "timeline/drawing.h"
#include "timeline/words.h"

#include <QCoreApplication>
#include <QQuickWindow>

#include <algorithm>

namespace loopscope::app {

namespace {

/// Of one lane: nobody listens to more, and one can zoom in.
constexpr std::size_t mostSpans = 200;

QAccessibleInterface *make(const QString &className, QObject *object)
{
    if (className != QLatin1String(TimelineItem::staticMetaObject.className()))
        return nullptr;
    auto *item = qobject_cast<TimelineItem *>(object);
    return item ? new TimelineAccessible(item) : nullptr; // Qt keeps it as long as the item
}

/// The interface under a key, made and registered where there is none yet. Qt's table owns it.
template <class Interface, class Key, class Make>
Interface *kept(std::map<Key, QAccessible::Id> &table, Key key, Make makeOne)
{
    const auto known = table.find(key);
    if (known != table.end()) {
        if (QAccessibleInterface *interface = QAccessible::accessibleInterface(known->second))
            return static_cast<Interface *>(interface);
    }
    Interface *made = makeOne();
    table[key] = QAccessible::registerAccessibleInterface(made);
    return made;
}

template <class Key>
void deleteAll(std::map<Key, QAccessible::Id> &table)
{
    for (const auto &[key, id] : std::exchange(table, {}))
        QAccessible::deleteAccessibleInterface(id);
}

QAccessibleInterface *childUnder(const QAccessibleInterface &parent, int x, int y)
{
    for (int index = 0; index < parent.childCount(); ++index) {
        QAccessibleInterface *child = parent.child(index);
        if (child && child->rect().contains(x, y))
            return child;
    }
    return nullptr;
}

} // namespace

void installTimelineAccessible()
{
    static const bool installed = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    Q_UNUSED(installed)
}

// --- the chart

TimelineAccessible::TimelineAccessible(TimelineItem *item) : QAccessibleObject(item)
{
    QObject::connect(item, &TimelineItem::selectionTextChanged, &m_context, [this] { announce(); });
    QObject::connect(item, &TimelineItem::sessionChanged, &m_context, [this] { watchSession(); });
    watchSession();
}

TimelineAccessible::~TimelineAccessible()
{
    forget();
}

void TimelineAccessible::watchSession()
{
    forget();
    if (Session *session = item()->session())
        QObject::connect(&session->live(), &LiveTrace::restarted, &m_context, [this] { forget(); });
}

/// Nothing that points into the run before may stay.
void TimelineAccessible::forget()
{
    deleteAll(m_lanes);
}

/// Tells of the selected span, as if it had the focus: to a screen reader, the lanes are lists that one walks through.
void TimelineAccessible::announce()
{
    constexpr std::size_t most = 500; // lanes that were once in view
    if (!QAccessible::isActive())
        return;
    if (m_lanes.size() > most)
        forget();
    if (QAccessibleInterface *span = focusChild()) {
        QAccessibleEvent focus(span, QAccessible::Focus);
        QAccessible::updateAccessibility(&focus);
    }
    QAccessibleEvent described(object(), QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&described);
}

QWindow *TimelineAccessible::window() const
{
    return item() ? item()->window() : nullptr;
}

QAccessibleInterface *TimelineAccessible::parent() const
{
    const QQuickItem *content = item()->window() ? item()->window()->contentItem() : nullptr;
    for (QQuickItem *above = item()->parentItem(); above && above != content; above = above->parentItem()) {
        if (QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(above))
            return interface;
    }
    return item()->window() ? QAccessible::queryAccessibleInterface(item()->window()) : nullptr;
}

std::vector<trace::LaneIndex> TimelineAccessible::lanes() const
{
    std::vector<trace::LaneIndex> lanes;
    const auto scene = item()->scene();
    if (!scene)
        return lanes;
    for (const timeline::Row &row : timeline::layoutOf(*scene).visible) {
        if (row.lane != trace::noLane)
            lanes.push_back(row.lane);
    }
    return lanes;
}

LaneAccessible *TimelineAccessible::lane(trace::LaneIndex index) const
{
    return kept<LaneAccessible>(m_lanes, index, [&] { return new LaneAccessible(*this, index); });
}

QAccessibleInterface *TimelineAccessible::focusChild() const
{
    const auto scene = item()->scene();
    if (!scene || !scene->selection || !item()->hasActiveFocus())
        return nullptr;
    return lane(scene->selection->lane)->span(scene->selection->span);
}

QAccessibleInterface *TimelineAccessible::childAt(int x, int y) const
{
    return childUnder(*this, x, y);
}

QAccessibleInterface *TimelineAccessible::child(int index) const
{
    const auto all = lanes();
    return index >= 0 && static_cast<std::size_t>(index) < all.size() ? lane(all[static_cast<std::size_t>(index)])
                                                                      : nullptr;
}

int TimelineAccessible::childCount() const
{
    return static_cast<int>(lanes().size());
}

int TimelineAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    const auto all = lanes();
    const auto *wanted = dynamic_cast<const LaneAccessible *>(child);
    const auto place = wanted ? std::find(all.begin(), all.end(), wanted->index()) : all.end();
    return place == all.end() ? -1 : static_cast<int>(place - all.begin());
}

QString TimelineAccessible::text(QAccessible::Text kind) const
{
    if (kind == QAccessible::Name)
        return item()->session() ? tr("Timeline of %1").arg(item()->session()->title()) : tr("Timeline");
    return kind == QAccessible::Description ? item()->selectionText() : QString();
}

QRect TimelineAccessible::onScreen(const timeline::Box &box) const
{
    const QQuickWindow *quick = item()->window();
    if (!quick)
        return {};
    const double scale = quick->effectiveDevicePixelRatio();
    const QRectF logical(box.x / scale, box.y / scale, box.width / scale, box.height / scale);
    const QRect inWindow = item()->mapRectToScene(logical).toAlignedRect();
    return {quick->mapToGlobal(inWindow.topLeft()), inWindow.size()};
}

QRect TimelineAccessible::rect() const
{
    const auto scene = item()->scene();
    return scene ? onScreen({0, 0, scene->viewport.width, scene->viewport.height}) : QRect();
}

QAccessible::State TimelineAccessible::state() const
{
    QAccessible::State state;
    state.focusable = true;
    state.focused = item()->hasActiveFocus();
    state.invisible = !item()->isVisible();
    return state;
}

// --- a lane

LaneAccessible::~LaneAccessible()
{
    deleteAll(m_spans);
}

bool LaneAccessible::isValid() const
{
    return m_chart.isValid() && m_chart.item()->session() &&
           m_index < m_chart.item()->session()->trace().lanes().size();
}

QAccessibleInterface *LaneAccessible::parent() const
{
    return QAccessible::queryAccessibleInterface(m_chart.object());
}

LaneAccessible::Range LaneAccessible::spans() const
{
    const auto scene = m_chart.item()->scene();
    if (!isValid() || !scene)
        return {};
    const trace::Lane &lane = scene->trace.lane(m_index);
    if (lane.spans.empty() || lane.spans.beginOf(0) > scene->viewport.range.to)
        return {};
    const std::size_t last = trace::spanAt(lane, scene->viewport.range.to).value_or(0);
    const std::size_t first = trace::spanAt(lane, scene->viewport.range.from).value_or(0);
    return {first, std::min(last - std::min(first, last) + 1, mostSpans)};
}

SpanAccessible *LaneAccessible::span(std::size_t number) const
{
    return kept<SpanAccessible>(m_spans, number, [&] {
        return new SpanAccessible(*this, timeline::SpanRef{m_index, number});
    });
}

QAccessibleInterface *LaneAccessible::childAt(int x, int y) const
{
    return childUnder(*this, x, y);
}

QAccessibleInterface *LaneAccessible::child(int index) const
{
    const Range range = spans();
    return index >= 0 && static_cast<std::size_t>(index) < range.count
               ? span(range.first + static_cast<std::size_t>(index))
               : nullptr;
}

int LaneAccessible::childCount() const
{
    return static_cast<int>(spans().count);
}

int LaneAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    const auto *wanted = dynamic_cast<const SpanAccessible *>(child);
    const Range range = spans();
    const bool isIn = wanted && wanted->ref().lane == m_index && wanted->ref().span >= range.first &&
                      wanted->ref().span - range.first < range.count;
    return isIn ? static_cast<int>(wanted->ref().span - range.first) : -1;
}

QString LaneAccessible::text(QAccessible::Text kind) const
{
    if (!isValid())
        return {};
    const trace::Trace &trace = m_chart.item()->session()->trace();
    if (kind == QAccessible::Name)
        return laneWords(trace, m_index);
    if (kind != QAccessible::Description)
        return {};
    const QString detail = QString::fromStdString(timeline::detailOf(trace, m_index));
    const std::size_t spans = trace.lane(m_index).spans.size();
    const QString count = spans == 1 ? tr("one span in all") : tr("%1 spans in all").arg(spans);
    return detail.isEmpty() ? count : detail + QStringLiteral(", ") + count;
}

QRect LaneAccessible::rect() const
{
    const auto scene = m_chart.item()->scene();
    if (!isValid() || !scene)
        return {};
    const timeline::Layout layout = timeline::layoutOf(*scene);
    const auto row = layout.rowOf(m_index);
    if (!row)
        return {};
    const timeline::Box whole{0, row->y, scene->viewport.width, row->height};
    return m_chart.onScreen(timeline::intersected(whole, layout.areaOf(*row)));
}

QAccessible::State LaneAccessible::state() const
{
    QAccessible::State state;
    state.invalid = !isValid();
    state.readOnly = true;
    return state;
}

// --- a span

bool SpanAccessible::isValid() const
{
    return m_lane.isValid() && analysis::contains(m_lane.chart().item()->session()->trace(), m_ref);
}

bool SpanAccessible::isSelected() const
{
    return isValid() && m_lane.chart().item()->session()->selection()->span() == m_ref;
}

QAccessibleInterface *SpanAccessible::parent() const
{
    return m_lane.chart().lane(m_ref.lane);
}

QString SpanAccessible::text(QAccessible::Text kind) const
{
    return kind == QAccessible::Name && isValid() ? spanSentence(m_lane.chart().item()->session()->trace(), m_ref)
                                                  : QString();
}

QRect SpanAccessible::rect() const
{
    const auto scene = m_lane.chart().item()->scene();
    if (!isValid() || !scene)
        return {};
    const timeline::Layout layout = timeline::layoutOf(*scene);
    const auto row = layout.rowOf(m_ref.lane);
    return row ? m_lane.chart().onScreen(
                     timeline::intersected(timeline::boxOf(*scene, layout, m_ref), layout.plotOf(*row)))
               : QRect();
}

QAccessible::State SpanAccessible::state() const
{
    QAccessible::State state;
    state.invalid = !isValid();
    state.readOnly = true;
    state.selectable = true;
    state.focusable = true;
    state.selected = isSelected();
    state.focused = state.selected && m_lane.chart().item()->hasActiveFocus();
    return state;
}

void *SpanAccessible::interface_cast(QAccessible::InterfaceType type)
{
    return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
}

QStringList SpanAccessible::actionNames() const
{
    return {QAccessibleActionInterface::pressAction()};
}

void SpanAccessible::doAction(const QString &name)
{
    if (name == QAccessibleActionInterface::pressAction() && isValid())
        m_lane.chart().item()->session()->selection()->reveal(m_ref);
}

} // namespace loopscope::app
