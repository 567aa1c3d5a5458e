#include "engine/value.h"

#include "engine/future.h"
#include "engine/object.h"

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
    const auto size = ns < 0 ? -ns : ns;
    if (size >= 1'000'000'000 || size == 0)
        return in(1'000'000'000, "s");
    return size >= 1'000'000 ? in(1'000'000, "ms") : in(1'000, "us");
}

/// Python quotes with ' unless the text holds ' and no ".
std::string quoted(const std::string &text)
{
    const bool doubled = text.find('\'') != std::string::npos && text.find('"') == std::string::npos;
    const char quote = doubled ? '"' : '\'';
    std::string result(1, quote);
    for (const char c : text) {
        if (c == quote || c == '\\')
            result += '\\';
        if (c == '\n')
            result += "\\n";
        else if (c == '\t')
            result += "\\t";
        else if (c == '\r')
            result += "\\r";
        else
            result += c;
    }
    return result + quote;
}

std::string exceptionRepr(const Exception &exception)
{
    return exception.type + '(' + (exception.message.empty() ? "" : quoted(exception.message)) + ')';
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

/// The shape of a container after one more item.
Shape around(Shape container, Shape item)
{
    constexpr std::uint64_t enough = 1ULL << 60U; // and no overflow beyond
    return {std::max(container.depth, item.depth + 1), std::min(enough, container.weight + item.weight + 2)};
}

/// For comparing numbers of different types.
struct AsNumber {
    std::optional<double> operator()(bool value) const { return value ? 1.0 : 0.0; }
    std::optional<double> operator()(std::int64_t value) const { return static_cast<double>(value); }
    std::optional<double> operator()(double value) const { return value; }
    template <class Other>
    std::optional<double> operator()(const Other &) const
    {
        return std::nullopt;
    }
};

} // namespace

Value::Value(List value)
{
    for (const Value &item : value)
        m_shape = around(m_shape, item.shape());
    m_variant = std::make_shared<const List>(std::move(value));
}

Value::Value(Dict value)
{
    for (const auto &[key, item] : value)
        m_shape = around(around(m_shape, key.shape()), item.shape());
    m_variant = std::make_shared<const Dict>(std::move(value));
}

Shape Value::shape() const
{
    if (const auto *text = as<std::string>())
        return {0, text->size() + 2};
    if (const auto *exception = as<std::shared_ptr<const Exception>>())
        return {0, (*exception)->type.size() + (*exception)->message.size() + 4};
    return {m_shape.depth, m_shape.weight + 8};
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

std::shared_ptr<Future> Value::future() const
{
    const auto *future = as<std::shared_ptr<Future>>();
    return future == nullptr ? nullptr : *future;
}

bool Value::isTrue() const
{
    struct Truth {
        bool operator()(std::monostate) const { return false; }
        bool operator()(bool value) const { return value; }
        bool operator()(std::int64_t value) const { return value != 0; }
        bool operator()(double value) const { return value != 0; }
        bool operator()(const std::string &value) const { return !value.empty(); }
        bool operator()(Duration value) const { return value != Duration::zero(); }
        bool operator()(const std::shared_ptr<const List> &list) const { return !list->empty(); }
        bool operator()(const std::shared_ptr<const Dict> &dict) const { return !dict->empty(); }
        bool operator()(const std::shared_ptr<const Exception> &) const { return true; }
        bool operator()(const std::shared_ptr<Future> &) const { return true; }
        bool operator()(const std::shared_ptr<Object> &) const { return true; }
    };
    return std::visit(Truth{}, m_variant);
}

std::string repr(const Value &value)
{
    return std::visit(Repr{}, value.variant());
}

std::string str(const Value &value)
{
    if (const auto *text = value.as<std::string>())
        return *text;
    if (const auto *exception = value.as<std::shared_ptr<const Exception>>())
        return (*exception)->message;
    return repr(value);
}

std::string typeName(const Value &value)
{
    static constexpr std::array<std::string_view, std::variant_size_v<Value::Variant>> names{
        "NoneType", "bool", "int", "float", "str", "duration", "list", "dict", "exception", "future", "object"};
    if (const auto *exception = value.as<std::shared_ptr<const Exception>>())
        return (*exception)->type;
    if (const auto future = value.future())
        return std::string(future->kindName());
    if (const auto *object = value.as<std::shared_ptr<Object>>())
        return std::string((*object)->kindName());
    return std::string(names[value.variant().index()]);
}

std::string toText(const Exception &exception)
{
    return exception.message.empty() ? exception.type : exception.type + ": " + exception.message;
}

bool equal(const Value &left, const Value &right)
{
    if (left.variant().index() != right.variant().index()) {
        const auto a = std::visit(AsNumber{}, left.variant());
        const auto b = std::visit(AsNumber{}, right.variant());
        return a && b && *a == *b;
    }
    if (const auto *list = left.as<std::shared_ptr<const List>>()) {
        const List &other = **right.as<std::shared_ptr<const List>>();
        return std::equal((*list)->begin(), (*list)->end(), other.begin(), other.end(), equal);
    }
    if (const auto *dict = left.as<std::shared_ptr<const Dict>>()) {
        const Dict &other = **right.as<std::shared_ptr<const Dict>>();
        return std::equal(
            (*dict)->begin(), (*dict)->end(), other.begin(), other.end(),
            [](const auto &a, const auto &b) { return equal(a.first, b.first) && equal(a.second, b.second); });
    }
    return left.variant() == right.variant();
}

bool holdsFuture(const Value &value)
{
    if (value.future() != nullptr)
        return true;
    if (const auto *list = value.as<std::shared_ptr<const List>>())
        return std::any_of((*list)->begin(), (*list)->end(), holdsFuture);
    if (const auto *dict = value.as<std::shared_ptr<const Dict>>())
        return std::any_of((*dict)->begin(), (*dict)->end(),
                           [](const auto &entry) { return holdsFuture(entry.first) || holdsFuture(entry.second); });
    return false;
}

} // namespace loopscope::engine
