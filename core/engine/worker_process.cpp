#include "engine/worker_process.h"

#include "engine/channel.h"
#include "engine/do_work.h"
#include "engine/job.h"
#include "engine/process_protocol.h"
#include "engine/value_codec.h"

#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>

namespace loopscope::engine {

namespace {

trace::RecorderOptions hardlyAnyMemory()
{
    trace::RecorderOptions options;
    options.memoryCap = 64 * std::size_t{1024}; // nobody reads what is recorded here
    options.nameCap = 64 * std::size_t{1024};
    options.source = trace::ClockSource::Monotonic; // the other one has to be measured
    return options;
}

class WorkerProcess {
public:
    WorkerProcess(int descriptor, JobSource &source)
        : m_channel(descriptor)
        , m_source(source)
        , m_environment(hardlyAnyMemory())
        , m_writer(m_environment.recorder.writer())
    {
        m_environment.onLog([this](const LogEntry &line) { tell(line); });
    }

    bool serve()
    {
        while (const auto message = m_channel.receive()) {
            ByteReader bytes(*message);
            if (!obey(bytes))
                return false;
        }
        return true;
    }

private:
    bool obey(ByteReader &bytes)
    {
        switch (static_cast<Order>(bytes.byte())) {
        case Order::SetUp:
            return setUp(bytes);
        case Order::Announce:
            return m_channel.send(begin(Answer::SendIt).take());
        case Order::Run:
            if (auto code = m_source.job(bytes.rest(), m_environment.stop))
                return run(std::move(code));
            return false;
        }
        return false;
    }

    static ByteWriter begin(Answer answer)
    {
        ByteWriter bytes;
        bytes.byte(static_cast<std::uint8_t>(answer));
        return bytes;
    }

    bool setUp(ByteReader &bytes)
    {
        m_countsTicks = bytes.byte() != 0;
        const std::optional<std::string> problem = m_source.setUp(bytes.rest(), m_environment);
        ByteWriter answer = begin(problem ? Answer::Refused : Answer::Ready);
        if (problem)
            answer.text(*problem);
        return m_channel.send(answer.take());
    }

    bool run(std::unique_ptr<JobCode> code)
    {
        const Job job(m_environment, {}, std::move(code));
        const JobContext context{m_environment, m_writer, job, trace::WorkerKind::Process};
        for (;;) {
            auto next = job.code().next(context);
            if (auto *outcome = std::get_if<Outcome>(&next))
                return tell(std::move(*outcome));
            if (const auto *park = std::get_if<Park>(&next)) {
                doWait(*park->wait, m_environment, {}); // nobody else is here: it waits until it is killed
                continue;
            }
            if (std::holds_alternative<Pause>(next))
                continue;
            const Work &work = std::get<Work>(next);
            tell(Answer::WorkBegan, work);
            doWork(work, m_environment.stop);
            tell(Answer::WorkEnded, work);
        }
    }

    // If the other end is gone, the next receive() will say so.

    void tell(const LogEntry &line)
    {
        ByteWriter bytes = stamped(Answer::Logged, line.line);
        bytes.text(line.text);
        m_channel.send(bytes.take());
    }

    void tell(Answer answer, const Work &work)
    {
        ByteWriter bytes = stamped(answer, work.line);
        bytes.byte(static_cast<std::uint8_t>(work.reason));
        bytes.signedNumber(work.duration.count());
        m_channel.send(bytes.take());
    }

    bool tell(Outcome outcome)
    {
        if (outcome.isKilled()) // the code said so: see JobContext::kind
            ::_exit(0);
        ByteWriter bytes = begin(Answer::Done);
        write(bytes, sendable(std::move(outcome)));
        if (bytes.size() > Channel::largestMessage) {
            bytes = begin(Answer::Done);
            write(bytes, Outcome{Exception{"MemoryError", "the result is too large to be sent to another process"}});
        }
        return m_channel.send(bytes.take());
    }

    ByteWriter stamped(Answer answer, std::uint32_t line) const
    {
        ByteWriter bytes = begin(answer);
        bytes.fixed(static_cast<std::uint64_t>(trace::Clock::ticksOf(m_countsTicks)));
        bytes.number(line);
        return bytes;
    }

    Channel m_channel;
    JobSource &m_source;
    Environment m_environment;
    trace::Writer &m_writer;
    bool m_countsTicks = false;
};

} // namespace

bool dieWithParent(long parent)
{
    ::signal(SIGINT, SIG_IGN);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    return ::getppid() == parent; // it may have ended before it was asked about
}

bool serveJobs(int descriptor, JobSource &source)
{
    return WorkerProcess(descriptor, source).serve();
}

} // namespace loopscope::engine
