// Names and texts; operators are in python_operators.cpp.

#include "scenario/python_expression.h"

#include "scenario/python_text.h"

#include <algorithm>

namespace loopscope::scenario {

PythonExpressions::PythonExpressions(PythonDraft &draft, const Definition &within)
    : m_draft(draft)
    , m_definition(within)
{
    std::set<std::string> taken = draft.reserved;
    if (const auto uses = draft.known.uses.find(within.name); uses != draft.known.uses.end()) {
        for (const std::string &name : uses->second)
            taken.insert(draft.globals.at(name));
    }
    m_variables = pythonNames(draft.types.variablesOf(within), taken);
}

bool PythonExpressions::isVariable(const std::string &name) const
{
    return m_variables.contains(name);
}

std::string PythonExpressions::variable(const std::string &name) const
{
    return m_variables.at(name);
}

std::string PythonExpressions::global(const std::string &name)
{
    const auto known = m_draft.globals.find(name);
    if (known == m_draft.globals.end())
        return asIdentifier(name);
    m_draft.needs.uses[m_definition.name].insert(name);
    return known->second;
}

bool PythonExpressions::isKind(const Expression &expression, PythonKind kind) const
{
    return m_draft.types.isKind(expression, m_definition, kind);
}

std::string PythonExpressions::operator()(const Expression &expression)
{
    return write(expression).text;
}

PythonPieces PythonExpressions::pieces(const Template &text)
{
    PythonPieces result;
    for (const auto &piece : text.pieces) {
        const auto *expression = std::get_if<Expression>(&piece);
        if (expression == nullptr) {
            result.emplace_back(std::get<std::string>(piece));
            continue;
        }
        const bool isCall = expression->kind == Expression::Kind::Builtin;
        const bool isRepr = isCall && expression->builtin == Builtin::Repr;
        if (isRepr && !isKind(expression->operands.at(0), PythonKind::Duration))
            result.emplace_back(PythonPiece{(*this)(expression->operands[0]), "!r"});
        else if (isCall && expression->builtin == Builtin::Str)
            result.emplace_back(PythonPiece{asShown(expression->operands.at(0))});
        else
            result.emplace_back(PythonPiece{asShown(*expression)});
    }
    return result;
}

std::string PythonExpressions::operator()(const Template &text)
{
    m_quote = '\'';
    const PythonPieces all = pieces(text);
    m_quote = '"';
    return pythonText(all);
}

std::string PythonExpressions::asPrinted(const Template &text)
{
    if (text.pieces.size() == 1 && std::holds_alternative<Expression>(text.pieces.front()))
        return asShown(std::get<Expression>(text.pieces.front()));
    return (*this)(text);
}

std::string PythonExpressions::asText(const Template &text)
{
    if (text.pieces.size() == 1) {
        const auto *value = std::get_if<Expression>(&text.pieces.front());
        if (value != nullptr && isKind(*value, PythonKind::Text))
            return (*this)(*value);
    }
    return (*this)(text);
}

/// A duration is shown with its unit.
std::string PythonExpressions::asShown(const Expression &expression)
{
    if (!isKind(expression, PythonKind::Duration))
        return (*this)(expression);
    m_draft.needs.helpers.insert(PythonHelper::InUnits);
    return "in_units(" + (*this)(expression) + ')';
}

std::vector<std::string> PythonExpressions::arguments(const Call &call)
{
    std::vector<std::string> result;
    for (const Expression &argument : call.arguments) {
        m_bareText = true;
        result.push_back((*this)(argument));
        m_bareText = false;
    }
    return result;
}

std::vector<std::string> PythonExpressions::callableAndArguments(const Call &call)
{
    std::vector<std::string> result = arguments(call);
    result.insert(result.begin(), global(call.name));
    return result;
}

std::string PythonExpressions::call(const Call &call)
{
    std::string text;
    for (const std::string &argument : arguments(call))
        text += (text.empty() ? "" : ", ") + argument;
    return global(call.name) + '(' + text + ')';
}

std::string PythonExpressions::list(const std::vector<Expression> &operands)
{
    std::string result;
    for (const Expression &operand : operands)
        result += (result.empty() ? "" : ", ") + (*this)(operand);
    return result;
}

/// A name is a variable, or else shared; a bare word in a call that is neither is text if it begins with a capital.
PythonExpressions::Written PythonExpressions::name(const Expression &expression)
{
    const std::string &name = expression.name;
    if (isVariable(name))
        return {variable(name), atom};
    const bool isCapital = name[0] >= 'A' && name[0] <= 'Z';
    if (m_bareText && isCapital && m_draft.types.shared(name) == nullptr)
        return {pythonText(name, m_quote), atom};
    return {global(name), atom};
}

PythonExpressions::Written PythonExpressions::literal(const Value &value) const
{
    if (const auto *duration = value.as<Duration>())
        return {pythonSeconds(duration->count(), m_draft.speed), duration->count() < 0 ? sign : atom};
    if (const auto *text = value.as<std::string>())
        return {pythonText(*text, m_quote), atom};
    const std::string text = engine::repr(value);
    return {text, text.starts_with('-') ? sign : atom};
}

std::map<std::string, std::string> pythonNames(const std::set<std::string> &names, const std::set<std::string> &taken)
{
    std::map<std::string, std::string> result;
    std::set<std::string> all = taken;
    for (const std::string &name : names) {
        if (asIdentifier(name) == name && !taken.contains(name))
            all.insert(result.emplace(name, name).first->second);
    }
    for (const std::string &name : names) {
        if (!result.contains(name))
            all.insert(result.emplace(name, freeName(asIdentifier(name), all)).first->second);
    }
    return result;
}

} // namespace loopscope::scenario
