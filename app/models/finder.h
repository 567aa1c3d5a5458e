#pragma once

#include "models/search.h"
#include "session/session.h"

#include <QBasicTimer>
#include <QObject>
#include <QPointer>
#include <QQmlEngine>

#include <span>

namespace loopscope::app {

/// The search of the window: goes through the run in slices between events, and from match to match.
class Finder : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(loopscope::app::Session *session READ session WRITE setSession NOTIFY sessionChanged)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY changed)
    Q_PROPERTY(int line READ line WRITE setLine NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(int number READ number NOTIFY changed)
    Q_PROPERTY(bool searching READ isSearching NOTIFY changed)
    Q_PROPERTY(bool full READ isFull NOTIFY changed)

public:
    using QObject::QObject;

    Session *session() const { return m_session; }
    void setSession(Session *session);
    QString text() const { return m_text; }
    /// Searches, and selects the first match as soon as there is one. An empty text ends the search.
    void setText(const QString &text);
    /// What a line of the source has done is found while no text is searched for; nothing is selected by itself. 0: no
    /// line.
    int line() const { return m_line; }
    void setLine(int line);
    int count() const { return static_cast<int>(m_search.matches().size()); }
    /// Which match is selected, from 1; 0 for none.
    int number() const;
    bool isSearching() const { return m_slices.isActive(); }
    /// There are more matches than are kept.
    bool isFull() const { return m_search.isFull(); }
    /// Selects the next match, or the one before with a negative step; around at the ends.
    Q_INVOKABLE void next(int step = 1);

    /// Of the run that is shown; valid until changed().
    std::span<const timeline::SpanRef> matches() const { return m_search.matches(); }

Q_SIGNALS:
    void sessionChanged();
    void changed();

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void begin();
    void goOn();
    void reveal(std::size_t match);

    QPointer<Session> m_session;
    QString m_text;
    int m_line = 0;
    Search m_search;
    bool m_selects = false; ///< the first match that is found is to be selected
    std::optional<timeline::SpanRef> m_current;
    QBasicTimer m_slices;
};

} // namespace loopscope::app
