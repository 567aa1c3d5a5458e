#pragma once

// Reading and writing scenarios as files. Whatever goes wrong comes back as one sentence for people.

#include <QString>

#include <optional>
#include <variant>

namespace loopscope::app {

/// One sentence saying what is wrong and with which file.
struct FileError {
    QString text;
};

/// A scenario is written by hand; a larger file is something else.
inline constexpr qint64 largestScenario = 4 * 1024 * 1024;

/// The text of a file in UTF-8.
std::variant<QString, FileError> readScenario(const QString &path);

/// The file holds the whole of `text` afterwards, or what it held before.
std::optional<FileError> writeScenario(const QString &path, const QString &text);

} // namespace loopscope::app
