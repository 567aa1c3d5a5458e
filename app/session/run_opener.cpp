#include "session/run_opener.h"

#include <algorithm>
#include <utility>

namespace loopscope::app {

void RunOpener::open(const QString &path)
{
    stopReading();
    m_path = path;
    m_progress = std::make_shared<exchange::Progress>();
    start([this, path, progress = m_progress]() -> Ending {
        const auto result = std::make_shared<std::variant<exchange::OpenedRun, ReadError>>(openRun(path, *progress));
        return [this, path, result] {
            if (auto *run = std::get_if<exchange::OpenedRun>(result.get()))
                Q_EMIT opened(path, std::make_shared<exchange::OpenedRun>(std::move(*run)));
            else if (const auto *error = std::get_if<ReadError>(result.get()))
                Q_EMIT refused(error->text);
        };
    });
}

void RunOpener::cancel()
{
    if (!isActive())
        return;
    stopReading();
    Q_EMIT activeChanged();
}

/// The reader looks for this often: waiting for it is short.
void RunOpener::stopReading()
{
    if (m_progress)
        m_progress->isCancelled = true;
    stop();
}

double RunOpener::progress() const
{
    if (!isActive() || m_progress->total == 0)
        return 0;
    const auto done = static_cast<double>(m_progress->done);
    return std::min(1.0, done / static_cast<double>(m_progress->total));
}

} // namespace loopscope::app
