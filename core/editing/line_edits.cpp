#include "editing/line_edits.h"

#include "editing/source_lines.h"

#include <algorithm>

namespace loopscope::editing {

using namespace form;

namespace {

constexpr std::string_view step = "  "; // of indentation

/// The lines that are touched; there is at least one.
struct Touched {
    std::vector<SourceLine> lines; ///< of the whole text
    std::size_t first = 0;
    std::size_t last = 0;

    std::size_t begin() const { return lines[first].begin; }
    std::size_t end() const { return lines[last].end; }
};

Touched touched(std::string_view text, Selected selected)
{
    Touched result{sourceLinesOf(text)};
    result.first = lineAt(result.lines, selected.from);
    result.last = lineAt(result.lines, selected.to);
    if (result.last > result.first && result.lines[result.last].begin == selected.to)
        --result.last;
    return result;
}

std::size_t spacesOf(std::string_view text, const SourceLine &line)
{
    std::size_t spaces = 0;
    while (line.begin + spaces < line.end && text[line.begin + spaces] == ' ')
        ++spaces;
    return spaces;
}

bool isEmpty(std::string_view text, const SourceLine &line)
{
    return line.begin + spacesOf(text, line) == line.end;
}

/// Where an offset is after edits: behind what is inserted right at it, or before that.
std::size_t moved(std::size_t offset, const TextEdits &edits, bool behind)
{
    std::size_t result = offset;
    for (const TextEdit &edit : edits) {
        if (edit.offset > offset || (edit.offset == offset && !behind))
            break;
        result += edit.text.size();
        result -= std::min(edit.length, offset - edit.offset);
    }
    return result;
}

LineEdit edited(Selected selected, TextEdits edits)
{
    const bool isCaret = selected.from == selected.to;
    const Selected after{moved(selected.from, edits, isCaret), moved(selected.to, edits, true)};
    return {std::move(edits), after};
}

Selected shifted(Selected selected, std::ptrdiff_t by)
{
    const auto at = [by](std::size_t offset) {
        return static_cast<std::size_t>(static_cast<std::ptrdiff_t>(offset) + by);
    };
    return {at(selected.from), at(selected.to)};
}

} // namespace

LineEdit toggleComment(std::string_view text, Selected selected)
{
    const Touched touch = touched(text, selected);
    bool areComments = true;
    std::size_t column = text.size();
    for (std::size_t i = touch.first; i <= touch.last; ++i) {
        const SourceLine &line = touch.lines[i];
        if (isEmpty(text, line) && touch.first != touch.last)
            continue;
        const std::size_t spaces = spacesOf(text, line);
        column = std::min(column, spaces);
        areComments = areComments && !isEmpty(text, line) && text[line.begin + spaces] == '#';
    }
    TextEdits edits;
    for (std::size_t i = touch.first; i <= touch.last; ++i) {
        const SourceLine &line = touch.lines[i];
        if (isEmpty(text, line) && touch.first != touch.last)
            continue;
        const std::size_t sign = line.begin + spacesOf(text, line);
        if (areComments)
            edits.push_back({sign, text.substr(sign, 2) == "# " ? std::size_t{2} : std::size_t{1}, ""});
        else
            edits.push_back({line.begin + column, 0, "# "});
    }
    return edited(selected, std::move(edits));
}

LineEdit indent(std::string_view text, Selected selected)
{
    const Touched touch = touched(text, selected);
    TextEdits edits;
    for (std::size_t i = touch.first; i <= touch.last; ++i) {
        if (!isEmpty(text, touch.lines[i]))
            edits.push_back({touch.lines[i].begin, 0, std::string(step)});
    }
    return edited(selected, std::move(edits));
}

LineEdit unindent(std::string_view text, Selected selected)
{
    const Touched touch = touched(text, selected);
    TextEdits edits;
    for (std::size_t i = touch.first; i <= touch.last; ++i) {
        if (const std::size_t spaces = std::min(spacesOf(text, touch.lines[i]), step.size()); spaces > 0)
            edits.push_back({touch.lines[i].begin, spaces, ""});
    }
    return edited(selected, std::move(edits));
}

LineEdit duplicateLines(std::string_view text, Selected selected)
{
    const Touched touch = touched(text, selected);
    const std::string lines(text.substr(touch.begin(), touch.end() - touch.begin()));
    return {{{touch.end(), 0, '\n' + lines}}, shifted(selected, static_cast<std::ptrdiff_t>(lines.size()) + 1)};
}

LineEdit moveLinesUp(std::string_view text, Selected selected)
{
    const Touched touch = touched(text, selected);
    if (touch.first == 0)
        return {{}, selected};
    const SourceLine &above = touch.lines[touch.first - 1];
    const std::string passed(text.substr(above.begin, above.end - above.begin));
    return {{{above.begin, passed.size() + 1, ""}, {touch.end(), 0, '\n' + passed}},
            shifted(selected, -static_cast<std::ptrdiff_t>(passed.size()) - 1)};
}

LineEdit moveLinesDown(std::string_view text, Selected selected)
{
    const Touched touch = touched(text, selected);
    if (touch.last + 1 == touch.lines.size())
        return {{}, selected};
    const SourceLine &below = touch.lines[touch.last + 1];
    const std::string passed(text.substr(below.begin, below.end - below.begin));
    return {{{touch.begin(), 0, passed + '\n'}, {touch.end(), passed.size() + 1, ""}},
            shifted(selected, static_cast<std::ptrdiff_t>(passed.size()) + 1)};
}

} // namespace loopscope::editing
