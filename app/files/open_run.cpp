#include "files/open_run.h"

#include "exchange/chrome_trace_reader.h"
#include "exchange/run_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <fstream>

namespace loopscope::app {

namespace {

/// A run file is read at once; what is opened from it takes four times as much.
constexpr qint64 largestRun = qint64{2} << 30;
constexpr qint64 pieceSize = qint64{4} << 20;

QString tr(const char *text)
{
    return QCoreApplication::translate("loopscope::app", text);
}

ReadError refused(const QString &path, const QString &why)
{
    return {tr("%1 cannot be opened: %2.").arg(QDir::toNativeSeparators(path), why)};
}

using Opened = std::variant<exchange::OpenedRun, exchange::OpenError>;

std::variant<Opened, ReadError> readRun(const QString &path, exchange::Progress &progress)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return refused(path, file.errorString());
    if (file.size() > largestRun)
        return refused(path, tr("it has more than 2 GiB"));
    QByteArray bytes;
    bytes.reserve(file.size());
    while (!file.atEnd() && !progress.isCancelled && bytes.size() <= largestRun) {
        const QByteArray piece = file.read(pieceSize);
        if (piece.isEmpty())
            return refused(path, file.errorString());
        bytes.append(piece);
    }
    return exchange::readRunFile({bytes.constData(), static_cast<std::size_t>(bytes.size())}, progress);
}

std::variant<Opened, ReadError> readTrace(const QString &path, exchange::Progress &progress)
{
    std::ifstream in(QFile::encodeName(path).constData(), std::ios::binary);
    if (!in)
        return refused(path, tr("it cannot be read"));
    return exchange::readChromeTrace(in, progress);
}

} // namespace

FileKind kindOfFile(const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return FileKind::Scenario;
    const QByteArray start = file.read(256);
    if (exchange::isRunFile({start.constData(), static_cast<std::size_t>(start.size())}))
        return FileKind::Run;
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QLatin1String("loopscope"))
        return FileKind::Run; // and damaged, then
    QByteArray text = start;
    if (text.startsWith("\xef\xbb\xbf"))
        text.remove(0, 3);
    text = text.simplified();
    // YAML may begin with a brace, too, but no scenario does.
    const bool isJson = suffix == QLatin1String("json") || text.startsWith("{\"") || text.startsWith("{ \"") ||
                        text.startsWith("[{") || text.startsWith("[ {") || start.startsWith("\x1f\x8b");
    return isJson ? FileKind::ChromeTrace : FileKind::Scenario;
}

std::variant<exchange::OpenedRun, ReadError> openRun(const QString &path, exchange::Progress &progress)
{
    progress.total = static_cast<std::uint64_t>(QFileInfo(path).size());
    auto read = kindOfFile(path) == FileKind::Run ? readRun(path, progress) : readTrace(path, progress);
    if (auto *error = std::get_if<ReadError>(&read))
        return std::move(*error);
    auto &opened = std::get<Opened>(read);
    if (const auto *error = std::get_if<exchange::OpenError>(&opened)) {
        if (progress.isCancelled)
            return ReadError{};
        return refused(path, QString::fromStdString(error->text));
    }
    return std::get<exchange::OpenedRun>(std::move(opened));
}

QString flawWords(const QString &path, const exchange::Flaws &flaws)
{
    constexpr std::size_t mostTold = 2;
    if (flaws.empty())
        return {};
    QStringList told;
    for (const exchange::Flaw &flaw : flaws.told()) {
        if (static_cast<std::size_t>(told.size()) == mostTold)
            break;
        const QString text = QString::fromStdString(flaw.text);
        told.append(flaw.byte == 0 ? text : tr("at byte %1, %2").arg(flaw.byte).arg(text));
    }
    QString words =
        tr("Not all of %1 could be opened: %2").arg(QFileInfo(path).fileName(), told.join(QStringLiteral("; ")));
    if (flaws.count() > mostTold)
        words += tr("; and %1 more").arg(flaws.count() - mostTold);
    return words + QLatin1Char('.');
}

} // namespace loopscope::app
