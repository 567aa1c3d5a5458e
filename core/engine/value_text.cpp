// How values are printed: as Python's repr() and str() do it.

#include "engine/future.h"
#include "engine/object.h"
#include "engine/value.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace loopscope::engine {

namespace {

std::string numberText(double number)
{
    if (std::isnan(number))
        return "nan";
    if (std::isinf(number))
        return number < 0 ? "-inf" : "inf";
    std::array<char, 400> buffer{};
    const double size = std::abs(number);
    // Python writes plain digits between 1e-4 and 1e16 and an exponent elsewhere; both the shortest that reads back.
    const bool plain = size == 0 || (size >= 1e-4 && size < 1e16);
    const auto end = std::to_chars(buffer.begin(), buffer.end(), number,
                                   plain ? std::chars_format::fixed : std::chars_format::scientific);
    std::string text(buffer.data(), end.ptr);
    if (plain && text.find('.') == std::string::npos)
        text += ".0";
    return text;
}

std::string durationText(Duration duration)
{
    const auto ns = duration.count();
    const auto in = [ns](std::int64_t unit, const char *name) {
        const double amount = static_cast<double>(ns) / static_cast<double>(unit);
        std::string text = numberText(amount);
        if (text.ends_with(".0"))
            text.resize(text.size() - 2);
        return text + name;
    };
    const auto size = ns < 0 ? 0 - static_cast<std::uint64_t>(ns) : static_cast<std::uint64_t>(ns);
    if (size >= 1'000'000'000 || size == 0)
        return in(1'000'000'000, "s");
    return size >= 1'000'000 ? in(1'000'000, "ms") : in(1'000, "us");
}

/// What cannot be seen in print, of the characters that occur: controls, spaces other than the one, marks of direction,
/// joiners, what is for private use.
bool isInvisible(std::uint32_t character)
{
    static constexpr std::array<std::pair<std::uint32_t, std::uint32_t>, 13> ranges{{{0x00, 0x1f},
                                                                                     {0x7f, 0xa0},
                                                                                     {0xad, 0xad},
                                                                                     {0x0600, 0x0605},
                                                                                     {0x061c, 0x061c},
                                                                                     {0x1680, 0x1680},
                                                                                     {0x180e, 0x180e},
                                                                                     {0x2000, 0x200f},
                                                                                     {0x2028, 0x202f},
                                                                                     {0x205f, 0x206f},
                                                                                     {0x3000, 0x3000},
                                                                                     {0xd800, 0xf8ff},
                                                                                     {0xfeff, 0xfeff}}};
    return std::any_of(ranges.begin(), ranges.end(), [character](const auto &range) {
        return character >= range.first && character <= range.second;
    });
}

/// "\x00", "\u200b".
std::string escaped(std::uint32_t character)
{
    const int digits = character < 0x100 ? 2 : 4; // isInvisible() knows no others
    std::string text = digits == 2 ? "\\x" : "\\u";
    for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4)
        text += "0123456789abcdef"[(character >> static_cast<unsigned>(shift)) & 0xfU];
    return text;
}

/// The character that begins at `at` in UTF-8, and how many bytes it has.
std::pair<std::uint32_t, std::size_t> characterAt(std::string_view text, std::size_t at)
{
    const auto first = static_cast<unsigned char>(text[at]);
    const std::size_t size = first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    if (size == 1 || at + size > text.size())
        return {first, 1};
    std::uint32_t character = first & (0x7fU >> size);
    for (std::size_t i = 1; i < size; ++i)
        character = (character << 6U) | (static_cast<unsigned char>(text[at + i]) & 0x3fU);
    return {character, size};
}

/// Python quotes with ' unless the text holds ' and no ".
std::string quoted(std::string_view text)
{
    const bool doubled = text.find('\'') != std::string_view::npos && text.find('"') == std::string_view::npos;
    const char quote = doubled ? '"' : '\'';
    std::string result(1, quote);
    for (std::size_t at = 0; at < text.size();) {
        const auto [character, size] = characterAt(text, at);
        const char c = text[at];
        if (c == quote || c == '\\')
            (result += '\\') += c;
        else if (c == '\n')
            result += "\\n";
        else if (c == '\t')
            result += "\\t";
        else if (c == '\r')
            result += "\\r";
        else if (isInvisible(character))
            result += escaped(character);
        else
            result += text.substr(at, size);
        at += size;
    }
    return result + quote;
}

/// Where a traceback says that an exception is from; the builtin ones are from nowhere.
std::string_view moduleOf(std::string_view type)
{
    static constexpr std::array<std::string_view, 5> exceptions{
        "CancelledError", "InvalidStateError", "IncompleteReadError", "LimitOverrunError", "BrokenBarrierError"};
    if (type == "QueueEmpty" || type == "QueueFull")
        return "asyncio.queues.";
    return std::find(exceptions.begin(), exceptions.end(), type) == exceptions.end() ? "" : "asyncio.exceptions.";
}

std::string exceptionRepr(const Exception &exception)
{
    std::string text = exception.type + '(';
    if (!exception.exceptions.empty()) {
        text += quoted(exception.message) + ", [";
        for (const Exception &inner : exception.exceptions)
            text += (&inner == &exception.exceptions.front() ? "" : ", ") + exceptionRepr(inner);
        text += ']';
    } else if (!exception.message.empty()) {
        text += exception.isRepr ? exception.message : quoted(exception.message);
    }
    return text + ')';
}

struct Repr {
    std::string operator()(std::monostate) const { return "None"; }
    std::string operator()(bool value) const { return value ? "True" : "False"; }
    std::string operator()(std::int64_t value) const { return std::to_string(value); }
    std::string operator()(double value) const { return numberText(value); }
    std::string operator()(const std::string &value) const { return quoted(value); }
    std::string operator()(Duration value) const { return durationText(value); }
    std::string operator()(const std::shared_ptr<const List> &list) const
    {
        std::string text = "[";
        for (const Value &item : *list)
            text += (text.size() > 1 ? ", " : "") + repr(item);
        return text + ']';
    }
    std::string operator()(const std::shared_ptr<const Dict> &dict) const
    {
        std::string text = "{";
        for (const auto &[key, value] : *dict)
            text += (text.size() > 1 ? ", " : "") + repr(key) + ": " + repr(value);
        return text + '}';
    }
    std::string operator()(const std::shared_ptr<const Exception> &exception) const
    {
        return exceptionRepr(*exception);
    }
    std::string operator()(const std::shared_ptr<Future> &future) const
    {
        return '<' + std::string(future->kindName()) + ' ' + future->label() + '>';
    }
    std::string operator()(const std::shared_ptr<Object> &object) const
    {
        return '<' + std::string(object->kindName()) + ' ' + object->name() + '>';
    }
};

} // namespace

std::string repr(const Value &value)
{
    return std::visit(Repr{}, value.variant());
}

std::string str(const Exception &exception)
{
    const std::size_t inner = exception.exceptions.size();
    if (inner > 0)
        return exception.message + " (" + std::to_string(inner) + (inner == 1 ? " sub-exception)" : " sub-exceptions)");
    const bool isKey = exception.type == "KeyError";
    if (exception.isRepr && exception.message == "''" && !isKey)
        return {}; // raised with a text, but an empty one
    const bool quotes = isKey && !exception.isRepr && !exception.message.empty();
    return quotes ? quoted(exception.message) : exception.message;
}

std::string str(const Value &value)
{
    if (const auto *text = value.as<std::string>())
        return *text;
    if (const auto *exception = value.as<std::shared_ptr<const Exception>>())
        return str(**exception);
    return repr(value);
}

std::string toText(const Exception &exception)
{
    const std::string text = str(exception);
    const std::string type = std::string(moduleOf(exception.type)) + exception.type;
    return text.empty() ? type : type + ": " + text;
}

std::string shortened(std::string text, std::size_t bytes)
{
    if (text.size() <= bytes)
        return text;
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xc0U) == 0x80U)
        --bytes;
    text.resize(bytes);
    return text + "…";
}

} // namespace loopscope::engine
