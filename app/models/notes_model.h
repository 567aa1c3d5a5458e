#pragma once

#include "session/session.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QQmlEngine>

namespace loopscope::app {

/// The notes of the session, in order of time, and which of them is chosen. Whoever changes a note does it here.
class NotesModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(loopscope::app::Session *session READ session WRITE setSession NOTIFY sessionChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(int chosen READ chosenRow NOTIFY chosenChanged)
    Q_PROPERTY(QString chosenText READ chosenText NOTIFY chosenChanged)

public:
    enum Role { TimeRole = Qt::UserRole + 1, WordsRole, ChosenRole };

    using QAbstractListModel::QAbstractListModel;

    Session *session() const { return m_session; }
    void setSession(Session *session);
    int count() const { return static_cast<int>(notes().size()); }
    /// -1 for none.
    int chosenRow() const { return m_chosen ? static_cast<int>(*m_chosen) : -1; }
    QString chosenText() const;
    std::optional<std::size_t> chosen() const { return m_chosen; }
    const std::vector<timeline::Note> &notes() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// Chooses the note of a moment, which is made where there is none, and asks for its words.
    void mark(Time time);
    void choose(std::optional<std::size_t> note);
    /// The chosen note gets another time.
    void move(Time time);
    /// The next later note than the chosen one, else than `time`; around at the ends. Earlier with a negative step.
    void step(int by, Time time);
    /// Chooses a note and asks the timeline to bring it into view.
    Q_INVOKABLE void reveal(int row);
    Q_INVOKABLE void edit(int row);
    /// Of the chosen note.
    Q_INVOKABLE void setText(const QString &text);
    Q_INVOKABLE void remove(int row);
    Q_INVOKABLE void removeChosen() { remove(chosenRow()); }
    Q_INVOKABLE void editChosen() { edit(chosenRow()); }

Q_SIGNALS:
    void sessionChanged();
    void countChanged();
    void chosenChanged();
    void revealed(loopscope::Time time);
    void editRequested(); ///< of the chosen note

private:
    void put(std::vector<timeline::Note> notes, std::optional<std::size_t> chosen);
    void reload();

    QPointer<Session> m_session;
    std::optional<std::size_t> m_chosen;
};

} // namespace loopscope::app
