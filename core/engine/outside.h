#pragma once

#include "engine/folder.h"
#include "engine/server.h"

#include <atomic>
#include <mutex>
#include <optional>
#include <utility>

namespace loopscope::engine {

/// What a run has outside of its threads: a server that it may ask, a folder for its files. Each is made when it is
/// first used, so most runs have neither. Any thread; close() when no other is left.
class Outside {
public:
    /// Connections at the same time. Each has two ends here, and a process may have 1024 of those.
    static constexpr int mostConnections = 250;

    Outside() = default;
    Outside(const Outside &) = delete;
    Outside &operator=(const Outside &) = delete;

    /// One of the connections, as long as this lives.
    class Seat {
    public:
        explicit Seat(std::atomic<int> &taken) : m_taken(&taken) {}
        Seat(Seat &&other) noexcept : m_taken(std::exchange(other.m_taken, nullptr)) {}
        Seat &operator=(Seat &&) = delete;
        ~Seat()
        {
            if (m_taken != nullptr)
                --*m_taken;
        }

    private:
        std::atomic<int> *m_taken;
    };
    /// Nullopt if all are taken.
    std::optional<Seat> takeSeat();

    Server &server();
    Folder &folder();
    /// In a process of a pool: the folder is this one, and belongs to another process.
    void useFolder(std::string path);
    /// Ends the server and removes the folder.
    void close();

private:
    std::atomic<int> m_taken{0};
    std::mutex m_mutex; ///< protects all that follows
    std::optional<Server> m_server;
    std::optional<Folder> m_folder;
};

} // namespace loopscope::engine
