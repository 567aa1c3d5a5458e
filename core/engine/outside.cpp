#include "engine/outside.h"

namespace loopscope::engine {

std::optional<Outside::Seat> Outside::takeSeat()
{
    if (++m_taken <= mostConnections)
        return Seat(m_taken);
    --m_taken;
    return std::nullopt;
}

Server &Outside::server()
{
    const std::scoped_lock lock(m_mutex);
    return m_server ? *m_server : m_server.emplace();
}

Folder &Outside::folder()
{
    const std::scoped_lock lock(m_mutex);
    return m_folder ? *m_folder : m_folder.emplace();
}

void Outside::useFolder(std::string path)
{
    const std::scoped_lock lock(m_mutex);
    m_folder.emplace(std::move(path));
}

void Outside::close()
{
    const std::scoped_lock lock(m_mutex);
    m_server.reset();
    m_folder.reset();
}

} // namespace loopscope::engine
