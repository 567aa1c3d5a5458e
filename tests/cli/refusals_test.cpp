// What the program cannot do, it says in one line, and ends with 2.

#include "cli/run_program.h"

#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace loopscope;
using test::Result;
using test::run;

class RefusalsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void badFilesEndWithTwo_data();
    void badFilesEndWithTwo();
    void badTargetsEndWithTwo_data();
    void badTargetsEndWithTwo();
    void aFullDiskIsTold();
    void withoutADisplayTheWindowSaysSo();

private:
    QString file(const QString &name, const QByteArray &text) const { return test::fileIn(m_folder, name, text); }
    QTemporaryDir m_folder;
};

void RefusalsTest::badFilesEndWithTwo_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<QString>("word");
    QTest::newRow("missing") << QStringLiteral("blocking_cal") << QStringLiteral("did you mean 'blocking_call'?");
    QTest::newRow("a directory") << QStringLiteral("/") << QStringLiteral("is a folder");
    QTest::newRow("no YAML") << file(QStringLiteral("no.yaml"), "main: [\n") << QStringLiteral("no.yaml:");
    QTest::newRow("unknown step") << file(QStringLiteral("step.yaml"), "main:\n  - lgo: x\n")
                                  << QStringLiteral("did you mean 'log'?");
    QTest::newRow("missing parameter") << file(QStringLiteral("parameter.yaml"), "main:\n  - repeat: 3\n")
                                       << QStringLiteral("needs 'do'");
    QTest::newRow("empty") << file(QStringLiteral("empty.yaml"), "") << QStringLiteral("main");
    QTest::newRow("too large") << file(QStringLiteral("large.yaml"), QByteArray(2'000'000, '#'))
                               << QStringLiteral("1 MiB");
    QTest::newRow("not text") << file(QStringLiteral("bytes.yaml"), QByteArray("\x00\xff\xfe\x01", 4))
                              << QStringLiteral("UTF-8");
}

void RefusalsTest::badFilesEndWithTwo()
{
    QFETCH(QString, scenario);
    QFETCH(QString, word);
    const Result result = run({QStringLiteral("run"), scenario});
    QCOMPARE(result.code, 2);
    QCOMPARE(result.out, QString());
    QVERIFY2(result.err.contains(word), qPrintable(result.err));
}

void RefusalsTest::badTargetsEndWithTwo_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::newRow("picture: a directory") << QStringList{QStringLiteral("--export"), QStringLiteral("/tmp")};
    QTest::newRow("picture: a folder that is not there")
        << QStringList{QStringLiteral("--export"), m_folder.filePath(QStringLiteral("no/where.png"))};
    QTest::newRow("picture: no pixel") << QStringList{QStringLiteral("--export"),
                                                      m_folder.filePath(QStringLiteral("a.png")),
                                                      QStringLiteral("--size"), QStringLiteral("0x0")};
    QTest::newRow("picture: too many pixels")
        << QStringList{QStringLiteral("--export"), m_folder.filePath(QStringLiteral("a.png")), QStringLiteral("--size"),
                       QStringLiteral("1000000x1000000")};
    QTest::newRow("trace: a directory") << QStringList{QStringLiteral("--trace"), QStringLiteral("/tmp")};
    QTest::newRow("trace: a folder that is not there")
        << QStringList{QStringLiteral("--trace"), m_folder.filePath(QStringLiteral("no/where.json"))};
}

void RefusalsTest::badTargetsEndWithTwo()
{
    QFETCH(QStringList, options);
    const Result result = run(QStringList{QStringLiteral("run"), QStringLiteral("gather"), QStringLiteral("--clock"),
                                          QStringLiteral("virtual")} +
                              options);
    QCOMPARE(result.code, 2);
    QVERIFY2(result.err.startsWith(QStringLiteral("loopscope: ")), qPrintable(result.err));
    QCOMPARE(result.err.section(QLatin1Char('\n'), 0, 0), result.err.trimmed().section(QLatin1Char('\n'), 0, 0));
}

/// A limit on the size of files stands for the full disk: the kernel refuses to write on, in the middle of the file.
void RefusalsTest::aFullDiskIsTold()
{
    const QString target = m_folder.filePath(QStringLiteral("full.svg"));
    const Result result = run({QStringLiteral("run"), QStringLiteral("gather"), QStringLiteral("--clock"),
                               QStringLiteral("virtual"), QStringLiteral("--export"), target},
                              [] {
                                  const rlimit small{4096, 4096};
                                  ::setrlimit(RLIMIT_FSIZE, &small);
                                  ::signal(SIGXFSZ, SIG_IGN);
                              });
    QCOMPARE(result.code, 2);
    QVERIFY2(result.err.contains(QStringLiteral("full.svg")), qPrintable(result.err));
    QVERIFY(!QFile::exists(target));
}

void RefusalsTest::withoutADisplayTheWindowSaysSo()
{
    const Result result = run({});
    QCOMPARE(result.code, 2);
    QVERIFY2(result.err.contains(QStringLiteral("no display")), qPrintable(result.err));
}

QTEST_GUILESS_MAIN(RefusalsTest)
#include "refusals_test.moc"
