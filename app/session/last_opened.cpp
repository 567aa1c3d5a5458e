#include "session/last_opened.h"

#include <QSettings>

namespace loopscope::app {

namespace {

const QString group = QStringLiteral("lastOpened");

QVariantList listOf(const timeline::LaneSet &lanes)
{
    QVariantList list;
    for (const trace::LaneIndex lane : lanes)
        list.append(lane);
    return list;
}

timeline::LaneSet lanesOf(const QVariant &list)
{
    timeline::LaneSet lanes;
    for (const QVariant &lane : list.toList())
        lanes.insert(lane.toUInt());
    return lanes;
}

} // namespace

LastOpened lastOpened()
{
    QSettings settings;
    settings.beginGroup(group);
    LastOpened last;
    last.document = settings.value(QStringLiteral("document")).toString();
    const Time from{Duration{settings.value(QStringLiteral("from")).toLongLong()}};
    const Time to{Duration{settings.value(QStringLiteral("to")).toLongLong()}};
    if (from >= Time{} && from < to)
        last.view = exchange::View{{from, to},
                                   settings.value(QStringLiteral("scrollY")).toUInt(),
                                   settings.value(QStringLiteral("whole")).toBool()};
    timeline::Arrangement &lanes = last.arrangement;
    lanes.folded = lanesOf(settings.value(QStringLiteral("folded")));
    lanes.pinned = lanesOf(settings.value(QStringLiteral("pinned")));
    lanes.filter.text = settings.value(QStringLiteral("filter")).toString().toStdString();
    const int order = settings.value(QStringLiteral("order")).toInt();
    if (order >= 0 && order < timeline::laneOrderCount)
        lanes.order = static_cast<timeline::LaneOrder>(order);
    const double height = settings.value(QStringLiteral("height")).toDouble();
    if (height >= timeline::leastLaneHeight && height <= timeline::mostLaneHeight)
        lanes.height = height;
    return last;
}

void keepLastOpened(const LastOpened &last)
{
    QSettings settings;
    settings.beginGroup(group);
    settings.remove({});
    settings.setValue(QStringLiteral("document"), last.document);
    if (last.view) {
        settings.setValue(QStringLiteral("from"), qint64{last.view->range.from.time_since_epoch().count()});
        settings.setValue(QStringLiteral("to"), qint64{last.view->range.to.time_since_epoch().count()});
        settings.setValue(QStringLiteral("scrollY"), last.view->scrollY);
        settings.setValue(QStringLiteral("whole"), last.view->whole);
    }
    const timeline::Arrangement &lanes = last.arrangement;
    settings.setValue(QStringLiteral("folded"), listOf(lanes.folded));
    settings.setValue(QStringLiteral("pinned"), listOf(lanes.pinned));
    settings.setValue(QStringLiteral("filter"), QString::fromStdString(lanes.filter.text));
    settings.setValue(QStringLiteral("order"), static_cast<int>(lanes.order));
    if (lanes.height)
        settings.setValue(QStringLiteral("height"), *lanes.height);
}

bool reopensLast()
{
    return QSettings().value(reopensLastKey, true).toBool();
}

} // namespace loopscope::app
