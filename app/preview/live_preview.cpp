#include "preview/live_preview.h"

#include "analysis/same_span.h"

#include <utility>

namespace loopscope::app {

LivePreview::LivePreview(QObject *parent) : QObject(parent)
{
    connect(&m_runs, &VirtualRuns::finished, this, [this](const auto &result) { take(*result); });
}

void LivePreview::setSession(Session *session)
{
    if (m_session == session)
        return;
    if (m_session) {
        m_session->disconnect(this);
        m_session->selection()->disconnect(this);
    }
    m_session = session;
    if (session) {
        connect(session, &Session::textChanged, this, &LivePreview::consider);
        connect(session, &Session::runningChanged, this, &LivePreview::heed);
        connect(session, &Session::openingChanged, this, &LivePreview::consider);
        connect(session, &Session::shown, this, &LivePreview::forget);
        connect(session->selection(), &Selection::changed, this, [this] { m_sought.reset(); });
    }
    Q_EMIT sessionChanged();
    consider();
}

void LivePreview::setEnabled(bool enabled)
{
    if (m_enabled == enabled)
        return;
    m_enabled = enabled;
    Q_EMIT enabledChanged();
    consider();
}

/// Another document: what runs is of the one before. Whether this one runs by itself is known when it is open.
void LivePreview::forget()
{
    m_runs.cancel();
    m_asked.clear();
    m_sought.reset();
    QMetaObject::invokeMethod(this, &LivePreview::consider, Qt::QueuedConnection);
}

bool LivePreview::mayShow() const
{
    return m_enabled && m_session && !m_session->isRunning() && !m_session->isOpening() && !m_session->isForeign();
}

/// Whether there is something to run: after whatever may have changed that.
void LivePreview::consider()
{
    if (!mayShow()) {
        m_runs.cancel();
        m_asked.clear();
        return tell({});
    }
    std::string text = m_session->text().toStdString();
    const auto &shown = m_session->live().scenario();
    if (m_session->isRecorded())
        return tell(m_session->isDirty() ? tr("the saved run stays until you run the scenario") : QString());
    if (text == m_asked)
        return;
    if (shown && shown->text == text && !m_runs.isBusy()) {
        m_asked.clear();
        return tell({});
    }
    m_asked = text;
    m_runs.start({std::move(text)});
}

/// A run was started, or is over. One that took its time stays until the next edit, whatever was typed during it.
void LivePreview::heed()
{
    if (!mayShow() || !m_session->result() || m_session->live().clock() == scenario::ClockKind::Virtual)
        return consider();
    m_asked = m_session->text().toStdString();
    tell(m_session->live().scenario()->text == m_asked ? QString()
                                                       : tr("the picture is of the text from before your last edits"));
}

void LivePreview::take(VirtualResult &result)
{
    if (!mayShow() || m_session->isRecorded())
        return;
    if (result.scenario)
        show(result);
    else if (!m_runs.isBusy())
        tell(m_session->trace().eventCount() > 0 ? tr("the picture is of the last valid text") : QString());
}

void LivePreview::show(VirtualResult &result)
{
    Selection &selection = *m_session->selection();
    std::optional<Sought> sought = m_sought;
    if (selection.span())
        sought = Sought{m_session->live().sharedTrace(), *selection.span()};
    std::optional<timeline::SpanRef> found;
    if (sought)
        found = analysis::sameSpan(*sought->trace, sought->span, result.outcome.builder->trace());
    if (m_session->noticeKind() == Session::NoticeKind::Run)
        m_session->dismissNotice(); // of the run before
    const QString words = endingWords(result);
    const bool isGrave = result.outcome.result.ending == scenario::RunEnding::Failed;
    m_session->live().adopt(std::move(result.scenario), std::move(result.outcome));
    selection.select(found);
    if (!found)
        m_sought = std::move(sought);
    tell(words, isGrave);
    Q_EMIT shown();
}

/// Where the run did not come to its end; empty where it did.
QString LivePreview::endingWords(const VirtualResult &result)
{
    const QString error = QString::fromStdString(result.outcome.result.error);
    if (result.isCutShort)
        return tr("the preview was cut short, because it took too long or too much memory");
    switch (result.outcome.result.ending) {
    case scenario::RunEnding::Returned:
    case scenario::RunEnding::Stopped:
        break;
    case scenario::RunEnding::Failed:
        return tr("the run fails: %1").arg(error);
    case scenario::RunEnding::Limited:
        return tr("the preview was cut short: %1").arg(error);
    }
    return {};
}

void LivePreview::tell(const QString &note, bool isGrave)
{
    if (m_note == note && m_isGrave == isGrave)
        return;
    m_note = note;
    m_isGrave = isGrave;
    Q_EMIT noteChanged();
}

} // namespace loopscope::app
