#pragma once

// What the names of a scenario stand for, as far as Python has other words for one than for another: `await q.join()`
// of a queue and `t.join()` of a thread, "1s" of a duration where Python knows only numbers. A guess from all
// assignments and all calls: names that stand for several things stay Any.

#include "scenario/document.h"

#include <map>
#include <set>

namespace loopscope::scenario {

enum class PythonKind : std::uint8_t {
    Unknown, ///< nothing, or not yet
    Duration,
    Text,
    Thread,
    Queue,
    Mutex,
    ThreadBarrier,
    Job, ///< of concurrent.futures
    Any,
};

struct PythonType {
    PythonKind kind = PythonKind::Unknown;
    int depth = 0; ///< how often it has to be indexed until it is of that kind: 1 is a list of them

    bool operator==(const PythonType &) const = default;
};

inline constexpr PythonType anyType{PythonKind::Any, 0};

/// What something is that may be either of the two.
PythonType joined(const PythonType &a, const PythonType &b);
PythonType itemOf(PythonType list);
PythonType listOf(PythonType item);
PythonType typeOf(const NewObject &object);

class PythonTypes {
public:
    /// The document has to outlive this.
    explicit PythonTypes(const Document &document);

    PythonType of(const Expression &expression, const Definition &within) const;
    bool isKind(const Expression &expression, const Definition &within, PythonKind kind) const
    {
        return of(expression, within) == PythonType{kind, 0};
    }
    /// The variables of a coroutine or function: its parameters, and whatever it assigns.
    const std::set<std::string> &variablesOf(const Definition &definition) const
    {
        return m_variables.at(definition.name);
    }
    const Definition *routine(const std::string &name) const;
    const SharedObject *shared(const std::string &name) const;

private:
    using Name = std::pair<std::string, std::string>; ///< whose variable, and its own

    void collectNames(const Definition &definition);
    bool learn(const Definition &definition);
    bool learn(const Step &step, const Definition &within);
    bool assign(const Definition &within, const Step &step, std::string_view field, const PythonType &type);
    bool join(PythonType &known, const PythonType &more);
    PythonType resultOf(const Step &step, const Definition &within) const;
    PythonType ofBinary(const Expression &expression, const Definition &within) const;
    PythonType ofBuiltin(const Expression &expression, const Definition &within) const;

    const Document &m_document;
    std::map<std::string, std::set<std::string>> m_variables;
    std::map<Name, PythonType> m_types;
    std::map<std::string, PythonType> m_results;
};

} // namespace loopscope::scenario
