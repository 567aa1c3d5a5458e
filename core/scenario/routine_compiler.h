#pragma once

#include "scenario/document.h"
#include "scenario/program.h"

#include <unordered_map>

namespace loopscope::scenario {

/// What can be called and shared, by name; the first one, if there are several.
struct Names {
    std::unordered_map<std::string, std::int32_t> routines;
    std::unordered_map<std::string, std::int32_t> shared;
};

/// Translates one coroutine or function. What names mean is in compiler.cpp, the flow of steps in compile_flow.cpp,
/// everything else that steps do in compile_steps.cpp.
class RoutineCompiler {
public:
    RoutineCompiler(const Document &document, const Names &names, const Definition &definition, Program &program,
                    std::vector<Problem> &problems)
        : m_document(document)
        , m_names(names)
        , m_definition(definition)
        , m_program(program)
        , m_problems(problems)
    {
    }

    Routine compile();

private:
    /// A finally block around what is being compiled, or what ends a context.
    struct Finally {
        std::int32_t slot;
        std::vector<std::size_t> jumps; ///< operations whose target it is
    };
    /// A loop around what is being compiled.
    struct Loop {
        std::size_t finallies;             ///< how many are around the loop itself
        std::int32_t top;                  ///< where continue goes
        std::vector<std::size_t> breaks{}; ///< operations whose target is the loop's end
        int parts = 0;                     ///< how many handlers of parts of a group are around the loop itself
    };

    // Names.
    void collectNames(const std::vector<Step> &steps);
    void addName(const std::string &name, const Place &place);
    void resolve(Expression &expression, bool bareText);
    void unknownName(const Expression &expression);
    std::int32_t slotOf(const Step &step, std::string_view field = "as") const;
    std::int32_t hiddenSlots(int count = 1);

    // Expressions and calls.
    std::int32_t add(Expression expression, bool bareText = false);
    std::int32_t add(Template text);
    CallSite callSite(const Call &call, Callee callee, bool leavesThread);
    void checkArguments(const Call &call, const Definition &callee);
    StartSite startSite(const Awaitable &awaitable);
    RaiseSite raiseSite(const Raised &raised);

    // Flow.
    void steps(const std::vector<Step> &steps);
    void step(const Step &step);
    void ifStep(const Step &step);
    void whileStep(const Step &step);
    void forStep(const Step &step);
    void repeat(const Step &step);
    void asCompleted(const Step &step);
    void leaveLoop(const Step &step);
    void beginLoop();
    void endLoop();
    void tryStep(const Step &step);
    void handlers(const Step &step, std::int32_t begin);
    void partHandler(const Step &step, std::int32_t begin);
    void raise(const Step &step);
    void returnStep(const Step &step);
    void context(const Step &step);
    void beginFinally();
    std::int32_t enterFinally(const Place &place, std::int32_t begin);
    void endFinally(const Place &place, std::int32_t slot);
    void finalSteps(const std::vector<Step> &last, const Place &place, std::int32_t completion);

    // Other steps.
    void basicStep(const Step &step);
    void write(const Step &step);
    void await(const Step &step);
    void perform(const Step &step);
    PerformSite performSite(const Step &step);
    void emitPerform(PerformSite site, const Place &place, std::int32_t result);
    void startStep(const Step &step, PerformSite &site);
    PerformSite::Operand operand(const Field &field);

    std::size_t emit(OpCode code, const Place &place, std::int32_t a = -1, std::int32_t b = -1, std::int32_t c = -1);
    std::int32_t here() const { return static_cast<std::int32_t>(m_routine.ops.size()); }
    void problem(const Place &place, std::string message, Advice advice = "")
    {
        if (m_problems.size() < mostProblems)
            m_problems.push_back({place, std::move(message), std::move(advice.words), std::move(advice.corrections)});
    }

    const Document &m_document;
    const Names &m_names;
    const Definition &m_definition;
    Program &m_program;
    std::vector<Problem> &m_problems;
    Routine m_routine;
    std::unordered_map<std::string, std::int32_t> m_slots;
    std::vector<Finally> m_finallies;       ///< from the outside in
    std::vector<Loop> m_loops;              ///< likewise
    std::vector<std::int32_t> m_exceptions; ///< slots of the exceptions that are being handled, likewise
    int m_parts = 0;                        ///< how many handlers of parts of a group are around
};

} // namespace loopscope::scenario
