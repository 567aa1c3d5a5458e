#pragma once

// Saves in the background what takes a while to write.

#include "files/background_job.h"
#include "files/save_watch.h"

#include <iosfwd>
#include <memory>
#include <optional>

namespace loopscope::app {

/// Saving another file waits for those before. A file is whole or not at all, as saveFile() has it; a program that ends
/// waits for it.
class FileSaver : public BackgroundJob {
    Q_OBJECT

public:
    /// Writes a file, and says what went wrong in a sentence. Called on the other thread: what it reads must be its
    /// own, or change no more. It looks now and then whether it is cancelled, and then leaves the file as it was.
    using Save = std::function<std::optional<QString>(SaveWatch &)>;

    using BackgroundJob::BackgroundJob;

    void start(const QString &path, Save save);
    /// The same for what is written to a stream, whoever writes knowing nothing of being cancelled.
    void save(const QString &path, std::function<void(std::ostream &)> write);
    /// The file stays as it was, and saved() does not come any more. Does not wait for it.
    void cancel();

    QString path() const { return m_path; }
    qint64 written() const { return isActive() ? m_watch->written.load() : 0; } ///< bytes

Q_SIGNALS:
    void saved(const std::optional<QString> &error); ///< a sentence, where it could not be done

private:
    std::shared_ptr<SaveWatch> m_watch; ///< of the last one
    QString m_path;
};

} // namespace loopscope::app
