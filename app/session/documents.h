#pragma once

// The documents that are open: the one that is shown, and those that wait with changes that no file holds. They are
// kept on the disk as they are typed, and the shown one's file is watched. Everything belongs to the GUI thread.

#include "files/file_watch.h"
#include "files/recovery_store.h"
#include "session/document.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <optional>
#include <vector>

namespace loopscope::app {

/// What is to be said of the shown document's file, seen from outside.
enum class Outside : std::uint8_t {
    Same,     ///< nothing new
    Gone,     ///< it is not there any more
    Back,     ///< it is there again, as it was
    Newer,    ///< it holds another text, see theirs(), and there is no change of ours
    Conflict, ///< it holds another text, and there are changes of ours
};

class Documents : public QObject {
    Q_OBJECT

public:
    explicit Documents(QString recoveryRoot, QObject *parent = nullptr);

    const Document &shown() const { return m_shown; }
    const std::vector<Document> &waiting() const { return m_waiting; }
    /// All that holds what no file does, the shown one first. Valid until the next change.
    std::vector<const Document *> unsaved() const;
    bool isUnsaved(const QString &key) const;

    /// Puts away the shown document, if it has changes, and shows another: as it waited, if it did, else as it is
    /// given. False if it is shown already, with changes.
    bool show(Document document);
    /// Shows one that waits; false if none of this key does.
    bool showWaiting(const QString &key);
    /// Has a document wait that is shown nowhere: what was recovered.
    void putAside(Document document);
    /// A document that no file holds yet.
    Document makeOwn(const QString &name, const QString &text);
    /// One all of whose text is unsaved: there is nothing that it could go back to.
    Document makeUnsaved(const QString &name, const QString &text);

    struct Change {
        bool ofKey = false;   ///< the shown document is another one now: a demo's copy, or the demo again
        bool ofDirty = false; ///< whether it holds what no file does, or can go back, is another answer now
    };
    Change setText(const QString &text);

    /// Writes an unsaved document to a file, its own or another. A sentence if that fails.
    std::optional<QString> save(const QString &key, const QString &path);

    /// A document's file has another place now. False if one that is open has that place already.
    bool follow(const QString &from, const QString &to);

    /// Looks at the shown document's file.
    Outside lookOutside();
    /// What the file holds, as long as that is another text than the one it was read with.
    const std::optional<TextFile> &theirs() const { return m_theirs; }
    /// From now on the shown document's changes are changes of theirs().
    void acceptTheirs();

    /// Keeps what is typed now instead of in a while. False if not all of it could be kept: that is tried again.
    bool keep();

Q_SIGNALS:
    /// Something may have happened to the shown document's file.
    void touchedOutside();
    void notKept(const QString &text); ///< a sentence, once until it goes well again

private:
    void keepSoon()
    {
        if (!m_keepLater.isActive())
            m_keepLater.start();
    }
    void afterShowing();
    Document *find(const QString &key);

    Document m_shown;
    std::vector<Document> m_waiting;
    std::optional<TextFile> m_theirs;
    FileWatch m_watch;
    RecoveryStore m_store;
    QTimer m_keepLater;
    QHash<QString, QString> m_kept; ///< what the store holds: the texts by key
    bool m_isNotKeptTold = false;
    int m_lastOwn = 0;
};

} // namespace loopscope::app
