#pragma once

#include "models/miniature.h"
#include "session/live_trace.h"

#include <QHash>

namespace loopscope::app {

/// Runs every demo once on the virtual clock, one after the other, and keeps a miniature of each. GUI thread; the runs
/// have threads of their own, so the window stays quick.
class Gallery : public QObject {
    Q_OBJECT

public:
    explicit Gallery(QObject *parent = nullptr);

    void start();
    /// Empty as long as the demo has not run.
    Miniature miniature(const QString &demo) const { return m_miniatures.value(demo); }

Q_SIGNALS:
    void ready(const QString &demo);

private:
    void runNext();
    void keep();

    LiveTrace m_live;
    std::size_t m_next = 0;
    QHash<QString, Miniature> m_miniatures;
};

} // namespace loopscope::app
