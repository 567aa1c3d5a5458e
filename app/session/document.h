#pragma once

#include "files/text_file.h"

#include <QStringList>

namespace loopscope::app {

/// A scenario's text and where it belongs: to a demo, which is read-only, to a file, to a run that was saved with it,
/// or to nothing yet.
struct Document {
    QString demo;      ///< the id of the demo that it is, or is a copy of
    QString path;      ///< absolute; empty for a demo, for what came with a run, and for what no file holds yet
    QString run;       ///< absolute: the file of the run that the text came with; empty: it came with none
    QString own;       ///< tells it from others as long as no file holds it; empty for all that is not so
    QString name;      ///< what people call it, where neither a file nor a demo has a name for it
    QString text;      ///< lines end with "\n" here, whatever they end with in the file
    QString savedText; ///< what the file or the demo holds
    TextShape shape{};
    QByteArray digest{}; ///< of the file as it was read or written last; empty: there is none
    bool isGone = false; ///< the file was there, and is no more

    bool isDemo() const { return own.isEmpty() && path.isEmpty() && run.isEmpty() && !demo.isEmpty(); }
    /// Made by changing a demo, and in no file yet.
    bool isCopy() const { return !own.isEmpty() && !demo.isEmpty(); }
    /// There is nothing to run: the trace comes from another program.
    bool isForeign() const { return !run.isEmpty() && savedText.isEmpty(); }
    /// Holds what no file does.
    bool isDirty() const { return text != savedText || isGone; }
    /// There is another text that it can go back to: the file's or the demo's, or the one that it began with.
    bool canRevert() const { return text != savedText && (!savedText.isEmpty() || (own.isEmpty() && !isGone)); }
    /// What tells one document from another.
    QString key() const;
    /// What people call it: as its file is, or as its demo.
    QString shownName() const;
};

/// The key of a demo as long as it is one.
QString demoKey(const QString &id);

/// A file that a document could be saved to: its own, else one that is not there yet, and that is not promised to
/// another one, among the reader's documents; with a number in it if it has to be.
QString suggestedPath(const Document &document, const QStringList &promised = {});

/// Reads a scenario's file; the path is absolute.
std::variant<Document, ReadError> readDocument(const QString &path);

/// Saving a document to its own file replaces nothing that another program wrote there.
bool isFreeToWrite(const Document &document);

/// Writes a document to a file, which it belongs to from then on. A sentence if that fails; then nothing has changed.
std::optional<QString> writeDocument(Document &document, const QString &path);

} // namespace loopscope::app
