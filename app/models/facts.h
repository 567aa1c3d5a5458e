#pragma once

#include "timeline/scene.h"

#include <QAbstractListModel>
#include <QQmlEngine>

#include <optional>
#include <vector>

namespace loopscope::app {

/// One line of the inspector.
struct Fact {
    QString label;
    QString value;
    bool exact = false;                    ///< a time with all its digits: set in a fixed pitch
    std::optional<timeline::SpanRef> link; ///< where the value leads to
    int line = 0;                          ///< the line of the source that the value leads to
    bool heading = false;                  ///< begins a group; has no value

    bool operator==(const Fact &) const = default;
};

class FactsModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("An inspector fills its facts")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role { LabelRole = Qt::UserRole + 1, ValueRole, ExactRole, LinkedRole, HeadingRole };

    using QAbstractListModel::QAbstractListModel;

    int count() const { return static_cast<int>(m_facts.size()); }
    const Fact &at(int row) const { return m_facts[static_cast<std::size_t>(row)]; }
    /// Rows that stay keep their place, so that what the user is about to click does not jump.
    void setFacts(std::vector<Fact> facts);

    Q_INVOKABLE void follow(int row);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();
    void followed(int row); ///< someone wants to go where a fact leads

private:
    std::vector<Fact> m_facts;
};

} // namespace loopscope::app
