#pragma once

#include "models/miniature.h"
#include "session/live_trace.h"

#include <QHash>
#include <QStringList>
#include <QTimer>

namespace loopscope::app {

/// Runs every demo and the reader's own scenarios once on the virtual clock, one after the other, and keeps a miniature
/// of each. GUI thread; the runs have threads of their own, so the window stays quick. A run that does not come to its
/// end soon is ended, and its miniature shows it until then.
class Gallery : public QObject {
    Q_OBJECT

public:
    explicit Gallery(QObject *parent = nullptr);

    /// Begins with the demos.
    void start();
    /// Runs a scenario's file when its turn comes, again if it has changed since. Other files have no miniature.
    void addFile(const QString &path);
    /// Of a document's key: empty as long as it has not run.
    Miniature miniature(const QString &key) const { return m_miniatures.value(key); }

Q_SIGNALS:
    void ready(const QString &key);

private:
    void runNext();
    void keep();

    LiveTrace m_live;
    QTimer m_patience;
    QStringList m_keys; ///< what is to run yet: demos' keys and paths
    QString m_running;  ///< empty: nothing runs, and nothing is about to
    QHash<QString, Miniature> m_miniatures;
    QHash<QString, QByteArray> m_digests; ///< of the files as they ran
};

} // namespace loopscope::app
