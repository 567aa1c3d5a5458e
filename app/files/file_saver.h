#pragma once

// Saves what takes a while to write on a thread of its own, so that the window stays alive meanwhile.

#include "files/save_watch.h"

#include <QBasicTimer>
#include <QObject>

#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

namespace loopscope::app {

/// One file at a time: saving another waits for those before. Belongs to the GUI thread. A file is whole or not at all,
/// as saveFile() has it; a program that ends waits for it.
class FileSaver : public QObject {
    Q_OBJECT

public:
    /// Writes a file, and says what went wrong in a sentence. Called on the other thread: what it reads must be its
    /// own, or change no more. It looks now and then whether it is cancelled, and then leaves the file as it was.
    using Save = std::function<std::optional<QString>(SaveWatch &)>;

    using QObject::QObject;
    ~FileSaver() override;

    void start(const QString &path, Save save);
    /// The same for what is written to a stream, whoever writes knowing nothing of being cancelled.
    void save(const QString &path, std::function<void(std::ostream &)> write);
    /// The file stays as it was, and saved() does not come any more. Does not wait for it.
    void cancel();

    bool isActive() const { return m_job != nullptr; }
    QString path() const { return m_path; }
    qint64 written() const { return m_job ? m_job->watch.written.load() : 0; } ///< bytes

Q_SIGNALS:
    void activeChanged();
    void progressed();
    void saved(const std::optional<QString> &error); ///< a sentence, where it could not be done

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    /// The thread alone writes the error, and touches nothing but the watch after it has posted.
    struct Job {
        SaveWatch watch;
        std::optional<QString> error;
        std::thread thread;
    };

    void finish(const std::shared_ptr<Job> &job);
    void waitForAll();

    std::shared_ptr<Job> m_job;
    std::vector<std::shared_ptr<Job>> m_leaving; ///< cancelled, and not over yet
    QString m_path;
    QBasicTimer m_clock;
};

} // namespace loopscope::app
