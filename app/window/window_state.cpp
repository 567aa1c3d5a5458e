#include "window/window_state.h"

#include <QSettings>
#include <QTimerEvent>

namespace loopscope::app {

namespace {

constexpr int settling = 200; // ms
const QString group = QStringLiteral("window");

int bounded(const QVariant &value, int least, int most, int usual)
{
    bool isNumber = false;
    const int number = value.toInt(&isNumber);
    return isNumber && number >= least && number <= most ? number : usual;
}

} // namespace

void WindowState::setKept(bool kept)
{
    if (m_kept == kept)
        return;
    m_kept = kept;
    if (kept)
        read();
    Q_EMIT changed();
}

void WindowState::setWindow(QQuickWindow *window)
{
    if (m_window == window)
        return;
    m_window = window;
    const auto settle = [this] { m_settled.start(settling, this); };
    if (window) {
        connect(window, &QWindow::xChanged, this, settle);
        connect(window, &QWindow::yChanged, this, settle);
        connect(window, &QWindow::widthChanged, this, settle);
        connect(window, &QWindow::heightChanged, this, settle);
        settle(); // it may never move: on Wayland no window knows where it is
    }
    Q_EMIT changed();
}

void WindowState::toggleFullScreen()
{
    if (m_window)
        m_window->setWindowStates(m_window->windowStates() ^ Qt::WindowFullScreen);
}

void WindowState::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_settled.timerId())
        return QObject::timerEvent(event);
    m_settled.stop();
    if (m_window && m_window->visibility() == QWindow::Windowed)
        m_geometry = m_window->geometry();
}

void WindowState::read()
{
    QSettings file;
    file.beginGroup(group);
    m_libraryShown = file.value(QStringLiteral("libraryShown"), true).toBool();
    m_panelShown = file.value(QStringLiteral("panelShown"), true).toBool();
    m_libraryWidth = bounded(file.value(QStringLiteral("libraryWidth")), 100, 1000, m_libraryWidth);
    m_panelWidth = bounded(file.value(QStringLiteral("panelWidth")), 100, 4000, m_panelWidth);
    m_inspectorHeight = bounded(file.value(QStringLiteral("inspectorHeight")), 50, 4000, m_inspectorHeight);
    m_tab = bounded(file.value(QStringLiteral("tab")), 0, 4, m_tab);
    m_nameColumn = bounded(file.value(QStringLiteral("nameColumn")), 1, 4000, 0);
    if (const auto place = readWindowPlace())
        m_geometry = place->geometry;
}

void WindowState::save()
{
    if (!m_kept || !m_window)
        return;
    QSettings file;
    file.beginGroup(group);
    file.setValue(QStringLiteral("libraryShown"), m_libraryShown);
    file.setValue(QStringLiteral("panelShown"), m_panelShown);
    file.setValue(QStringLiteral("libraryWidth"), m_libraryWidth);
    file.setValue(QStringLiteral("panelWidth"), m_panelWidth);
    file.setValue(QStringLiteral("inspectorHeight"), m_inspectorHeight);
    file.setValue(QStringLiteral("tab"), m_tab);
    file.setValue(QStringLiteral("nameColumn"), static_cast<int>(m_nameColumn));
    file.endGroup();
    if (m_window->visibility() == QWindow::Windowed)
        m_geometry = m_window->geometry();
    if (m_geometry.isValid())
        writeWindowPlace({m_geometry, m_window->windowStates().testFlag(Qt::WindowMaximized)});
}

} // namespace loopscope::app
