#pragma once

#include <QStringList>

#include <vector>

namespace loopscope::app {

struct OwnFile {
    QString path; ///< absolute
    bool isPinned = false;

    bool operator==(const OwnFile &) const = default;
};

/// The reader's files: those that were pinned, in the order of that, and those that were open lately. Kept in the
/// settings from one start to the next, and shared with other windows: whatever changes here is a change of what they
/// have kept by then.
class OwnFiles {
public:
    OwnFiles();

    /// As the library lists them: those that are pinned, then the others, the latest first.
    std::vector<OwnFile> all() const;
    /// The same, pinned or not, the latest first.
    QStringList latest() const;
    bool contains(const QString &path) const { return m_pinned.contains(path) || m_recent.contains(path); }
    /// It was opened: it is the latest, and the oldest one that is not pinned may go. False if all() stays as it was.
    bool noteOpened(const QString &path);
    void setPinned(const QString &path, bool isPinned);
    void remove(const QString &path);
    /// Those that are not pinned.
    void removeOthers();
    /// It has another place now; a file that is listed there already is this one.
    void move(const QString &from, const QString &to);

private:
    void read();
    void keep() const;

    QStringList m_pinned;
    QStringList m_recent; ///< pinned ones, too
};

} // namespace loopscope::app
