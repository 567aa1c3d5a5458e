#pragma once

#include "analysis/measure.h"
#include "session/session.h"
#include "timeline/coordinates.h"

#include <QObject>
#include <QPointer>
#include <QQmlEngine>

#include <memory>
#include <optional>

namespace loopscope::app {

/// The piece of time that was measured, and what became of it, in words: of the lane where the measuring hand began, or
/// of all lanes. It stays where a preview takes the place of the run.
class Measuring : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The timeline measures")
    Q_PROPERTY(bool active READ isActive NOTIFY changed)
    Q_PROPERTY(QString length READ length NOTIFY changed)
    Q_PROPERTY(QString between READ between NOTIFY changed)
    Q_PROPERTY(QString lane READ laneName NOTIFY changed)
    Q_PROPERTY(bool ofLane READ isOfLane WRITE setOfLane NOTIFY changed)
    Q_PROPERTY(QString running READ running NOTIFY changed)
    Q_PROPERTY(QString ready READ ready NOTIFY changed)
    Q_PROPERTY(QString suspended READ suspended NOTIFY changed)
    Q_PROPERTY(QString stalled READ stalled NOTIFY changed)
    Q_PROPERTY(QString counts READ counts NOTIFY changed)
    Q_PROPERTY(QString words READ words NOTIFY changed)

public:
    using QObject::QObject;

    void setSession(Session *session);
    /// Forgets what was measured; from now on it is about this lane, or about all where there is none.
    void begin(std::optional<trace::LaneIndex> lane);
    void measure(timeline::TimeRange range);
    void clear();
    const std::optional<timeline::TimeRange> &range() const { return m_range; }

    bool isActive() const { return m_range.has_value(); }
    QString length() const;
    QString between() const;  ///< the two moments
    QString laneName() const; ///< empty where it began on none
    bool isOfLane() const { return m_ofLane; }
    void setOfLane(bool ofLane);
    QString running() const { return part(m_sum.running); }
    QString ready() const { return part(m_sum.ready); }
    QString suspended() const { return part(m_sum.suspended); }
    QString stalled() const { return part(m_sum.stalled); }
    QString counts() const; ///< "12 slices, 3 hops"
    QString words() const;  ///< all of it, for a screen reader

Q_SIGNALS:
    void changed();

private:
    void follow();
    void sum();
    QString part(Duration duration) const;

    QPointer<Session> m_session;
    std::shared_ptr<const trace::Trace> m_trace; ///< whose lane it is
    std::optional<timeline::TimeRange> m_range;
    std::optional<trace::LaneIndex> m_lane;
    bool m_ofLane = false;
    analysis::Measurement m_sum;
};

} // namespace loopscope::app
