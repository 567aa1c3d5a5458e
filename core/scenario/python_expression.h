#pragma once

// The values of scenarios as Python's. They are Python's already, but for durations, which become seconds.

#include "scenario/python_draft.h"
#include "scenario/python_text.h"

namespace loopscope::scenario {

/// Writes the values of one coroutine or function.
class PythonExpressions {
public:
    PythonExpressions(PythonDraft &draft, const Definition &within);

    std::string operator()(const Expression &expression);
    /// With parentheses if they are needed before something is appended: (a + b).done()
    std::string asOperand(const Expression &expression) { return within(expression, atom); }
    /// What is only gone through: range(3) stays where elsewhere it would have to be a list.
    std::string asItems(const Expression &expression);
    /// A text with values in it.
    std::string operator()(const Template &text);
    /// The same where a value does that prints as the text would: log(x) instead of log(f"{x}").
    std::string asPrinted(const Template &text);
    /// The same where a value does that is a text.
    std::string asText(const Template &text);
    /// "name(a, b)"
    std::string call(const Call &call);
    /// "a", "b" of it.
    std::vector<std::string> arguments(const Call &call);
    /// "name", "a", "b": what loop.call_soon takes.
    std::vector<std::string> callableAndArguments(const Call &call);

    bool isVariable(const std::string &name) const;
    std::string variable(const std::string &name) const;
    /// A coroutine, a function or a shared object.
    std::string global(const std::string &name);
    /// Whether something is of this kind, as far as one can tell.
    bool isKind(const Expression &expression, PythonKind kind) const;

private:
    /// How tightly something binds: Python's precedences.
    enum Rank { choice = 1, disjunction, conjunction, negation, comparison, sum, product, sign, atom };
    struct Written {
        std::string text;
        int rank;
    };

    Written write(const Expression &expression);
    Written literal(const Value &value) const;
    Written name(const Expression &expression);
    Written binary(const Expression &expression);
    Written chain(const Expression &expression);
    Written builtin(const Expression &expression, bool isGoneThrough);
    Written method(const Expression &expression, bool isGoneThrough);
    std::string within(const Expression &expression, int rank);
    std::string list(const std::vector<Expression> &operands);
    std::string dict(const Expression &expression);
    std::string slice(const Expression &expression);
    std::string itemsOf(const Expression &expression);
    std::string asShown(const Expression &expression);
    PythonPieces pieces(const Template &text);

    PythonDraft &m_draft;
    const Definition &m_definition;
    std::map<std::string, std::string> m_variables;
    bool m_bareText = false; ///< among the arguments of a call
    bool m_asItems = false;  ///< what is written next is only gone through
    char m_quote = '"';      ///< preferred for texts; within an f-string they have to take the other one
};

} // namespace loopscope::scenario
