// A process of its own program, and not a fork of this one: a copy of a program with many threads has only one of them,
// and all the locks that the others held. posix_spawn() and not QProcess, because QProcess wants an event loop to hear
// of its child, and passes on every byte through a signal and two buffers.

#include "engine/child_process.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace loopscope::engine {

namespace {

/// What the child changes about itself before its program begins.
class SpawnSettings {
public:
    explicit SpawnSettings(int descriptor)
    {
        posix_spawn_file_actions_init(&m_actions);
        posix_spawn_file_actions_adddup2(&m_actions, descriptor, workerDescriptor);
        posix_spawn_file_actions_addopen(&m_actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_adddup2(&m_actions, STDERR_FILENO, STDOUT_FILENO); // what a run prints is its log
        posix_spawn_file_actions_addclosefrom_np(&m_actions, workerDescriptor + 1);

        // Ctrl+C is for the program that runs the scenario: it tells its workers itself.
        sigset_t blocked;
        sigemptyset(&blocked);
        sigaddset(&blocked, SIGINT);
        sigset_t usual;
        sigemptyset(&usual);
        for (const int signal : {SIGTERM, SIGPIPE, SIGHUP, SIGCHLD})
            sigaddset(&usual, signal);
        posix_spawnattr_init(&m_attributes);
        posix_spawnattr_setsigmask(&m_attributes, &blocked);
        posix_spawnattr_setsigdefault(&m_attributes, &usual);
        posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    }

    ~SpawnSettings()
    {
        posix_spawn_file_actions_destroy(&m_actions);
        posix_spawnattr_destroy(&m_attributes);
    }

    SpawnSettings(const SpawnSettings &) = delete;
    SpawnSettings &operator=(const SpawnSettings &) = delete;

    const posix_spawn_file_actions_t *actions() const { return &m_actions; }
    const posix_spawnattr_t *attributes() const { return &m_attributes; }

private:
    posix_spawn_file_actions_t m_actions{};
    posix_spawnattr_t m_attributes{};
};

} // namespace

std::variant<std::unique_ptr<ChildProcess>, std::string> ChildProcess::start(const std::string &program)
{
    const auto problem = [&program](int error) {
        return "a worker process cannot be started: " + program + ": " + std::strerror(error);
    };
    int ends[2] = {-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return problem(errno);
    std::string name = program;
    std::string parent = std::to_string(::getpid());
    char *const arguments[] = {name.data(), parent.data(), nullptr};
    const SpawnSettings settings(ends[1]);
    pid_t id = -1;
    const int error =
        ::posix_spawn(&id, program.c_str(), settings.actions(), settings.attributes(), arguments, environ);
    ::close(ends[1]);
    if (error != 0) {
        ::close(ends[0]);
        return problem(error);
    }
    return std::unique_ptr<ChildProcess>(new ChildProcess(id, ends[0]));
}

ChildProcess::~ChildProcess()
{
    kill();
    while (::waitpid(m_id, nullptr, 0) < 0 && errno == EINTR) {
    }
}

void ChildProcess::kill() const
{
    ::kill(m_id, SIGKILL);
}

} // namespace loopscope::engine
