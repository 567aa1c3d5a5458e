#include "docs/language_page.h"

#include "scenario/builtins.h"
#include "scenario/methods.h"
#include "scenario/objects.h"
#include "scenario/steps.h"
#include "support/run_scenario.h"

#include <QFile>

namespace loopscope::test {

namespace {

using scenario::FieldSpec;
using scenario::FieldType;
using scenario::StepSpec;

QString text(std::string_view words)
{
    return QString::fromUtf8(words.data(), static_cast<qsizetype>(words.size()));
}

/// Of a cell in a table.
QString cell(std::string_view words)
{
    return text(words).replace(QLatin1Char('|'), QStringLiteral("\\|"));
}

QString code(std::string_view words)
{
    return QLatin1Char('`') + cell(words) + QLatin1Char('`');
}

const char *wordFor(FieldType type)
{
    switch (type) {
    case FieldType::Text:
        return "text";
    case FieldType::Expression:
        return "value";
    case FieldType::Duration:
        return "duration";
    case FieldType::Call:
        return "call";
    case FieldType::Awaitable:
        return "awaitable";
    case FieldType::Awaitables:
        return "list of awaitables";
    case FieldType::Variable:
        return "name";
    case FieldType::Count:
        return "number or `forever`";
    case FieldType::Steps:
        return "steps";
    case FieldType::Handlers:
        return "steps by exception";
    case FieldType::Raised:
        return "exception";
    case FieldType::Flag:
        return "`true` or `false`";
    case FieldType::Word:
        return "word";
    case FieldType::Object:
        return "kind of object";
    case FieldType::Nothing:
        break;
    }
    return "";
}

QString whereOf(const StepSpec &spec)
{
    if (spec.where == scenario::Where::Everywhere)
        return QStringLiteral("in coroutines and functions");
    return spec.inFunctions() ? QStringLiteral("in functions") : QStringLiteral("in coroutines");
}

QString fieldsOf(const StepSpec &spec)
{
    QString page = QStringLiteral("| parameter | | |\n|---|---|---|\n");
    bool any = false;
    for (const FieldSpec &field : spec.usedFields()) {
        if (field.type == FieldType::Nothing)
            continue;
        any = true;
        QString words = cell(field.summary);
        if (!field.words.empty())
            words += QStringLiteral(": `") + text(field.words).replace(QLatin1Char(' '), QStringLiteral("`, `")) +
                     QLatin1Char('`');
        page += QStringLiteral("| %1 | %2%3 | %4 |\n")
                    .arg(code(field.name.empty() ? spec.name : field.name), QString::fromLatin1(wordFor(field.type)),
                         field.required ? QString() : QStringLiteral(", may be left out"), words);
    }
    return any ? page + QLatin1Char('\n') : QString();
}

QString exampleOf(const StepSpec &spec, const QString &folder)
{
    QFile file(folder + QLatin1Char('/') + text(spec.name) + QStringLiteral(".yaml"));
    if (!file.open(QIODevice::ReadOnly))
        return QStringLiteral("There is no example: %1.\n\n").arg(file.fileName());
    const QByteArray source = file.readAll();
    const FinishedRun run = runText(std::string_view(source.constData(), static_cast<std::size_t>(source.size())));
    QString page = QStringLiteral("```yaml\n%1```\n\n").arg(QString::fromUtf8(source));
    page += QStringLiteral("```text\n%1```\n\n").arg(QString::fromStdString(joined(run.log()) + run.result.error));
    return page;
}

QString stepsOf(scenario::Topic topic, const QString &examples)
{
    QString page = QStringLiteral("## %1\n\n").arg(text(titleOf(topic)));
    for (const StepSpec &spec : scenario::stepSpecs()) {
        if (spec.topic != topic)
            continue;
        page += QStringLiteral("### %1\n\n%2 In asyncio: %3; %4.\n\n")
                    .arg(text(spec.name), text(spec.summary), code(spec.asyncio), whereOf(spec));
        page += fieldsOf(spec) + exampleOf(spec, examples);
    }
    return page;
}

QString objects()
{
    QString page = QStringLiteral("## Shared objects\n\n"
                                  "What stands under `shared:` is there before `main` begins, and every coroutine and "
                                  "function knows it by its name. `create` makes the same kinds on the way.\n\n"
                                  "| kind | in asyncio | |\n|---|---|---|\n");
    for (const scenario::ObjectSpec &spec : scenario::objectSpecs) {
        QString kind = text(spec.name);
        if (spec.parameter != scenario::ObjectParameter::None)
            kind = QStringLiteral("{%1: 2}").arg(kind);
        page += QStringLiteral("| `%1` | %2 | %3%4 |\n")
                    .arg(kind, QString(code(spec.asyncio)).replace(QStringLiteral("{}"), QStringLiteral("2")),
                         cell(spec.summary),
                         spec.parameterName.empty() ? QString()
                                                    : QStringLiteral(" The number: %1.").arg(cell(spec.parameterName)));
    }
    return page + QStringLiteral("\nA whole number alone is a `value`: `shared: {counter: 0}`. A `pool` may have "
                                 "`gil: true`: its workers take turns at computing, in slices of five milliseconds, "
                                 "as CPython's threads do.\n\n");
}

QString expressions()
{
    QString page = QStringLiteral(
        "## Values\n\n"
        "Python's literals and operators: numbers, texts in quotes, `True`, `False`, `None`, `[1, 2]`, `{'a': 1}`; "
        "`+ - * / // %`, comparisons, `in`, `is`, `and or not`, `a if c else b`, `x[0]`, `x[1:3]`; and durations with "
        "a "
        "unit: `250us 50ms 2s 1min`. In texts, values stand in braces: `\"{n + 1}\"`. In a call, a word that begins "
        "with a capital letter and names nothing is text: `message(1s, ONE)`. Values never change; to make a list "
        "longer, make a longer list: `let: items + [x]`, `as: items`.\n\n"
        "| function | |\n|---|---|\n");
    for (const scenario::BuiltinSpec &spec : scenario::builtinSpecs)
        page += QStringLiteral("| %1 | %2 |\n").arg(code(spec.usage), cell(spec.summary));
    page += QStringLiteral("\n| of | | |\n|---|---|---|\n");
    for (const scenario::MethodSpec &spec : scenario::methodSpecs)
        page += QStringLiteral("| %1 | `.%2%3` | %4 |\n")
                    .arg(cell(spec.belongsTo), text(spec.name), spec.isCall ? QStringLiteral("()") : QString(),
                         cell(spec.summary));
    return page + QLatin1Char('\n');
}

QString head()
{
    return QStringLiteral(
        "# The language of scenarios\n\n"
        "This page is made from the program's own tables, and its examples are run by the tests; what stands under "
        "each "
        "is what it logs. (To make it anew: `./dev docs`.)\n\n"
        "A scenario is a YAML file with these parts; only `main` must be there.\n\n"
        "| part | |\n|---|---|\n"
        "| `title`, `about`, `tags` | what people read; `about` is Markdown |\n"
        "| `settings` | `workers: 4` of the default pool; `stall_after: 100ms`: a slice that long is a stall; "
        "`debug: true`: asyncio's debug mode; `on_slow: function`: told of each slow slice in debug mode; "
        "`gil: true`: threads take turns at computing |\n"
        "| `shared` | objects that everybody knows by name |\n"
        "| `coroutines` | `name(parameters):` and a list of steps; they run on a loop |\n"
        "| `functions` | the same, but blocking: for workers, threads, processes and callbacks |\n"
        "| `main` | the steps of the main task. Where `functions` has a `main()` instead, it is blocking code on the "
        "main thread, and there is no loop |\n\n"
        "A step is `- name: value`, with its other parameters below, or the name alone; `- name(values)` calls a "
        "coroutine or function. What is awaited is a call, a value, or one of `{run_in_executor: f(), on: pool}`, "
        "`{to_thread: f()}`, `{sleep: 1s}` and `{shield: …}`.\n\n");
}

} // namespace

QString languagePage(const QString &examples)
{
    QString page = head() + objects() + expressions();
    for (int topic = 0; topic <= static_cast<int>(scenario::Topic::InputAndOutput); ++topic)
        page += stepsOf(static_cast<scenario::Topic>(topic), examples);
    return page.trimmed() + QLatin1Char('\n');
}

} // namespace loopscope::test
