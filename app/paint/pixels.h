#pragma once

// The pixels of an image, and the three things that a raster painter does with a row of them. Whatever it paints comes
// down to how much of each pixel is covered, 0 to 255.

#include <QImage>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

namespace loopscope::app {

/// The channels of two pixels, each with room for a product: they are multiplied eight at a time, by whatever the
/// processor has for it.
using Channels [[gnu::vector_size(16)]] = std::uint16_t;
using Bytes [[gnu::vector_size(16)]] = std::uint8_t;

inline Channels channelsOf(const void *eightBytes)
{
    using TwoWords [[gnu::vector_size(16)]] = std::uint64_t;
    std::uint64_t word = 0;
    std::memcpy(&word, eightBytes, sizeof word);
    const auto bytes = std::bit_cast<Bytes>(TwoWords{word, 0});
    // With a zero beside it, on the side of the high byte, each becomes one of twice the width.
    if constexpr (std::endian::native == std::endian::little)
        return std::bit_cast<Channels>(
            __builtin_shufflevector(bytes, Bytes{}, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23));
    else
        return std::bit_cast<Channels>(
            __builtin_shufflevector(bytes, Bytes{}, 16, 0, 17, 1, 18, 2, 19, 3, 20, 4, 21, 5, 22, 6, 23, 7));
}

/// A colour, and how it covers what is below it: rounded to the nearest, without a division.
class Ink {
public:
    explicit Ink(QRgb colour) : m_opaque(colour | 0xff000000U), m_apart(apart(colour))
    {
        const std::array<QRgb, 2> two{m_opaque, m_opaque};
        m_channels = channelsOf(two.data());
    }

    QRgb opaque() const { return m_opaque; }

    /// On a pixel, with an alpha of up to 255.
    QRgb on(QRgb under, std::uint32_t alpha) const
    {
        constexpr std::uint64_t halves = 0x0000'0080'0080'0080;
        std::uint64_t sum = apart(under) * (255 - alpha) + m_apart * alpha + halves;
        sum = ((sum + ((sum >> 8U) & m_mask)) >> 8U) & m_mask;
        return 0xff000000U | static_cast<QRgb>(sum) | static_cast<QRgb>(sum >> 24U);
    }

    /// On two pixels beside each other; the alphas have a lane for each of their channels.
    void cover(QRgb *two, Channels alphas) const
    {
        using EightBytes [[gnu::vector_size(8)]] = std::uint8_t;
        Channels sum = channelsOf(two) * (255 - alphas) + m_channels * alphas + 128;
        sum = (sum + (sum >> 8U)) >> 8U;
        const auto bytes = __builtin_convertvector(sum, EightBytes);
        std::memcpy(two, &bytes, sizeof bytes);
    }

private:
    static constexpr std::uint64_t m_mask = 0x0000'00ff'00ff'00ff; // green, red, blue

    static std::uint64_t apart(QRgb colour)
    {
        return (colour & 0x00ff00ffU) | (std::uint64_t{colour & 0x0000ff00U} << 24U);
    }

    QRgb m_opaque;
    std::uint64_t m_apart;
    Channels m_channels;
};

/// How much of each pixel of a row is covered, four times over: once for each of its channels.
using Coverage = std::uint32_t;

inline Coverage coverageOf(std::uint32_t alpha)
{
    return alpha * 0x01010101U;
}

/// Of two pixels beside each other.
inline Channels coverageOf(std::uint32_t first, std::uint32_t second)
{
    const std::array<Coverage, 2> two{coverageOf(first), coverageOf(second)};
    return channelsOf(two.data());
}

/// Into an opaque image with 32 bits a pixel, which must outlive it and must not be copied meanwhile.
class Pixels {
public:
    explicit Pixels(QImage &image)
        : m_pixels(reinterpret_cast<QRgb *>(image.bits()))
        , m_stride(image.bytesPerLine() / 4)
        , m_width(image.width())
        , m_height(image.height())
    {
    }

    int width() const { return m_width; }
    int height() const { return m_height; }
    QRgb *row(int y) { return m_pixels + m_stride * y; }
    qsizetype stride() const { return m_stride; } ///< pixels from one row to the next

    // These want columns and rows that are there.

    void flood(int x, int y, int columns, int rows, QRgb colour)
    {
        const std::array<QRgb, 4> four{colour, colour, colour, colour};
        QRgb *begin = row(y) + x;
        for (; rows > 0; --rows, begin += m_stride) {
            QRgb *pixel = begin;
            int left = columns;
            for (; left >= 4; left -= 4, pixel += 4)
                std::memcpy(pixel, four.data(), sizeof four);
            for (; left > 0; --left)
                *pixel++ = colour;
        }
    }

    void tint(int x, int y, int count, const Ink &ink, std::uint32_t alpha)
    {
        const Channels alphas = coverageOf(alpha, alpha);
        QRgb *pixel = row(y) + x;
        for (; count > 1; count -= 2, pixel += 2)
            ink.cover(pixel, alphas);
        if (count > 0)
            *pixel = ink.on(*pixel, alpha);
    }

    void cover(int x, int y, std::span<const Coverage> coverage, const Ink &ink)
    {
        QRgb *pixel = row(y) + x;
        const Coverage *alphas = coverage.data();
        std::size_t count = coverage.size();
        for (; count > 1; count -= 2, pixel += 2, alphas += 2) {
            if ((alphas[0] | alphas[1]) != 0)
                ink.cover(pixel, channelsOf(alphas));
        }
        if (count > 0)
            *pixel = ink.on(*pixel, *alphas & 0xffU);
    }

    /// One pixel, if it is there.
    void touch(int x, int y, const Ink &ink, std::uint32_t alpha)
    {
        if (alpha != 0 && x >= 0 && x < m_width && y >= 0 && y < m_height) {
            QRgb &pixel = row(y)[x];
            pixel = ink.on(pixel, alpha);
        }
    }

private:
    QRgb *m_pixels;
    qsizetype m_stride;
    int m_width;
    int m_height;
};

} // namespace loopscope::app
