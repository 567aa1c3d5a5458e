#pragma once

// Reading scenarios from files. Whatever goes wrong comes back as one sentence for people.

#include <QByteArray>
#include <QString>

#include <variant>

namespace loopscope::app {

/// One sentence saying what is wrong and with which file.
struct ReadError {
    QString text;
};

/// A scenario is written by hand; a larger file is something else.
inline constexpr qint64 largestScenario = qint64{1} << 20;

/// The text of a file in UTF-8.
std::variant<QString, ReadError> readScenario(const QString &path);

/// The two halves of that: what a file holds, and what it says. The path is for the error alone.
std::variant<QByteArray, ReadError> readScenarioBytes(const QString &path);
std::variant<QString, ReadError> decodeScenario(const QByteArray &bytes, const QString &path);

} // namespace loopscope::app
