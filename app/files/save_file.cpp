// Over QSaveFile, with what it leaves out. It believes a short write: on a full disk the kernel takes what still fits
// and says so, and QSaveFile would put a truncated file in the place of a whole one. Unbuffered, the count comes back
// to us. And it replaces whatever has the name, a device too; such are not replaced but refused.

#include "files/save_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

#include <array>
#include <ostream>
#include <streambuf>

namespace loopscope::app {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("SaveFile", text);
}

bool writeAll(QSaveFile &file, const char *data, qint64 size)
{
    while (size > 0) {
        const qint64 written = file.write(data, size);
        if (written <= 0)
            return false;
        data += written;
        size -= written;
    }
    return true;
}

/// A stream into a file, in large pieces.
class FileBuffer final : public std::streambuf {
public:
    explicit FileBuffer(QSaveFile &file) : m_file(file) { setp(m_piece.begin(), m_piece.end()); }

protected:
    int_type overflow(int_type next) override
    {
        if (!flush())
            return traits_type::eof();
        if (!traits_type::eq_int_type(next, traits_type::eof())) {
            *pptr() = traits_type::to_char_type(next);
            pbump(1);
        }
        return traits_type::not_eof(next);
    }
    int sync() override { return flush() ? 0 : -1; }

private:
    bool flush()
    {
        const bool isWritten = writeAll(m_file, pbase(), pptr() - pbase());
        setp(m_piece.begin(), m_piece.end());
        return isWritten;
    }

    QSaveFile &m_file;
    std::array<char, 1 << 16> m_piece{};
};

std::optional<QString> save(const QString &path, const std::function<bool(QSaveFile &)> &write)
{
    const QString shown = QDir::toNativeSeparators(path);
    const QFileInfo info(path);
    if (info.isDir())
        return tr("%1 is a folder; the name of a file is needed.").arg(shown);
    if (info.exists() && !info.isFile())
        return tr("%1 is no ordinary file and is left alone.").arg(shown);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return tr("%1 could not be written: %2.").arg(shown, file.errorString());
    if (!write(file)) {
        const QString why = file.error() == QFileDevice::NoError ? tr("the disk is full") : file.errorString();
        file.cancelWriting();
        return tr("%1 could not be written: %2.").arg(shown, why);
    }
    if (!file.commit())
        return tr("%1 could not be written: %2.").arg(shown, file.errorString());
    return std::nullopt;
}

} // namespace

std::optional<QString> saveFile(const QString &path, const QByteArray &bytes)
{
    return save(path, [&bytes](QSaveFile &file) { return writeAll(file, bytes.constData(), bytes.size()); });
}

std::optional<QString> saveFile(const QString &path, const std::function<void(std::ostream &)> &write)
{
    return save(path, [&write](QSaveFile &file) {
        FileBuffer buffer(file);
        std::ostream stream(&buffer);
        write(stream);
        stream.flush();
        return stream.good();
    });
}

} // namespace loopscope::app
