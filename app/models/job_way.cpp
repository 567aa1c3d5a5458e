#include "models/job_way.h"

#include "analysis/hops.h"
#include "models/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>
#include <utility>

namespace loopscope::app {

namespace {

using analysis::LegKind;

/// Of the diagram's width: narrower than this, nobody sees or hits a leg.
constexpr double leastFraction = 0.05;

QString tr(const char *text)
{
    return QCoreApplication::translate("loopscope::app", text);
}

QString labelOf(const trace::Trace &trace, const trace::Hop &hop, LegKind kind)
{
    switch (kind) {
    case LegKind::Queued:
        return hop.pool == trace::noPool ? tr("Started after") : tr("Waited for a worker");
    case LegKind::Ran:
        return hop.worker == trace::noLane ? tr("Ran") : tr("Ran on %1").arg(laneWords(trace, hop.worker));
    case LegKind::Posted:
        return tr("Posted back after");
    case LegKind::Noted:
        return tr("Noticed by the loop after");
    case LegKind::Ready:
        break;
    }
    const bool isThread = hop.submitter != trace::noLane && trace::runsJobs(trace.lane(hop.submitter).kind);
    return isThread ? tr("Its submitter went on after") : tr("Waited in the ready queue");
}

timeline::Role roleOf(LegKind kind)
{
    switch (kind) {
    case LegKind::Queued:
        return timeline::Role::Queue;
    case LegKind::Ran:
        return timeline::Role::Executor;
    case LegKind::Posted:
        return timeline::Role::Task;
    case LegKind::Noted:
        return timeline::Role::Sleep;
    case LegKind::Ready:
        break;
    }
    return timeline::Role::Ready;
}

void widen(std::vector<JobLeg> &legs)
{
    for (JobLeg &leg : legs)
        leg.fraction = std::max(leg.fraction, leastFraction);
    const double all = std::accumulate(legs.begin(), legs.end(), 0.0,
                                       [](double sum, const JobLeg &leg) { return sum + leg.fraction; });
    for (JobLeg &leg : legs)
        leg.fraction /= all;
}

} // namespace

std::vector<JobLeg> jobLegsOf(const trace::Trace &trace, const trace::Hop &hop)
{
    const auto legs = analysis::legsOf(trace, hop);
    const double all = std::max(1.0, std::accumulate(legs.begin(), legs.end(), 0.0, [&](double sum, const auto &leg) {
                                    return sum + static_cast<double>(leg.length(trace.end()).count());
                                }));
    std::vector<JobLeg> shown;
    for (const analysis::Leg &leg : legs) {
        const Duration length = leg.length(trace.end());
        const QString words = durationWords(length);
        shown.push_back({labelOf(trace, hop, leg.kind), leg.to == openEnd ? tr("%1 so far").arg(words) : words,
                         static_cast<double>(length.count()) / all, roleOf(leg.kind), leg.span});
    }
    widen(shown);
    return shown;
}

void JobWay::setLegs(const QString &title, std::vector<JobLeg> legs)
{
    if (title == m_title && legs == m_legs)
        return;
    m_title = title;
    if (legs.size() == m_legs.size()) {
        m_legs = std::move(legs);
        Q_EMIT dataChanged(index(0), index(count() - 1));
    } else {
        beginResetModel();
        m_legs = std::move(legs);
        endResetModel();
    }
    Q_EMIT changed();
}

void JobWay::follow(int row)
{
    if (row >= 0 && row < count())
        Q_EMIT followed(row);
}

int JobWay::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant JobWay::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const JobLeg &leg = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case LabelRole:
        return leg.label;
    case LengthRole:
        return leg.length;
    case FractionRole:
        return leg.fraction;
    case ColorRole:
        return static_cast<int>(leg.role);
    case LinkedRole:
        return leg.span.has_value();
    default:
        return {};
    }
}

QHash<int, QByteArray> JobWay::roleNames() const
{
    return {{LabelRole, "label"},
            {LengthRole, "length"},
            {FractionRole, "fraction"},
            {ColorRole, "colorRole"},
            {LinkedRole, "linked"}};
}

} // namespace loopscope::app
