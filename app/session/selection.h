#pragma once

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

Q_SIGNALS:
    void changed();
    void revealed();

private:
    std::optional<timeline::SpanRef> m_span;
};

} // namespace loopscope::app
