#pragma once

// Where the tasks of a run that goes on are in the source. Updated some thirty times a second at most, from what each
// task does last: it costs as much as there are tasks alive, however long the run has been.

#include "session/session.h"

#include <QAbstractListModel>
#include <QBasicTimer>
#include <QPointer>
#include <QQmlEngine>
#include <QStringList>

#include <vector>

namespace loopscope::app {

/// A line, and who is at it.
struct LiveLine {
    int line = 0;
    int count = 0;
    trace::SpanState state = trace::SpanState::Suspended; ///< the most awake: running, else ready
    std::vector<trace::LaneIndex> lanes;                  ///< the first few

    bool operator==(const LiveLine &) const = default;
};

/// Keeps who is alive. Given one trace, which grows, after the other.
class LiveLaneList {
public:
    /// By line.
    std::vector<LiveLine> update(const trace::Trace &trace);
    void clear();

private:
    std::vector<trace::LaneIndex> m_alive;
    std::size_t m_known = 0; ///< how many lanes have been looked at
};

class LiveLines : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(loopscope::app::Session *session READ session WRITE setSession NOTIFY sessionChanged)

public:
    enum Role { LineRole = Qt::UserRole + 1, CountRole, StateRole, WordsRole };
    /// As trace::SpanState.
    enum class State { Ready, Running, Suspended };
    Q_ENUM(State)

    using QAbstractListModel::QAbstractListModel;

    Session *session() const { return m_session; }
    void setSession(Session *session);
    /// Looks now instead of when it is due.
    void update();

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void sessionChanged();

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void grow();
    void show(std::vector<LiveLine> lines);
    QString words(const LiveLine &line) const;

    QPointer<Session> m_session;
    LiveLaneList m_lanes;
    std::vector<LiveLine> m_lines;
    QBasicTimer m_due;
};

} // namespace loopscope::app
