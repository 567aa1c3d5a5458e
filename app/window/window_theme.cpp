#include "window/window_theme.h"

#include "paint/fonts.h"

#include <QEvent>
#include <QGuiApplication>
#include <QPalette>
#include <QSettings>

#include <algorithm>

namespace loopscope::app {

namespace {

const QString modeKey = QStringLiteral("theme");

ThemeKind systemKind()
{
    return QGuiApplication::palette().color(QPalette::Window).lightness() < 128 ? ThemeKind::Dark : ThemeKind::Light;
}

constexpr int modeCount = static_cast<int>(WindowTheme::Mode::LightContrast) + 1;

ThemeKind kindFor(WindowTheme::Mode mode)
{
    switch (mode) {
    case WindowTheme::Mode::System:
        break;
    case WindowTheme::Mode::Dark:
        return ThemeKind::Dark;
    case WindowTheme::Mode::Light:
        return ThemeKind::Light;
    case WindowTheme::Mode::DarkContrast:
        return ThemeKind::DarkContrast;
    case WindowTheme::Mode::LightContrast:
        return ThemeKind::LightContrast;
    }
    return systemKind();
}

QColor washed(QColor under, QColor over, int alpha)
{
    return QColor::fromRgb(blended(under.rgb(), over.rgb(), alpha));
}

} // namespace

WindowTheme::WindowTheme(QObject *parent) : QObject(parent)
{
    registerFonts();
    const int stored = QSettings().value(modeKey, 0).toInt();
    m_mode = static_cast<Mode>(std::clamp(stored, 0, modeCount - 1));
    choose();
    qApp->installEventFilter(this);
}

void WindowTheme::setMode(Mode mode)
{
    if (m_mode == mode)
        return;
    m_mode = mode;
    QSettings().setValue(modeKey, static_cast<int>(mode));
    Q_EMIT modeChanged();
    choose();
}

void WindowTheme::nextMode()
{
    int next = static_cast<int>(m_mode);
    do
        next = (next + 1) % modeCount;
    while (kindFor(static_cast<Mode>(next)) == m_theme->kind);
    setMode(static_cast<Mode>(next));
}

void WindowTheme::choose()
{
    const Theme *theme = &themeFor(kindFor(m_mode));
    if (theme == m_theme)
        return;
    m_theme = theme;
    Q_EMIT changed();
}

QList<QColor> WindowTheme::colors() const
{
    QList<QColor> colors;
    for (int role = 0; role < timeline::roleCount; ++role)
        colors.append(color(static_cast<timeline::Role>(role)));
    return colors;
}

QColor WindowTheme::accentWash() const
{
    return washed(panel(), accent(), isDark() ? 38 : 30);
}

QColor WindowTheme::stallWash() const
{
    return washed(panel(), stall(), isDark() ? 34 : 24);
}

QColor WindowTheme::stallEdge() const
{
    return washed(panel(), stall(), isDark() ? 130 : 110);
}

QColor WindowTheme::hover() const
{
    return washed(panel(), text(), isDark() ? 14 : 12);
}

QString WindowTheme::sans() const
{
    return sansFamily();
}

QString WindowTheme::mono() const
{
    return monoFamily();
}

bool WindowTheme::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ApplicationPaletteChange)
        choose();
    return QObject::eventFilter(watched, event);
}

} // namespace loopscope::app
