#include "session/documents.h"

#include <QFileInfo>

#include <algorithm>
#include <chrono>
#include <utility>

namespace loopscope::app {

namespace {

/// From the first key on; so much is lost at most when the machine goes down.
constexpr std::chrono::seconds keepEvery{2};

RecoveryEntry entryOf(const Document &document)
{
    return {document.key(), document.shownName(),        document.path, document.demo, document.digest,
            document.text,  QDateTime::currentDateTime()};
}

} // namespace

Documents::Documents(QString recoveryRoot, QObject *parent) : QObject(parent), m_store(std::move(recoveryRoot))
{
    m_keepLater.setSingleShot(true);
    m_keepLater.setInterval(keepEvery);
    connect(&m_keepLater, &QTimer::timeout, this, &Documents::keep);
    connect(&m_watch, &FileWatch::touched, this, &Documents::touchedOutside);
}

std::vector<const Document *> Documents::unsaved() const
{
    std::vector<const Document *> found;
    if (m_shown.isDirty())
        found.push_back(&m_shown);
    for (const Document &document : m_waiting)
        found.push_back(&document);
    return found;
}

bool Documents::isUnsaved(const QString &key) const
{
    const auto all = unsaved();
    return std::any_of(all.begin(), all.end(), [&](const Document *document) { return document->key() == key; });
}

Document *Documents::find(const QString &key)
{
    if (m_shown.key() == key)
        return &m_shown;
    const auto found =
        std::find_if(m_waiting.begin(), m_waiting.end(), [&](const Document &one) { return one.key() == key; });
    return found == m_waiting.end() ? nullptr : &*found;
}

bool Documents::show(Document document)
{
    const QString key = document.key();
    if (m_shown.isDirty() && key == m_shown.key())
        return false;
    if (m_shown.isDirty())
        m_waiting.push_back(std::exchange(m_shown, {}));
    if (showWaiting(key))
        return true;
    m_shown = std::move(document);
    afterShowing();
    return true;
}

bool Documents::showWaiting(const QString &key)
{
    const auto found =
        std::find_if(m_waiting.begin(), m_waiting.end(), [&](const Document &one) { return one.key() == key; });
    if (found == m_waiting.end())
        return false;
    Document document = std::move(*found);
    m_waiting.erase(found);
    if (m_shown.isDirty())
        m_waiting.push_back(std::move(m_shown));
    m_shown = std::move(document);
    afterShowing();
    return true;
}

void Documents::afterShowing()
{
    m_theirs.reset();
    m_watch.watch(m_shown.path);
    keepSoon();
}

void Documents::putAside(Document document)
{
    m_waiting.push_back(std::move(document));
    keepSoon();
}

Document Documents::makeOwn(const QString &name, const QString &text)
{
    Document document;
    document.own = QString::number(++m_lastOwn);
    document.name = name;
    document.text = text;
    document.savedText = text;
    return document;
}

Document Documents::makeUnsaved(const QString &name, const QString &text)
{
    Document document = makeOwn(name, text);
    document.savedText.clear();
    return document;
}

Documents::Change Documents::setText(const QString &text)
{
    const bool wasDirty = m_shown.isDirty();
    const bool couldRevert = m_shown.canRevert();
    m_shown.text = text;
    keepSoon();
    Change change;
    change.ofDirty = wasDirty != m_shown.isDirty() || couldRevert != m_shown.canRevert();
    // The first change of a demo makes a copy of it, and taking back the last one leaves the demo.
    if (m_shown.isDemo() && m_shown.isDirty()) {
        m_shown.name = tr("Copy of %1").arg(m_shown.shownName());
        m_shown.own = QString::number(++m_lastOwn);
        change.ofKey = true;
    } else if (m_shown.isCopy() && !m_shown.isDirty()) {
        m_shown.own.clear();
        m_shown.name.clear();
        change.ofKey = true;
    }
    return change;
}

std::optional<QString> Documents::save(const QString &key, const QString &path)
{
    Document *const document = find(key);
    if (!document)
        return std::nullopt;
    if (auto error = writeDocument(*document, path))
        return error;
    // What was typed into another document of that file belongs to no file now.
    for (Document &one : m_waiting) {
        if (&one != document && one.key() == path)
            one = makeUnsaved(tr("Copy of %1").arg(one.shownName()), one.text);
    }
    std::erase_if(m_waiting, [](const Document &one) { return !one.isDirty(); });
    if (document == &m_shown) {
        m_theirs.reset();
        m_watch.watch(path);
    }
    keep();
    return std::nullopt;
}

bool Documents::follow(const QString &from, const QString &to)
{
    if (find(to))
        return false;
    Document *const document = find(from);
    if (document) {
        (document->path.isEmpty() ? document->run : document->path) = to;
        keepSoon();
    }
    if (document == &m_shown) {
        m_theirs.reset();
        m_watch.watch(m_shown.path);
    }
    return true;
}

Outside Documents::lookOutside()
{
    if (m_shown.path.isEmpty())
        return Outside::Same;
    auto read = readTextFile(m_shown.path);
    if (std::holds_alternative<ReadError>(read)) {
        if (m_shown.isGone || QFileInfo::exists(m_shown.path))
            return Outside::Same; // it may be read again in a moment, and saving looks again
        m_shown.isGone = true;
        keepSoon();
        return Outside::Gone;
    }
    auto &file = std::get<TextFile>(read);
    const bool wasGone = std::exchange(m_shown.isGone, false);
    if (file.digest == m_shown.digest) {
        m_shown.savedText = std::move(file.text); // unknown until now, if it was gone when its changes were recovered
        const bool wasOther = m_theirs.has_value();
        m_theirs.reset();
        return wasGone || wasOther ? Outside::Back : Outside::Same;
    }
    const bool isSame = file.text == m_shown.text;
    const bool isOurs = !m_shown.isDirty() || isSame;
    m_theirs = std::move(file);
    if (!isOurs)
        return Outside::Conflict;
    if (!isSame)
        return Outside::Newer;
    acceptTheirs();
    return Outside::Back;
}

void Documents::acceptTheirs()
{
    if (!m_theirs)
        return;
    m_shown.savedText = std::move(m_theirs->text);
    m_shown.shape = std::move(m_theirs->shape);
    m_shown.digest = std::move(m_theirs->digest);
    m_theirs.reset();
}

bool Documents::keep()
{
    m_keepLater.stop();
    std::optional<QString> problem;
    QHash<QString, QString> before = std::exchange(m_kept, {});
    for (const Document *document : unsaved()) {
        const QString key = document->key();
        const bool isKept = before.contains(key) && before.value(key) == document->text;
        const auto error = isKept ? std::nullopt : m_store.write(entryOf(*document));
        if (error)
            problem = error;
        if (!error || before.contains(key)) // at least as it was
            m_kept.insert(key, error ? before.value(key) : document->text);
        before.remove(key);
    }
    for (const QString &key : before.keys())
        m_store.remove(key);
    if (problem)
        keepSoon();
    if (const bool wasTold = std::exchange(m_isNotKeptTold, problem.has_value()); problem && !wasTold)
        Q_EMIT notKept(*problem);
    return !problem;
}

} // namespace loopscope::app
