// The language's page and its schema say what the code's tables say, and the page's examples do what it says. With
// LOOPSCOPE_UPDATE_DOCS in the environment both files are written instead of compared.

#include "docs/language_page.h"
#include "scenario/steps.h"
#include "support/run_scenario.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace loopscope;

namespace {

QString inProject(const char *path)
{
    return QStringLiteral(PROJECT_FOLDER "/") + QLatin1String(path);
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void compareOrUpdate(const QString &path, const QByteArray &content)
{
    if (qEnvironmentVariableIsSet("LOOPSCOPE_UPDATE_DOCS")) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
        return;
    }
    QVERIFY2(contentOf(path) == content, qPrintable(path + QStringLiteral(" is not up to date: ./dev docs")));
}

} // namespace

class LanguageDocsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyStepHasAnExampleThatRuns_data();
    void everyStepHasAnExampleThatRuns();
    void thePageIsUpToDate();
    void theSchemaIsUpToDate();
};

void LanguageDocsTest::everyStepHasAnExampleThatRuns_data()
{
    QTest::addColumn<QString>("name");
    for (const scenario::StepSpec &spec : scenario::stepSpecs())
        QTest::newRow(std::string(spec.name).c_str()) << QString::fromStdString(std::string(spec.name));
}

void LanguageDocsTest::everyStepHasAnExampleThatRuns()
{
    QFETCH(QString, name);
    const QByteArray text = contentOf(inProject("docs/examples/") + name + QStringLiteral(".yaml"));
    QVERIFY2(text.contains((QStringLiteral("- %1").arg(name)).toUtf8()) ||
                 text.contains((QStringLiteral("[%1]").arg(name)).toUtf8()) || name == QLatin1String("call"),
             "the example uses the step");
    const test::FinishedRun run = test::runText(text.toStdString());
    QCOMPARE(QString::fromStdString(run.result.error), QString());
    QVERIFY(!run.log().empty());
}

void LanguageDocsTest::thePageIsUpToDate()
{
    compareOrUpdate(inProject("docs/language.md"), test::languagePage(inProject("docs/examples")).toUtf8());
}

void LanguageDocsTest::theSchemaIsUpToDate()
{
    compareOrUpdate(inProject("resources/loopscope.schema.json"), test::languageSchema());
}

QTEST_GUILESS_MAIN(LanguageDocsTest)
#include "language_docs_test.moc"
