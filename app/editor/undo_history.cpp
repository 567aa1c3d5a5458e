// Qt gives nobody the steps that a document can undo. But it can be made to go through them, and through the same ones
// again: that is what is done here, out of sight.

#include "editor/undo_history.h"

#include <QTextCursor>
#include <QTextDocument>

#include <algorithm>

namespace loopscope::app {

namespace {

constexpr qsizetype mostSteps = 200; // in either direction
constexpr qsizetype mostLetters = qsizetype{1} << 20;

/// Makes the text another one, by the smallest change in one place.
void change(QTextDocument &document, const QString &from, const QString &to)
{
    const qsizetype least = std::min(from.size(), to.size());
    const qsizetype before = std::mismatch(from.begin(), from.begin() + least, to.begin()).first - from.begin();
    const qsizetype after =
        std::mismatch(from.rbegin(), from.rbegin() + (least - before), to.rbegin()).first - from.rbegin();
    QTextCursor cursor(&document);
    cursor.beginEditBlock();
    cursor.setPosition(static_cast<int>(before));
    cursor.setPosition(static_cast<int>(from.size() - after), QTextCursor::KeepAnchor);
    cursor.insertText(to.mid(before, to.size() - after - before));
    cursor.endEditBlock();
}

} // namespace

UndoHistory undoHistoryOf(QTextDocument &document)
{
    UndoHistory history{{document.toPlainText()}, 0};
    qsizetype letters = 0;
    const auto hasRoom = [&](qsizetype steps) { return steps < mostSteps && letters < mostLetters; };
    const auto text = [&] {
        letters += document.characterCount();
        return document.toPlainText();
    };
    while (document.isUndoAvailable() && hasRoom(history.now)) {
        document.undo();
        history.texts.prepend(text());
        ++history.now;
    }
    for (qsizetype step = 0; step < history.now; ++step)
        document.redo();
    qsizetype further = 0;
    for (letters = 0; document.isRedoAvailable() && hasRoom(further); ++further) {
        document.redo();
        history.texts.append(text());
    }
    for (; further > 0; --further)
        document.undo();
    return history;
}

void replay(const UndoHistory &history, QTextDocument &document)
{
    if (history.texts.isEmpty())
        return;
    document.setUndoRedoEnabled(false); // which forgets all that was before
    change(document, document.toPlainText(), history.texts.front());
    document.setUndoRedoEnabled(true);
    for (qsizetype step = 1; step < history.texts.size(); ++step)
        change(document, history.texts[step - 1], history.texts[step]);
    for (qsizetype step = history.texts.size() - 1; step > history.now; --step)
        document.undo();
}

} // namespace loopscope::app
