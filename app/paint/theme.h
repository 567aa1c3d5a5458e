#pragma once

// The one palette. Screen, exported pictures and QML take every colour from here.

#include "timeline/draw_list.h"

#include <QColor>

#include <array>

namespace loopscope::app {

enum class ThemeKind : std::uint8_t { Dark, Light };

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
