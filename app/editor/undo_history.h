#pragma once

#include <QStringList>

class QTextDocument;

namespace loopscope::app {

/// What can be undone and redone in a text, as the texts that it goes through: the oldest first.
struct UndoHistory {
    QStringList texts;
    qsizetype now = 0; ///< which of them it is
};

/// Takes it from a document, which stays as it is. The latest steps of many.
UndoHistory undoHistoryOf(QTextDocument &document);

/// Has a document be what this one was: its text, and its steps.
void replay(const UndoHistory &history, QTextDocument &document);

} // namespace loopscope::app
