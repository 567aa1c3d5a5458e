#include "engine/loop_driver.h"

#include "engine/do_work.h"

#include <QCoreApplication>
#include <QEvent>

#include <algorithm>

namespace loopscope::engine {

namespace {

constexpr auto sliceOfQt = std::chrono::milliseconds{1};

QEvent::Type wakeUpType()
{
    static const int type = QEvent::registerEventType();
    return static_cast<QEvent::Type>(type);
}

} // namespace

LoopDriver::LoopDriver(Environment &environment) : m_environment(environment), m_timer(this)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &LoopDriver::drive);
}

void LoopDriver::start(Loop &loop)
{
    m_loop = &loop;
    wake();
}

void LoopDriver::wake()
{
    if (!m_posted.exchange(true))
        QCoreApplication::postEvent(this, new QEvent(wakeUpType()), Qt::HighEventPriority);
}

void LoopDriver::work(const Work &work)
{
    doWork(work, m_environment.stop);
}

bool LoopDriver::event(QEvent *event)
{
    if (event->type() != wakeUpType())
        return QObject::event(event);
    m_posted.store(false);
    drive();
    return true;
}

void LoopDriver::drive()
{
    if (m_loop == nullptr)
        return;
    m_timer.stop();
    const trace::Clock &clock = m_environment.recorder.clock();
    const std::int64_t sliceEnd = clock.toTicks(m_loop->now() + sliceOfQt);
    auto start = Loop::Start::Anew;
    do {
        m_loop->iterate(std::exchange(start, Loop::Start::AtOnce));
        m_loop->checkQuiet();
        if (m_loop->isFinished() || m_environment.stop.isRequested())
            return end(false);
    } while (m_loop->hasReady() && m_loop->lastStamp() < sliceEnd);
    if (m_loop->hasReady())
        wake();
    else
        wait();
}

/// Until the next deadline, or until somebody calls wake().
void LoopDriver::wait()
{
    const std::optional<Time> deadline = m_loop->nextTimer();
    if (!deadline && m_loop->isDeadlocked())
        return end(true);
    m_loop->recordIdle();
    if (!deadline)
        return;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(*deadline - m_loop->now());
    m_timer.start(std::clamp(left, std::chrono::milliseconds{0}, std::chrono::milliseconds{std::chrono::hours{24}}));
}

void LoopDriver::end(bool deadlocked)
{
    m_loop = nullptr;
    Q_EMIT finished(deadlocked);
}

} // namespace loopscope::engine
