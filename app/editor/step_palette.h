#pragma once

#include "editor/form_model.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QQmlEngine>

namespace loopscope::app {

/// The steps that can stand at a place of the form, by topic, and those of them that fit what is typed.
class StepPalette : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(loopscope::app::FormModel *form MEMBER m_form NOTIFY changed)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY changed)

public:
    enum Role { NameRole = Qt::UserRole + 1, SummaryRole, TopicRole };

    using QAbstractListModel::QAbstractListModel;

    QString text() const { return m_text; }
    /// Looked for in names, summaries and what a step is in Python.
    void setText(const QString &text);
    int count() const { return static_cast<int>(m_shown.size()); }

    /// For a step that is to come behind this row of the form.
    Q_INVOKABLE void begin(int row);
    /// The step's name, as insertStep() takes it.
    Q_INVOKABLE QString nameAt(int row) const;
    Q_INVOKABLE int target() const { return m_target; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void changed();
    void picked(int row); ///< by the views, to who shows them

private:
    void choose();

    QPointer<FormModel> m_form;
    QString m_text;
    int m_target = -1;
    std::vector<const scenario::StepSpec *> m_shown;
};

} // namespace loopscope::app
