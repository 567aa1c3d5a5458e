// Over QSaveFile, with what it leaves out. It believes a short write: on a full disk the kernel takes what still fits
// and says so, and QSaveFile would put a truncated file in the place of a whole one. Unbuffered, the count comes back
// to us. It replaces whatever has the name, a device too; such are not replaced but refused. And the new file belongs
// to whoever writes it; it is given back to whom the old one belonged to, as far as we may. (That it keeps the
// permissions and writes through symbolic links is Qt's doing.)

#include "files/save_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

#include <array>
#include <cerrno>
#include <ostream>
#include <streambuf>
#include <sys/stat.h>
#include <unistd.h>

namespace loopscope::app {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("loopscope::app", text);
}

bool writeAll(QSaveFile &file, const char *data, qint64 size)
{
    while (size > 0) {
        const qint64 written = file.write(data, size);
        if (written <= 0) {
            if (written == 0)
                errno = ENOSPC; // the kernel took nothing, and found nothing wrong
            return false;
        }
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

/// Why nothing was written, and what to do about it: the end of a sentence.
QString reason(int error, const QFileDevice &file, const QFileInfo &info)
{
    const QString folder = QDir::toNativeSeparators(info.absolutePath());
    switch (error) {
    case ENOSPC:
    case EDQUOT:
        return tr("the disk is full; make room on it, or choose another folder");
    case EFBIG:
        return tr("files may not become this large here; choose another folder");
    case EROFS:
        return tr("the disk is read-only; choose another folder");
    case EACCES:
    case EPERM:
        return tr("nothing may be written to the folder %1; choose another one").arg(folder);
    default:
        break;
    }
    if (!QFileInfo(info.absolutePath()).isDir())
        return tr("the folder %1 is not there; make it, or choose another one").arg(folder);
    return file.errorString();
}

/// Ours may stay ours where that is not allowed. The permissions come again after: a new owner takes some away.
void giveBack(QSaveFile &file, const struct stat &before)
{
    const int handle = file.handle();
    struct stat now = {};
    if (handle < 0 || fstat(handle, &now) != 0 || (now.st_uid == before.st_uid && now.st_gid == before.st_gid))
        return;
    if (fchown(handle, before.st_uid, before.st_gid) == 0 || fchown(handle, static_cast<uid_t>(-1), before.st_gid) == 0)
        fchmod(handle, before.st_mode & 07777U);
}

std::optional<QString> save(const QString &path, const std::function<bool(QSaveFile &)> &write)
{
    const QString shown = QDir::toNativeSeparators(path);
    const QFileInfo info(path);
    if (info.isDir())
        return tr("%1 is a folder; the name of a file is needed.").arg(shown);
    if (info.exists() && !info.isFile())
        return tr("%1 is no ordinary file and is left alone.").arg(shown);
    if (info.exists() && !info.isWritable())
        return tr("%1 is read-only; save under another name, or allow that it is written.").arg(shown);
    QSaveFile file(path);
    const auto failed = [&] { return tr("%1 could not be written: %2.").arg(shown, reason(errno, file, info)); };
    errno = 0;
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return failed();
    if (struct stat before = {}; stat(QFile::encodeName(path).constData(), &before) == 0)
        giveBack(file, before);
    errno = 0;
    if (!write(file)) {
        QString told = failed();
        file.cancelWriting();
        return told;
    }
    errno = 0;
    if (!file.commit())
        return failed();
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
