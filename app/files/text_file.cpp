#include "files/text_file.h"

#include "editing/difference.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>

#include <algorithm>
#include <deque>
#include <string>

namespace loopscope::app {

namespace {

const QByteArray mark = "\xef\xbb\xbf";
const QString windowsEnd = QStringLiteral("\r\n");

struct RawLine {
    QString text; ///< as an editor has it
    QString raw;  ///< as the file has it, with its end

    bool isEnded() const { return raw.size() > text.size(); }
    QString end() const { return raw.mid(text.size()); }
    QString body() const { return raw.left(text.size()); }
};

bool endsLine(QChar c)
{
    return c == u'\n' || c == u'\r' || c == QChar::LineSeparator || c == QChar::ParagraphSeparator;
}

/// An editor has one kind of blank, and one kind of end for a line.
std::vector<RawLine> rawLinesOf(const QString &text)
{
    std::vector<RawLine> lines;
    for (qsizetype begin = 0; begin < text.size();) {
        const auto end = std::find_if(text.begin() + begin, text.end(), endsLine);
        const qsizetype length = end - text.begin() - begin;
        const qsizetype endLength = end == text.end() ? 0 : text.mid(begin + length, 2) == windowsEnd ? 2 : 1;
        lines.push_back({text.mid(begin, length).replace(QChar::Nbsp, u' '), text.mid(begin, length + endLength)});
        begin += length + endLength;
    }
    return lines;
}

QString plainText(const QString &original)
{
    QString text;
    text.reserve(original.size());
    for (const std::vector<RawLine> lines = rawLinesOf(original); const RawLine &line : lines) {
        text += QStringView(line.raw).left(line.text.size());
        if (line.isEnded())
            text += u'\n';
    }
    return text;
}

/// Lines that an original has are taken from there, as long as both are in the same order.
QString withOriginalLines(const QString &text, const TextShape &shape)
{
    const std::vector<RawLine> originals = rawLinesOf(shape.original);
    const std::vector<RawLine> lines = rawLinesOf(text);
    const auto bytes = [](const std::vector<RawLine> &raw) {
        std::vector<std::string> all;
        all.reserve(raw.size());
        for (const RawLine &line : raw)
            all.push_back(line.text.toStdString());
        return all;
    };
    const std::vector<std::string> before = bytes(originals);
    const std::vector<std::string> after = bytes(lines);
    const QString usual = shape.windowsLines ? windowsEnd : QStringLiteral("\n");
    QString written;
    std::deque<QString> ends; // of lines that were removed: those that stand in their place take them
    for (const editing::DifferenceLine &line :
         editing::difference({before.begin(), before.end()}, {after.begin(), after.end()})) {
        if (line.change == editing::LineChange::Removed) {
            ends.push_back(originals[line.before - 1].end());
            continue;
        }
        const bool isSame = line.change == editing::LineChange::Same;
        QString end = usual;
        if (isSame) {
            end = originals[line.before - 1].end();
            ends.clear();
        } else if (!ends.empty()) {
            end = ends.front();
            ends.pop_front();
        }
        written += isSame ? originals[line.before - 1].body() : lines[line.after - 1].body();
        if (lines[line.after - 1].isEnded())
            written += end.isEmpty() ? usual : end;
    }
    return written;
}

} // namespace

std::variant<TextFile, ReadError> readTextFile(const QString &path)
{
    auto read = readScenarioBytes(path);
    if (auto *error = std::get_if<ReadError>(&read))
        return std::move(*error);
    const QByteArray bytes = std::get<QByteArray>(read);
    auto decoded = decodeScenario(bytes, path);
    if (auto *error = std::get_if<ReadError>(&decoded))
        return std::move(*error);
    const QString original = std::get<QString>(std::move(decoded));
    TextFile file{plainText(original), {}, digestOf(bytes)};
    file.shape.byteOrderMark = bytes.startsWith(mark);
    file.shape.windowsLines = 2 * original.count(windowsEnd) > file.text.count(u'\n');
    if (bytesOf(file.text, file.shape) != bytes || original.contains(QChar::Nbsp))
        file.shape.original = original;
    return file;
}

QByteArray bytesOf(const QString &text, const TextShape &shape)
{
    QString written = text;
    if (!shape.original.isEmpty())
        written = withOriginalLines(text, shape);
    else if (shape.windowsLines)
        written.replace(u'\n', windowsEnd);
    return (shape.byteOrderMark ? mark : QByteArray()) + written.toUtf8();
}

void noteWritten(TextShape &shape, const QByteArray &bytes)
{
    if (!shape.original.isEmpty())
        shape.original = QString::fromUtf8(bytes.mid(shape.byteOrderMark ? mark.size() : 0));
}

QByteArray digestOf(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha1);
}

bool isStill(const QString &path, const QByteArray &digest)
{
    const QFileInfo info(path);
    if (!info.isFile())
        return true; // not there, or nothing that would be replaced: see saveFile()
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha1);
    return file.open(QIODevice::ReadOnly) && hash.addData(&file) && hash.result() == digest;
}

} // namespace loopscope::app
