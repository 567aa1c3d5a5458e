#include "editing/source_lines.h"

#include "scenario/letters.h"

#include <algorithm>

namespace loopscope::editing {

namespace {

/// What quotes a byte of a line is in, told of one byte after the other.
class Quotes {
public:
    explicit Quotes(std::string_view line) : m_line(line) {}

    /// The quote that the byte is in, or is the end of; '\0' where it is in none.
    char at(std::size_t i)
    {
        const char c = m_line[i];
        const char quote = m_quote;
        if (m_isEscaped)
            m_isEscaped = false;
        else if (quote == '"' && c == '\\')
            m_isEscaped = true;
        else if (quote != '\0')
            m_quote = c == quote ? '\0' : quote;
        else if ((c == '"' || c == '\'') && (i == 0 || !scenario::isWordByte(m_line[i - 1])))
            m_quote = c;
        return quote;
    }
    bool areOpen() const { return m_quote != '\0'; }

private:
    std::string_view m_line;
    char m_quote = '\0';
    bool m_isEscaped = false;
};

/// Goes through the bytes of a line that are in no quotes; the first one that `found` takes, or the line's size.
template <class Found>
std::size_t findUnquoted(std::string_view line, std::size_t from, Found found)
{
    Quotes quotes(line);
    for (std::size_t i = from; i < line.size(); ++i) {
        if (quotes.at(i) == '\0' && !quotes.areOpen() && found(i))
            return i;
    }
    return line.size();
}

std::size_t commentOf(std::string_view line)
{
    return findUnquoted(line, 0, [&](std::size_t i) { return line[i] == '#' && (i == 0 || line[i - 1] == ' '); });
}

std::size_t skipSpaces(std::string_view text, std::size_t from)
{
    return std::min(text.find_first_not_of(' ', from), text.size());
}

void readKey(std::string_view code, SourceLine &line)
{
    line.value = line.begin + line.column;
    if (line.column >= code.size() || std::string_view("\"'[{").find(code[line.column]) != std::string_view::npos)
        return;
    const std::size_t colon = findUnquoted(code, line.column, [&](std::size_t i) {
        return code[i] == ':' && (i + 1 == code.size() || code[i + 1] == ' ');
    });
    if (colon == code.size())
        return;
    line.key = code.substr(line.column, colon - line.column);
    line.value = line.begin + skipSpaces(code, colon + 1);
}

SourceLine lineOf(std::string_view text, std::size_t begin)
{
    SourceLine line;
    line.begin = begin;
    line.end = std::min(text.find('\n', begin), text.size());
    const std::string_view whole = text.substr(begin, line.end - begin);
    std::string_view code = whole.substr(0, commentOf(whole));
    code = code.substr(0, code.find_last_not_of(" \t\r") + 1);
    line.codeEnd = begin + code.size();
    line.column = skipSpaces(code, 0);
    line.isBlank = code.empty();
    if (line.isBlank)
        line.column = skipSpaces(whole, 0);
    while (line.column < code.size() && code[line.column] == '-' &&
           (line.column + 1 == code.size() || code[line.column + 1] == ' ')) {
        line.dash = line.column;
        // Behind a dash that stands alone there will be something, a space further.
        line.column = line.column + 1 == code.size() ? line.column + 2 : skipSpaces(code, line.column + 1);
    }
    if (line.column > whole.size())
        line.column = whole.size();
    readKey(code, line);
    return line;
}

bool beginsText(std::string_view text, const SourceLine &line)
{
    const std::string_view value = text.substr(line.value, line.codeEnd - std::min(line.codeEnd, line.value));
    return !line.key.empty() && !value.empty() && (value[0] == '|' || value[0] == '>') && value.size() <= 2;
}

} // namespace

std::vector<SourceLine> sourceLinesOf(std::string_view text)
{
    std::vector<SourceLine> lines;
    std::optional<std::size_t> block; // the column of the key whose text goes on
    for (std::size_t begin = 0; begin <= text.size();) {
        SourceLine line = lineOf(text, begin);
        const bool isEmpty =
            text.substr(line.begin, line.end - line.begin).find_first_not_of(' ') == std::string_view::npos;
        const std::size_t indentation = line.dash.value_or(line.column);
        line.isText = block && (isEmpty || indentation > *block);
        if (!line.isText)
            block = beginsText(text, line) ? std::optional(line.column) : std::nullopt;
        begin = line.end + 1;
        lines.push_back(line);
    }
    return lines;
}

char quoteAt(std::string_view line, std::size_t column)
{
    Quotes quotes(line);
    char quote = '\0';
    for (std::size_t i = 0; i <= column && i < line.size(); ++i)
        quote = quotes.at(i);
    return quote;
}

std::size_t lineAt(const std::vector<SourceLine> &lines, std::size_t offset)
{
    const auto after = std::upper_bound(lines.begin(), lines.end(), offset,
                                        [](std::size_t at, const SourceLine &line) { return at < line.begin; });
    return after == lines.begin() ? 0 : static_cast<std::size_t>(after - lines.begin()) - 1;
}

std::size_t lastOf(const std::vector<SourceLine> &lines, std::size_t first, std::size_t column)
{
    std::size_t last = first;
    for (std::size_t i = first + 1; i < lines.size(); ++i) {
        if (lines[i].isBlank || lines[i].isText) {
            last = lines[i].isText && !lines[i].isBlank ? i : last;
            continue;
        }
        const bool isOwnEntry = lines[i].dash == lines[first].column; // of a list that is not indented under its key
        if (lines[i].dash.value_or(lines[i].column) < column && !isOwnEntry)
            break;
        last = i;
    }
    return last;
}

} // namespace loopscope::editing
