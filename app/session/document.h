#pragma once

#include <QString>

namespace loopscope::app {

/// A scenario's text and where it belongs: to a demo, which is read-only, to a file, to a run that was saved with it,
/// or to nothing yet.
struct Document {
    QString demo;              ///< the demo's id; empty for a file
    QString path;              ///< absolute; empty for a demo and for what came with a run
    QString run;               ///< absolute: the file of the run that the text came with; empty: it came with none
    QString text;              ///< lines end with "\n" here, whatever they end with in the file
    QString savedText;         ///< what the file or the demo holds
    bool windowsLines = false; ///< the file's lines end with "\r\n", and shall again

    bool isDemo() const { return path.isEmpty() && !demo.isEmpty(); }
    /// There is nothing to run: the trace comes from another program.
    bool isForeign() const { return !run.isEmpty() && savedText.isEmpty(); }
    bool isDirty() const { return text != savedText; }
    /// What tells one document from another.
    QString key() const { return !path.isEmpty() ? path : !run.isEmpty() ? run : QStringLiteral("demo:") + demo; }
};

} // namespace loopscope::app
