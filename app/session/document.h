#pragma once

#include <QString>

namespace loopscope::app {

/// A scenario's text and where it belongs: to a demo, which is read-only, to a file, or to nothing yet.
struct Document {
    QString demo;              ///< the demo's id; empty for a file
    QString path;              ///< absolute; empty for a demo
    QString text;              ///< lines end with "\n" here, whatever they end with in the file
    QString savedText;         ///< what the file or the demo holds
    bool windowsLines = false; ///< the file's lines end with "\r\n", and shall again

    bool isDemo() const { return path.isEmpty() && !demo.isEmpty(); }
    bool isDirty() const { return text != savedText; }
    /// What tells one document from another.
    QString key() const { return path.isEmpty() ? QStringLiteral("demo:") + demo : path; }
};

} // namespace loopscope::app
