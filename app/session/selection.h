#pragma once

#include "analysis/trail.h"
#include "timeline/scene.h"

#include <QObject>
#include <QQmlEngine>

#include <optional>

namespace loopscope::app {

/// The span that the window speaks about: chosen on the timeline, in the log or in a finding, shown by all of them.
class Selection : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("A session owns its selection")
    Q_PROPERTY(bool active READ isActive NOTIFY changed)

public:
    using QObject::QObject;

    const std::optional<timeline::SpanRef> &span() const { return m_span; }
    bool isActive() const { return m_span.has_value(); }
    void select(std::optional<timeline::SpanRef> span);
    /// Selects and asks the timeline to bring it into view.
    void reveal(timeline::SpanRef span);
    Q_INVOKABLE void clear() { select(std::nullopt); }

    /// The way along cause and effect that leads through the selected span; of no links where it was chosen otherwise.
    const analysis::Trail &trail() const { return m_trail; }
    /// Reveals where the way goes on; nothing where it has come to its end. `trace` is that of the selected span.
    void towardsCause(const trace::Trace &trace);
    void towardsEffect(const trace::Trace &trace);
    void towardsOtherEffect(const trace::Trace &trace, int step);

Q_SIGNALS:
    void changed();
    void revealed();

private:
    std::optional<timeline::SpanRef> m_span;
    analysis::Trail m_trail;
};

} // namespace loopscope::app
