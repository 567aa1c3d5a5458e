#include "fuzz/python_worker.h"

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace loopscope::fuzz {

PythonWorker::PythonWorker(const std::string &interpreter)
{
    std::signal(SIGPIPE, SIG_IGN); // a CPython that dies is noticed where its answer is missing
    int programs[2];
    int tellings[2];
    if (pipe2(programs, O_CLOEXEC) != 0 || pipe2(tellings, O_CLOEXEC) != 0)
        giveUp("no pipes to CPython");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, programs[0], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, tellings[1], STDOUT_FILENO);
    std::string name = interpreter;
    std::string flag = "-B";
    std::string script = FUZZ_FOLDER "/virtual_asyncio.py";
    char *const arguments[] = {name.data(), flag.data(), script.data(), nullptr};
    const int failure = posix_spawnp(&m_process, name.c_str(), &actions, nullptr, arguments, environ);
    posix_spawn_file_actions_destroy(&actions);
    close(programs[0]);
    close(tellings[1]);
    if (failure != 0)
        giveUp("CPython does not start");
    m_programs = fdopen(programs[1], "w");
    m_tellings = fdopen(tellings[0], "r");
}

PythonWorker::~PythonWorker()
{
    std::fclose(m_programs); // the end of its input ends it
    std::fclose(m_tellings);
    waitpid(m_process, nullptr, 0);
}

void PythonWorker::give(const std::vector<std::string> &programs)
{
    m_given = programs.size();
    std::fprintf(m_programs, "%zu\n", programs.size());
    for (const std::string &program : programs) {
        std::fprintf(m_programs, "%zu\n", program.size());
        std::fwrite(program.data(), 1, program.size(), m_programs);
    }
    std::fflush(m_programs);
}

std::vector<Telling> PythonWorker::take()
{
    std::vector<Telling> result;
    for (; m_given > 0; --m_given) {
        std::size_t size = 0;
        if (std::fscanf(m_tellings, "%zu", &size) != 1 || std::fgetc(m_tellings) != '\n')
            giveUp("CPython has died, or a program of this batch never ended");
        std::string text(size, '\0');
        if (std::fread(text.data(), 1, size, m_tellings) != size)
            giveUp("CPython has died");
        result.push_back(readTelling(text));
    }
    return result;
}

void PythonWorker::giveUp(const char *what)
{
    std::fprintf(stderr, "fuzz: %s\n", what);
    std::_Exit(EXIT_FAILURE);
}

} // namespace loopscope::fuzz
