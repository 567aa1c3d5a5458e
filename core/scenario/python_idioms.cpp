#include "scenario/python_idioms.h"

#include "scenario/python_walk.h"

#include <algorithm>
#include <set>

namespace loopscope::scenario {

namespace {

using Kind = Expression::Kind;

bool isName(const Expression &expression, const std::string &name)
{
    return expression.kind == Kind::Name && expression.name == name;
}

/// Whether the value itself, and not something that is found out about it, becomes part of this one.
bool escapes(const Expression &expression, const std::string &name, bool mayBeItself)
{
    if (isName(expression, name))
        return !mayBeItself;
    const bool onlyLooks = expression.kind != Kind::List && expression.kind != Kind::Dict &&
                           expression.kind != Kind::Conditional && expression.kind != Kind::And &&
                           expression.kind != Kind::Or;
    return std::any_of(expression.operands.begin(), expression.operands.end(),
                       [&](const Expression &operand) { return escapes(operand, name, onlyLooks); });
}

bool isLiteralList(const Expression &expression, const std::string &name)
{
    return expression.kind == Kind::List && !escapes(expression, name, false);
}

bool isGrowth(const Expression &expression, const std::string &name)
{
    return expression.kind == Kind::Binary && expression.op == Expression::Operator::Add &&
           isName(expression.operands.at(0), name) && isLiteralList(expression.operands.at(1), name);
}

class Holders {
public:
    explicit Holders(const std::string &name) : m_name(name) {}

    /// Whether these steps leave the list to its variable.
    bool areFew(const std::vector<Step> &steps, bool isGoneThrough) const
    {
        return std::all_of(steps.begin(), steps.end(), [&](const Step &step) { return isFine(step, isGoneThrough); });
    }

private:
    bool isFine(const Step &step, bool isGoneThrough) const
    {
        const auto *value = step.field<Expression>();
        const auto *variable = step.field<Variable>("as");
        if (step.kind == StepKind::Let && value != nullptr && variable != nullptr && variable->name == m_name)
            return isLiteralList(*value, m_name) || (isGrowth(*value, m_name) && !isGoneThrough);
        const bool goesThrough = step.kind == StepKind::For || step.kind == StepKind::AsCompleted;
        // These take what is in the list, or end the routine.
        const bool onlyLooks = goesThrough || step.kind == StepKind::Gather || step.kind == StepKind::Wait ||
                               step.kind == StepKind::Return;
        const bool inside = isGoneThrough || (goesThrough && value != nullptr && isName(*value, m_name));
        return std::all_of(step.fields.begin(), step.fields.end(),
                           [&](const Field &field) { return isFine(field, onlyLooks, inside); }) &&
               areCallsFine(step);
    }

    bool areCallsFine(const Step &step) const
    {
        bool fine = true;
        eachCall(step, [&](const Call &call) {
            for (const Expression &argument : call.arguments)
                fine = fine && !escapes(argument, m_name, false);
        });
        return fine;
    }

    bool isFine(const Field &field, bool onlyLooks, bool isGoneThrough) const
    {
        if (const auto *variable = std::get_if<Variable>(&field.value))
            return variable->name != m_name;
        if (const auto *expression = std::get_if<Expression>(&field.value))
            return !escapes(*expression, m_name, onlyLooks);
        if (const auto *steps = std::get_if<std::vector<Step>>(&field.value))
            return areFew(*steps, isGoneThrough);
        if (const auto *handlers = std::get_if<std::vector<Handler>>(&field.value))
            return std::all_of(handlers->begin(), handlers->end(), [&](const Handler &handler) {
                return handler.variable != m_name && areFew(handler.steps, isGoneThrough);
            });
        return true; // texts only print it
    }

    const std::string &m_name;
};

/// How many jobs these steps give to the loop's own pool; many, where that cannot be told.
constexpr int many = 1000;

int jobsIn(const std::vector<Step> &steps)
{
    int count = 0;
    for (const Step &step : steps) {
        const bool isJob = step.kind == StepKind::ToThread ||
                           (step.kind == StepKind::RunInExecutor && step.field<Expression>("on") == nullptr);
        count += isJob ? 1 : 0;
        eachAwaitable(step, [&](const Awaitable &awaitable) {
            count += awaitable.kind == Awaitable::Kind::Thread ||
                             (awaitable.kind == Awaitable::Kind::Job && !awaitable.value)
                         ? 1
                         : 0;
        });
        const bool isLoop = step.kind == StepKind::For || step.kind == StepKind::While ||
                            step.kind == StepKind::Repeat || step.kind == StepKind::AsCompleted;
        int inside = 0;
        for (const Field &field : step.fields) {
            if (const auto *inner = std::get_if<std::vector<Step>>(&field.value))
                inside += jobsIn(*inner);
            if (const auto *handlers = std::get_if<std::vector<Handler>>(&field.value)) {
                for (const Handler &handler : *handlers)
                    inside += jobsIn(handler.steps);
            }
        }
        count += isLoop && inside > 0 ? many : inside;
    }
    return std::min(count, many);
}

} // namespace

bool isHeldByOne(const std::string &variable, const Definition &definition)
{
    const bool isParameter = std::any_of(definition.parameters.begin(), definition.parameters.end(),
                                         [&](const Variable &each) { return each.name == variable; });
    return !isParameter && Holders(variable).areFew(definition.steps, false);
}

const Expression *changeOf(const std::string &name, const Expression &expression)
{
    const bool isChange =
        expression.kind == Kind::Binary &&
        (expression.op == Expression::Operator::Add || expression.op == Expression::Operator::Subtract) &&
        isName(expression.operands.at(0), name);
    return isChange ? &expression.operands.at(1) : nullptr;
}

bool canFillPool(const Document &document)
{
    constexpr int fewestOfPython = 5; // of its own default pool: one for each processor, and four
    int jobs = 0;
    for (const Definition &definition : document.definitions) {
        const bool isMain = &definition == &document.definitions.front();
        const int each = jobsIn(definition.steps);
        jobs = std::min(many, jobs + (isMain || each == 0 ? each : many)); // others may run any number of times
    }
    return jobs > std::min(document.settings.workers, fewestOfPython);
}

namespace {

bool isProcesses(const Expression *pool, const Document &document)
{
    return pool != nullptr && std::any_of(document.shared.begin(), document.shared.end(), [&](const auto &shared) {
               return shared.object.kind == ObjectKind::Processes && isName(*pool, shared.name);
           });
}

} // namespace

bool runsOutsideOfProcesses(const std::string &function, const Document &document)
{
    std::set<std::string> outside{document.definitions.front().name};
    for (const Definition &definition : document.definitions) {
        if (!definition.isFunction)
            outside.insert(definition.name);
    }
    // Whoever is called by one of them, but for those that are given to processes; until there are no more.
    for (std::size_t before = 0; before != outside.size();) {
        before = outside.size();
        for (const Definition &definition : document.definitions) {
            if (!outside.contains(definition.name))
                continue;
            eachStep(definition.steps, [&](const Step &step) {
                if (const auto *call = step.field<Call>();
                    call != nullptr && !isProcesses(step.field<Expression>("on"), document))
                    outside.insert(call->name);
                eachAwaitable(step, [&](const Awaitable &awaitable) {
                    if (!isProcesses(awaitable.value ? &*awaitable.value : nullptr, document))
                        outside.insert(awaitable.call.name);
                });
            });
        }
    }
    return outside.contains(function) || document.onSlow.name == function;
}

} // namespace loopscope::scenario
