#pragma once

#include "preview/virtual_runs.h"
#include "session/session.h"

#include <QObject>
#include <QPointer>
#include <QQmlEngine>

namespace loopscope::app {

/// While it is enabled, every text of the session that is valid runs on the virtual clock as soon as it is there, and
/// what comes of it takes the place of what was on the timeline: the view stays where it is, and what was selected is
/// looked for, until it is there again. A run that someone has started is not disturbed, and one on the real clock
/// stays until the next edit after it; a saved run that was opened stays: they cannot be had again for nothing.
class LivePreview : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(loopscope::app::Session *session READ session WRITE setSession NOTIFY sessionChanged)
    Q_PROPERTY(bool enabled READ isEnabled WRITE setEnabled NOTIFY enabledChanged)
    Q_PROPERTY(QString note READ note NOTIFY noteChanged)
    Q_PROPERTY(bool grave READ isGrave NOTIFY noteChanged)

public:
    explicit LivePreview(QObject *parent = nullptr);

    Session *session() const { return m_session; }
    void setSession(Session *session);
    bool isEnabled() const { return m_enabled; }
    void setEnabled(bool enabled);
    /// Where the picture is not simply that of the text, or the run did not come to its end: one sentence. Else empty.
    QString note() const { return m_note; }
    /// It tells of a failure.
    bool isGrave() const { return m_isGrave; }

Q_SIGNALS:
    void sessionChanged();
    void enabledChanged();
    void noteChanged();
    void shown(); ///< another picture is on the timeline

private:
    /// What was selected before there were texts that do not have it.
    struct Sought {
        std::shared_ptr<const trace::Trace> trace;
        timeline::SpanRef span;
    };

    void consider();
    void heed();
    void forget();
    bool mayShow() const;
    void take(VirtualResult &result);
    void show(VirtualResult &result);
    void tell(const QString &note, bool isGrave = false);
    static QString endingWords(const VirtualResult &result);

    QPointer<Session> m_session;
    bool m_enabled = false;
    QString m_note;
    bool m_isGrave = false;
    std::string m_asked; ///< the text that was run last, or is being run, or is not to be
    std::optional<Sought> m_sought;
    VirtualRuns m_runs;
};

} // namespace loopscope::app
