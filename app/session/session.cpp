#include "session/session.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace loopscope::app {

namespace {

/// Typing pauses for this long before the text is read.
constexpr std::chrono::milliseconds checkPause{150};

/// The edits of a text of UTF-8, from the last to the first.
std::vector<TextChange> changesOf(const std::string &text, const form::TextEdits &edits)
{
    std::vector<TextChange> changes;
    std::size_t bytes = 0;
    int units = 0;
    const auto unitsUntil = [&](std::size_t offset) {
        units +=
            static_cast<int>(QString::fromUtf8(text.data() + bytes, static_cast<qsizetype>(offset - bytes)).size());
        bytes = offset;
        return units;
    };
    for (const form::TextEdit &edit : edits) {
        const int from = unitsUntil(edit.offset);
        const int to = unitsUntil(edit.offset + edit.length);
        changes.push_back({from, to - from, QString::fromStdString(edit.text)});
    }
    std::reverse(changes.begin(), changes.end());
    return changes;
}

} // namespace

Session::Session(QObject *parent) : QObject(parent), m_documents(recoveryRoot())
{
    m_checkLater.setSingleShot(true);
    connect(&m_checkLater, &QTimer::timeout, this, &Session::check);
    connect(&m_live, &LiveTrace::restarted, &m_selection, &Selection::clear);
    connect(&m_live, &LiveTrace::runningChanged, this, &Session::runningChanged);
    connect(&m_live, &LiveTrace::runningChanged, this, &Session::tellResult);
    connect(&m_live, &LiveTrace::restarted, this, &Session::recordedChanged);
    connect(&m_opener, &RunOpener::activeChanged, this, &Session::openingChanged);
    connect(&m_opener, &RunOpener::progressed, this, &Session::openingProgressed);
    connect(&m_opener, &RunOpener::opened, this,
            [this](const QString &path, const auto &opened) { showRun(path, std::move(*opened)); });
    connect(&m_opener, &RunOpener::refused, this, &Session::refuse);
    connect(&m_documents, &Documents::touchedOutside, this, &Session::lookOutside);
    connect(&m_documents, &Documents::notKept, this, [this](const QString &error) {
        setNotice(NoticeKind::File, tr("What is typed cannot be kept for a crash, so save it often. %1").arg(error));
    });
    connect(&m_saver, &FileSaver::activeChanged, this, &Session::savingChanged);
    connect(&m_saver, &FileSaver::progressed, this, &Session::savingProgressed);
    connect(&m_saver, &FileSaver::saved, this, [this](const std::optional<QString> &error) {
        tellSaved(error);
        Q_EMIT runSaved(!error);
    });
}

void Session::setText(const QString &text)
{
    if (text == this->text())
        return;
    m_checkLater.start(checkPause);
    take(text, {});
}

bool Session::edit(const form::TextEdits &edits, EditStep step)
{
    const std::string before = this->text().toStdString();
    if (!form::fit(edits, before.size()))
        return false;
    const QString text = QString::fromStdString(form::apply(before, edits));
    if (text == this->text())
        return true;
    m_checkLater.start(std::chrono::milliseconds{0}); // nobody is in the middle of a word
    take(text, [&] { Q_EMIT edited(changesOf(before, edits), step); });
    return true;
}

/// `tell` is called as soon as the text is the new one, before anybody hears that it is.
void Session::take(const QString &text, const std::function<void()> &tell)
{
    const Documents::Change change = m_documents.setText(text);
    if (tell)
        tell();
    if (change.ofKey) {
        Q_EMIT documentChanged();
        tellCopy();
    }
    Q_EMIT textChanged();
    if (change.ofDirty) {
        Q_EMIT dirtyChanged();
        Q_EMIT unsavedChanged();
    }
}

/// A demo stays as it is, and whoever begins to change it has a copy: that is said, for as long as it is so.
void Session::tellCopy()
{
    if (isCopy())
        setNotice(NoticeKind::Copy, tr("The demo stays as it is: this is a copy of your own, and in no file yet."));
    else if (m_noticeKind == NoticeKind::Copy)
        setNotice(NoticeKind::None, {});
}

