#include "docs/language_page.h"
#include "scenario/objects.h"
#include "scenario/steps.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace loopscope::test {

namespace {

using scenario::FieldSpec;
using scenario::FieldType;
using scenario::StepSpec;

QString text(std::string_view words)
{
    return QString::fromUtf8(words.data(), static_cast<qsizetype>(words.size()));
}

QJsonObject reference(const char *definition)
{
    return {{QStringLiteral("$ref"), QStringLiteral("#/$defs/%1").arg(QLatin1String(definition))}};
}

QJsonObject ofType(const char *type)
{
    return {{QStringLiteral("type"), QString::fromLatin1(type)}};
}

QJsonObject listOf(const QJsonObject &items)
{
    return {{QStringLiteral("type"), QStringLiteral("array")}, {QStringLiteral("items"), items}};
}

QJsonObject pattern(const char *expression)
{
    return {{QStringLiteral("type"), QStringLiteral("string")},
            {QStringLiteral("pattern"), QString::fromLatin1(expression)}};
}

QJsonObject mapOf(const QJsonObject &values)
{
    return {{QStringLiteral("type"), QStringLiteral("object")}, {QStringLiteral("additionalProperties"), values}};
}

QJsonObject any(const QJsonArray &of)
{
    return {{QStringLiteral("anyOf"), of}};
}

QJsonObject words(std::string_view list)
{
    QJsonArray all;
    for (const QString &word : text(list).split(QLatin1Char(' ')))
        all.append(word);
    return {{QStringLiteral("enum"), all}};
}

QJsonObject valueOf(const FieldSpec &field)
{
    switch (field.type) {
    case FieldType::Text:
        return {{QStringLiteral("type"),
                 QJsonArray{QStringLiteral("string"), QStringLiteral("number"), QStringLiteral("boolean")}}};
    case FieldType::Expression:
        return {}; // whatever YAML can say
    case FieldType::Duration:
        return pattern(".");
    case FieldType::Call:
        return reference("call");
    case FieldType::Awaitable:
        return reference("awaitable");
    case FieldType::Awaitables:
        return any({ofType("string"), listOf(reference("awaitable"))});
    case FieldType::Variable:
        return reference("name");
    case FieldType::Count:
        return any({ofType("integer"), ofType("string")});
    case FieldType::Steps:
        return reference("steps");
    case FieldType::Handlers:
        return mapOf(reference("steps"));
    case FieldType::Raised:
        return ofType("string");
    case FieldType::Flag:
        return ofType("boolean");
    case FieldType::Word:
        return words(field.words);
    case FieldType::Object:
        return reference("object");
    case FieldType::Nothing:
        break;
    }
    return ofType("null");
}

QJsonObject schemaOf(const StepSpec &spec)
{
    QJsonObject properties;
    QJsonArray required;
    for (const FieldSpec &field : spec.usedFields()) {
        const QString name = text(field.name.empty() ? spec.name : field.name);
        QJsonObject value = valueOf(field);
        value.insert(QStringLiteral("description"), field.name.empty() ? text(spec.summary) : text(field.summary));
        properties.insert(name, value);
        if (field.required || field.name.empty())
            required.append(name);
    }
    return {{QStringLiteral("type"), QStringLiteral("object")},
            {QStringLiteral("title"), text(spec.name)},
            {QStringLiteral("description"), text(spec.summary) + QStringLiteral(" In asyncio: ") + text(spec.asyncio)},
            {QStringLiteral("properties"), properties},
            {QStringLiteral("required"), required},
            {QStringLiteral("additionalProperties"), false}};
}

QJsonObject step()
{
    QJsonArray alone;
    QJsonArray all;
    for (const StepSpec &spec : scenario::stepSpecs()) {
        if (!spec.fields[0].required)
            alone.append(text(spec.name));
    }
    all.append(QJsonObject{{QStringLiteral("enum"), alone}});
    all.append(reference("call"));
    for (const StepSpec &spec : scenario::stepSpecs())
        all.append(schemaOf(spec));
    return any(all);
}

QJsonObject object()
{
    QJsonArray alone;
    QJsonObject withNumber{{QStringLiteral("gil"), ofType("boolean")}};
    for (const scenario::ObjectSpec &spec : scenario::objectSpecs) {
        if (spec.parameter != scenario::ObjectParameter::Required)
            alone.append(text(spec.name));
        if (spec.parameter != scenario::ObjectParameter::None)
            withNumber.insert(text(spec.name), QJsonObject{{QStringLiteral("type"), QStringLiteral("integer")},
                                                           {QStringLiteral("description"), text(spec.summary)}});
    }
    return any({ofType("integer"), QJsonObject{{QStringLiteral("enum"), alone}},
                QJsonObject{{QStringLiteral("type"), QStringLiteral("object")},
                            {QStringLiteral("properties"), withNumber},
                            {QStringLiteral("minProperties"), 1},
                            {QStringLiteral("additionalProperties"), false}}});
}

QJsonObject awaitable()
{
    const auto one = [](const char *name, const QJsonObject &value) {
        return QJsonObject{{QStringLiteral("type"), QStringLiteral("object")},
                           {QStringLiteral("properties"), QJsonObject{{QString::fromLatin1(name), value}}},
                           {QStringLiteral("required"), QJsonArray{QString::fromLatin1(name)}},
                           {QStringLiteral("additionalProperties"), false}};
    };
    QJsonObject job = one("run_in_executor", reference("call"));
    job.insert(QStringLiteral("properties"), QJsonObject{{QStringLiteral("run_in_executor"), reference("call")},
                                                         {QStringLiteral("on"), ofType("string")}});
    return any({ofType("string"), job, one("to_thread", reference("call")), one("sleep", ofType("string")),
                one("shield", reference("awaitable"))});
}

QJsonObject settings()
{
    const QJsonObject properties{
        {QStringLiteral("workers"), QJsonObject{{QStringLiteral("type"), QStringLiteral("integer")},
                                                {QStringLiteral("minimum"), 1},
                                                {QStringLiteral("maximum"), 64}}},
        {QStringLiteral("stall_after"), pattern("^[0-9.]+ ?(ns|us|ms|s|min|h)$")},
        {QStringLiteral("debug"), ofType("boolean")},
        {QStringLiteral("gil"), ofType("boolean")},
        {QStringLiteral("on_slow"), reference("name")}};
    return {{QStringLiteral("type"), QStringLiteral("object")},
            {QStringLiteral("properties"), properties},
            {QStringLiteral("additionalProperties"), false}};
}

} // namespace

