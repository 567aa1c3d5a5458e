#pragma once

// A sequence that grows at its end and never moves what it holds. A vector would keep twice of what it needs just after
// it has grown, and would copy a gigabyte to grow; a deque takes half a kilobyte before it holds anything, and a run
// may have a million lanes. So: chunks that double, from a few elements up to some tens of kilobytes, and then stay
// equal.

#include <algorithm>
#include <bit>
#include <cstddef>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace loopscope::trace {

/// Of plain values. Belongs to one thread, or to many that only read.
template <class T>
class Chunked {
public:
    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }
    const T &operator[](std::size_t index) const
    {
        const Place place = placeOf(index);
        return m_chunks[place.chunk][place.offset];
    }
    /// The elements around one that is there, as many as lie beside each other, and which the first of them is.
    std::pair<std::size_t, std::span<const T>> block(std::size_t index) const
    {
        const Place place = placeOf(index);
        const std::size_t first = index - place.offset;
        return {first, {m_chunks[place.chunk].get(), std::min(lengthOf(place.chunk), m_size - first)}};
    }
    const T &back() const { return (*this)[m_size - 1]; }

    void push_back(const T &value)
    {
        const Place place = placeOf(m_size);
        if (place.chunk == m_chunks.size())
            m_chunks.push_back(std::make_unique_for_overwrite<T[]>(lengthOf(place.chunk)));
        m_chunks[place.chunk][place.offset] = value;
        ++m_size;
    }
    /// The memory stays: what was taken back is put in again soon.
    void pop_back() { --m_size; }

    /// What it occupies, the free places at its end included, in bytes.
    std::size_t memory() const
    {
        std::size_t elements = 0;
        for (std::size_t chunk = 0; chunk < m_chunks.size(); ++chunk)
            elements += lengthOf(chunk);
        return elements * sizeof(T) + m_chunks.capacity() * sizeof(m_chunks.front());
    }

private:
    static constexpr std::size_t smallest = 4;
    static constexpr std::size_t largest = 1024;
    static constexpr std::size_t doublings = std::bit_width(largest) - std::bit_width(smallest);

    struct Place {
        std::size_t chunk;
        std::size_t offset;
    };

    /// The chunks hold 4, 4, 8, 16 … 512, and then 1024 each: the one after all that double begins at 1024.
    static constexpr Place placeOf(std::size_t index)
    {
        if (index >= largest)
            return {doublings + index / largest, index % largest};
        if (index < smallest)
            return {0, index};
        const auto chunk = static_cast<std::size_t>(std::bit_width(index)) - 2;
        return {chunk, index - std::bit_floor(index)};
    }
    static constexpr std::size_t lengthOf(std::size_t chunk)
    {
        return chunk == 0 ? smallest : chunk > doublings ? largest : smallest << (chunk - 1);
    }

    std::vector<std::unique_ptr<T[]>> m_chunks;
    std::size_t m_size = 0;
};

} // namespace loopscope::trace
