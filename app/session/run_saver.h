#pragma once

// Saves in the background what takes a while to write.

#include "session/background_job.h"

#include <atomic>
#include <iosfwd>
#include <memory>
#include <optional>

namespace loopscope::app {

/// The file is whole or not at all, as saveFile() has it; a program that ends waits for it.
class RunSaver : public BackgroundJob {
    Q_OBJECT

public:
    using BackgroundJob::BackgroundJob;

    /// `write` is called on the other thread: what it reads must be its own, or change no more. Not as long as another
    /// one is active.
    void save(const QString &path, std::function<void(std::ostream &)> write);
    /// The file stays as it was, and saved() does not come any more.
    void cancel();

    QString path() const { return m_path; }
    qint64 written() const { return m_job ? m_job->written.load() : 0; } ///< bytes

Q_SIGNALS:
    void saved(const std::optional<QString> &error); ///< a sentence, where it could not be done

private:
    /// What the thread and this share.
    struct Job {
        std::atomic<qint64> written = 0;
        std::atomic<bool> isCancelled = false;
    };
    class Watched;

    std::shared_ptr<Job> m_job; ///< the last one
    QString m_path;
};

} // namespace loopscope::app