QByteArray languageSchema()
{
    const QJsonObject properties{{QStringLiteral("title"), ofType("string")},
                                 {QStringLiteral("about"), ofType("string")},
                                 {QStringLiteral("tags"), listOf(ofType("string"))},
                                 {QStringLiteral("settings"), settings()},
                                 {QStringLiteral("shared"), mapOf(reference("object"))},
                                 {QStringLiteral("coroutines"), mapOf(reference("steps"))},
                                 {QStringLiteral("functions"), mapOf(reference("steps"))},
                                 {QStringLiteral("main"), reference("steps")}};
    const QJsonObject definitions{{QStringLiteral("step"), step()},
                                  {QStringLiteral("steps"), any({ofType("null"), listOf(reference("step"))})},
                                  {QStringLiteral("call"), pattern("^[A-Za-z_][A-Za-z0-9_]*\\(.*\\)$")},
                                  {QStringLiteral("name"), pattern("^[A-Za-z_][A-Za-z0-9_]*$")},
                                  {QStringLiteral("object"), object()},
                                  {QStringLiteral("awaitable"), awaitable()}};
    const QJsonObject schema{
        {QStringLiteral("$schema"), QStringLiteral("https://json-schema.org/draft/2020-12/schema")},
        {QStringLiteral("title"), QStringLiteral("A scenario of Loopscope")},
        {QStringLiteral("type"), QStringLiteral("object")},
        {QStringLiteral("properties"), properties},
        {QStringLiteral("additionalProperties"), false},
        {QStringLiteral("$defs"), definitions}};
    return QJsonDocument(schema).toJson();
}

} // namespace loopscope::test
