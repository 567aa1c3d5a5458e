#pragma once

#include "models/command.h"
#include "models/findings.h"
#include "models/notes_model.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QQmlEngine>

#include <variant>

namespace loopscope::app {

/// What the command palette offers for what is typed into it: actions, lanes, notes and findings, the best first.
class PaletteModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(loopscope::app::Session *session MEMBER m_session NOTIFY changed)
    Q_PROPERTY(loopscope::app::NotesModel *notes MEMBER m_notes NOTIFY changed)
    Q_PROPERTY(loopscope::app::CommandList *commands MEMBER m_commands NOTIFY changed)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY changed)

public:
    enum Role { WordsRole = Qt::UserRole + 1, DetailRole, KindRole, EnabledRole, CheckedRole };

    using QAbstractListModel::QAbstractListModel;

    QString text() const { return m_text; }
    void setText(const QString &text);
    int count() const { return static_cast<int>(m_shown.size()); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// Looks at what there is now, with nothing typed yet.
    Q_INVOKABLE void begin();
    /// Does the action, or goes to the lane, the note or the finding.
    Q_INVOKABLE void trigger(int row);

Q_SIGNALS:
    void changed();
    void picked(int row); ///< by the views, to who shows them

private:
    struct Note {
        int row = 0;
    };
    /// What an entry leads to.
    using Target = std::variant<Command *, timeline::SpanRef, Note>;
    struct Entry {
        QString words;
        QString detail; ///< keys, a moment
        QString kind;
        Target target;
    };

    void collect();
    void choose();

    QPointer<Session> m_session;
    QPointer<NotesModel> m_notes;
    QPointer<CommandList> m_commands;
    QString m_text;
    std::vector<Entry> m_entries;
    std::vector<std::size_t> m_shown; ///< of m_entries
};

} // namespace loopscope::app
