#pragma once

#include "session/session.h"

#include <QPointer>
#include <QQmlEngine>

namespace loopscope::app {

/// Finds a text in the source, and puts another in its place.
class SourceFind : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(loopscope::app::Session *session READ session WRITE setSession NOTIFY sessionChanged)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY changed)
    Q_PROPERTY(bool matchCase READ matchesCase WRITE setMatchCase NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(int number READ number NOTIFY changed)
    Q_PROPERTY(bool full READ isFull NOTIFY changed)

public:
    /// No more matches are looked for.
    static constexpr int mostMatches = 10'000;

    using QObject::QObject;

    Session *session() const { return m_session; }
    void setSession(Session *session);
    /// An empty text is nowhere.
    QString text() const { return m_text; }
    void setText(const QString &text);
    bool matchesCase() const { return m_matchCase; }
    void setMatchCase(bool matchCase);
    int count() const { return static_cast<int>(m_matches.size()); }
    /// Which of them was found last, from 1; 0: none yet.
    int number() const { return m_current + 1; }
    bool isFull() const { return count() == mostMatches; }

    /// Goes to the first match that begins at or behind a position; around at the end.
    Q_INVOKABLE void from(int position);
    /// Goes to the next match, or the one before.
    Q_INVOKABLE void next(int step);
    /// Replaces the match that was found last, and goes to the next.
    Q_INVOKABLE void replace(const QString &by);
    /// Replaces all of them, as one step to undo. How many there were.
    Q_INVOKABLE int replaceAll(const QString &by);

Q_SIGNALS:
    void sessionChanged();
    void changed();
    void found(int from, int to); ///< what is to be selected and shown

private:
    void search();
    void go(int match);
    bool edit(std::size_t first, std::size_t count, const QString &by);

    QPointer<Session> m_session;
    QString m_text;
    bool m_matchCase = false;
    std::vector<int> m_matches; ///< where they begin
    int m_current = -1;
};

} // namespace loopscope::app
