#pragma once

// Opens a saved run or a trace of another program in the background.

#include "files/background_job.h"
#include "files/open_run.h"

#include <memory>

namespace loopscope::app {

/// Opening another file cancels the one before, whose result nobody sees.
class RunOpener : public BackgroundJob {
    Q_OBJECT

public:
    using BackgroundJob::BackgroundJob;
    ~RunOpener() override { stopReading(); }

    void open(const QString &path);
    /// Neither of opened() and refused() comes any more.
    void cancel();

    QString path() const { return m_path; }
    /// From 0 to 1.
    double progress() const;

Q_SIGNALS:
    void opened(const QString &path, const std::shared_ptr<loopscope::exchange::OpenedRun> &run);
    void refused(const QString &text); ///< a sentence

private:
    void stopReading();

    std::shared_ptr<exchange::Progress> m_progress; ///< of the file that was opened last
    QString m_path;
};

} // namespace loopscope::app
