#include "window/settings.h"

#include <QSettings>

#include <algorithm>
#include <cmath>

namespace loopscope::app {

namespace {

/// Calls `keep(name, member)` for each: the one list of the names in the file.
template <class AnySettings, class Keep>
void forEach(AnySettings &settings, const Keep &keep)
{
    keep("language", settings.language);
    keep("renderer", settings.renderer);
    keep("reducedMotion", settings.reducedMotion);
    keep("dragMeasures", settings.dragMeasures);
    keep("wheelZooms", settings.wheelZooms);
    keep("sourceSize", settings.sourceSize);
    keep("speed", settings.speed);
    keep("instant", settings.instant);
    keep("livePreview", settings.livePreview);
    keep("reopensLast", settings.reopensLast);
}

template <class Enum>
Enum within(int number, Enum last, Enum usual)
{
    return number >= 0 && number <= static_cast<int>(last) ? static_cast<Enum>(number) : usual;
}

Language made(const QVariant &value, Language usual)
{
    return within(value.toInt(), Language::German, usual);
}
Renderer made(const QVariant &value, Renderer usual)
{
    return within(value.toInt(), Renderer::Software, usual);
}
bool made(const QVariant &value, bool)
{
    return value.toBool();
}
int made(const QVariant &value, int usual)
{
    bool isNumber = false;
    const int number = value.toInt(&isNumber);
    return isNumber ? std::clamp(number, 8, 32) : usual; // there is one: of letters
}
double made(const QVariant &value, double usual)
{
    const double number = value.toDouble();
    return std::isfinite(number) && number > 0 ? std::clamp(number, 0.01, 1000.0) : usual;
}

template <class Value>
QVariant asVariant(Value value)
{
    if constexpr (std::is_enum_v<Value>)
        return static_cast<int>(value);
    else
        return value;
}

} // namespace

Settings readSettings()
{
    const QSettings file;
    Settings settings;
    forEach(settings, [&](const char *name, auto &member) {
        const QVariant value = file.value(QLatin1String(name));
        if (value.isValid())
            member = made(value, member);
    });
    return settings;
}

void writeSettings(const Settings &settings)
{
    QSettings file;
    forEach(settings, [&](const char *name, const auto &member) {
        if (const QVariant value = asVariant(member); file.value(QLatin1String(name)) != value)
            file.setValue(QLatin1String(name), value);
    });
}

} // namespace loopscope::app
