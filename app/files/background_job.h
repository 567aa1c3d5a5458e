#pragma once

// What takes a while is done on a thread of its own, so that the window stays alive meanwhile.

#include <QBasicTimer>
#include <QObject>

#include <functional>
#include <map>
#include <thread>

namespace loopscope::app {

/// One job at a time. Belongs to the GUI thread; what is inherited says how a job hears that it is cancelled.
class BackgroundJob : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    ~BackgroundJob() override { stop(); }

    bool isActive() const { return m_isActive; }

Q_SIGNALS:
    void activeChanged();
    void progressed(); ///< it may be further, as long as it is active

protected:
    using Ending = std::function<void()>;

    /// Calls `work` on the thread, and what that returns here, unless the job is left or stopped before. Neither may
    /// use what goes with this object; nothing may be active.
    void start(std::function<Ending()> work);
    /// The job's ending does not come any more; its thread goes on until it notices.
    void leave();
    /// Leaves the job, and waits for every thread that was left.
    void stop();

    void timerEvent(QTimerEvent *event) override;

private:
    void finish(int number, const Ending &ending);

    std::map<int, std::thread> m_threads; ///< by the number of their job
    QBasicTimer m_clock;
    int m_number = 0; ///< of the last job
    bool m_isActive = false;
};

} // namespace loopscope::app
