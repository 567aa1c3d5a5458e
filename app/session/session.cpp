#include "session/session.h"

#include "files/read_scenario.h"
#include "files/save_file.h"
#include "scenario/demos.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace loopscope::app {

namespace {

/// Typing pauses for this long before the text is read.
constexpr std::chrono::milliseconds checkPause{150};
/// What anyone sees first.
const QString firstDemo = QStringLiteral("blocking_call");
const QString windowsEnd = QStringLiteral("\r\n");

/// The edits of a text of UTF-8, from the last to the first.
std::vector<TextChange> changesOf(const std::string &text, const editing::TextEdits &edits)
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
    for (const editing::TextEdit &edit : edits) {
        const int from = unitsUntil(edit.offset);
        const int to = unitsUntil(edit.offset + edit.length);
        changes.insert(changes.begin(), {from, to - from, QString::fromStdString(edit.text)});
    }
    return changes;
}

} // namespace

Session::Session(QObject *parent) : QObject(parent)
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
}

void Session::setText(const QString &text)
{
    if (m_document.text == text)
        return;
    m_checkLater.start(checkPause);
    take(text, {});
}

bool Session::edit(const editing::TextEdits &edits, EditStep step)
{
    const std::string before = m_document.text.toStdString();
    if (!editing::fit(edits, before.size()))
        return false;
    const QString text = QString::fromStdString(editing::apply(before, edits));
    if (text == m_document.text)
        return true;
    m_checkLater.start(std::chrono::milliseconds{0}); // nobody is in the middle of a word
    take(text, [&] { Q_EMIT edited(changesOf(before, edits), step); });
    return true;
}

/// `tell` is called as soon as the text is the new one, before anybody hears that it is.
void Session::take(const QString &text, const std::function<void()> &tell)
{
    const bool wasDirty = isDirty();
    m_document.text = text;
    if (tell)
        tell();
    Q_EMIT textChanged();
    if (wasDirty != isDirty()) {
        Q_EMIT dirtyChanged();
        Q_EMIT unsavedChanged();
    }
}

void Session::check()
{
    m_checkLater.stop();
    m_parsed = isForeign() ? scenario::ParseResult{} : scenario::parse(m_document.text.toStdString());
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
    const QString file = m_document.path.isEmpty() ? m_document.run : m_document.path;
    return file.isEmpty() ? tr("Untitled scenario") : QFileInfo(file).fileName();
}

QStringList Session::unsaved() const
{
    QStringList titles;
    if (isDirty())
        titles.append(title());
    for (const Document &draft : m_drafts) {
        const scenario::Demo *demo = scenario::findDemo(draft.demo.toStdString());
        titles.append(demo ? QString::fromStdString(demo->title) : QFileInfo(draft.path).fileName());
    }
    return titles;
}

bool Session::hasDraft(const QString &key) const
{
    return m_drafts.contains(key) || (isDirty() && key == m_document.key());
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

void Session::begin(const QString &fileOrDemo)
{
    const bool isDemoId = !QFileInfo::exists(fileOrDemo) && scenario::findDemo(fileOrDemo.toStdString());
    if (isDemoId ? openDemo(fileOrDemo) : !fileOrDemo.isEmpty() && openPath(fileOrDemo))
        return;
    const QString complaint = m_notice;
    openDemo(firstDemo);
    if (!complaint.isEmpty())
        setNotice(NoticeKind::File, complaint);
}

bool Session::openDemo(const QString &id)
{
    const scenario::Demo *demo = scenario::findDemo(id.toStdString());
    if (!demo) {
        setNotice(NoticeKind::File, tr("There is no demo with the name “%1”.").arg(id));
        return false;
    }
    const QString text = QString::fromStdString(demo->text);
    show({id, {}, {}, text, text, false});
    return true;
}

bool Session::openFile(const QUrl &url)
{
    return openPath(url.isLocalFile() ? url.toLocalFile() : url.toString());
}

bool Session::openPath(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    if (kindOfFile(absolute) != FileKind::Scenario) {
        m_opener.open(absolute);
        return true;
    }
    auto read = readScenario(absolute);
    if (const auto *error = std::get_if<ReadError>(&read)) {
        setNotice(NoticeKind::File, error->text);
        return false;
    }
    QString text = std::get<QString>(std::move(read));
    const bool windowsLines = text.contains(windowsEnd);
    text.replace(windowsEnd, QStringLiteral("\n"));
    show({{}, absolute, {}, text, text, windowsLines});
    return true;
}

/// Puts away the open document and shows another: what was edited of it before, else `document`.
void Session::show(Document document)
{
    m_opener.cancel();
    const QString key = document.key();
    if (isDirty() && key == m_document.key())
        return; // it is open, and holds more than its file does
    if (isDirty())
        m_drafts.insert(m_document.key(), m_document);
    m_live.clear();
    if (key != m_document.key())
        m_otherNotes.insert(m_document.key(), std::exchange(m_notes, m_otherNotes.take(key)));
    if (auto draft = m_drafts.find(key); draft != m_drafts.end()) {
        draft->savedText = document.savedText;
        document = m_drafts.take(key);
    }
    m_document = std::move(document);
    m_lastTitle.clear();
    m_lanes.setArrangement({});
    setNotice(NoticeKind::None, {});
    Q_EMIT documentChanged();
    Q_EMIT notesChanged();
    Q_EMIT textChanged();
    Q_EMIT dirtyChanged();
    Q_EMIT unsavedChanged();
    check();
    if (m_document.run.isEmpty())
        runAtOnce();
}

void Session::runAtOnce()
{
    m_justOpened = m_parsed.scenario != nullptr;
    if (m_parsed.scenario)
        start({scenario::ClockKind::Virtual, 1.0, true});
}

bool Session::save()
{
    if (m_document.path.isEmpty()) {
        setNotice(NoticeKind::File, isDemo() ? tr("A demo cannot be changed. Save it under a name of your own.")
                                             : tr("Save the scenario under a name of its own."));
        return false;
    }
    return write(m_document.path);
}

bool Session::saveAs(const QUrl &url)
{
    const QString path = url.isLocalFile() ? url.toLocalFile() : url.toString();
    if (path.isEmpty()) {
        setNotice(NoticeKind::File, tr("Type the name of a file."));
        return false;
    }
    return write(QFileInfo(path).absoluteFilePath());
}

bool Session::write(const QString &path)
{
    QString text = m_document.text;
    if (m_document.windowsLines)
        text.replace(u'\n', windowsEnd);
    if (const auto error = saveFile(path, text.toUtf8())) {
        setNotice(NoticeKind::File, *error);
        return false;
    }
    m_document.path = path;
    m_document.demo.clear();
    m_document.run.clear();
    m_document.savedText = m_document.text;
    if (m_noticeKind == NoticeKind::File)
        setNotice(NoticeKind::None, {});
    m_drafts.remove(path);
    Q_EMIT documentChanged();
    Q_EMIT dirtyChanged();
    Q_EMIT unsavedChanged();
    return true;
}

void Session::revert()
{
    if (!isDirty())
        return;
    m_document.text = m_document.savedText;
    Q_EMIT documentChanged();
    Q_EMIT textChanged();
    Q_EMIT dirtyChanged();
    Q_EMIT unsavedChanged();
    check();
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
    if (m_justOpened)
        pointOutStall();
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
