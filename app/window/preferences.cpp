#include "window/preferences.h"

namespace loopscope::app {

Preferences::Preferences(QObject *parent) : QObject(parent)
{
}

bool Preferences::isRestartNeeded() const
{
    return m_settings.language != m_atStart.language || m_settings.renderer != m_atStart.renderer;
}

void Preferences::reset()
{
    m_settings = {};
    writeSettings(m_settings);
    Q_EMIT changed();
}

} // namespace loopscope::app
