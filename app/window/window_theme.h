#pragma once

#include "paint/theme.h"

#include <QList>
#include <QObject>
#include <QQmlEngine>

namespace loopscope::app {

/// The palette and the type for QML, where it is the singleton Theme. Colours have the names of the timeline's roles.
class WindowTheme : public QObject {
    Q_OBJECT
    QML_NAMED_ELEMENT(Theme)
    QML_SINGLETON
    Q_PROPERTY(Mode mode READ mode WRITE setMode NOTIFY modeChanged)
    Q_PROPERTY(bool dark READ isDark NOTIFY changed)
    Q_PROPERTY(int kind READ kind NOTIFY changed)
    Q_PROPERTY(QList<QColor> colors READ colors NOTIFY changed)
    Q_PROPERTY(QColor background READ background NOTIFY changed)
    Q_PROPERTY(QColor panel READ panel NOTIFY changed)
    Q_PROPERTY(QColor raised READ raised NOTIFY changed)
    Q_PROPERTY(QColor line READ line NOTIFY changed)
    Q_PROPERTY(QColor text READ text NOTIFY changed)
    Q_PROPERTY(QColor dim READ dim NOTIFY changed)
    Q_PROPERTY(QColor faint READ faint NOTIFY changed)
    Q_PROPERTY(QColor accent READ accent NOTIFY changed)
    Q_PROPERTY(QColor onAccent READ onAccent NOTIFY changed)
    Q_PROPERTY(QColor running READ running NOTIFY changed)
    Q_PROPERTY(QColor ready READ ready NOTIFY changed)
    Q_PROPERTY(QColor stall READ stall NOTIFY changed)
    Q_PROPERTY(QColor accentWash READ accentWash NOTIFY changed)
    Q_PROPERTY(QColor stallWash READ stallWash NOTIFY changed)
    Q_PROPERTY(QColor stallEdge READ stallEdge NOTIFY changed)
    Q_PROPERTY(QColor hover READ hover NOTIFY changed)
    Q_PROPERTY(QString sans READ sans CONSTANT)
    Q_PROPERTY(QString mono READ mono CONSTANT)

public:
    enum class Mode { System, Dark, Light, DarkContrast, LightContrast };
    Q_ENUM(Mode)

    explicit WindowTheme(QObject *parent = nullptr);

    Mode mode() const { return m_mode; }
    void setMode(Mode mode);
    bool isDark() const { return app::isDark(m_theme->kind); }
    int kind() const { return static_cast<int>(m_theme->kind); } ///< a ThemeKind
    /// By number of timeline::Role.
    QList<QColor> colors() const;
    /// To the next mode that looks different.
    Q_INVOKABLE void nextMode();

    QColor background() const { return color(timeline::Role::Background); }
    QColor panel() const { return color(timeline::Role::Panel); }
    QColor raised() const { return color(timeline::Role::Raised); }
    QColor line() const { return color(timeline::Role::Line); }
    QColor text() const { return color(timeline::Role::Text); }
    QColor dim() const { return color(timeline::Role::Dim); }
    QColor faint() const { return color(timeline::Role::Faint); }
    QColor accent() const { return color(timeline::Role::Accent); }
    QColor onAccent() const { return color(timeline::Role::OnAccent); }
    QColor running() const { return color(timeline::Role::Running); }
    QColor ready() const { return color(timeline::Role::Ready); }
    QColor stall() const { return color(timeline::Role::Stall); }
    QColor accentWash() const; ///< behind what is chosen
    QColor stallWash() const;  ///< behind what is wrong
    QColor stallEdge() const;  ///< around what is wrong
    QColor hover() const;      ///< behind what is under the pointer
    QString sans() const;
    QString mono() const;

Q_SIGNALS:
    void modeChanged();
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QColor color(timeline::Role role) const { return m_theme->color(role); }
    void choose();

    Mode m_mode = Mode::System;
    const Theme *m_theme = nullptr;
};

} // namespace loopscope::app
