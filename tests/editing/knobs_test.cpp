// Which numbers of a scenario can be varied, and that setting one changes that number and nothing else.

#include "editing/knobs.h"
#include "scenario/demos.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <limits>

using namespace loopscope;
using namespace loopscope::editing;
using namespace loopscope::form;

namespace {

/// "workers 3", "block 3s in main, line 26": what it is, in a line.
QString toText(const Knob &knob)
{
    static constexpr std::array<const char *, 6> kinds{"workers", "stall_after", "speed",
                                                       "object",  "duration",    "count"};
    QString text = QString::fromLatin1(kinds.at(static_cast<std::size_t>(knob.kind)));
    if (!knob.name.empty())
        text += u' ' + QString::fromStdString(knob.name);
    text += u' ' + QString::fromStdString(editing::toText(knob.unit, knob.value));
    if (!knob.routine.empty())
        text += QStringLiteral(" in ") + QString::fromStdString(knob.routine);
    return knob.line == 0 ? text : text + QStringLiteral(" @%1").arg(knob.line);
}

QStringList toText(const std::vector<Knob> &knobs)
{
    QStringList texts;
    for (const Knob &knob : knobs)
        texts.append(toText(knob));
    return texts;
}

QString with(const std::string &text, std::size_t knob, std::int64_t value)
{
    return QString::fromStdString(form::apply(text, withKnob(knobsOf(text).at(knob), value)));
}

constexpr std::int64_t ms = 1'000'000;

} // namespace

class KnobsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsSettingsObjectsAndSteps()
    {
        const std::string text = R"(title: Grüße
settings: {workers: 3, stall_after: "50ms"}
shared:
  slots: {semaphore: 2}
  db: lock
coroutines:
  work(n):
    - log: "ä {n} waits 3s"
    - repeat: 4
      do: [{log: ä}, {sleep: 1.5s + n * 10ms}]
main:
  - gather: [work(1), {sleep: 20ms}]
)";
        QCOMPARE(
            toText(knobsOf(text)),
            (QStringList{QStringLiteral("workers 3 @2"), QStringLiteral("stall_after 50ms @2"),
                         QStringLiteral("speed 1"), QStringLiteral("object slots 2 @4"),
                         QStringLiteral("count repeat 4 in work @9"), QStringLiteral("duration sleep 1.5s in work @10"),
                         QStringLiteral("duration sleep 10ms in work @10"),
                         QStringLiteral("duration sleep 20ms in main @12")}));
        QVERIFY(with(text, 1, 100 * ms).contains(QStringLiteral("stall_after: \"100ms\"}")));
        QVERIFY(with(text, 5, 250 * ms).contains(QStringLiteral("{sleep: 250ms + n * 10ms}")));
    }

    void aTextWithProblemsHasNone()
    {
        QVERIFY(knobsOf("main:\n  - slep: 1s\n").empty());
        QVERIFY(knobsOf("").empty());
        QVERIFY(knobsOf("[").empty());
    }

    void whatIsNotWrittenYetIsWrittenWhereItBelongs_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("no settings") << QStringLiteral("title: A\n# about main\nmain:\n  - sleep: 1s\n")
                                     << QStringLiteral("title: A\nsettings: {workers: 9}\n# about main\nmain:\n"
                                                       "  - sleep: 1s\n");
        QTest::newRow("only main") << QStringLiteral("main:\n  - sleep: 1s\n")
                                   << QStringLiteral("settings: {workers: 9}\nmain:\n  - sleep: 1s\n");
        QTest::newRow("in braces") << QStringLiteral("settings: {debug: true} # so\nmain: [yield]\n")
                                   << QStringLiteral("settings: {debug: true, workers: 9} # so\nmain: [yield]\n");
        QTest::newRow("empty braces") << QStringLiteral("settings: {}\nmain: [yield]\n")
                                      << QStringLiteral("settings: {workers: 9}\nmain: [yield]\n");
        QTest::newRow("in lines") << QStringLiteral("settings:\n   # mine\n   debug: true\nmain: [yield]\n")
                                  << QStringLiteral("settings:\n   # mine\n   debug: true\n   workers: 9\n"
                                                    "main: [yield]\n");
    }
    void whatIsNotWrittenYetIsWrittenWhereItBelongs()
    {
        QFETCH(const QString, before);
        QFETCH(const QString, after);
        QCOMPARE(with(before.toStdString(), 0, 9), after);
    }

    void speedDividesEveryDurationButTheThreshold()
    {
        const std::string text = "settings: {stall_after: 200ms}\ncoroutines:\n  "
                                 "a():\n    - sleep: 1s\nmain:\n"
                                 "  - block: 50ms\n  - call: a()\n";
        QCOMPARE(with(text, 2, 4000), QStringLiteral("settings: {stall_after: 200ms}\ncoroutines:\n  "
                                                     "a():\n    - sleep: 250ms\nmain:\n"
                                                     "  - block: 12.5ms\n  - call: a()\n"));
        QVERIFY(with(text, 2, 3000).contains(QStringLiteral("sleep: 333.333ms")));
    }

    void everyKnobOfEveryDemoCanBeTurned_data()
    {
        QTest::addColumn<QString>("text");
        for (const scenario::Demo &demo : scenario::demos())
            QTest::newRow(demo.id.c_str()) << QString::fromStdString(demo.text);
    }
    void everyKnobOfEveryDemoCanBeTurned()
    {
        QFETCH(const QString, text);
        const std::string before = text.toStdString();
        const std::vector<Knob> knobs = knobsOf(before);
        QVERIFY(knobs.size() >= 2);
        for (std::size_t i = 0; i < knobs.size(); ++i) {
            const Knob &knob = knobs[i];
            if (knob.kind == KnobKind::Speed)
                continue;
            const std::int64_t value = std::min(knob.most, std::max<std::int64_t>(1, knob.value) * 2);
            const TextEdits edits = withKnob(knob, value);
            const std::string after = form::apply(before, edits);
            std::vector<Knob> expected = knobs; // the same, but for this one
            const std::vector<Knob> found = knobsOf(after);
            QVERIFY2(found.size() == expected.size(), after.c_str());
            for (std::size_t j = 0; j < found.size(); ++j) {
                QVERIFY2(found[j].value == (i == j ? value : expected[j].value), after.c_str());
                QCOMPARE(found[j].kind, expected[j].kind);
            }
            const std::size_t written = edits.front().text.size() - edits.front().length;
            QCOMPARE(after.size() - before.size(), written);
        }
    }

    void valuesGoFromOneEndToTheOther()
    {
        Knob knob;
        knob.unit = KnobUnit::Nanoseconds;
        knob.value = 100 * ms;
        knob.most = 1'000'000 * ms;
        const auto values = [&](std::int64_t from, std::int64_t to, int count, Spacing spacing) {
            QStringList texts;
            for (const std::int64_t value : valuesOf(knob, {from, to, count, spacing}))
                texts.append(QString::fromStdString(editing::toText(knob.unit, value)));
            return texts.join(u' ');
        };
        QCOMPARE(values(50 * ms, 400 * ms, 4, Spacing::Doubling), QStringLiteral("50ms 100ms 200ms 400ms"));
        QCOMPARE(values(0, 200 * ms, 3, Spacing::Even), QStringLiteral("0s 100ms 200ms"));
        QCOMPARE(values(0, 1000 * ms, 4, Spacing::Even),
                 QStringLiteral("0s 100ms 333ms 667ms 1s")); // and as it is
        QCOMPARE(values(400 * ms, 50 * ms, 2, Spacing::Even), QStringLiteral("50ms 100ms 400ms"));
        QCOMPARE(values(-5, std::numeric_limits<std::int64_t>::max(), 2, Spacing::Doubling),
                 QStringLiteral("0s 100ms 1000s"));
    }

    void valuesAreReadAsTheyAreWritten()
    {
        QCOMPARE(QString::fromStdString(editing::toText(KnobUnit::Nanoseconds, 1'234'567)),
                 QStringLiteral("1234.567us"));
        for (const std::int64_t value : {std::int64_t{0}, std::int64_t{1}, 999 * ms, 90'000 * ms, 1'234'567'891 * ms})
            QCOMPARE(knobValue(KnobUnit::Nanoseconds, editing::toText(KnobUnit::Nanoseconds, value)).value(), value);
        QCOMPARE(knobValue(KnobUnit::Thousandths, "2.5").value(), std::int64_t{2500});
        QVERIFY(!knobValue(KnobUnit::Nanoseconds, "5"));
        QVERIFY(!knobValue(KnobUnit::Things, "3.5"));
        QVERIFY(!knobValue(KnobUnit::Things, "99999999999999999999"));
        QVERIFY(!knobValue(KnobUnit::Thousandths, "nan"));
        QVERIFY(!knobValue(KnobUnit::Thousandths, ""));
    }
};

QTEST_APPLESS_MAIN(KnobsTest)
#include "knobs_test.moc"
