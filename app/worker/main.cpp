// A worker process of a process pool. People do not start it: a pool does, with its own id as the argument and a socket
// as descriptor 3. It links the core alone, so that it starts in a few milliseconds.

#include "engine/child_process.h"
#include "scenario/process_jobs.h"

#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    if (argc != 2 || ::fcntl(loopscope::engine::workerDescriptor, F_GETFD) < 0) {
        std::fputs("loopscope-worker: Loopscope starts this program itself, to run jobs in processes\n", stderr);
        return 2;
    }
    if (!loopscope::engine::dieWithParent(std::strtol(argv[1], nullptr, 10)))
        return 1;
    loopscope::scenario::ScenarioJobs jobs;
    // Nothing here is worth a slow farewell.
    std::_Exit(loopscope::engine::serveJobs(loopscope::engine::workerDescriptor, jobs) ? 0 : 1);
}
