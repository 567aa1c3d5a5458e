// Times as people read them, and the marks of the ruler.

#include "timeline/format.h"
#include "timeline/ticks.h"

#include <QTest>

using namespace loopscope;
using namespace loopscope::timeline;
using namespace std::chrono_literals;

namespace {

QString shown(const std::string &text)
{
    return QString::fromStdString(text);
}

QStringList labels(Duration from, Duration to, int width = 1000, int gap = 100)
{
    QStringList labels;
    for (const Tick &tick : ticksFor({{Time{from}, Time{to}}, 0, width}, gap))
        labels << shown(tick.label);
    return labels;
}

} // namespace

class FormatTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void durationsHaveTheDigitsThatMatter_data()
    {
        QTest::addColumn<qint64>("ns");
        QTest::addColumn<QString>("text");
        const auto row = [](Duration duration, const char *text) {
            QTest::newRow(text) << qint64{duration.count()} << QString::fromUtf8(text);
        };
        row(0ns, "0 ns");
        row(412ns, "412 ns");
        row(3800ns, "3.8 µs");
        row(38us, "38 µs");
        row(999'600ns, "1.0 ms");
        row(250ms, "250 ms");
        row(3s, "3.0 s");
        row(12'400ms, "12.4 s");
        row(59'960ms, "1 min");
        row(80s, "1 min 20 s");
        row(59min + 59s + 900ms, "1 h");
        row(90min, "1 h 30 min");
        row(50h, "50 h");
        row(-3s, "-3.0 s");
    }
    void durationsHaveTheDigitsThatMatter()
    {
        QFETCH(qint64, ns);
        QFETCH(QString, text);
        QCOMPARE(shown(formatDuration(Duration{ns})), text);
    }

    void whatSomeoneWroteDownHasNoZerosAtItsEnd()
    {
        QCOMPARE(shown(formatNominal(1s)), QStringLiteral("1 s"));
        QCOMPARE(shown(formatNominal(1500ms)), QStringLiteral("1.5 s"));
        QCOMPARE(shown(formatNominal(250ms)), QStringLiteral("250 ms"));
        QCOMPARE(shown(formatNominal(20ms)), QStringLiteral("20 ms"));
        QCOMPARE(shown(formatNominal(999'998us)), QStringLiteral("1 s"));
    }

    void everyLengthHasAText()
    {
        QVERIFY(!formatDuration(Duration::max()).empty());
        QVERIFY(!formatDuration(Duration::min()).empty());
        QVERIFY(!formatTime(Time::max()).empty());
        QVERIFY(!formatExact(Time::min()).empty());
    }

    void momentsShowAsMuchAsThePixelTells()
    {
        const Time time{1620ms + 412us + 7ns};
        QCOMPARE(shown(formatTime(time)), QStringLiteral("1.620 s"));
        QCOMPARE(shown(formatTime(time, 20us)), QStringLiteral("1.620 412 s"));
        QCOMPARE(shown(formatTime(time, 3ns)), QStringLiteral("1.620 412 007 s"));
        QCOMPARE(shown(formatTime(Time{2min + 1620ms})), QStringLiteral("2 min 1.620 s"));
        QCOMPARE(shown(formatExact(Time{412us})), QStringLiteral("0.000 412 s"));
        QCOMPARE(shown(formatExact(Time{3s})), QStringLiteral("3.000 s"));
    }

    void ticksCountInOnesTwosAndFives()
    {
        QCOMPARE(labels(0s, 8s).first(3), (QStringList{"0 s", "1 s", "2 s"}));
        QCOMPARE(labels(0s, 4s).first(4), (QStringList{"0 s", "500 ms", "1.0 s", "1.5 s"}));
        QCOMPARE(labels(0us, 150us).first(3), (QStringList{"0 s", "20 µs", "40 µs"}));
        QCOMPARE(labels(0min, 4min).at(1), QStringLiteral("30 s"));
        QCOMPARE(labels(0min, 4min).last(), QStringLiteral("3 min 30 s"));
        QCOMPARE(labels(0h, 40h).at(1), QStringLiteral("6 h"));
        QCOMPARE(labels(0ns, 100ns).at(1), QStringLiteral("10 ns"));
    }

    void ticksKeepTheirDistanceAtEveryZoom()
    {
        for (std::int64_t length = 100; length < INT64_MAX / 3; length = length * 3 / 2) {
            const Axis axis{{Time{1s}, plus(Time{1s}, Duration{length})}, 145, 900};
            const auto ticks = ticksFor(axis, 80);
            for (std::size_t index = 1; index < ticks.size(); ++index) {
                QVERIFY(ticks[index].x - ticks[index - 1].x >= 79);
                QVERIFY(ticks[index].label != ticks[index - 1].label);
            }
            QVERIFY(ticks.size() <= 900 / 79 + 1);
        }
    }

    void thereAreNoTicksWhereThereIsNoTime()
    {
        QVERIFY(labels(0s, 0s).isEmpty());
        QVERIFY(labels(0s, 1s, 0).isEmpty());
        QCOMPARE(labels(-1s, 1s).first(), QStringLiteral("0 s"));
    }
};

QTEST_APPLESS_MAIN(FormatTest)
#include "format_test.moc"
