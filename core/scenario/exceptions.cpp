#include "scenario/program.h"

#include <algorithm>
#include <array>

namespace loopscope::scenario {

bool handles(std::string_view expected, std::string_view actual)
{
    if (expected == actual || expected == "BaseException")
        return true;
    const bool isException = actual != "CancelledError" && actual != "KeyboardInterrupt" && actual != "SystemExit" &&
                             actual != "BaseExceptionGroup";
    if (expected == "Exception")
        return isException;
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 21> parents{
        {{"KeyError", "LookupError"},
         {"IndexError", "LookupError"},
         {"ZeroDivisionError", "ArithmeticError"},
         {"OverflowError", "ArithmeticError"},
         {"TimeoutError", "OSError"},
         {"ConnectionError", "OSError"},
         {"ConnectionRefusedError", "ConnectionError"},
         {"ConnectionRefusedError", "OSError"},
         {"ConnectionResetError", "ConnectionError"},
         {"ConnectionResetError", "OSError"},
         {"BrokenPipeError", "ConnectionError"},
         {"BrokenPipeError", "OSError"},
         {"FileNotFoundError", "OSError"},
         {"PermissionError", "OSError"},
         {"IncompleteReadError", "EOFError"},
         {"UnicodeDecodeError", "ValueError"},
         {"RecursionError", "RuntimeError"},
         {"NotImplementedError", "RuntimeError"},
         {"UnboundLocalError", "NameError"},
         {"ExceptionGroup", "BaseExceptionGroup"},
         {"BrokenBarrierError", "RuntimeError"}}};
    return std::any_of(parents.begin(), parents.end(),
                       [&](const auto &pair) { return pair.first == actual && pair.second == expected; });
}

} // namespace loopscope::scenario
