#pragma once

// The way of a job, as a diagram of its legs.

#include "timeline/draw_list.h"
#include "trace/trace.h"

#include <QAbstractListModel>
#include <QQmlEngine>

#include <optional>
#include <vector>

namespace loopscope::app {

/// One leg, as it is shown.
struct JobLeg {
    QString label;
    QString length;
    double fraction = 0; ///< of the diagram's width: in proportion, but wide enough to be seen
    timeline::Role role = timeline::Role::Faint;
    std::optional<trace::SpanRef> span; ///< where it leads to

    bool operator==(const JobLeg &) const = default;
};

/// The legs that have begun, from submission to resumption; fractions add up to 1.
std::vector<JobLeg> jobLegsOf(const trace::Trace &trace, const trace::Hop &hop);

class JobWay : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("An inspector fills it")
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)

public:
    enum Role { LabelRole = Qt::UserRole + 1, LengthRole, FractionRole, ColorRole, LinkedRole };

    using QAbstractListModel::QAbstractListModel;

    int count() const { return static_cast<int>(m_legs.size()); }
    QString title() const { return m_title; }
    const JobLeg &at(int row) const { return m_legs[static_cast<std::size_t>(row)]; }
    void setLegs(const QString &title, std::vector<JobLeg> legs);

    Q_INVOKABLE void follow(int row);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void changed();
    void followed(int row); ///< someone wants to go where a leg is seen

private:
    QString m_title;
    std::vector<JobLeg> m_legs;
};

} // namespace loopscope::app
