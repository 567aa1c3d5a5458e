#pragma once

// What a Python program imports, which helpers it brings along, and how it calls what the scenario names.
//
// A scenario's name may be a word of Python's, or hide a builtin or a module that the program needs: then it gets a
// "_" at its end, as PEP 8 advises. Whether it does is only known when the program is written, so it is written twice:
// the first draft finds out what it needs, the second one has the names.

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace loopscope::scenario {

/// Functions and objects that stand in the program for what is one word in a scenario.
enum class PythonHelper : std::uint8_t {
    Log,         ///< log(text)
    Compute,     ///< compute(seconds)
    InUnits,     ///< in_units(seconds): "50ms"
    Request,     ///< request(delay, size), and the server that answers
    Connection,  ///< connections that several requests share
    Folder,      ///< a folder of the program's own
    MainLoop,    ///< main_loop: for other threads
    Pool,        ///< default_pool: the default one, where something is submitted to it
    DefaultPool, ///< the loop's own pool
    Fork,        ///< fork: how processes are started
    SlowSlices,  ///< a handler of asyncio's log
    Caught,      ///< caught: an exception that outlives its handler
};
/// What it is called in the program; empty where nobody calls it.
std::string_view nameOf(PythonHelper helper);

struct PythonNeeds {
    std::set<std::string> modules;
    std::map<std::string, std::set<std::string>> imports; ///< from KEY import VALUES
    std::set<std::string> builtins;
    std::set<std::string> exceptions; ///< that Python does not have
    std::set<PythonHelper> helpers;
    std::set<std::string> locals;                      ///< names that routines have of themselves: loop
    std::map<std::string, std::set<std::string>> uses; ///< which coroutines, functions and values a routine names

    bool operator==(const PythonNeeds &) const = default;
    bool has(PythonHelper helper) const { return helpers.contains(helper); }
    /// Names that a scenario cannot have for itself.
    std::set<std::string> reserved() const;
};

bool isPythonKeyword(std::string_view name);
/// The class of a builtin exception: nothing has to be imported for it.
bool isPythonException(std::string_view name);

/// `name`, with as many "_" as it takes to be none of those.
std::string freeName(const std::string &name, const std::set<std::string> &taken);
/// Letters that Python allows in names; every other one becomes its number.
std::string asIdentifier(const std::string &name);

} // namespace loopscope::scenario
