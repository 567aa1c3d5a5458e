// What a scenario says of itself: its title, its text and its tags.

#include "form/edits.h"
#include "form/patch.h"
#include "form/scalars.h"

#include <algorithm>

namespace loopscope::form {

namespace {

using Style = YamlNode::Style;

std::optional<PartIndex> partOf(const Form &form, Part::Kind kind)
{
    for (PartIndex i = 0; i < form.outline.parts.size(); ++i) {
        if (form.outline.parts[i].kind == kind)
            return i;
    }
    return std::nullopt;
}

/// Behind the last of these that is there; before everything where none is.
std::size_t behindAnyOf(const Form &form, std::initializer_list<Part::Kind> kinds)
{
    const auto &parts = form.outline.parts;
    std::size_t at = parts.empty() ? form.text.size() : parts.front().lines.begin;
    for (const Part &part : parts) {
        if (std::find(kinds.begin(), kinds.end(), part.kind) != kinds.end())
            at = std::max(at, part.lines.end);
    }
    return at;
}

std::vector<std::string_view> linesOf(std::string_view text)
{
    std::vector<std::string_view> lines;
    for (std::size_t end = text.find('\n'); end != text.npos; end = text.find('\n')) {
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    lines.push_back(text);
    return lines;
}

/// A block takes lines as they are, but not a space before the first of its words, nor what cannot be seen.
bool fitsBlock(std::string_view text)
{
    const std::size_t first = text.find_first_not_of('\n');
    return first != text.npos && text[first] != ' ' && std::none_of(text.begin(), text.end(), [](char c) {
               return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7f;
           });
}

/// Each ended by "\n".
std::string indentedLines(std::string_view text, std::size_t indent)
{
    std::string result;
    for (const std::string_view line : linesOf(text)) {
        if (!line.empty())
            result.append(indent, ' ').append(line);
        result += '\n';
    }
    return result;
}

/// With the header that it has, in the column where it stands.
std::string blockText(std::string_view before, std::string_view typed)
{
    std::string header(before.substr(0, before.find('\n')));
    header.front() = '|'; // ">" would join the lines
    std::size_t indent = 2;
    for (const std::string_view line : linesOf(before.substr(std::min(header.size() + 1, before.size())))) {
        const std::size_t spaces = line.find_first_not_of(' ');
        if (spaces == line.npos || spaces == 0)
            continue;
        indent = spaces;
        break;
    }
    std::string lines = indentedLines(typed, indent);
    lines.pop_back();
    return header + '\n' + lines;
}

/// `below`: lines that come with it, behind whatever else its line holds.
EditResult replaced(const Form &form, const Part &part, const std::string &value, const std::string &below = {})
{
    const Range &range = part.fields.front().slots.front().range;
    Patch patch(form.text);
    patch.replace(range, range.isEmpty() && part.key.end < range.begin ? ' ' + value : value);
    if (!below.empty())
        patch.insertLines(behindLine(form.text, range.end), below);
    return patch.take();
}

EditResult removed(const Form &form, const Part &part)
{
    Patch patch(form.text);
    patch.removeLines(part.body);
    return patch.take();
}

std::vector<std::string> tagsIn(std::string_view typed)
{
    std::vector<std::string> tags;
    while (!typed.empty()) {
        const std::string_view word = typed.substr(0, typed.find(','));
        typed.remove_prefix(std::min(word.size() + 1, typed.size()));
        const std::size_t first = word.find_first_not_of(" \t");
        if (first != word.npos)
            tags.emplace_back(word.substr(first, word.find_last_not_of(" \t") + 1 - first));
    }
    return tags;
}

std::string inBrackets(const std::vector<std::string> &tags)
{
    std::string text;
    for (const std::string &tag : tags)
        text += (text.empty() ? "[" : ", ") + scalar(tag, {}, true);
    return text + ']';
}

/// Behind the first dash.
std::string onLines(const std::vector<std::string> &tags, std::size_t indent)
{
    std::string text;
    for (const std::string &tag : tags)
        text += (text.empty() ? "- " : '\n' + std::string(indent, ' ') + "- ") + scalar(tag, {}, false);
    return text;
}

} // namespace

EditResult setTitle(const Form &form, std::string_view typed)
{
    if (const auto title = partOf(form, Part::Kind::Title))
        return setSlot(form, {*title, 0, 0}, typed);
    Patch patch(form.text);
    patch.insertLines(behindAnyOf(form, {}), "title: " + scalar(typed, {}, false) + '\n');
    return patch.take();
}

EditResult setAbout(const Form &form, std::string_view typed)
{
    typed = typed.substr(0, typed.find_last_not_of('\n') + 1);
    const auto about = partOf(form, Part::Kind::About);
    const bool isLong = typed.find('\n') != typed.npos && fitsBlock(typed);
    if (!about) {
        Patch patch(form.text);
        const std::string text = isLong ? "|\n" + indentedLines(typed, 2) : scalar(typed, {}, false) + '\n';
        if (!typed.empty())
            patch.insertLines(behindAnyOf(form, {Part::Kind::Title}), "about: " + text);
        return patch.take();
    }
    const Part &part = form.outline.parts[*about];
    const Slot &slot = part.fields.front().slots.front();
    if (!slot.isExact)
        return asText();
    if (typed == slot.text)
        return TextEdits{};
    if (typed.empty())
        return removed(form, part);
    if (slot.style == Style::Block)
        return replaced(form, part,
                        fitsBlock(typed) ? blockText(slot.range.in(form.text), typed) : scalar(typed, {}, false));
    if (!isLong)
        return replaced(form, part, scalar(typed, slot.style, false));
    return replaced(form, part, "|", indentedLines(typed, 2));
}

EditResult setTags(const Form &form, std::string_view typed)
{
    const std::vector<std::string> tags = tagsIn(typed);
    const auto found = partOf(form, Part::Kind::Tags);
    if (!found) {
        Patch patch(form.text);
        if (!tags.empty())
            patch.insertLines(behindAnyOf(form, {Part::Kind::Title, Part::Kind::About}),
                              "tags: " + inBrackets(tags) + '\n');
        return patch.take();
    }
    const Part &part = form.outline.parts[*found];
    const Slot &slot = part.fields.front().slots.front();
    if (!slot.isExact)
        return asText();
    const std::vector<std::string> before = tagsIn(slot.text);
    if (tags == before)
        return TextEdits{};
    if (tags.empty())
        return removed(form, part);
    if (slot.style != Style::Block)
        return replaced(form, part, inBrackets(tags));
    const std::size_t indent = slot.range.begin - beginOfLine(form.text, slot.range.begin);
    if (slot.range.in(form.text) != onLines(before, indent)) // comments between, or other quotes
        return asText();
    return replaced(form, part, onLines(tags, indent));
}

} // namespace loopscope::form