void Session::check()
{
    m_checkLater.stop();
    m_parsed = isForeign() ? scenario::ParseResult{} : scenario::parse(text().toStdString());
    if (m_parsed.scenario)
        m_lastTitle = m_parsed.scenario->title;
    if (m_noticeKind == NoticeKind::Problem)
        setNotice(NoticeKind::None, {});
    Q_EMIT checked();
}

QString Session::title() const
{
    if (!m_lastTitle.empty())
        return QString::fromStdString(m_lastTitle);
    const QString file = document().path.isEmpty() ? document().run : document().path;
    return file.isEmpty() ? tr("Untitled scenario") : QFileInfo(file).fileName();
}

void Session::setInstant(bool instant)
{
    if (m_instant == instant)
        return;
    m_instant = instant;
    Q_EMIT speedChanged();
}

void Session::setSpeed(double speed)
{
    speed = std::clamp(speed, 0.01, 1000.0);
    if (!m_instant && speed == m_speed)
        return;
    m_speed = speed;
    m_instant = false;
    Q_EMIT speedChanged();
}

void Session::run()
{
    check();
    if (isForeign())
        return setNotice(NoticeKind::File, tr("A trace has no scenario that could run."));
    if (!m_parsed.scenario) {
        const scenario::Problem first = m_parsed.problems.empty() ? scenario::Problem{} : m_parsed.problems.front();
        QString text = QString::fromStdString(first.message);
        if (!first.remedy.empty())
            text += QStringLiteral("; ") + QString::fromStdString(first.remedy);
        const int line = static_cast<int>(first.place.line);
        setNotice(NoticeKind::Problem, line > 0 ? tr("Line %1: %2").arg(line).arg(text) : text, line);
        Q_EMIT lineRequested(line);
        return;
    }
    m_justOpened = false;
    start({m_instant ? scenario::ClockKind::Virtual : scenario::ClockKind::Real, m_speed, true});
}

void Session::start(const scenario::RunOptions &options)
{
    if (m_noticeKind == NoticeKind::Run)
        setNotice(NoticeKind::None, {});
    m_live.start(m_parsed.scenario, options);
}

void Session::tellResult()
{
    if (!result())
        return;
    if (m_justOpened) {
        pointOutStall();
        restorePlace();
    }
    const bool isLimited = result()->ending == scenario::RunEnding::Limited;
    if (const QString words = endingWords(); !words.isEmpty())
        setNotice(NoticeKind::Run, words, isLimited ? static_cast<int>(result()->line) : 0);
}

/// Where the last run did not come to its end; empty where it did.
QString Session::endingWords() const
{
    if (!result())
        return {};
    const QString error = QString::fromStdString(result()->error);
    switch (result()->ending) {
    case scenario::RunEnding::Returned:
        break;
    case scenario::RunEnding::Stopped:
        return tr("Stopped. What happened until then stays on the timeline.");
    case scenario::RunEnding::Failed:
        return tr("The run failed: %1").arg(error);
    case scenario::RunEnding::Limited:
        return tr("The run was ended: %1").arg(error);
    }
    return {};
}

/// A scenario that was just opened is met with what is most telling about it, unless someone has chosen already.
void Session::pointOutStall()
{
    const auto stalls = trace().stalls();
    if (m_selection.isActive() || stalls.empty() || stalls.front().culprit == trace::noLane)
        return;
    const auto span = trace::spanAt(trace().lane(stalls.front().culprit), stalls.front().begin);
    if (span)
        m_selection.select(timeline::SpanRef{stalls.front().culprit, *span});
}

void Session::setNotes(std::vector<timeline::Note> notes)
{
    std::stable_sort(notes.begin(), notes.end(), [](const auto &a, const auto &b) { return a.time < b.time; });
    if (notes == m_notes)
        return;
    m_notes = std::move(notes);
    Q_EMIT notesChanged();
}

void Session::dismissNotice()
{
    setNotice(NoticeKind::None, {});
}

void Session::setNotice(NoticeKind kind, const QString &text, int line)
{
    if (m_noticeKind == kind && m_notice == text && m_noticeLine == line)
        return;
    m_noticeKind = kind;
    m_notice = text;
    m_noticeLine = line;
    Q_EMIT noticeChanged();
}

} // namespace loopscope::app
