#pragma once

// Opens a saved run or a trace of another program on a thread of its own, so that the window stays alive meanwhile.

#include "files/open_run.h"

#include <QBasicTimer>
#include <QObject>

#include <memory>
#include <thread>

namespace loopscope::app {

/// One file at a time: opening another cancels the one before, whose result nobody sees. Belongs to the GUI thread.
class RunOpener : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    ~RunOpener() override;

    void open(const QString &path);
    /// Neither of opened() and refused() comes any more.
    void cancel();

    bool isActive() const { return m_job != nullptr; }
    QString path() const { return m_path; }
    /// From 0 to 1.
    double progress() const;

Q_SIGNALS:
    void activeChanged();
    void progressed();
    void opened(const QString &path, const std::shared_ptr<loopscope::exchange::OpenedRun> &run);
    void refused(const QString &text); ///< a sentence

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    /// What the thread and this share. The thread alone writes the result, and reads nothing after it has posted.
    struct Job {
        exchange::Progress progress;
        std::variant<exchange::OpenedRun, ReadError> result;
    };

    void finish(const std::shared_ptr<Job> &job);
    void end();

    std::shared_ptr<Job> m_job;
    std::thread m_thread;
    QString m_path;
    QBasicTimer m_clock;
};

} // namespace loopscope::app
