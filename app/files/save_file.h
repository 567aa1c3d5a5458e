#pragma once

#include <QByteArray>
#include <QString>

#include <functional>
#include <iosfwd>
#include <optional>

namespace loopscope::app {

/// Writes a file whole or not at all: what was there before stays until the last byte of the new one is safely on the
/// disk. Returns one clear sentence, which names the path, if it cannot be done; then nothing has changed.
std::optional<QString> saveFile(const QString &path, const QByteArray &bytes);

/// The same for what is too large to be kept in memory: `write` is given a stream and writes to it.
std::optional<QString> saveFile(const QString &path, const std::function<void(std::ostream &)> &write);

} // namespace loopscope::app
