#pragma once

#include "scenario/python_names.h"
#include "scenario/python_types.h"

namespace loopscope::scenario {

/// What all parts of one draft of a program share.
struct PythonDraft {
    const Document &document;
    const PythonTypes &types;
    double speed;
    const PythonNeeds &known;                   ///< of the draft before this one: what names have to keep clear of
    std::set<std::string> reserved;             ///< known.reserved()
    std::map<std::string, std::string> globals; ///< Python's names of coroutines, functions and shared objects
    PythonNeeds needs{};                        ///< of this draft
};

/// Names in Python: their own where that is free, another one where it is taken.
std::map<std::string, std::string> pythonNames(const std::set<std::string> &names, const std::set<std::string> &taken);

/// What makes an object, but for a future, which the running loop makes.
std::string pythonObject(PythonDraft &draft, const NewObject &object);

/// What a helper's functions and classes are, as they stand in the program; empty for those that need none.
std::string pythonHelper(PythonHelper helper, PythonDraft &draft);

} // namespace loopscope::scenario
