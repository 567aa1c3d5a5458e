#include "engine/value_codec.h"

#include "engine/future.h"
#include "engine/object.h"

#include <algorithm>

namespace loopscope::engine {

namespace {

/// What follows: one byte before every value.
enum class Tag : std::uint8_t { None, False, True, Int, Float, Text, Duration, List, Dict, Exception };
/// And before every outcome.
enum class Ended : std::uint8_t { Value, Exception, Cancelled, Killed };

/// The largest value has fewer parts and is not as deep: see Value::shape(). An exception in it may be a group.
constexpr std::uint32_t mostParts = largestShape.weight;
constexpr std::uint32_t deepest = 2 * largestShape.depth;

/// Where the class of such an object lives in CPython, which names it in full if it is written in C.
std::string pythonName(std::string_view kind)
{
    if (kind == "Task" || kind == "Future")
        return "_asyncio." + std::string(kind);
    if (kind == "lock")
        return "_thread.lock";
    return std::string(kind);
}

bool isDeeper(const Exception &exception, std::uint32_t depth)
{
    return depth == 0 || std::any_of(exception.exceptions.begin(), exception.exceptions.end(),
                                     [depth](const Exception &inner) { return isDeeper(inner, depth - 1); });
}

std::optional<Exception> refusalToSend(const Exception &exception)
{
    if (!isDeeper(exception, largestShape.depth))
        return std::nullopt;
    return Exception{"RecursionError", "maximum recursion depth exceeded while pickling an object"};
}

void tag(ByteWriter &bytes, Tag tag)
{
    bytes.byte(static_cast<std::uint8_t>(tag));
}

struct WriteValue {
    ByteWriter &bytes;

    void operator()(std::monostate) const { tag(bytes, Tag::None); }
    void operator()(bool value) const { tag(bytes, value ? Tag::True : Tag::False); }
    void operator()(std::int64_t value) const
    {
        tag(bytes, Tag::Int);
        bytes.signedNumber(value);
    }
    void operator()(double value) const
    {
        tag(bytes, Tag::Float);
        bytes.real(value);
    }
    void operator()(const std::string &value) const
    {
        tag(bytes, Tag::Text);
        bytes.text(value);
    }
    void operator()(Duration value) const
    {
        tag(bytes, Tag::Duration);
        bytes.signedNumber(value.count());
    }
    void operator()(const std::shared_ptr<const List> &list) const
    {
        tag(bytes, Tag::List);
        bytes.number(list->size());
        for (const Value &item : *list)
            write(bytes, item);
    }
    void operator()(const std::shared_ptr<const Dict> &dict) const
    {
        tag(bytes, Tag::Dict);
        bytes.number(dict->size());
        for (const auto &[key, value] : *dict) {
            write(bytes, key);
            write(bytes, value);
        }
    }
    void operator()(const std::shared_ptr<const Exception> &exception) const
    {
        tag(bytes, Tag::Exception);
        write(bytes, *exception);
    }
    void operator()(const std::shared_ptr<Future> &) const { tag(bytes, Tag::None); } // refused before
    void operator()(const std::shared_ptr<Object> &) const { tag(bytes, Tag::None); } // likewise
};

/// One value, with all that is in it. It counts on the way, as nobody may believe what bytes say of their number.
class Parts {
public:
    explicit Parts(ByteReader &bytes) : m_bytes(bytes) {}

    Value value(std::uint32_t depth)
    {
        if (!count(depth))
            return {};
        switch (static_cast<Tag>(m_bytes.byte())) {
        case Tag::None:
            return {};
        case Tag::False:
            return Value{false};
        case Tag::True:
            return Value{true};
        case Tag::Int:
            return Value{m_bytes.signedNumber()};
        case Tag::Float:
            return Value{m_bytes.real()};
        case Tag::Text:
            return Value{std::string(m_bytes.text())};
        case Tag::Duration:
            return Value{Duration{m_bytes.signedNumber()}};
        case Tag::List:
            return list(depth);
        case Tag::Dict:
            return dict(depth);
        case Tag::Exception:
            return Value{exception(depth)};
        }
        m_bytes.fail();
        return {};
    }

