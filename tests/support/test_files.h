#pragma once

// Files of a test's own folder.

#include <QByteArray>
#include <QFile>
#include <QTemporaryDir>

namespace loopscope::test {

/// Empty where it cannot be read.
inline QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The path of the file, which holds these bytes; empty where it could not be written.
inline QString written(const QTemporaryDir &folder, const char *name, const QByteArray &bytes)
{
    const QString path = folder.filePath(QString::fromUtf8(name));
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path : QString();
}

} // namespace loopscope::test
