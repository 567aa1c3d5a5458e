#pragma once

#include "files/save_watch.h"

#include <QBuffer>

namespace loopscope::app {

/// Tells how much is in it, and takes no more once that is cancelled: whoever encodes a picture into it gives up.
class WatchedBuffer final : public QBuffer {
public:
    WatchedBuffer(QByteArray *bytes, SaveWatch *watch) : QBuffer(bytes), m_watch(watch) {}

protected:
    qint64 writeData(const char *data, qint64 size) override
    {
        if (m_watch == nullptr)
            return QBuffer::writeData(data, size);
        if (m_watch->isCancelled)
            return -1;
        m_watch->written += size;
        return QBuffer::writeData(data, size);
    }

private:
    SaveWatch *m_watch; ///< null: nobody waits for it
};

} // namespace loopscope::app
