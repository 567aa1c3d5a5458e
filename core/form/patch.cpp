#include "form/patch.h"

#include "scenario/letters.h"

#include <algorithm>
#include <utility>

namespace loopscope::form {

/// What stays the same at both ends is left alone.
void Patch::replace(const Range &range, std::string_view text)
{
    const std::string_view before = range.in(m_text);
    const std::size_t most = std::min(before.size(), text.size());
    std::size_t head = 0;
    while (head < most && before[head] == text[head])
        ++head;
    const auto splits = [](std::string_view whole, std::size_t at) {
        return at < whole.size() && scenario::continuesLetter(whole[at]);
    };
    while (head > 0 && (splits(before, head) || splits(text, head)))
        --head;
    std::size_t tail = 0;
    while (tail < most - head && before[before.size() - 1 - tail] == text[text.size() - 1 - tail])
        ++tail;
    while (tail > 0 && (splits(before, before.size() - tail) || splits(text, text.size() - tail)))
        --tail;
    if (head + tail < before.size() || head + tail < text.size())
        m_edits.push_back({range.begin + head, before.size() - head - tail,
                           std::string(text.substr(head, text.size() - head - tail))});
}

TextEdits Patch::take()
{
    std::stable_sort(m_edits.begin(), m_edits.end(), [](const TextEdit &a, const TextEdit &b) {
        return std::pair(a.offset, a.length) < std::pair(b.offset, b.length);
    });
    return std::move(m_edits);
}

void Patch::removeLines(const Range &lines)
{
    // Without the "\n" behind them, the one before them goes.
    const std::size_t begin = isOpenEnd(lines.end) && lines.begin > 0 ? lines.begin - 1 : lines.begin;
    m_edits.push_back({begin, lines.end - begin, {}});
}

void Patch::insertLines(std::size_t at, std::string_view lines)
{
    if (isOpenEnd(at))
        m_edits.push_back({at, 0, '\n' + std::string(lines.substr(0, lines.size() - 1))});
    else
        m_edits.push_back({at, 0, std::string(lines)});
}

std::string Patch::linesAt(const Range &lines) const
{
    std::string result(lines.in(m_text));
    if (isOpenEnd(lines.end))
        result += '\n';
    return result;
}

std::size_t behindLine(std::string_view text, std::size_t at)
{
    return at >= text.size() ? text.size() : std::min(text.find('\n', at), text.size() - 1) + 1;
}

std::size_t beginOfLine(std::string_view text, std::size_t at)
{
    return at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
}

std::string indented(std::string_view lines, std::size_t from, std::size_t to)
{
    std::string result;
    for (std::size_t begin = 0; begin < lines.size();) {
        const std::size_t end = std::min(lines.find('\n', begin), lines.size() - 1) + 1;
        const std::string_view line = lines.substr(begin, end - begin);
        const std::size_t spaces = std::min(line.find_first_not_of(' '), line.size());
        const bool isBlank = line.find_first_not_of(" \t\r\n") == line.npos;
        if (isBlank || spaces < from)
            result += line;
        else
            result.append(spaces - from + to, ' ').append(line.substr(spaces));
        begin = end;
    }
    return result;
}

Range flowEntry(std::string_view text, Range entry)
{
    std::size_t end = entry.end;
    while (end < text.size() && text[end] == ' ')
        ++end;
    if (end < text.size() && text[end] == ',') {
        for (++end; end < text.size() && text[end] == ' ';)
            ++end;
        return {entry.begin, end};
    }
    std::size_t begin = entry.begin;
    while (begin > 0 && (text[begin - 1] == ' ' || text[begin - 1] == '\n'))
        --begin;
    return begin > 0 && text[begin - 1] == ',' ? Range{begin - 1, entry.end} : entry;
}

} // namespace loopscope::form
