#include "scenario/memory.h"

#include <fstream>
#include <unistd.h>

namespace loopscope::scenario {

std::int64_t memoryInUse()
{
    std::ifstream file("/proc/self/statm"); // see proc(5): sizes in pages, the resident one is the second
    std::int64_t size = 0;
    std::int64_t resident = 0;
    file >> size >> resident;
    return file ? resident * ::sysconf(_SC_PAGESIZE) : 0;
}

} // namespace loopscope::scenario
