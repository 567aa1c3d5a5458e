#pragma once

// Writes one coroutine or function in Python. Values are in python_expression.h; the flow of steps is in
// python_flow.cpp, tasks and what they await in python_tasks.cpp, objects in python_objects.cpp, threads, processes,
// callbacks and files in python_threads.cpp, everything else in python_routine.cpp.

#include "scenario/python_expression.h"

namespace loopscope::scenario {

class PythonRoutine {
public:
    PythonRoutine(PythonDraft &draft, const Definition &definition);

    /// "async def name(a, b):" and what it does.
    std::vector<std::string> lines();

private:
    using Arguments = std::vector<std::string>;

    // Lines.
    void line(const std::string &text);
    /// prefix callee(arguments) suffix: in several lines where one is too long.
    void call(const std::string &prefix, const std::string &callee, const Arguments &arguments,
              const std::string &suffix = {});
    void block(const std::string &head, const std::vector<Step> *steps);
    std::vector<std::string> beginning();
    void objectsOfMain(std::vector<std::string> &lines);

    // Parts of steps.
    std::string assigned(const Step &step, std::string_view field = "as") const; ///< "name = ", or nothing
    std::string value(const Step &step, std::string_view field = {});
    std::string object(const Step &step, std::string_view field = {}); ///< something that is asked to do something
    std::string variable(const Step &step, std::string_view field = "as") const;
    std::string exception(const Raised &raised);
    std::string exceptionClass(const std::string &type, bool isHandled);
    std::string running(); ///< the loop of this coroutine
    std::string poolOf(const Step &step);
    std::string made(const NewObject &object);
    Arguments arguments(const Awaitable &awaitable, std::string &callee);
    std::string awaitable(const Awaitable &awaitable);
    bool isOnlyCounted(const std::string &variable) const;
    void needs(const char *module) { m_draft.needs.modules.insert(module); }
    void needs(const char *module, const char *name) { m_draft.needs.imports[module].insert(name); }
    std::string helped(PythonHelper helper);
    bool isMain() const { return &m_definition == &m_draft.document.definitions.front(); }
    bool isCoroutine() const { return !m_definition.isFunction; }

    // Steps.
    void steps(const std::vector<Step> &steps);
    void step(const Step &step);
    bool basicStep(const Step &step);
    bool flowStep(const Step &step);
    bool taskStep(const Step &step);
    bool objectStep(const Step &step);
    bool threadStep(const Step &step);
    void let(const Step &step);
    void write(const Step &step);
    std::string changed(const std::string &name, const Expression &sum);
    void ifStep(const Step &step);
    void repeat(const Step &step);
    void tryStep(const Step &step);
    void handlers(const Step &step, const char *field);
    void with(const Step &step);
    void spawn(const Step &step);
    void gather(const Step &step);
    void wait(const Step &step);
    void waitFor(const Step &step);
    void join(const Step &step);
    void feed(const Step &step);
    void startThread(const Step &step);
    void runInExecutor(const Step &step);
    void request(const Step &step);

    PythonDraft &m_draft;
    const Definition &m_definition;
    PythonExpressions m_values;
    std::vector<std::string> m_lines;
    std::size_t m_indent = 1;
    std::set<std::string> m_writes; ///< module-level names that are assigned to
    bool m_usesLoop = false;
};

} // namespace loopscope::scenario
