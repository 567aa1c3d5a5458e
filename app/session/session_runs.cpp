// Runs that were saved and traces of other programs: how a session opens and saves them.

#include "exchange/chrome_trace_writer.h"
#include "exchange/run_file.h"
#include "files/save_file.h"
#include "session/session.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>

#include <ostream>
#include <utility>

namespace loopscope::app {

namespace {

/// What is written in less time than people notice; more goes to a thread of its own.
constexpr std::uint64_t mostEventsAtOnce = 100'000;
const QString runSuffix = QStringLiteral(".loopscope");

} // namespace

QString Session::openingName() const
{
    return QFileInfo(m_opener.path()).fileName();
}

void Session::cancelOpening()
{
    m_opener.cancel();
    if (key() == Document().key()) // the window was opened on it
        begin({});
}

/// What cannot be opened leaves what is open as it is.
void Session::refuse(const QString &text)
{
    if (key() == Document().key())
        begin({});
    setNotice(NoticeKind::File, text);
}

void Session::showRun(const QString &path, exchange::OpenedRun opened)
{
    const QString text = QString::fromStdString(opened.run.scenario);
    Document document;
    document.run = path;
    document.text = text;
    document.savedText = text;
    show(std::move(document));
    if (isForeign()) {
        m_lastTitle = opened.run.title;
        Q_EMIT checked();
    }
    m_justOpened = true;
    m_recordedEnding = QString::fromStdString(opened.run.ending);
    m_live.show(std::move(opened.run.trace));
    m_lanes.setArrangement(opened.run.arrangement);
    setNotes(std::move(opened.run.notes));
    Q_EMIT recordedChanged();
    if (opened.run.view)
        Q_EMIT viewRequested(*opened.run.view);
    else
        pointOutStall();
    if (const QString flaws = flawWords(path, opened.flaws); !flaws.isEmpty())
        setNotice(NoticeKind::File, flaws);
    else if (!m_recordedEnding.isEmpty())
        setNotice(NoticeKind::Run, m_recordedEnding);
}

QUrl Session::runSuggestion() const
{
    const QString file = document().path.isEmpty() ? document().run : document().path;
    const QString name = file.isEmpty() ? document().demo : QFileInfo(file).completeBaseName();
    const QString folder = file.isEmpty() ? QDir::homePath() : QFileInfo(file).absolutePath();
    return QUrl::fromLocalFile(QDir(folder).filePath((name.isEmpty() ? tr("run") : name) + runSuffix));
}

QUrl Session::runFile(const QUrl &chosen, bool asTrace) const
{
    const QString path = chosen.toLocalFile();
    if (!asTrace || !path.endsWith(runSuffix, Qt::CaseInsensitive))
        return chosen;
    return QUrl::fromLocalFile(path.chopped(runSuffix.size()) + QStringLiteral(".json"));
}

bool Session::saveRun(const QUrl &url)
{
    const QString path = url.isLocalFile() ? url.toLocalFile() : url.toString();
    if (path.isEmpty()) {
        setNotice(NoticeKind::File, tr("Type the name of a file."));
        return false;
    }
    if (isRunning()) {
        setNotice(NoticeKind::File, tr("The run goes on. Stop it, or wait for its end, to save it."));
        return false;
    }
    if (isSaving()) {
        setNotice(NoticeKind::File, tr("%1 is still being saved. Wait for its end, or cancel it.").arg(savingName()));
        return false;
    }
    const bool isJson = QFileInfo(path).suffix().compare(QLatin1String("json"), Qt::CaseInsensitive) == 0;
    const std::string name = title().toStdString();
    const std::string text = document().text.toStdString();
    const std::string ending = (isRecorded() ? m_recordedEnding : endingWords()).toStdString();
    const auto write = [name, text, ending, isJson, trace = m_live.sharedTrace(), notes = notes(), view = m_view,
                        arrangement = m_lanes.arrangement()](std::ostream &out) {
        if (isJson)
            exchange::writeChromeTrace(*trace, name, out);
        else
            exchange::writeRunFile({name, text, ending, *trace, notes, view, arrangement}, out);
    };
    if (trace().eventCount() > mostEventsAtOnce) {
        m_saver.save(path, write);
        return true;
    }
    const auto error = saveFile(path, write);
    tellSaved(error);
    return !error;
}

void Session::tellSaved(const std::optional<QString> &error)
{
    if (error)
        setNotice(NoticeKind::File, *error);
    else if (m_noticeKind == NoticeKind::File)
        setNotice(NoticeKind::None, {});
}

QString Session::savingName() const
{
    return QFileInfo(m_saver.path()).fileName();
}

QString Session::savedSize() const
{
    return QLocale().formattedDataSize(m_saver.written(), 0);
}

} // namespace loopscope::app
