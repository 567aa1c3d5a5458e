// Documents and their files: how a session opens, saves and puts them away, and what it does when another program
// changes a file.

#include "editing/difference.h"
#include "scenario/demos.h"
#include "session/session.h"

#include <QDir>
#include <QFileInfo>

#include <utility>

namespace loopscope::app {

namespace {

/// What anyone sees first.
const QString firstDemo = QStringLiteral("blocking_call");

QString pathOf(const QUrl &url)
{
    return url.isLocalFile() ? url.toLocalFile() : url.toString();
}

QString absolutePath(const QString &path)
{
    return QDir::cleanPath(QFileInfo(path).absoluteFilePath());
}

} // namespace

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

void Session::resume()
{
    LastOpened last = reopensLast() ? lastOpened() : LastOpened();
    begin(last.document);
    if (!last.document.isEmpty() && (demo() == last.document || path() == last.document))
        m_place = std::move(last);
}

void Session::keepPlace() const
{
    const Document &last = document();
    keepLastOpened({!last.path.isEmpty()  ? last.path
                    : !last.run.isEmpty() ? last.run
                                          : last.demo,
                    m_view, m_lanes.arrangement()});
}

void Session::restorePlace()
{
    const std::optional<LastOpened> place = std::exchange(m_place, std::nullopt);
    if (!place)
        return;
    m_lanes.setArrangement(place->arrangement);
    if (place->view)
        Q_EMIT viewRequested(*place->view);
}

bool Session::openDemo(const QString &id)
{
    const scenario::Demo *demo = scenario::findDemo(id.toStdString());
    if (!demo) {
        setNotice(NoticeKind::File, tr("There is no demo with the name “%1”.").arg(id));
        return false;
    }
    Document document;
    document.demo = id;
    document.text = QString::fromStdString(demo->text);
    document.savedText = document.text;
    show(std::move(document));
    return true;
}

bool Session::openFile(const QUrl &url)
{
    return openPath(pathOf(url));
}

bool Session::openPath(const QString &path)
{
    const QString absolute = absolutePath(path);
    if (kindOfFile(absolute) != FileKind::Scenario) {
        m_opener.open(absolute);
        return true;
    }
    auto read = readDocument(absolute);
    if (const auto *error = std::get_if<ReadError>(&read)) {
        if (openWaiting(absolute)) // its file is gone, and its changes are here
            return true;
        setNotice(NoticeKind::File, error->text);
        return false;
    }
    show(std::get<Document>(std::move(read)));
    return true;
}

bool Session::openWaiting(const QString &key)
{
    if (!hasDraft(key))
        return false;
    if (isDirty() && key == this->key())
        return true;
    leave(key);
    m_documents.showWaiting(key);
    arrive();
    return true;
}

void Session::openNew(const QString &name, const QString &text)
{
    show(m_documents.makeOwn(name, text));
}

void Session::follow(const QString &from, const QString &to)
{
    const bool isShown = key() == from;
    if (!m_documents.follow(from, to))
        return;
    if (m_otherNotes.contains(from))
        m_otherNotes.insert(to, m_otherNotes.take(from));
    if (isShown) {
        Q_EMIT documentChanged();
        lookOutside();
    }
    Q_EMIT unsavedChanged();
}

void Session::putAside(Document document)
{
    m_documents.putAside(std::move(document));
    Q_EMIT unsavedChanged();
}

/// Puts away what is shown and shows another document: as it waited, else as it is given.
void Session::show(Document document)
{
    m_opener.cancel();
    const QString key = document.key();
    if (isDirty() && key == this->key())
        return; // it is open, and holds more than its file does
    leave(key);
    m_documents.show(std::move(document));
    arrive();
}

void Session::leave(const QString &next)
{
    m_opener.cancel();
    m_place.reset();
    m_saveWaits = false;
    m_live.clear();
    if (next == key())
        return;
    Q_EMIT leaving();
    m_otherNotes.insert(key(), std::exchange(m_notes, m_otherNotes.take(next)));
}

void Session::arrive()
{
    m_lastTitle.clear();
    m_lanes.setArrangement({});
    setNotice(NoticeKind::None, {});
    Q_EMIT documentChanged();
    Q_EMIT shown();
    Q_EMIT notesChanged();
    Q_EMIT textChanged();
    Q_EMIT dirtyChanged();
    Q_EMIT unsavedChanged();
    Q_EMIT conflictChanged();
    check();
    if (document().run.isEmpty())
        runAtOnce();
    tellCopy();
    lookOutside();
}

void Session::runAtOnce()
{
    m_justOpened = m_parsed.scenario != nullptr;
    if (m_parsed.scenario)
        start({scenario::ClockKind::Virtual, 1.0, true});
}

bool Session::save()
{
    if (isForeign())
        return saveAs({});
    if (path().isEmpty()) {
        setNotice(NoticeKind::Unsaved, isDemo() ? tr("A demo cannot be changed. Save it under a name of your own.")
                                                : tr("Save the scenario under a name of its own."));
        return false;
    }
    return isFreeToSave() && write(path());
}

bool Session::saveAs(const QUrl &url)
{
    if (isForeign()) {
        setNotice(NoticeKind::File, tr("A trace has no scenario that could be saved."));
        return false;
    }
    if (url.isEmpty()) {
        setNotice(NoticeKind::File, tr("Type the name of a file."));
        return false;
    }
    const QString path = absolutePath(pathOf(url));
    return path == this->path() ? save() : write(path);
}

QString Session::replaced(const QUrl &url) const
{
    const QString path = absolutePath(pathOf(url));
    return url.isEmpty() || path == this->path() || !QFileInfo(path).isFile() ? QString()
                                                                              : QDir::toNativeSeparators(path);
}

bool Session::write(const QString &path)
{
    if (const auto error = saveUnsaved(key(), path)) {
        setNotice(NoticeKind::Unsaved, *error);
        return false;
    }
    return true;
}

std::optional<QString> Session::saveUnsaved(const QString &key, const QString &path)
{
    const bool isShown = key == this->key();
    if (auto error = m_documents.save(key, path))
        return error;
    if (isShown) {
        m_saveWaits = false;
        if (m_noticeKind != NoticeKind::Problem && m_noticeKind != NoticeKind::Run)
            setNotice(NoticeKind::None, {});
        Q_EMIT documentChanged();
        Q_EMIT dirtyChanged();
        Q_EMIT conflictChanged();
    }
    Q_EMIT unsavedChanged();
    return std::nullopt;
}

/// Nobody has written the file since it was read. Otherwise it is looked at: there is a conflict now, and saving waits
/// for its end, or what the other program wrote cannot be shown, and is left alone.
bool Session::isFreeToSave()
{
    if (isFreeToWrite(document()))
        return true;
    lookOutside();
    if (isFreeToWrite(document()))
        return isDirty(); // else it has been read again, and there is nothing to write
    m_saveWaits = hasConflict();
    if (m_saveWaits)
        Q_EMIT conflictChanged();
    else
        setNotice(
            NoticeKind::Unsaved,
            tr("Another program has made something of %1 that cannot be read as a scenario. It is left alone; save "
               "your text under another name.")
                .arg(name()));
    return false;
}

void Session::lookOutside()
{
    const QString name = this->name();
    switch (m_documents.lookOutside()) {
    case Outside::Same:
        return;
    case Outside::Gone:
        setNotice(NoticeKind::Outside,
                  tr("%1 is not there any more. Its text is kept here; save it to have the file again.").arg(name));
        break;
    case Outside::Back:
        if (m_noticeKind == NoticeKind::Outside)
            setNotice(NoticeKind::None, {});
        break;
    case Outside::Newer:
        takeTheirs();
        setNotice(NoticeKind::Outside,
                  tr("%1 was changed by another program and has been read again. Undo takes that back.").arg(name));
        check();
        if (!isRunning())
            runAtOnce();
        return;
    case Outside::Conflict:
        setNotice(NoticeKind::Outside,
                  tr("%1 was changed by another program, too. Saving asks whose text is to stay.").arg(name));
        Q_EMIT conflictChanged();
        return;
    }
    Q_EMIT conflictChanged();
    Q_EMIT dirtyChanged();
    Q_EMIT unsavedChanged();
}

void Session::keepMine()
{
    m_documents.acceptTheirs();
    const bool saves = std::exchange(m_saveWaits, false);
    setNotice(NoticeKind::None, {});
    Q_EMIT conflictChanged();
    Q_EMIT dirtyChanged();
    Q_EMIT unsavedChanged();
    if (saves)
        save();
}

void Session::takeTheirs()
{
    if (!hasConflict())
        return;
    const QString text = m_documents.theirs()->text;
    m_documents.acceptTheirs();
    m_saveWaits = false;
    setNotice(NoticeKind::None, {});
    edit(text);
    Q_EMIT conflictChanged();
    Q_EMIT dirtyChanged();
    Q_EMIT unsavedChanged();
}

void Session::forgetSave()
{
    if (std::exchange(m_saveWaits, false))
        Q_EMIT conflictChanged();
}

/// Makes the text another one, as a step to undo that touches no more lines than it need.
void Session::edit(const QString &wanted)
{
    edit(editing::editsBetween(text().toStdString(), wanted.toStdString()));
}

void Session::revert()
{
    if (!canRevert())
        return;
    edit(document().savedText);
    check();
}

} // namespace loopscope::app
