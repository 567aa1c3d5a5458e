#pragma once

#include "scenario/expression.h"

#include <optional>

namespace loopscope::scenario {

/// Reads one source text from left to right. After the first problem it only returns.
class ExpressionParser {
public:
    ExpressionParser(const SourceText &source, std::vector<Problem> &problems) : m_source(source), m_problems(problems)
    {
    }

    Expression expression();
    Call call(bool isHead);
    /// Reports what is left over before `close`, or before the end of the text.
    void end(char close = '\0');
    std::size_t position() const { return m_at; }
    bool failed() const { return m_failed; }

private:
    Expression conditional(Expression first);
    Expression disjunction();
    Expression conjunction();
    Expression negation();
    Expression comparison();
    Expression sum();
    Expression product();
    Expression unary();
    Expression postfix();
    Expression indexOrSlice(Expression container);
    Expression method(Expression object);
    Expression atom();
    Expression number();
    Expression text(char quote);
    void escape(std::string &value);
    Expression listLiteral();
    Expression dictLiteral();
    Expression name();
    Expression builtin(const Expression &name, std::size_t begin);
    std::vector<Expression> arguments(char close);

    std::optional<Expression::Operator> comparisonSign();
    bool countPart();

    void skipSpace();
    char peek();
    bool take(std::string_view symbol);
    bool takeWord(std::string_view word);
    std::string_view word();
    Place placeAt(std::size_t from, std::size_t length = 1) const;
    Expression problem(std::size_t at, std::string message, std::string remedy = {});
    Expression binary(Expression::Operator op, Expression left, Expression right) const;

    SourceText m_source;
    std::vector<Problem> &m_problems;
    std::size_t m_at = 0;
    int m_depth = 0;
    int m_parts = 0;
    bool m_failed = false;
};

/// The words of the language, which are no names: "and", "None".
bool isKeyword(std::string_view word);

} // namespace loopscope::scenario
