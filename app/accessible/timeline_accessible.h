#pragma once

// What a screen reader finds in the timeline: a chart, in it a list for each lane in view, in each of these the spans
// that are in view, told as the inspector tells them. As one walks with the keys, the selected span is announced.
//
// Chart and lanes are made when somebody asks for them, and nobody asks where no screen reader runs. What is not of a
// QObject is kept by Qt's own table under a number; whoever holds a number of a run that is gone finds nothing.
// Everything belongs to the GUI thread.

#include "window/timeline_item.h"

#include <QAccessibleActionInterface>
#include <QAccessibleObject>
#include <QCoreApplication>

#include <map>

namespace loopscope::app {

/// Lets Qt find a timeline's interface. Any number of times.
void installTimelineAccessible();

class LaneAccessible;

class TimelineAccessible : public QAccessibleObject {
    Q_DECLARE_TR_FUNCTIONS(loopscope::app::TimelineAccessible)

public:
    explicit TimelineAccessible(TimelineItem *item);
    ~TimelineAccessible() override;

    QWindow *window() const override;
    QAccessibleInterface *parent() const override;
    QAccessibleInterface *focusChild() const override;
    QAccessibleInterface *childAt(int x, int y) const override;
    QAccessibleInterface *child(int index) const override;
    int childCount() const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    QString text(QAccessible::Text kind) const override;
    QRect rect() const override;
    QAccessible::Role role() const override { return QAccessible::Chart; }
    QAccessible::State state() const override;

    TimelineItem *item() const { return static_cast<TimelineItem *>(object()); }
    /// The lanes in view, from top to bottom.
    std::vector<trace::LaneIndex> lanes() const;
    LaneAccessible *lane(trace::LaneIndex index) const;
    QRect onScreen(const timeline::Box &devicePixels) const;

private:
    void watchSession();
    void announce();
    void forget();

    QObject m_context; ///< connections end with it
    mutable std::map<trace::LaneIndex, QAccessible::Id> m_lanes;
};

class SpanAccessible;

class LaneAccessible : public QAccessibleInterface {
    Q_DECLARE_TR_FUNCTIONS(loopscope::app::LaneAccessible)

public:
    LaneAccessible(const TimelineAccessible &chart, trace::LaneIndex index) : m_chart(chart), m_index(index) {}
    ~LaneAccessible() override;

    bool isValid() const override;
    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return m_chart.window(); }
    QAccessibleInterface *parent() const override;
    QAccessibleInterface *childAt(int x, int y) const override;
    QAccessibleInterface *child(int index) const override;
    int childCount() const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    QString text(QAccessible::Text kind) const override;
    void setText(QAccessible::Text, const QString &) override {}
    QRect rect() const override;
    QAccessible::Role role() const override { return QAccessible::List; }
    QAccessible::State state() const override;

    const TimelineAccessible &chart() const { return m_chart; }
    trace::LaneIndex index() const { return m_index; }
    SpanAccessible *span(std::size_t number) const;

private:
    struct Range {
        std::size_t first = 0;
        std::size_t count = 0;
    };
    /// The spans in view, the first few of them.
    Range spans() const;

    const TimelineAccessible &m_chart; ///< which forgets its lanes before it goes
    const trace::LaneIndex m_index;
    mutable std::map<std::size_t, QAccessible::Id> m_spans;
};

class SpanAccessible : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    SpanAccessible(const LaneAccessible &lane, timeline::SpanRef ref) : m_lane(lane), m_ref(ref) {}

    bool isValid() const override;
    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return m_lane.window(); }
    QAccessibleInterface *parent() const override;
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    QAccessibleInterface *child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QString text(QAccessible::Text kind) const override;
    void setText(QAccessible::Text, const QString &) override {}
    QRect rect() const override;
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QAccessible::State state() const override;
    void *interface_cast(QAccessible::InterfaceType type) override;

    QStringList actionNames() const override;
    void doAction(const QString &name) override;
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

    timeline::SpanRef ref() const { return m_ref; }

private:
    bool isSelected() const;

    const LaneAccessible &m_lane; ///< which forgets its spans before it goes
    const timeline::SpanRef m_ref;
};

} // namespace loopscope::app
