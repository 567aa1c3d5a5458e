#pragma once

// Finding what is seen in a window, and clicking on it.

#include <QAccessible>
#include <QQuickItem>
#include <QQuickWindow>
#include <QSignalSpy>
#include <QTest>

#include <functional>

namespace loopscope::app {

/// Every visible item of a window, dialogs and menus as well, parents first.
inline QList<QQuickItem *> shownItems(const QQuickWindow &window)
{
    QList<QQuickItem *> found;
    const std::function<void(QQuickItem *)> visit = [&](QQuickItem *item) {
        if (!item->isVisible())
            return;
        found.append(item);
        const auto children = item->childItems();
        for (QQuickItem *child : children)
            visit(child);
    };
    visit(window.contentItem());
    return found;
}

/// The first that is seen and fits; null if none does.
inline QQuickItem *shownItem(const QQuickWindow &window, const std::function<bool(const QQuickItem &)> &fits)
{
    for (QQuickItem *item : shownItems(window)) {
        if (fits(*item))
            return item;
    }
    return nullptr;
}

inline QQuickItem *shownItem(const QQuickWindow &window, const char *objectName)
{
    return shownItem(window, [&](const QQuickItem &item) { return item.objectName() == QLatin1String(objectName); });
}

inline QString accessibleName(QQuickItem *item)
{
    QAccessibleInterface *found = QAccessible::queryAccessibleInterface(item);
    return found ? found->text(QAccessible::Name).trimmed() : QString();
}

/// Until everything is where it belongs: what is laid out may move what is laid out next.
inline bool settle(QQuickWindow &window)
{
    for (int frame = 0; frame < 3; ++frame) {
        QSignalSpy swapped(&window, &QQuickWindow::frameSwapped);
        window.update();
        if (!swapped.wait())
            return false;
    }
    return true;
}

/// In the middle of an item, or at `place` in it.
inline void clickOn(QQuickWindow &window, const QQuickItem *item, std::optional<QPointF> place = std::nullopt)
{
    settle(window);
    const QPointF middle(item->width() / 2, item->height() / 2);
    const QPoint at = item->mapToScene(place.value_or(middle)).toPoint();
    QTest::mouseClick(&window, Qt::LeftButton, {}, at);
}

} // namespace loopscope::app
