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

LoopDriver::LoopDriver(Environment &environment, Gil *gil) : m_environment(environment), m_gil(gil), m_timer(this)
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
    const State before = m_state.exchange(State::Woken);
    if (before == State::Asleep)
        m_environment.activity.begin();
    if (before != State::Woken)
        QCoreApplication::postEvent(this, new QEvent(wakeUpType()), Qt::HighEventPriority);
}

void LoopDriver::occupy(const Occupation &occupation, Owner owner)
{
    if (const Work *work = std::get_if<Work>(&occupation))
        doWork(*work, m_environment, m_gil, owner);
    else
        doWait(*std::get<std::shared_ptr<ThreadWait>>(occupation), m_environment, owner);
}

bool LoopDriver::event(QEvent *event)
{
    if (event->type() != wakeUpType())
        return QObject::event(event);
    m_state.store(State::Awake);
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
        m_loop->checkJoined();
        if (m_loop->isFinished() || m_environment.stop.isRequested())
            return end();
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
    m_loop->recordIdle();
    if (!deadline) {
        State awake = State::Awake;
        if (m_state.compare_exchange_strong(awake, State::Asleep))
            m_environment.activity.end();
        return;
    }
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(*deadline - m_loop->now());
    m_timer.start(std::clamp(left, std::chrono::milliseconds{0}, std::chrono::milliseconds{std::chrono::hours{24}}));
}

void LoopDriver::end()
{
    m_loop = nullptr;
    m_timer.stop();
    Q_EMIT finished();
}

} // namespace loopscope::engine
