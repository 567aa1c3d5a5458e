#pragma once

#include "timeline/arrangement.h"

#include <QObject>
#include <QQmlEngine>

namespace loopscope::app {

/// How the reader arranged the lanes of the document that is open: it stays as the scenario runs again.
class Lanes : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("A session owns the arrangement of its lanes")
    Q_PROPERTY(QString filterText READ filterText WRITE setFilterText NOTIFY changed)
    Q_PROPERTY(bool filtered READ isFiltered NOTIFY changed)
    Q_PROPERTY(Order order READ order WRITE setOrder NOTIFY changed)
    Q_PROPERTY(bool folded READ isFolded NOTIFY changed)

public:
    /// See timeline::LaneOrder.
    enum class Order { Creation, Name, RunTime, WaitTime };
    Q_ENUM(Order)

    using QObject::QObject;

    const timeline::Arrangement &arrangement() const { return m_arrangement; }
    void setArrangement(timeline::Arrangement arrangement);

    QString filterText() const { return QString::fromStdString(m_arrangement.filter.text); }
    void setFilterText(const QString &text);
    bool isFiltered() const { return !m_arrangement.filter.empty(); }
    Q_INVOKABLE void clearFilter();
    Order order() const { return static_cast<Order>(m_arrangement.order); }
    void setOrder(Order order);
    /// Any lane is.
    bool isFolded() const { return !m_arrangement.folded.empty(); }

Q_SIGNALS:
    void changed();

private:
    timeline::Arrangement m_arrangement;
};

} // namespace loopscope::app
