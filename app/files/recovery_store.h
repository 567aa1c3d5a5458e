#pragma once

// What was typed and is in no file yet, kept on the disk in case the program or the machine goes down.
//
// Every running program has a folder of its own below one root, and a lock beside it that lives as long as the process.
// A folder whose lock nobody holds was left behind: whoever takes that lock may offer what is in it, and nobody else
// will meanwhile. Programs that run at the same time leave each other's folders alone.

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <memory>
#include <optional>
#include <variant>
#include <vector>

class QLockFile;

namespace loopscope::app {

/// A document with changes, as it is kept.
struct RecoveryEntry {
    QString key;       ///< what tells it from the others of its program
    QString name;      ///< what people call it
    QString path;      ///< absolute, of the file that it belongs to; empty: to none yet
    QString demo;      ///< the id of the demo that it is a copy of; empty: of none
    QByteArray digest; ///< of that file as it was when it was read; see TextFile
    QString text;
    QDateTime time; ///< when it was kept
};

/// Where all programs of this user keep such things.
QString recoveryRoot();

/// This program's folder. It appears with the first entry, and goes with this object: a program that comes to its end
/// has asked what is to become of changes, and needs no recovery.
class RecoveryStore {
public:
    explicit RecoveryStore(QString root);
    ~RecoveryStore();
    RecoveryStore(const RecoveryStore &) = delete;
    RecoveryStore &operator=(const RecoveryStore &) = delete;

    /// Replaces the entry of the same key. A sentence, if it cannot be kept.
    std::optional<QString> write(const RecoveryEntry &entry);
    void remove(const QString &key);

private:
    bool makeFolder();

    QString m_root;
    QString m_folder; ///< empty as long as there is none
    std::unique_ptr<QLockFile> m_lock;
};

/// A file that holds no entry, or not all of one.
struct DamagedEntry {
    QString file; ///< absolute
};

/// What a program left behind. As long as this object lives, nobody else is offered it.
class LeftBehind {
public:
    LeftBehind(QString folder, std::unique_ptr<QLockFile> lock);
    ~LeftBehind();
    LeftBehind(LeftBehind &&) noexcept;
    LeftBehind &operator=(LeftBehind &&) noexcept;

    const std::vector<std::variant<RecoveryEntry, DamagedEntry>> &entries() const { return m_entries; }
    /// Removes all of it. What is not removed is offered again.
    void discard();

private:
    QString m_folder;
    std::unique_ptr<QLockFile> m_lock;
    std::vector<std::variant<RecoveryEntry, DamagedEntry>> m_entries;
};

/// Everything that was left behind below a root, and that nobody else is being offered.
std::vector<LeftBehind> leftBehind(const QString &root);

} // namespace loopscope::app
