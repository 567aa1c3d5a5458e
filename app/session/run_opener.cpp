#include "session/run_opener.h"

#include <QTimerEvent>

#include <algorithm>
#include <utility>

namespace loopscope::app {

namespace {

constexpr int progressInterval = 50; // ms

} // namespace

RunOpener::~RunOpener()
{
    if (m_job)
        m_job->progress.isCancelled = true;
    if (m_thread.joinable())
        m_thread.join();
}

void RunOpener::open(const QString &path)
{
    end();
    m_path = path;
    m_job = std::make_shared<Job>();
    m_thread = std::thread([this, path, job = m_job] {
        job->result = openRun(path, job->progress);
        QMetaObject::invokeMethod(
            this, [this, job] { finish(job); }, Qt::QueuedConnection);
    });
    m_clock.start(progressInterval, this);
    Q_EMIT activeChanged();
}

void RunOpener::cancel()
{
    if (!m_job)
        return;
    end();
    Q_EMIT activeChanged();
}

/// The reader looks for this often: waiting for it is short.
void RunOpener::end()
{
    m_clock.stop();
    if (m_job)
        m_job->progress.isCancelled = true;
    if (m_thread.joinable())
        m_thread.join();
    m_job.reset();
}

void RunOpener::finish(const std::shared_ptr<Job> &job)
{
    if (job != m_job)
        return; // another one by now, or none
    end();
    Q_EMIT activeChanged();
    if (auto *run = std::get_if<exchange::OpenedRun>(&job->result))
        Q_EMIT opened(m_path, std::make_shared<exchange::OpenedRun>(std::move(*run)));
    else if (const auto *error = std::get_if<ReadError>(&job->result))
        Q_EMIT refused(error->text);
}

double RunOpener::progress() const
{
    if (!m_job || m_job->progress.total == 0)
        return 0;
    const auto done = static_cast<double>(m_job->progress.done);
    return std::min(1.0, done / static_cast<double>(m_job->progress.total));
}

void RunOpener::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_clock.timerId())
        Q_EMIT progressed();
    else
        QObject::timerEvent(event);
}

} // namespace loopscope::app
