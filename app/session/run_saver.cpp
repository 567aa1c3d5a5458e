// Who writes knows nothing of being cancelled: the stream throws it out. A stream that is asked to throw on badbit
// passes on what its buffer has thrown, so whatever it is in the middle of is left as every exception leaves it.

#include "session/run_saver.h"

#include "files/save_file.h"

#include <ostream>
#include <streambuf>
#include <utility>

namespace loopscope::app {

namespace {

struct Cancelled {};

} // namespace

/// Passes on what is written, counts it, and stops when it is asked to.
class RunSaver::Watched final : public std::streambuf {
public:
    Watched(std::streambuf &target, Job &job) : m_target(target), m_job(job) {}

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
        if (m_job.isCancelled)
            throw Cancelled{};
        m_job.written += size;
        return m_target.sputn(data, size);
    }
    int sync() override { return m_target.pubsync(); }

private:
    std::streambuf &m_target;
    Job &m_job;
};

void RunSaver::save(const QString &path, std::function<void(std::ostream &)> write)
{
    m_path = path;
    m_job = std::make_shared<Job>();
    start([this, path, write = std::move(write), job = m_job]() -> Ending {
        const auto error = saveFile(path, [&](std::ostream &file) {
            Watched watched(*file.rdbuf(), *job);
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
        return [this, error] { Q_EMIT saved(error); };
    });
}

void RunSaver::cancel()
{
    if (!isActive())
        return;
    m_job->isCancelled = true;
    stop();
    Q_EMIT activeChanged();
}

} // namespace loopscope::app
