// Pictures of runs on the virtual clock, compared with those kept in pictures/, pixel by pixel: fonts travel inside of
// the program, so there is no reason for a difference. Few on purpose; what is drawn is tested as text in
// tests/timeline.
//
// After a change that is meant to be seen: LOOPSCOPE_UPDATE_PICTURES=1 makes them anew. Look at them before committing.

#include "cli/commands.h"
#include "paint/fonts.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

#include <sstream>

using namespace loopscope::app;

class PictureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { registerFonts(); }
    void pictures_data();
    void pictures();
};

void PictureTest::pictures_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::newRow("blocking_call-dark") << QStringLiteral("run blocking_call --clock virtual --size 960x560");
    QTest::newRow("run_in_executor-light")
        << QStringLiteral("run run_in_executor --clock virtual --size 960x480 --theme light");
    QTest::newRow("pool_queue-part") << QStringLiteral(
        "run pool_queue --clock virtual --size 960x480 --from 2.5s --to 7.5s");
    QTest::newRow("graceful_shutdown-dark") << QStringLiteral("run graceful_shutdown --clock virtual --size 960x360");
}

void PictureTest::pictures()
{
    QFETCH(QString, arguments);
    const QString kept = QStringLiteral(LOOPSCOPE_GOLDENS "/%1.png").arg(QString::fromLatin1(QTest::currentDataTag()));
    const bool update = qEnvironmentVariableIsSet("LOOPSCOPE_UPDATE_PICTURES");
    QTemporaryDir folder;
    const QString made = update ? kept : folder.filePath(QStringLiteral("made.png"));

    auto command = parseCommandLine((arguments + QStringLiteral(" --export ") + made).split(QLatin1Char(' ')));
    QVERIFY(std::holds_alternative<RunScenario>(command));
    std::ostringstream out;
    std::ostringstream err;
    QCOMPARE(runScenario(std::get<RunScenario>(command), {out, err}), ExitCode::Done);
    QCOMPARE(QString::fromStdString(err.str()), QString());

    const QImage expected(kept);
    const QImage actual(made);
    QVERIFY2(!expected.isNull(), qPrintable(kept));
    QCOMPARE(actual.size(), expected.size());
    if (actual != expected) {
        const QString left =
            QStringLiteral("%1/%2-differs.png").arg(QDir::tempPath(), QString::fromLatin1(QTest::currentDataTag()));
        actual.save(left);
        QFAIL(qPrintable(QStringLiteral("the picture differs; what was drawn is in %1").arg(left)));
    }
}

QTEST_MAIN(PictureTest)
#include "picture_test.moc"
