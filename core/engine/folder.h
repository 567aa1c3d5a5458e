#pragma once

#include "engine/outcome.h"

#include <cstddef>
#include <memory>
#include <mutex>
#include <string>

class QTemporaryDir;

namespace loopscope::engine {

/// The files of a run: a flat folder of its own, which is made with this and removed with it. The same folder on both
/// clocks; what is in it is the run's alone, and so the same each time. Any thread; whoever reads or writes is blocked.
/// What is wrong comes out as Python's exceptions.
class Folder {
public:
    static constexpr std::size_t mostBytes = 1'000'000; ///< in a file
    static constexpr std::size_t mostFiles = 1000;

    Folder();
    /// A folder that belongs to somebody else, who has made it and will remove it. Empty: there is none.
    explicit Folder(std::string path);
    ~Folder();
    Folder(const Folder &) = delete;
    Folder &operator=(const Folder &) = delete;

    /// Empty if it could not be made.
    const std::string &path() const { return m_path; }

    // Names are plain: letters of ASCII, digits, dots, lines and dashes; they lead nowhere else.
    /// The text of a file.
    Outcome read(const std::string &name);
    /// Makes the file, or replaces what is in it.
    Outcome write(const std::string &name, const std::string &text);

private:
    std::optional<Exception> objection(const std::string &name) const;
    bool isFull() const;

    const std::unique_ptr<QTemporaryDir> m_own; ///< null: somebody else's
    const std::string m_path;
    std::mutex m_mutex; ///< protects the number of files, as far as this process makes them
};

} // namespace loopscope::engine
