#include "window/preferences.h"

#include "session/last_opened.h"

#include <QSettings>

namespace loopscope::app {

namespace {

const QString reducedMotionKey = QStringLiteral("reducedMotion");
const QString livePreviewKey = QStringLiteral("livePreview");
const QString dragMeasuresKey = QStringLiteral("dragMeasures");

} // namespace

Preferences::Preferences(QObject *parent)
    : QObject(parent)
    , m_reducedMotion(QSettings().value(reducedMotionKey, false).toBool())
    , m_livePreview(QSettings().value(livePreviewKey, true).toBool())
    , m_reopensLast(reopensLast())
    , m_dragMeasures(QSettings().value(dragMeasuresKey, false).toBool())
{
}

void Preferences::setReducedMotion(bool reduced)
{
    keep(m_reducedMotion, reduced, reducedMotionKey);
}

void Preferences::setLivePreview(bool live)
{
    keep(m_livePreview, live, livePreviewKey);
}

void Preferences::setReopensLast(bool reopens)
{
    keep(m_reopensLast, reopens, reopensLastKey);
}

void Preferences::setDragMeasures(bool measures)
{
    keep(m_dragMeasures, measures, dragMeasuresKey);
}

void Preferences::keep(bool &value, bool wanted, const QString &key)
{
    if (value == wanted)
        return;
    value = wanted;
    QSettings().setValue(key, wanted);
    Q_EMIT changed();
}

} // namespace loopscope::app
