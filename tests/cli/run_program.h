#pragma once

// The program as scripts run it, without a display.

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <functional>

namespace loopscope::test {

struct Result {
    int code = -1;
    QString out;
    QString err;
};

/// `inChild` is called in the process before the program begins. The code is -1 where it does not end, -2 where it
/// crashes.
inline Result run(const QStringList &arguments, const std::function<void()> &inChild = {})
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *variable : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(QString::fromLatin1(variable));
    process.setProcessEnvironment(environment);
    if (inChild)
        process.setChildProcessModifier(inChild);
    process.start(QStringLiteral(LOOPSCOPE_PROGRAM), arguments);
    if (!process.waitForFinished(60'000))
        return {};
    if (process.exitStatus() != QProcess::NormalExit)
        return {-2, {}, QString::fromUtf8(process.readAllStandardError())};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

/// The path of a file with this text.
inline QString fileIn(const QTemporaryDir &folder, const QString &name, const QByteArray &text)
{
    const QString path = folder.filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("the test cannot write %s", qPrintable(path));
    return path;
}

} // namespace loopscope::test
