#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace loopscope::engine {

/// One end of a socket between two processes, which carries messages: any bytes, told apart by their length in front.
/// One thread may send while another receives.
class Channel {
public:
    static constexpr std::size_t largestMessage = 64 * std::size_t{1024} * 1024;

    /// Takes the descriptor over.
    explicit Channel(int descriptor) : m_descriptor(descriptor) {}
    ~Channel();
    Channel(const Channel &) = delete;
    Channel &operator=(const Channel &) = delete;

    /// Blocks until the other end has room for all of it. False if the other end is gone, or the message too large.
    bool send(std::string_view message);
    /// Blocks until a message has come; it is good until the next call. Nothing if the other end is gone, or sends what
    /// is no message.
    std::optional<std::string_view> receive();

private:
    bool readMore(std::size_t wanted);

    const int m_descriptor;
    std::vector<char> m_buffer; ///< what was received: its bytes from m_begin to m_end are still to be told
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
};

} // namespace loopscope::engine
