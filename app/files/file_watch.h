#pragma once

#include <QDateTime>
#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

namespace loopscope::app {

/// Tells when something happens to a file: it is written, replaced by another one of its name, as most programs save,
/// taken away, or comes back. The folder is watched, too, because a file that is replaced takes its watch along.
class FileWatch : public QObject {
    Q_OBJECT

public:
    explicit FileWatch(QObject *parent = nullptr);

    /// Watches this file from now on, and no other. Empty: none.
    void watch(const QString &path);
    /// What there is now is known: only what comes after it is told.
    void settle();

Q_SIGNALS:
    /// Often more than once for one change, and for changes that leave the file as it was: look at it.
    void touched();

private:
    struct Trace {
        QDateTime written;
        qint64 size = -1; ///< there is none
        quint64 number = 0;

        bool operator==(const Trace &) const = default;
    };
    Trace look() const;
    void notice();

    QFileSystemWatcher m_watcher;
    QTimer m_soon;
    QString m_path;
    Trace m_known;
};

} // namespace loopscope::app
