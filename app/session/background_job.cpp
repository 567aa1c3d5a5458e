#include "session/background_job.h"

#include <QTimerEvent>

#include <utility>

namespace loopscope::app {

namespace {

constexpr int progressInterval = 50; // ms

} // namespace

void BackgroundJob::start(std::function<Ending()> work)
{
    m_isActive = true;
    m_thread = std::thread([this, number = ++m_number, work = std::move(work)] {
        QMetaObject::invokeMethod(
            this, [this, number, ending = work()] { finish(number, ending); }, Qt::QueuedConnection);
    });
    m_clock.start(progressInterval, this);
    Q_EMIT activeChanged();
}

void BackgroundJob::stop()
{
    m_clock.stop();
    if (m_thread.joinable())
        m_thread.join();
    m_isActive = false;
}

void BackgroundJob::finish(int number, const Ending &ending)
{
    if (!m_isActive || number != m_number)
        return; // another one by now, or none
    stop();
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
