// Who writes knows nothing of being cancelled: the stream throws it out. A stream that is asked to throw on badbit
// passes on what its buffer has thrown, so whatever it is in the middle of is left as every exception leaves it.

#include "session/run_saver.h"

#include "files/save_file.h"

#include <QTimerEvent>

#include <ostream>
#include <streambuf>
#include <utility>

namespace loopscope::app {

namespace {

constexpr int progressInterval = 50; // ms

struct Cancelled {};

} // namespace

/// Passes on what is written, counts it, and stops when it is asked to.
class RunSaver::Watched final : public std::streambuf {
public:
    Watched(std::streambuf &target, Job &job) : m_target(target), m_job(job) {}

protected:
    int_type overflow(int_type next) override
    {
        const char letter = traits_type::to_char_type(next);
        return traits_type::eq_int_type(next, traits_type::eof()) || xsputn(&letter, 1) == 1
                   ? traits_type::not_eof(next)
                   : traits_type::eof();
    }
    std::streamsize xsputn(const char *data, std::streamsize size) override
    {
        if (m_job.isCancelled)
            throw Cancelled{};
        m_job.written += size;
        return m_target.sputn(data, size);
    }
    int sync() override { return m_target.pubsync(); }

private:
    std::streambuf &m_target;
    Job &m_job;
};

RunSaver::~RunSaver()
{
    if (m_thread.joinable())
        m_thread.join();
}

void RunSaver::save(const QString &path, std::function<void(std::ostream &)> write)
{
    end();
    m_path = path;
    m_job = std::make_shared<Job>();
    m_thread = std::thread([this, path, write = std::move(write), job = m_job] {
        job->error = saveFile(path, [&](std::ostream &file) {
            Watched watched(*file.rdbuf(), *job);
            std::ostream out(&watched);
            out.exceptions(std::ios::badbit);
            try {
                write(out);
            } catch (const Cancelled &) {
                file.setstate(std::ios::badbit);
            } catch (const std::ios::failure &) { // the disk is full: the file knows more about it
                file.setstate(std::ios::badbit);
            }
        });
        QMetaObject::invokeMethod(
            this, [this, job] { finish(job); }, Qt::QueuedConnection);
    });
    m_clock.start(progressInterval, this);
    Q_EMIT activeChanged();
}

void RunSaver::cancel()
{
    if (!m_job)
        return;
    m_job->isCancelled = true;
    end();
    Q_EMIT activeChanged();
}

/// Waits for the thread.
void RunSaver::end()
{
    m_clock.stop();
    if (m_thread.joinable())
        m_thread.join();
    m_job.reset();
}

void RunSaver::finish(const std::shared_ptr<Job> &job)
{
    if (job != m_job)
        return; // another one by now, or none
    end();
    Q_EMIT activeChanged();
    Q_EMIT saved(job->error);
}

void RunSaver::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_clock.timerId())
        Q_EMIT progressed();
    else
        QObject::timerEvent(event);
}

} // namespace loopscope::app
