#include "exchange/window.h"

#include <algorithm>
#include <cstring>

namespace loopscope::exchange {

bool Window::readMore()
{
    if (m_isLast)
        return false;
    std::memmove(m_bytes.data(), begin(), size());
    m_to = size();
    m_from = 0;
    if (m_bytes.size() - JsonScanner::padding - m_to < usual / 2)
        m_bytes.resize(m_bytes.size() + std::max(m_to, usual));
    const std::size_t room = m_bytes.size() - JsonScanner::padding - m_to;
    m_in.read(m_bytes.data() + m_to, static_cast<std::streamsize>(room));
    const auto count = static_cast<std::size_t>(m_in.gcount());
    m_to += count;
    m_isLast = count < room;
    std::memset(m_bytes.data() + m_to, 0, JsonScanner::padding);
    return count > 0;
}

} // namespace loopscope::exchange
