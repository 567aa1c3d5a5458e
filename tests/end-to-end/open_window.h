#pragma once

// The real window, open on its first demo, and hands to drive it with. Each test opens one of its own.

#include "app/opened.h"
#include "files/recovery_store.h"
#include "paint/fonts.h"
#include "timeline/hit_test.h"
#include "timeline/viewport.h"
#include "window/timeline_item.h"

#include <QCursor>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QScreen>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>
#include <QWheelEvent>

#include <memory>

namespace loopscope::app {

/// What has to be true of the process, once.
inline void prepareProcess()
{
    static QtMessageHandler handleAll = nullptr; // Qt Test's own, which a handler can be given no other way
    // Qt 6.4 says this of its own clock for animations when a window goes while the machine is busy.
    handleAll = qInstallMessageHandler([](QtMsgType type, const QMessageLogContext &context, const QString &message) {
        if (message != QLatin1String("QUnifiedTimer::stopAnimationDriver: driver is not running"))
            handleAll(type, context, message);
    });
    QStandardPaths::setTestModeEnabled(true);
    QGuiApplication::setOrganizationName(QStringLiteral("loopscope"));
    // What a test before it set, or left when it was ended, is not for this one.
    QSettings().clear();
    for (LeftBehind &left : leftBehind(recoveryRoot()))
        left.discard();
    // The system's own pointer is to be in no window: what it is on would be told whenever the system gets to it.
    QCursor::setPos(QGuiApplication::primaryScreen()->geometry().bottomRight());
    registerFonts();
    QQuickStyle::setStyle(QStringLiteral("Basic"));
}

class OpenWindow {
public:
    /// Call open() first; the rest is valid only if it has returned true.
    bool open()
    {
        m_engine = std::make_unique<QQmlApplicationEngine>();
        m_engine->addImportPath(QStringLiteral("qrc:/qt/qml"));
        m_engine->load(QUrl(QStringLiteral("qrc:/qt/qml/Loopscope/Main.qml")));
        window = qobject_cast<QQuickWindow *>(m_engine->rootObjects().value(0));
        if (!window || !QTest::qWaitForWindowExposed(window))
            return false;
        window->requestActivate();
        timeline = item<TimelineItem>("timeline");
        if (!QTest::qWaitForWindowActive(window) || !timeline)
            return false;
        session = timeline->session();
        if (!hasRun(*session) || !QTest::qWaitFor([this] { return timeline->viewport().width > 0; }))
            return false;
        timeline->forceActiveFocus();
        return true;
    }

    template <class Type = QQuickItem>
    Type *item(const char *name) const
    {
        return window->findChild<Type *>(QString::fromLatin1(name));
    }
    QPoint onWindow(QPointF point) const { return timeline->mapToScene(point).toPoint(); }
    Duration visible() const { return timeline::lengthOf(timeline->viewport().range); }
    Time momentAt(QPointF point) const
    {
        const double scale = window->effectiveDevicePixelRatio();
        return timeline::timeAt(timeline::axisOf(timeline->viewport()), static_cast<int>(point.x() * scale));
    }

    /// A little right of where a lane's span in this state begins, in the timeline's coordinates; null if not in view.
    QPointF placeOf(const char *lane, trace::SpanState state) const
    {
        const auto scene = timeline->scene();
        const double scale = window->effectiveDevicePixelRatio();
        for (int y = 0; y < scene->viewport.height; y += 2) {
            for (int x = timeline::axisOf(scene->viewport).left; x < scene->viewport.width; x += 8) {
                const auto hit = timeline::hitTest(*scene, x, y);
                if (!hit || !hit->span || hit->part != timeline::Part::Span)
                    continue;
                const trace::Lane &found = scene->trace.lane(hit->lane);
                if (scene->trace.text(found.name) == lane && found.spans[*hit->span].state == state)
                    return QPointF(x + 8, y + 2) / scale;
            }
        }
        return {};
    }

    void wheel(QPointF point, int notches, Qt::KeyboardModifiers modifiers = {}) const
    {
        const QPoint at = onWindow(point);
        QWheelEvent event(at, window->mapToGlobal(at), {}, QPoint(0, notches * 120), Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(window, &event);
    }
    void drag(QPointF from, QPointF to, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::mousePress(window, Qt::LeftButton, modifiers, onWindow(from));
        QTest::mouseMove(window, onWindow(from + (to - from) / 2));
        QTest::mouseMove(window, onWindow(to));
        QTest::mouseRelease(window, Qt::LeftButton, modifiers, onWindow(to));
    }
    void type(const QString &text) const
    {
        for (const QChar c : text)
            QTest::keyClick(window, c.toLatin1());
    }
    /// Replaces what is in a field.
    void typeInto(QQuickItem *field, const QString &text) const
    {
        field->forceActiveFocus();
        QTest::keyClick(window, Qt::Key_A, Qt::ControlModifier);
        type(text);
    }

    QQuickWindow *window = nullptr;
    TimelineItem *timeline = nullptr;
    Session *session = nullptr;

private:
    std::unique_ptr<QQmlApplicationEngine> m_engine;
};

} // namespace loopscope::app
