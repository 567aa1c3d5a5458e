#pragma once

// The one palette. Screen, exported pictures and QML take every colour from here.

#include "timeline/draw_list.h"

#include <QColor>

#include <array>

namespace loopscope::app {

/// The latter two for eyes that need more contrast: text of 7:1, spans of 4.5:1 and with borders (borders.h).
enum class ThemeKind : std::uint8_t { Dark, Light, DarkContrast, LightContrast };
inline constexpr int themeKindCount = static_cast<int>(ThemeKind::LightContrast) + 1;
/// Of a number, as settings and views keep it; Dark for one that is none.
constexpr ThemeKind themeKindOf(int number)
{
    return number >= 0 && number < themeKindCount ? static_cast<ThemeKind>(number) : ThemeKind::Dark;
}
constexpr bool isDark(ThemeKind kind)
{
    return kind == ThemeKind::Dark || kind == ThemeKind::DarkContrast;
}
constexpr bool isHighContrast(ThemeKind kind)
{
    return kind == ThemeKind::DarkContrast || kind == ThemeKind::LightContrast;
}

struct Theme {
    ThemeKind kind = ThemeKind::Dark;
    std::array<QRgb, timeline::roleCount> colours{};

    QRgb rgb(timeline::Role role) const { return colours[static_cast<std::size_t>(role)]; }
    QColor color(timeline::Role role) const { return QColor::fromRgb(rgb(role)); }
};

const Theme &themeFor(ThemeKind kind);

/// The contrast of two colours by WCAG 2.1, from 1 to 21.
double contrast(QRgb a, QRgb b);
/// `over` painted with `alpha` (0 to 255) on `under`.
QRgb blended(QRgb under, QRgb over, int alpha);

} // namespace loopscope::app
