#include "engine/folder.h"

#include <QTemporaryDir>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

namespace loopscope::engine {

namespace {

/// Python's words for what the system says about a file.
Exception refusal(int error, const std::string &name, const std::string &more = {})
{
    const char *type = error == ENOENT ? "FileNotFoundError" : error == EACCES ? "PermissionError" : "OSError";
    return {type, "[Errno " + std::to_string(error) + "] " + std::strerror(error) + ": " + repr(Value{name}) + more};
}

class Descriptor {
public:
    Descriptor(const std::string &path, int flags)
        : m_number(::open(path.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, 0600))
    {
    }
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;

    explicit operator bool() const { return m_number >= 0; }
    int number() const { return m_number; }

private:
    const int m_number;
};

bool isPlain(char letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9') ||
           letter == '.' || letter == '_' || letter == '-';
}

} // namespace

Folder::Folder() : m_own(std::make_unique<QTemporaryDir>()), m_path(m_own->path().toStdString())
{
}

Folder::Folder(std::string path) : m_path(std::move(path))
{
}

Folder::~Folder() = default;

std::optional<Exception> Folder::objection(const std::string &name) const
{
    if (name.empty() || name == "." || name == ".." || !std::all_of(name.begin(), name.end(), isPlain))
        return Exception{"ValueError",
                         "a file's name has letters, digits, '.', '_' and '-', and nothing else: " + repr(Value{name})};
    if (m_own != nullptr && !m_own->isValid())
        return Exception{"OSError", "the run's folder cannot be made: " + m_own->errorString().toStdString()};
    if (m_path.empty())
        return Exception{"OSError", "this process knows no folder of the run"};
    return std::nullopt;
}

Outcome Folder::read(const std::string &name)
{
    if (auto wrong = objection(name))
        return std::move(*wrong);
    const Descriptor file(m_path + '/' + name, O_RDONLY);
    if (!file)
        return refusal(errno, name);
    std::string text(mostBytes, '\0');
    std::size_t size = 0;
    while (size < text.size()) {
        const ssize_t got = ::read(file.number(), text.data() + size, text.size() - size);
        if (got < 0)
            return refusal(errno, name);
        if (got == 0)
            break;
        size += static_cast<std::size_t>(got);
    }
    text.resize(size);
    return checked(Value{std::move(text)});
}

Outcome Folder::write(const std::string &name, const std::string &text)
{
    if (auto wrong = objection(name))
        return std::move(*wrong);
    if (text.size() > mostBytes)
        return refusal(EFBIG, name, " (at most " + std::to_string(mostBytes) + " bytes)");
    const std::scoped_lock lock(m_mutex);
    const std::string path = m_path + '/' + name;
    struct stat ignored {};
    if (::stat(path.c_str(), &ignored) != 0 && isFull())
        return refusal(ENOSPC, name, " (at most " + std::to_string(mostFiles) + " files)");
    const Descriptor file(path, O_WRONLY | O_CREAT | O_TRUNC);
    if (!file)
        return refusal(errno, name);
    for (std::size_t done = 0; done < text.size();) {
        const ssize_t written = ::write(file.number(), text.data() + done, text.size() - done);
        if (written < 0)
            return refusal(errno, name);
        done += static_cast<std::size_t>(written);
    }
    return {};
}

bool Folder::isFull() const
{
    std::error_code ignored;
    const std::filesystem::directory_iterator files(m_path, ignored);
    return static_cast<std::size_t>(std::distance(begin(files), end(files))) >= mostFiles;
}

} // namespace loopscope::engine