    Exception exception(std::uint32_t depth)
    {
        Exception read;
        if (!count(depth))
            return read;
        read.type = m_bytes.text();
        read.message = m_bytes.text();
        read.isRepr = m_bytes.byte() != 0;
        for (std::uint64_t left = m_bytes.number(); left > 0 && !m_bytes.hasFailed(); --left)
            read.exceptions.push_back(exception(depth + 1));
        return read;
    }

private:
    bool count(std::uint32_t depth)
    {
        if (depth > deepest || ++m_parts > mostParts)
            m_bytes.fail();
        return !m_bytes.hasFailed();
    }

    Value list(std::uint32_t depth)
    {
        List read;
        for (std::uint64_t left = m_bytes.number(); left > 0 && !m_bytes.hasFailed(); --left)
            read.push_back(value(depth + 1));
        return Value{std::move(read)};
    }

    Value dict(std::uint32_t depth)
    {
        Dict read;
        for (std::uint64_t left = m_bytes.number(); left > 0 && !m_bytes.hasFailed(); --left) {
            Value key = value(depth + 1);
            read.emplace_back(std::move(key), value(depth + 1));
        }
        return Value{std::move(read)};
    }

    ByteReader &m_bytes;
    std::uint32_t m_parts = 0;
};

} // namespace

std::optional<Exception> refusalToSend(const Value &value)
{
    const auto refused = [](std::string_view kind) {
        return Exception{"TypeError", "cannot pickle '" + pythonName(kind) + "' object"};
    };
    if (const auto future = value.future())
        return refused(future->kindName());
    if (const auto *object = value.as<std::shared_ptr<Object>>())
        return refused((*object)->kindName());
    if (const auto *exception = value.as<std::shared_ptr<const Exception>>())
        return refusalToSend(**exception);
    if (const auto *list = value.as<std::shared_ptr<const List>>()) {
        for (const Value &item : **list) {
            if (auto refusal = refusalToSend(item))
                return refusal;
        }
    }
    if (const auto *dict = value.as<std::shared_ptr<const Dict>>()) {
        for (const auto &[key, item] : **dict) {
            if (auto refusal = refusalToSend(key))
                return refusal;
            if (auto refusal = refusalToSend(item))
                return refusal;
        }
    }
    return std::nullopt;
}

void write(ByteWriter &bytes, const Value &value)
{
    std::visit(WriteValue{bytes}, value.variant());
}

Value readValue(ByteReader &bytes)
{
    Value value = Parts(bytes).value(0);
    return bytes.hasFailed() ? Value{} : value;
}

void write(ByteWriter &bytes, const Exception &exception)
{
    bytes.text(exception.type);
    bytes.text(exception.message);
    bytes.byte(exception.isRepr ? 1 : 0);
    bytes.number(exception.exceptions.size());
    for (const Exception &inner : exception.exceptions)
        write(bytes, inner);
}

Exception readException(ByteReader &bytes)
{
    return Parts(bytes).exception(0);
}

Outcome sendable(Outcome outcome)
{
    const auto refusal = outcome.isValue()       ? refusalToSend(outcome.value())
                         : outcome.isException() ? refusalToSend(outcome.exception())
                                                 : std::nullopt;
    return refusal ? Outcome{*refusal} : outcome;
}

void write(ByteWriter &bytes, const Outcome &outcome)
{
    const auto ended = outcome.isValue()       ? Ended::Value
                       : outcome.isException() ? Ended::Exception
                       : outcome.isCancelled() ? Ended::Cancelled
                                               : Ended::Killed;
    bytes.byte(static_cast<std::uint8_t>(ended));
    if (outcome.isValue())
        write(bytes, outcome.value());
    else if (outcome.isException())
        write(bytes, outcome.exception());
}

Outcome readOutcome(ByteReader &bytes)
{
    switch (static_cast<Ended>(bytes.byte())) {
    case Ended::Value:
        return readValue(bytes);
    case Ended::Exception:
        return readException(bytes);
    case Ended::Cancelled:
        return Cancelled{};
    case Ended::Killed:
        return Killed{};
    }
    bytes.fail();
    return {};
}

} // namespace loopscope::engine
