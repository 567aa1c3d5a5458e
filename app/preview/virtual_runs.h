#pragma once

// Runs texts on the virtual clock in the background, one after the other, as fast as they come. Reading a text, running
// it and making a trace of it all happen on one thread, which stays for the next: the GUI thread only hands over a text
// and takes over a trace.
//
// Newer texts replace those that wait. The one that runs may end, so that a hand that never rests sees what it does;
// but one that takes long is ended as soon as something newer waits, and nobody sees it. Whatever runs has a budget of
// time, events and memory: a text is typed letter by letter, and `repeat: 100` is on the way from 1 to 1000000.

#include "scenario/virtual_run.h"

#include <QBasicTimer>
#include <QObject>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace loopscope::app {

struct RunBudget {
    std::chrono::milliseconds time{2000};
    std::uint64_t events = 1'000'000;
    std::int64_t memory = std::int64_t{512} << 20U; ///< bytes that the process may take more meanwhile
};

/// What came of one text.
struct VirtualResult {
    std::size_t index = 0;                              ///< of the text among those that were handed over together
    std::shared_ptr<const scenario::Scenario> scenario; ///< null where the text is not valid
    scenario::VirtualOutcome outcome;                   ///< of nothing where the text is not valid
    bool isCutShort = false;                            ///< it reached its budget, and was ended
};

/// Belongs to the GUI thread.
class VirtualRuns : public QObject {
    Q_OBJECT

public:
    explicit VirtualRuns(const RunBudget &budget = {}, QObject *parent = nullptr);
    ~VirtualRuns() override;

    /// Runs these instead of what waits.
    void start(std::vector<std::string> texts);
    /// Ends what runs and forgets what waits: nothing is told of them any more.
    void cancel();
    /// Not everything that was handed over last has come back yet.
    bool isBusy() const { return m_left > 0; }
    /// A text is running right now: it was read, and is not over.
    bool isRunning() const;

Q_SIGNALS:
    /// One text after the other, in their order. The result is the receiver's to take apart.
    void finished(const std::shared_ptr<loopscope::app::VirtualResult> &result);

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    /// Texts that were handed over together have a number in common; later ones have higher numbers.
    using Batch = std::uint64_t;
    struct Order {
        Batch batch = 0;
        std::size_t index = 0;
        std::string text;
    };
    enum class Verdict { None, CutShort, Unwanted };

    void work();
    std::shared_ptr<VirtualResult> resultOf(const Order &order);
    void tell(Batch batch, const std::shared_ptr<VirtualResult> &result);
    void judge();
    void stopRunning(Verdict why);

    const RunBudget m_budget;
    Batch m_batch = 0;      ///< the last one. Written by the GUI thread alone, as the next two
    std::size_t m_left = 0; ///< of the last one: what has not come back yet
    QBasicTimer m_clock;    ///< ticks as long as something has not

    mutable std::mutex m_mutex; ///< protects all that follows
    std::condition_variable m_changed;
    std::deque<Order> m_waiting;
    Batch m_dropped = 0; ///< nobody wants to know of this one and of those before
    scenario::VirtualRun *m_running = nullptr;
    Batch m_runningBatch = 0;
    std::chrono::steady_clock::time_point m_since; ///< when it began
    std::int64_t m_memoryBefore = 0;               ///< in bytes, likewise
    Verdict m_verdict = Verdict::None;             ///< why it is being stopped
    bool m_isOver = false;

    std::thread m_thread; ///< of the runs; begins with the first of them
};

} // namespace loopscope::app
