#include "window/window_place.h"

#include <QSettings>

#include <algorithm>

namespace loopscope::app {

namespace {

const QString geometryKey = QStringLiteral("window/geometry");
const QString maximizedKey = QStringLiteral("window/maximized");

qint64 areaOf(const QRect &rect)
{
    return rect.isValid() ? qint64{rect.width()} * rect.height() : 0;
}

/// Large enough for a window, and so small that sums of it are numbers.
bool isSensible(const QRect &rect)
{
    constexpr int most = 100'000;
    return rect.width() >= 100 && rect.height() >= 100 && rect.width() < most && rect.height() < most &&
           std::abs(rect.x()) < most && std::abs(rect.y()) < most;
}

} // namespace

std::optional<WindowPlace> readWindowPlace()
{
    const QSettings file;
    const WindowPlace place{file.value(geometryKey).toRect(), file.value(maximizedKey).toBool()};
    return isSensible(place.geometry) ? std::optional(place) : std::nullopt;
}

void writeWindowPlace(const WindowPlace &place)
{
    QSettings file;
    file.setValue(geometryKey, place.geometry);
    file.setValue(maximizedKey, place.maximized);
}

QRect placedOn(const QRect &wanted, const QList<QRect> &screens)
{
    const auto shared = [&](const QRect &screen) { return areaOf(screen.intersected(wanted)); };
    const auto screen = std::max_element(screens.begin(), screens.end(), [&](const QRect &one, const QRect &other) {
        return shared(one) < shared(other);
    }); // the first of equals
    QRect placed(wanted.topLeft(), wanted.size().boundedTo(screen->size()));
    placed.moveLeft(std::clamp(placed.left(), screen->left(), screen->right() - placed.width() + 1));
    placed.moveTop(std::clamp(placed.top(), screen->top(), screen->bottom() - placed.height() + 1));
    return placed;
}

} // namespace loopscope::app
