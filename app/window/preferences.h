#pragma once

#include "window/settings.h"

#include <QObject>
#include <QQmlEngine>

#include <algorithm>

namespace loopscope::app {

/// The Settings for QML: how someone likes the window to behave, kept from one start to the next. Qt 6.4 does not tell
/// what the desktop wants of motion, so it is asked for here. What each of them means stands in settings.h.
class Preferences : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    Q_PROPERTY(Language language READ language WRITE setLanguage NOTIFY changed)
    Q_PROPERTY(Renderer renderer READ renderer WRITE setRenderer NOTIFY changed)
    Q_PROPERTY(bool reducedMotion READ hasReducedMotion WRITE setReducedMotion NOTIFY changed)
    Q_PROPERTY(bool dragMeasures READ isDragMeasuring WRITE setDragMeasures NOTIFY changed)
    Q_PROPERTY(bool wheelZooms READ isWheelZooming WRITE setWheelZooms NOTIFY changed)
    Q_PROPERTY(int sourceSize READ sourceSize WRITE setSourceSize NOTIFY changed)
    Q_PROPERTY(int usualSourceSize READ usualSourceSize CONSTANT)
    Q_PROPERTY(double speed READ speed WRITE setSpeed NOTIFY changed)
    Q_PROPERTY(bool instant READ isInstant WRITE setInstant NOTIFY changed)
    Q_PROPERTY(bool livePreview READ hasLivePreview WRITE setLivePreview NOTIFY changed)
    Q_PROPERTY(bool reopensLast READ isReopeningLast WRITE setReopensLast NOTIFY changed)
    Q_PROPERTY(bool restartNeeded READ isRestartNeeded NOTIFY changed)

public:
    enum Language { LanguageSystem, LanguageEnglish, LanguageGerman };
    Q_ENUM(Language)
    enum Renderer { RendererAuto, RendererGpu, RendererSoftware };
    Q_ENUM(Renderer)

    explicit Preferences(QObject *parent = nullptr);

    Language language() const { return static_cast<Language>(m_settings.language); }
    void setLanguage(Language language) { set(&Settings::language, static_cast<app::Language>(language)); }
    Renderer renderer() const { return static_cast<Renderer>(m_settings.renderer); }
    void setRenderer(Renderer renderer) { set(&Settings::renderer, static_cast<app::Renderer>(renderer)); }
    bool hasReducedMotion() const { return m_settings.reducedMotion; }
    void setReducedMotion(bool reduced) { set(&Settings::reducedMotion, reduced); }
    bool isDragMeasuring() const { return m_settings.dragMeasures; }
    void setDragMeasures(bool measures) { set(&Settings::dragMeasures, measures); }
    bool isWheelZooming() const { return m_settings.wheelZooms; }
    void setWheelZooms(bool zooms) { set(&Settings::wheelZooms, zooms); }
    int sourceSize() const { return m_settings.sourceSize; }
    void setSourceSize(int size) { set(&Settings::sourceSize, std::clamp(size, 8, 32)); }
    static int usualSourceSize() { return Settings::usualSourceSize; }
    double speed() const { return m_settings.speed; }
    void setSpeed(double speed) { set(&Settings::speed, speed); }
    bool isInstant() const { return m_settings.instant; }
    void setInstant(bool instant) { set(&Settings::instant, instant); }
    bool hasLivePreview() const { return m_settings.livePreview; }
    void setLivePreview(bool live) { set(&Settings::livePreview, live); }
    bool isReopeningLast() const { return m_settings.reopensLast; }
    void setReopensLast(bool reopens) { set(&Settings::reopensLast, reopens); }
    /// Something was chosen that counts from the next start only.
    bool isRestartNeeded() const;

    /// As they are by themselves.
    Q_INVOKABLE void reset();

Q_SIGNALS:
    void changed();

private:
    template <class Value>
    void set(Value Settings::*member, Value value)
    {
        if (m_settings.*member == value)
            return;
        m_settings.*member = value;
        Settings kept = readSettings(); // another window may have changed others
        kept.*member = value;
        writeSettings(kept);
        Q_EMIT changed();
    }

    Settings m_settings = readSettings();
    const Settings m_atStart = m_settings;
};

} // namespace loopscope::app
