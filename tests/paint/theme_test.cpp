// The palette, in numbers: what can be read, what can be told apart, also by people who confuse red and green.

#include "paint/borders.h"
#include "paint/theme.h"

#include <QTest>

#include <cmath>

using namespace loopscope;
using namespace loopscope::app;
using timeline::Role;

namespace {

using Matrix = std::array<std::array<double, 3>, 3>;
using Colour = std::array<double, 3>;

// Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
constexpr Matrix protanopia{
    {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix deuteranopia{
    {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};

Colour linear(QRgb rgb)
{
    const auto channel = [](int value) {
        const double part = value / 255.0;
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return {channel(qRed(rgb)), channel(qGreen(rgb)), channel(qBlue(rgb))};
}

Colour times(const Matrix &matrix, const Colour &colour)
{
    Colour result{};
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t column = 0; column < 3; ++column)
            result[row] += matrix[row][column] * colour[column];
        result[row] = std::clamp(result[row], 0.0, 1.0);
    }
    return result;
}

/// CIE L*a*b* under D65.
Colour lab(const Colour &colour)
{
    constexpr Matrix toXyz{{{0.4124, 0.3576, 0.1805}, {0.2126, 0.7152, 0.0722}, {0.0193, 0.1192, 0.9505}}};
    Colour xyz{};
    for (std::size_t row = 0; row < 3; ++row)
        xyz[row] = toXyz[row][0] * colour[0] + toXyz[row][1] * colour[1] + toXyz[row][2] * colour[2];
    const auto curve = [](double value) { return value > 0.008856 ? std::cbrt(value) : 7.787 * value + 16.0 / 116; };
    const double x = curve(xyz[0] / 0.9505);
    const double y = curve(xyz[1]);
    const double z = curve(xyz[2] / 1.089);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

/// How different two colours look (CIE 1976); above 20 they are plainly different, side by side or not.
double difference(QRgb a, QRgb b, const Matrix &sight)
{
    const Colour first = lab(times(sight, linear(a)));
    const Colour second = lab(times(sight, linear(b)));
    return std::hypot(first[0] - second[0], first[1] - second[1], first[2] - second[2]);
}

constexpr Role textRoles[]{Role::Text, Role::Dim, Role::Faint, Role::Accent, Role::Failed, Role::Cancelled};
constexpr Role spanRoles[]{Role::Running, Role::Ready,     Role::Sleep, Role::Io,    Role::Lock,
                           Role::Queue,   Role::Executor,  Role::Task,  Role::Mutex, Role::Gil,
                           Role::Stall,   Role::Cancelled, Role::Failed};

} // namespace

class ThemeTest : public QObject {
    Q_OBJECT

    static void rows()
    {
        QTest::addColumn<ThemeKind>("kind");
        QTest::newRow("dark") << ThemeKind::Dark;
        QTest::newRow("light") << ThemeKind::Light;
        QTest::newRow("dark, high contrast") << ThemeKind::DarkContrast;
        QTest::newRow("light, high contrast") << ThemeKind::LightContrast;
    }

private Q_SLOTS:
    void textCanBeRead_data() { rows(); }
    void textCanBeRead()
    {
        QFETCH(ThemeKind, kind);
        const Theme &theme = themeFor(kind);
        const double least = isHighContrast(kind) ? 7.0 : 4.5; // WCAG 2.1: AAA, AA
        for (const Role role : textRoles) {
            for (const Role ground : {Role::Background, Role::Panel, Role::Raised}) {
                const double ratio = contrast(theme.rgb(role), theme.rgb(ground));
                QVERIFY2(ratio >= least,
                         qPrintable(QStringLiteral("role %1 on %2: %3").arg(int(role)).arg(int(ground)).arg(ratio)));
            }
            const QRgb tinted = blended(theme.rgb(Role::Background), theme.rgb(Role::Stall), 22);
            if (role != Role::Accent)
                QVERIFY(contrast(theme.rgb(role), tinted) >= 4.0);
        }
        QVERIFY(contrast(theme.rgb(Role::OnAccent), theme.rgb(Role::Accent)) >= least);
        QVERIFY(contrast(theme.rgb(Role::OnRunning), theme.rgb(Role::Running)) >= least);
        QVERIFY(contrast(theme.rgb(Role::OnRunning), theme.rgb(Role::Executor)) >= least);
        const QRgb wordsOfReady = blended(theme.rgb(Role::Background), theme.rgb(Role::Ready), 60);
        QVERIFY(contrast(theme.rgb(Role::Text), wordsOfReady) >= least);
    }

    void spansStandOutFromTheGround_data() { rows(); }
    void spansStandOutFromTheGround()
    {
        QFETCH(ThemeKind, kind);
        const Theme &theme = themeFor(kind);
        for (const Role role : spanRoles) {
            const double ratio = contrast(theme.rgb(role), theme.rgb(Role::Background));
            QVERIFY2(ratio >= (isHighContrast(kind) ? 4.5 : 3.0),
                     qPrintable(QStringLiteral("role %1: %2").arg(int(role)).arg(ratio)));
        }
    }

    void statesAreToldApartWithoutRedAndGreen_data() { rows(); }
    void statesAreToldApartWithoutRedAndGreen()
    {
        QFETCH(ThemeKind, kind);
        const Theme &theme = themeFor(kind);
        const Role states[]{Role::Running, Role::Ready, Role::Stall, Role::Executor};
        for (const Role a : states) {
            for (const Role b : states) {
                if (a == b)
                    continue;
                for (const Matrix &sight : {protanopia, deuteranopia}) {
                    const double seen = difference(theme.rgb(a), theme.rgb(b), sight);
                    QVERIFY2(seen >= 15, qPrintable(QStringLiteral("%1 and %2: %3").arg(int(a)).arg(int(b)).arg(seen)));
                }
            }
        }
    }

    void aThreadsWaitsAreToldApart_data() { rows(); }
    void aThreadsWaitsAreToldApart()
    {
        QFETCH(ThemeKind, kind);
        const Theme &theme = themeFor(kind);
        const Matrix plainSight{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
        const Role waits[]{Role::Mutex, Role::Gil, Role::Lock, Role::Task, Role::Queue, Role::Executor, Role::Stall};
        for (const Role a : {Role::Mutex, Role::Gil}) {
            for (const Role b : waits) {
                const double seen = difference(theme.rgb(a), theme.rgb(b), plainSight);
                QVERIFY2(a == b || seen >= 25,
                         qPrintable(QStringLiteral("%1 and %2: %3").arg(int(a)).arg(int(b)).arg(seen)));
            }
        }
    }

    void everySpanHasABorderInHighContrast()
    {
        timeline::DrawList list;
        list.layer(timeline::LayerKind::Spans).rects = {{10, 10, 40, 20, Role::Running},
                                                        {60, 10, 2, 20, Role::Running}, // nothing would be left of it
                                                        {70, 10, 40, 20, Role::Ready, timeline::Fill::Hatched}};
        addBorders(list);
        const auto &rects = list.layer(timeline::LayerKind::Spans).rects;
        QCOMPARE(rects.size(), std::size_t{5});
        QCOMPARE(rects.back().role, Role::Text);
        QCOMPARE(rects.back().fill, timeline::Fill::Outline);
        QCOMPARE(rects.back().x, 70);
    }

    void everyRoleHasAColour()
    {
        for (const ThemeKind kind :
             {ThemeKind::Dark, ThemeKind::Light, ThemeKind::DarkContrast, ThemeKind::LightContrast}) {
            QCOMPARE(themeFor(kind).kind, kind);
            for (int role = 0; role < timeline::roleCount; ++role)
                QCOMPARE(qAlpha(themeFor(kind).rgb(static_cast<Role>(role))), 255);
        }
        QCOMPARE(contrast(0xff000000, 0xffffffff), 21.0);
        QCOMPARE(blended(0xff000000, 0xffffffff, 0), QRgb{0xff000000});
        QCOMPARE(blended(0xff000000, 0xffffffff, 255), QRgb{0xffffffff});
    }
};

QTEST_APPLESS_MAIN(ThemeTest)
#include "theme_test.moc"
