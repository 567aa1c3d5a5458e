#include "engine/channel.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

namespace loopscope::engine {

namespace {

using Size = std::uint32_t; // in the byte order of the machine, which both ends share
constexpr std::size_t usualBuffer = std::size_t{64} * 1024;

} // namespace

Channel::~Channel()
{
    ::close(m_descriptor);
}

bool Channel::send(std::string_view message)
{
    if (message.size() > largestMessage)
        return false;
    auto size = static_cast<Size>(message.size());
    std::array<iovec, 2> parts{iovec{&size, sizeof size}, iovec{const_cast<char *>(message.data()), message.size()}};
    msghdr header{};
    header.msg_iov = parts.data();
    header.msg_iovlen = parts.size();
    for (std::size_t left = sizeof size + message.size(); left > 0;) {
        const ssize_t sent = ::sendmsg(m_descriptor, &header, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent < 0)
            return false;
        auto rest = static_cast<std::size_t>(sent);
        left -= rest;
        for (iovec &part : parts) {
            const std::size_t gone = std::min(rest, part.iov_len);
            part.iov_base = static_cast<char *>(part.iov_base) + gone;
            part.iov_len -= gone;
            rest -= gone;
        }
    }
    return true;
}

std::optional<std::string_view> Channel::receive()
{
    Size size = 0;
    if (!readMore(sizeof size))
        return std::nullopt;
    std::memcpy(&size, m_buffer.data() + m_begin, sizeof size);
    if (size > largestMessage || !readMore(sizeof size + size))
        return std::nullopt;
    const std::string_view message(m_buffer.data() + m_begin + sizeof size, size);
    m_begin += sizeof size + size;
    return message;
}

/// Until there are so many bytes.
bool Channel::readMore(std::size_t wanted)
{
    while (m_end - m_begin < wanted) {
        if (m_begin == m_end)
            m_begin = m_end = 0;
        if (m_begin + wanted > m_buffer.size()) {
            std::copy(m_buffer.data() + m_begin, m_buffer.data() + m_end, m_buffer.data());
            m_end -= m_begin;
            m_begin = 0;
            m_buffer.resize(std::max(wanted, usualBuffer)); // smaller again, too, after a large message
        }
        const ssize_t received = ::recv(m_descriptor, m_buffer.data() + m_end, m_buffer.size() - m_end, 0);
        if (received < 0 && errno == EINTR)
            continue;
        if (received <= 0)
            return false;
        m_end += static_cast<std::size_t>(received);
    }
    return true;
}

} // namespace loopscope::engine
