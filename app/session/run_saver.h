#pragma once

// Saves what takes a while to write on a thread of its own, so that the window stays alive meanwhile.

#include <QBasicTimer>
#include <QObject>

#include <atomic>
#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <thread>

namespace loopscope::app {

/// One file at a time: saving another waits for the one before. Belongs to the GUI thread. It is whole or not at all,
/// as saveFile() has it; a program that ends waits for it.
class RunSaver : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    ~RunSaver() override;

    /// `write` is called on the other thread: what it reads must be its own, or change no more.
    void save(const QString &path, std::function<void(std::ostream &)> write);
    /// The file stays as it was, and saved() does not come any more.
    void cancel();

    bool isActive() const { return m_job != nullptr; }
    QString path() const { return m_path; }
    qint64 written() const { return m_job ? m_job->written.load() : 0; } ///< bytes

Q_SIGNALS:
    void activeChanged();
    void progressed();
    void saved(const std::optional<QString> &error); ///< a sentence, where it could not be done

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    /// What the thread and this share. The thread alone writes the error, and touches nothing after it has posted.
    struct Job {
        std::atomic<qint64> written = 0;
        std::atomic<bool> isCancelled = false;
        std::optional<QString> error;
    };
    class Watched;

    void finish(const std::shared_ptr<Job> &job);
    void end();

    std::shared_ptr<Job> m_job;
    std::thread m_thread;
    QString m_path;
    QBasicTimer m_clock;
};

} // namespace loopscope::app
