#pragma once

// The frame of a run file: a head, then sections that stand each for itself. What stands in a section is
// run_records.h's.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace loopscope::exchange {

/// What a section holds: four letters, as they stand in the file.
enum class SectionKind : std::uint32_t {};

constexpr SectionKind sectionKind(const char (&letters)[5])
{
    std::uint32_t value = 0;
    for (int i = 3; i >= 0; --i)
        value = value << 8U | static_cast<unsigned char>(letters[i]);
    return static_cast<SectionKind>(value);
}

namespace section {
inline constexpr auto about = sectionKind("ABOU");  ///< title, scenario, ending
inline constexpr auto totals = sectionKind("TOTL"); ///< of the trace: end, counts, threshold
inline constexpr auto names = sectionKind("NAME");  ///< the number of the first, and names
inline constexpr auto lanes = sectionKind("LANE");  ///< the number of the first, and lanes without their spans
inline constexpr auto spans = sectionKind("SPAN");  ///< a lane, and some of its spans
inline constexpr auto hops = sectionKind("HOPS");
inline constexpr auto wakeups = sectionKind("WAKE");
inline constexpr auto cancels = sectionKind("CANC");
inline constexpr auto stalls = sectionKind("STAL");
inline constexpr auto log = sectionKind("LOGL");
inline constexpr auto warnings = sectionKind("WARN");
inline constexpr auto losses = sectionKind("LOSS");
inline constexpr auto pools = sectionKind("POOL");
inline constexpr auto counter = sectionKind("COUN"); ///< one, and some of its samples
inline constexpr auto notes = sectionKind("NOTE");
inline constexpr auto view = sectionKind("VIEW");
inline constexpr auto arrangement = sectionKind("ARRA"); ///< of the lanes
inline constexpr auto end = sectionKind("END.");         ///< how many sections came before
} // namespace section

/// What a file begins with: a byte that no text has, and line ends that a transfer as text would change.
inline constexpr std::string_view runFileMagic{"\x8bLoopscope\r\n\x1a\n\0\0", 16};
inline constexpr std::uint32_t runFileVersion = 1;
inline constexpr std::size_t runFileHead = 24; ///< magic, version, checksum of both
inline constexpr std::size_t sectionHead = 16; ///< kind, size of what follows, its checksum, checksum of these
inline constexpr std::size_t mostSectionBytes = std::size_t{64} << 20U;

struct Section {
    SectionKind kind{};
    std::string_view content;
    bool isWhole = false; ///< all of it is there, and as it was written
};

std::string runFileHeadText();
std::string sectionHeadText(SectionKind kind, std::string_view content);
/// The version of the format that a file is written in; nullopt: it is no run file.
std::optional<std::uint32_t> runFileVersionOf(std::string_view file);
/// The section at a place of a file; nullopt: there is none, or nobody can tell how long it is.
std::optional<Section> sectionAt(std::string_view file, std::size_t at);

} // namespace loopscope::exchange
