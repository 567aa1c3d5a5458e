// Who writes to a stream knows nothing of being cancelled: the stream throws it out. A stream that is asked to throw on
// badbit passes on what its buffer has thrown, so whatever it is in the middle of is left as every exception leaves it.

#include "files/file_saver.h"

#include "files/save_file.h"

#include <ostream>
#include <streambuf>
#include <utility>

namespace loopscope::app {

namespace {

struct Cancelled {};

/// Passes on what is written, counts it, and stops when it is asked to.
class Watched final : public std::streambuf {
public:
    Watched(std::streambuf &target, SaveWatch &watch) : m_target(target), m_watch(watch) {}

protected:
    int_type overflow(int_type next) override
    {
        const char letter = traits_type::to_char_type(next);
        return traits_type::eq_int_type(next, traits_type::eof()) || xsputn(&letter, 1) == 1
                   ? traits_type::not_eof(next)
                   : traits_type::eof();
    }
    std::streamsize xsputn(const char *data, std::streamsize size) override
    {
        if (m_watch.isCancelled)
            throw Cancelled{};
        m_watch.written += size;
        return m_target.sputn(data, size);
    }
    int sync() override { return m_target.pubsync(); }

private:
    std::streambuf &m_target;
    SaveWatch &m_watch;
};

} // namespace

void FileSaver::start(const QString &path, Save save)
{
    stop();
    m_path = path;
    m_watch = std::make_shared<SaveWatch>();
    BackgroundJob::start([this, save = std::move(save), watch = m_watch]() -> Ending {
        return [this, error = save(*watch)] { Q_EMIT saved(error); };
    });
}

void FileSaver::save(const QString &path, std::function<void(std::ostream &)> write)
{
    start(path, [path, write = std::move(write)](SaveWatch &watch) {
        return saveFile(path, [&](std::ostream &file) {
            Watched watched(*file.rdbuf(), watch);
            std::ostream out(&watched);
            out.exceptions(std::ios::badbit);
            try {
                write(out);
            } catch (const Cancelled &) {
                file.setstate(std::ios::badbit);
            } catch (const std::ios::failure &) { // the disk is full: the file knows more about it
                file.setstate(std::ios::badbit);
            }
        });
    });
}

void FileSaver::cancel()
{
    if (!isActive())
        return;
    m_watch->isCancelled = true;
    leave();
    Q_EMIT activeChanged();
}

} // namespace loopscope::app
