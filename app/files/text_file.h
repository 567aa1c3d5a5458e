#pragma once

// Scenarios as files, read to be edited: what is particular about a file's bytes is kept, so that saving it changes the
// lines that were edited and no other byte.

#include "files/read_scenario.h"

#include <QByteArray>

namespace loopscope::app {

/// How a file writes its text.
struct TextShape {
    bool byteOrderMark = false;
    bool windowsLines = false; ///< most lines end with "\r\n", and new ones shall, too
    /// The file's own text where it is not just that: line ends of several kinds, say, or blanks that editors do not
    /// tell apart. Lines that are still the same are written as they stand here.
    QString original;
};

struct TextFile {
    QString text; ///< lines end with "\n" here, whatever they end with in the file
    TextShape shape;
    QByteArray digest; ///< of its bytes: tells whether a file is still the one that was read
};

std::variant<TextFile, ReadError> readTextFile(const QString &path);

/// What a file of this shape holds when its text is this.
QByteArray bytesOf(const QString &text, const TextShape &shape);

/// These bytes of the shape are what the file holds now.
void noteWritten(TextShape &shape, const QByteArray &bytes);

QByteArray digestOf(const QByteArray &bytes);

/// Nothing is lost where this file is replaced by whoever knows it by this digest: it is still that one, or not there.
/// One that is there and cannot be read, or has become something else than a text, is not.
bool isStill(const QString &path, const QByteArray &digest);

} // namespace loopscope::app
