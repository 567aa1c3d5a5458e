#pragma once

#include <QString>

#include <vector>

namespace loopscope::app {

struct OwnFile {
    QString path; ///< absolute
    bool isPinned = false;
};

/// The reader's files that the library lists: those that were pinned, in the order of that, then those that were open
/// lately, the latest first. Kept in the settings from one start to the next.
class OwnFiles {
public:
    OwnFiles();

    const std::vector<OwnFile> &all() const { return m_all; }
    bool contains(const QString &path) const;
    /// It was opened: it comes first among those that are not pinned, and the oldest one may go. False if nothing
    /// changed.
    bool noteOpened(const QString &path);
    void setPinned(const QString &path, bool isPinned);
    void remove(const QString &path);

private:
    void keep() const;

    std::vector<OwnFile> m_all;
};

} // namespace loopscope::app
