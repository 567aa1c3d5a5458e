#include "preview/virtual_runs.h"

#include "scenario/memory.h"

#include <QTimerEvent>

#include <utility>

namespace loopscope::app {

namespace {

constexpr int judgeInterval = 25; // ms
/// A run goes on for so long although something newer waits.
constexpr std::chrono::milliseconds patience{500};

} // namespace

VirtualRuns::VirtualRuns(const RunBudget &budget, QObject *parent) : QObject(parent), m_budget(budget)
{
}

VirtualRuns::~VirtualRuns()
{
    cancel();
    {
        const std::scoped_lock lock(m_mutex);
        m_isOver = true;
    }
    m_changed.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

void VirtualRuns::start(std::vector<std::string> texts)
{
    ++m_batch;
    m_left = texts.size();
    {
        const std::scoped_lock lock(m_mutex);
        m_waiting.clear();
        for (std::size_t i = 0; i < texts.size(); ++i)
            m_waiting.push_back({m_batch, i, std::move(texts[i])});
    }
    m_changed.notify_one();
    if (!m_thread.joinable())
        m_thread = std::thread([this] { work(); });
    if (isBusy())
        m_clock.start(judgeInterval, this);
}

void VirtualRuns::cancel()
{
    m_left = 0;
    m_clock.stop();
    const std::scoped_lock lock(m_mutex);
    m_dropped = m_batch;
    m_waiting.clear();
    stopRunning(Verdict::Unwanted);
}

bool VirtualRuns::isRunning() const
{
    const std::scoped_lock lock(m_mutex);
    return m_running != nullptr;
}

/// The mutex is held.
void VirtualRuns::stopRunning(Verdict why)
{
    if (m_running == nullptr || m_verdict != Verdict::None)
        return;
    m_verdict = why;
    m_running->stop();
}

void VirtualRuns::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_clock.timerId())
        judge();
    else
        QObject::timerEvent(event);
}

/// Whether what runs may go on.
void VirtualRuns::judge()
{
    const std::scoped_lock lock(m_mutex);
    if (m_running == nullptr)
        return;
    const auto sofar = std::chrono::steady_clock::now() - m_since;
    const bool isOvertaken = m_runningBatch != m_batch;
    if (isOvertaken && sofar > patience)
        stopRunning(Verdict::Unwanted);
    else if (sofar > m_budget.time || scenario::memoryInUse() - m_memoryBefore > m_budget.memory)
        stopRunning(Verdict::CutShort);
}

void VirtualRuns::work()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [this] { return m_isOver || !m_waiting.empty(); });
        if (m_isOver)
            return;
        const Order order = std::move(m_waiting.front());
        m_waiting.pop_front();
        lock.unlock();
        const std::shared_ptr<VirtualResult> result = resultOf(order);
        lock.lock();
        const Verdict verdict = std::exchange(m_verdict, Verdict::None);
        if (verdict == Verdict::Unwanted)
            continue;
        result->isCutShort = verdict == Verdict::CutShort;
        QMetaObject::invokeMethod(
            this, [this, batch = order.batch, result] { tell(batch, result); }, Qt::QueuedConnection);
    }
}

/// On the thread of the runs.
std::shared_ptr<VirtualResult> VirtualRuns::resultOf(const Order &order)
{
    auto result = std::make_shared<VirtualResult>();
    result->index = order.index;
    result->scenario = scenario::parse(order.text).scenario;
    if (!result->scenario)
        return result;
    scenario::VirtualRun run(result->scenario, {m_budget.events});
    {
        const std::scoped_lock lock(m_mutex);
        if (order.batch <= m_dropped) // while it was read
            return result;
        m_running = &run;
        m_runningBatch = order.batch;
        m_since = std::chrono::steady_clock::now();
        m_memoryBefore = scenario::memoryInUse();
    }
    result->outcome = run.go();
    const std::scoped_lock lock(m_mutex);
    m_running = nullptr;
    return result;
}

void VirtualRuns::tell(Batch batch, const std::shared_ptr<VirtualResult> &result)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (batch <= m_dropped)
            return; // it had ended before it was cancelled
    }
    if (batch == m_batch && --m_left == 0)
        m_clock.stop();
    Q_EMIT finished(result);
}

} // namespace loopscope::app
