#include "paint/theme.h"

#include <algorithm>
#include <cmath>

namespace loopscope::app {

namespace {

using timeline::roleCount;

// In the order of timeline::Role. Text keeps 4.5:1 on Background and Panel, spans 3:1 on Background.
constexpr std::array<QRgb, roleCount> darkColours{
    0xff101318, // Background
    0xff161a21, // Panel
    0xff1d222b, // Raised
    0xff262d37, // Line
    0xffe7eaf0, // Text
    0xff9aa4b4, // Dim
    0xff818ca1, // Faint
    0xff6aa5ff, // Accent
    0xff0b1320, // OnAccent
    0xff06170f, // OnRunning
    0xff35b881, // Running
    0xffe9b649, // Ready
    0xff667285, // Sleep
    0xff4d8fe6, // Io
    0xffa67be8, // Lock
    0xff2bb3a6, // Queue
    0xff46c3f0, // Executor
    0xff8191ad, // Task
    0xffd65fb4, // Mutex
    0xffbd9440, // Gil
    0xfff0525f, // Stall
    0xffff6b76, // Failed
    0xffc59a9f, // Cancelled
};

constexpr std::array<QRgb, roleCount> lightColours{
    0xfffdfdfc, // Background
    0xfff5f6f8, // Panel
    0xffffffff, // Raised
    0xffe3e6eb, // Line
    0xff1b2029, // Text
    0xff5a6473, // Dim
    0xff69727f, // Faint
    0xff2a68d4, // Accent
    0xffffffff, // OnAccent
    0xff06170f, // OnRunning
    0xff28a16c, // Running
    0xffc48500, // Ready
    0xff8590a0, // Sleep
    0xff3f82dc, // Io
    0xff9263dd, // Lock
    0xff1f9f93, // Queue
    0xff2298c8, // Executor
    0xff7586a3, // Task
    0xffbb3f97, // Mutex
    0xff9a7426, // Gil
    0xffdd3c4b, // Stall
    0xffc42535, // Failed
    0xff96585e, // Cancelled
};

// Text keeps 7:1, spans 4.5:1.
constexpr std::array<QRgb, roleCount> darkContrastColours{
    0xff000000, // Background
    0xff000000, // Panel
    0xff161616, // Raised
    0xff9aa0a8, // Line
    0xffffffff, // Text
    0xffe8ebf0, // Dim
    0xffd0d5dd, // Faint
    0xff7cc4ff, // Accent
    0xff000000, // OnAccent
    0xff000000, // OnRunning
    0xff3ddc97, // Running
    0xffffd23d, // Ready
    0xffa9b4c4, // Sleep
    0xff6fa8ff, // Io
    0xffc79bff, // Lock
    0xff2fd6c3, // Queue
    0xff5cd6ff, // Executor
    0xffb9c6e0, // Task
    0xffff8bdc, // Mutex
    0xffd9a441, // Gil
    0xffff5f6e, // Stall
    0xffff9aa2, // Failed
    0xffe6bfc3, // Cancelled
};

constexpr std::array<QRgb, roleCount> lightContrastColours{
    0xffffffff, // Background
    0xffffffff, // Panel
    0xffffffff, // Raised
    0xff5a5f66, // Line
    0xff000000, // Text
    0xff1c2027, // Dim
    0xff333a44, // Faint
    0xff0040b0, // Accent
    0xffffffff, // OnAccent
    0xffffffff, // OnRunning
    0xff05421b, // Running
    0xff936700, // Ready
    0xff4a5563, // Sleep
    0xff0b4fb3, // Io
    0xff6a2fc0, // Lock
    0xff006b61, // Queue
    0xff05357a, // Executor
    0xff44546f, // Task
    0xff9c1f7c, // Mutex
    0xff6b4e00, // Gil
    0xffdc1265, // Stall
    0xff98000f, // Failed
    0xff6e2f36, // Cancelled
};

double linear(int channel)
{
    const double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(QRgb rgb)
{
    return 0.2126 * linear(qRed(rgb)) + 0.7152 * linear(qGreen(rgb)) + 0.0722 * linear(qBlue(rgb));
}

} // namespace

const Theme &themeFor(ThemeKind kind)
{
    static const std::array<Theme, themeKindCount> themes{{{ThemeKind::Dark, darkColours},
                                                           {ThemeKind::Light, lightColours},
                                                           {ThemeKind::DarkContrast, darkContrastColours},
                                                           {ThemeKind::LightContrast, lightContrastColours}}};
    return themes[static_cast<std::size_t>(kind)];
}

double contrast(QRgb a, QRgb b)
{
    const double first = luminance(a) + 0.05;
    const double second = luminance(b) + 0.05;
    return std::max(first, second) / std::min(first, second);
}

QRgb blended(QRgb under, QRgb over, int alpha)
{
    const auto mix = [alpha](int below, int above) { return (below * (255 - alpha) + above * alpha + 127) / 255; };
    return qRgb(mix(qRed(under), qRed(over)), mix(qGreen(under), qGreen(over)), mix(qBlue(under), qBlue(over)));
}

} // namespace loopscope::app
