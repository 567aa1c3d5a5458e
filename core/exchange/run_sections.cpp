#include "exchange/run_sections.h"

#include "exchange/checksum.h"

namespace loopscope::exchange {

namespace {

void appendWord(std::string &bytes, std::uint32_t value)
{
    for (int i = 0; i < 4; ++i, value >>= 8U)
        bytes += static_cast<char>(value & 0xffU);
}

/// Lowest byte first, whatever the machine does.
std::uint32_t wordAt(std::string_view bytes, std::size_t at)
{
    std::uint32_t value = 0;
    for (std::size_t i = 4; i-- > 0;)
        value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

} // namespace

std::string runFileHeadText()
{
    std::string head(runFileMagic);
    appendWord(head, runFileVersion);
    appendWord(head, checksumOf(head));
    return head;
}

std::string sectionHeadText(SectionKind kind, std::string_view content)
{
    std::string head;
    appendWord(head, static_cast<std::uint32_t>(kind));
    appendWord(head, static_cast<std::uint32_t>(content.size()));
    appendWord(head, checksumOf(content));
    appendWord(head, checksumOf(head));
    return head;
}

std::optional<std::uint32_t> runFileVersionOf(std::string_view file)
{
    // The head's own checksum may be damaged: the magic and a version that is known are enough to try.
    if (file.size() < runFileHead || file.substr(0, runFileMagic.size()) != runFileMagic)
        return std::nullopt;
    return wordAt(file, runFileMagic.size());
}

std::optional<Section> sectionAt(std::string_view file, std::size_t at)
{
    if (at > file.size() || file.size() - at < sectionHead)
        return std::nullopt;
    const std::string_view head = file.substr(at, sectionHead);
    const std::uint32_t size = wordAt(head, 4);
    if (checksumOf(head.substr(0, 12)) != wordAt(head, 12) || size > mostSectionBytes)
        return std::nullopt;
    Section section;
    section.kind = static_cast<SectionKind>(wordAt(head, 0));
    section.content = file.substr(at + sectionHead, size);
    section.isWhole = section.content.size() == size && checksumOf(section.content) == wordAt(head, 8);
    return section;
}

} // namespace loopscope::exchange
