#pragma once

// What the window says about the selected span.

#include "models/facts.h"
#include "models/job_way.h"
#include "session/session.h"
#include "timeline/draw_list.h"
#include "trace/trace.h"

#include <QPointer>

namespace loopscope::app {

/// The facts about a span, in the order in which they are asked for.
std::vector<Fact> factsOf(const trace::Trace &trace, timeline::SpanRef span);
/// What the span set going, each with where it leads to; the first few.
std::vector<Fact> effectFactsOf(const trace::Trace &trace, timeline::SpanRef span);
/// Its coroutine and line, as one line of text: "blocking_message, line 9".
QString originOf(const trace::Trace &trace, timeline::SpanRef span);

class Inspector : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(loopscope::app::Session *session READ session WRITE setSession NOTIFY sessionChanged)
    Q_PROPERTY(bool active READ isActive NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString origin READ origin NOTIFY changed)
    Q_PROPERTY(QString why READ why NOTIFY changed)
    Q_PROPERTY(int role READ role NOTIFY changed)
    Q_PROPERTY(int line READ line NOTIFY changed)
    Q_PROPERTY(bool stall READ isStall NOTIFY changed)
    Q_PROPERTY(QString stallHeadline READ stallHeadline NOTIFY changed)
    Q_PROPERTY(QString stallText READ stallText NOTIFY changed)
    Q_PROPERTY(QString wayText READ wayText NOTIFY changed)
    Q_PROPERTY(loopscope::app::FactsModel *facts READ facts CONSTANT)
    Q_PROPERTY(loopscope::app::FactsModel *effects READ effects CONSTANT)
    Q_PROPERTY(loopscope::app::FactsModel *victims READ victims CONSTANT)
    Q_PROPERTY(loopscope::app::JobWay *jobWay READ jobWay CONSTANT)

public:
    explicit Inspector(QObject *parent = nullptr);

    Session *session() const { return m_session; }
    void setSession(Session *session);

    bool isActive() const { return m_active; }
    QString title() const { return m_title; }
    QString origin() const { return m_origin; }
    QString why() const { return m_why; }
    /// The timeline's colour role of the span, for Theme.colors.
    int role() const { return static_cast<int>(m_role); }
    /// The line of the source that the span is about; 0 where there is none.
    int line() const { return m_line; }
    bool isStall() const { return !m_stallHeadline.isEmpty(); }
    QString stallHeadline() const { return m_stallHeadline; }
    QString stallText() const { return m_stallText; }
    /// Which of several effects was walked to: "Effect 2 of 6"; empty where there is nothing to choose.
    QString wayText() const { return m_wayText; }
    FactsModel *facts() { return &m_facts; }
    FactsModel *effects() { return &m_effects; }
    FactsModel *victims() { return &m_victims; }
    JobWay *jobWay() { return &m_jobWay; }

Q_SIGNALS:
    void sessionChanged();
    void changed();

private:
    void update();
    void forget();
    void follow(const Fact &fact);

    QPointer<Session> m_session;
    bool m_active = false;
    QString m_title;
    QString m_origin;
    QString m_why;
    timeline::Role m_role = timeline::Role::Faint;
    int m_line = 0;
    QString m_stallHeadline;
    QString m_stallText;
    QString m_wayText;
    FactsModel m_facts;
    FactsModel m_effects;
    FactsModel m_victims;
    JobWay m_jobWay;
};

} // namespace loopscope::app
