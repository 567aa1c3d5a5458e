#pragma once

#include "window/window_place.h"

#include <QBasicTimer>
#include <QObject>
#include <QPointer>
#include <QQmlEngine>
#include <QQuickWindow>

namespace loopscope::app {

/// How the window was left: its place and its panels. Views read it once at the start and write it when the window
/// closes. Nothing is read or written unless `kept`, which is to be set first. What was open is the session's to keep.
class WindowState : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool kept READ isKept WRITE setKept NOTIFY changed)
    Q_PROPERTY(QQuickWindow *window READ window WRITE setWindow NOTIFY changed)
    Q_PROPERTY(bool libraryShown MEMBER m_libraryShown NOTIFY changed)
    Q_PROPERTY(bool panelShown MEMBER m_panelShown NOTIFY changed)
    Q_PROPERTY(int libraryWidth MEMBER m_libraryWidth NOTIFY changed)
    Q_PROPERTY(int panelWidth MEMBER m_panelWidth NOTIFY changed)
    Q_PROPERTY(int inspectorHeight MEMBER m_inspectorHeight NOTIFY changed)
    Q_PROPERTY(int tab MEMBER m_tab NOTIFY changed)
    Q_PROPERTY(double nameColumn MEMBER m_nameColumn NOTIFY changed)

public:
    using QObject::QObject;

    bool isKept() const { return m_kept; }
    void setKept(bool kept);
    QQuickWindow *window() const { return m_window; }
    void setWindow(QQuickWindow *window);
    Q_INVOKABLE void save();
    /// Fills the screen, and goes back to how the window was before: maximised, if it was.
    Q_INVOKABLE void toggleFullScreen();

Q_SIGNALS:
    void changed();

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void read();

    QPointer<QQuickWindow> m_window;
    bool m_kept = false;
    QBasicTimer m_settled; ///< being maximised moves a window before it says so
    QRect m_geometry;
    bool m_libraryShown = true;
    bool m_panelShown = true;
    int m_libraryWidth = 236;
    int m_panelWidth = 348;
    int m_inspectorHeight = 0; ///< 0: what there is room for
    int m_tab = 0;
    double m_nameColumn = 0; ///< 0: as usual
};

} // namespace loopscope::app
