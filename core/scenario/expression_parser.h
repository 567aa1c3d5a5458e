#pragma once

#include "scenario/expression.h"

namespace loopscope::scenario {

/// Reads one source text from left to right. After the first problem it only returns.
class ExpressionParser {
public:
    ExpressionParser(const SourceText &source, std::vector<Problem> &problems) : m_source(source), m_problems(problems)
    {
    }

    Expression expression();
    Call call(bool isHead);
    /// Reports what is left over.
    void end();
    std::size_t position() const { return m_at; }
    bool failed() const { return m_failed; }

private:
    Expression disjunction();
    Expression conjunction();
    Expression negation();
    Expression comparison();
    Expression sum();
    Expression product();
    Expression unary();
    Expression postfix();
    Expression atom();
    Expression number();
    Expression text(char quote);
    Expression listLiteral();
    Expression dictLiteral();
    Expression name();
    Expression builtin(const Expression &name);
    std::vector<Expression> arguments(char close);

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

} // namespace loopscope::scenario
