#include "models/facts.h"

#include <utility>

namespace loopscope::app {

void FactsModel::setFacts(std::vector<Fact> facts)
{
    if (facts == m_facts)
        return;
    if (facts.size() == m_facts.size()) {
        m_facts = std::move(facts);
        Q_EMIT dataChanged(index(0), index(count() - 1));
        return;
    }
    beginResetModel();
    m_facts = std::move(facts);
    endResetModel();
    Q_EMIT countChanged();
}

void FactsModel::follow(int row)
{
    if (row >= 0 && row < count())
        Q_EMIT followed(row);
}

int FactsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant FactsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Fact &fact = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case LabelRole:
        return fact.label;
    case ValueRole:
        return fact.value;
    case ExactRole:
        return fact.exact;
    case LinkedRole:
        return fact.link.has_value() || fact.line > 0;
    case HeadingRole:
        return fact.heading;
    default:
        return {};
    }
}

QHash<int, QByteArray> FactsModel::roleNames() const
{
    return {{LabelRole, "label"},
            {ValueRole, "value"},
            {ExactRole, "exact"},
            {LinkedRole, "linked"},
            {HeadingRole, "heading"}};
}

} // namespace loopscope::app
