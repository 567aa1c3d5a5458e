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

QColor washed(QColor under, QColor over, int alpha)
{
    return QColor::fromRgb(blended(under.rgb(), over.rgb(), alpha));
}

} // namespace

WindowTheme::WindowTheme(QObject *parent) : QObject(parent)
{
    registerFonts();
    const int stored = QSettings().value(modeKey, 0).toInt();
    m_mode = static_cast<Mode>(std::clamp(stored, 0, static_cast<int>(Mode::Light)));
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
    // From "as the system", go to what looks different.
    if (m_mode == Mode::System)
        setMode(isDark() ? Mode::Light : Mode::Dark);
    else if ((m_mode == Mode::Dark) == (systemKind() == ThemeKind::Dark))
        setMode(Mode::System);
    else
        setMode(m_mode == Mode::Dark ? Mode::Light : Mode::Dark);
}

void WindowTheme::choose()
{
    ThemeKind kind = systemKind();
    if (m_mode != Mode::System)
        kind = m_mode == Mode::Dark ? ThemeKind::Dark : ThemeKind::Light;
    const Theme *theme = &themeFor(kind);
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
