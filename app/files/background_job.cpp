#include "files/background_job.h"

#include <QTimerEvent>

#include <utility>

namespace loopscope::app {

namespace {

constexpr int progressInterval = 50; // ms

} // namespace

void BackgroundJob::start(std::function<Ending()> work)
{
    m_isActive = true;
    ++m_number;
    m_threads[m_number] = std::thread([this, number = m_number, work = std::move(work)] {
        QMetaObject::invokeMethod(
            this, [this, number, ending = work()] { finish(number, ending); }, Qt::QueuedConnection);
    });
    m_clock.start(progressInterval, this);
    Q_EMIT activeChanged();
}

void BackgroundJob::leave()
{
    m_clock.stop();
    m_isActive = false;
}

void BackgroundJob::stop()
{
    leave();
    for (auto &[number, thread] : std::exchange(m_threads, {}))
        thread.join();
}

void BackgroundJob::finish(int number, const Ending &ending)
{
    if (const auto done = m_threads.extract(number))
        done.mapped().join();
    if (!m_isActive || number != m_number)
        return; // it was left
    leave();
    ending();
    Q_EMIT activeChanged();
}

void BackgroundJob::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_clock.timerId())
        Q_EMIT progressed();
    else
        QObject::timerEvent(event);
}

} // namespace loopscope::app
