#include "trace/spans.h"

#include <array>
#include <utility>

namespace loopscope::trace {

namespace {

enum class Payload : std::uint32_t { None, Cause, Subject, Deadline };

constexpr unsigned stateBits = Spans::stateBits;
constexpr unsigned reasonBits = Spans::reasonBits;
constexpr unsigned payloadBits = 2;
constexpr unsigned lineBits = 32 - stateBits - reasonBits - payloadBits - 1;
constexpr std::uint32_t lastLine = (1U << lineBits) - 1;

/// From the lowest bit up: state, reason, stalled, payload, line.
std::uint32_t packBits(const Span &span, Payload payload)
{
    // A scenario has a megabyte at most, so this is a line of something else, and better unknown than another one.
    const std::uint32_t line = span.line > lastLine ? 0 : span.line;
    std::uint32_t bits = line;
    bits = bits << payloadBits | static_cast<std::uint32_t>(payload);
    bits = bits << 1U | (span.stalled ? 1U : 0U);
    // Damaged input may hold any number.
    const auto reason = static_cast<std::uint32_t>(span.reason);
    bits = bits << reasonBits | (reason < reasonCount ? reason : 0);
    return bits << stateBits | static_cast<std::uint32_t>(span.state);
}

std::uint32_t take(std::uint32_t &bits, unsigned count)
{
    const std::uint32_t value = bits & ((1U << count) - 1);
    bits >>= count;
    return value;
}

Spans::Packed pack(const Span &span)
{
    Spans::Packed packed{toNs(span.begin), toNs(span.end), 0, span.object.value, 0};
    auto payload = Payload::None;
    if (span.deadline != openEnd) {
        payload = Payload::Deadline;
        packed.payload = static_cast<std::uint64_t>(toNs(span.deadline));
    } else if (span.subject != 0) {
        payload = Payload::Subject;
        packed.payload = span.subject;
    } else if (span.cause != Cause{}) {
        payload = Payload::Cause;
        packed.payload = static_cast<std::uint64_t>(packCause(span.cause));
    }
    packed.bits = packBits(span, payload);
    return packed;
}

Span unpack(const Spans::Packed &packed)
{
    Span span;
    span.begin = timeFromNs(packed.begin);
    span.end = timeFromNs(packed.end);
    span.object = NameId{packed.object};
    std::uint32_t bits = packed.bits;
    span.state = static_cast<SpanState>(take(bits, stateBits));
    span.reason = static_cast<Reason>(take(bits, reasonBits));
    span.stalled = take(bits, 1) != 0;
    switch (static_cast<Payload>(take(bits, payloadBits))) {
    case Payload::None:
        break;
    case Payload::Cause:
        span.cause = causeOf(static_cast<std::int64_t>(packed.payload));
        break;
    case Payload::Subject:
        span.subject = static_cast<std::uint32_t>(packed.payload);
        break;
    case Payload::Deadline:
        span.deadline = timeFromNs(static_cast<std::int64_t>(packed.payload));
        break;
    }
    span.line = bits;
    return span;
}

} // namespace

Span Spans::operator[](std::size_t index) const
{
    return index == m_ended.size() ? m_last : unpack(m_ended[index]);
}

void Spans::push_back(const Span &span)
{
    if (m_hasLast) {
        m_ended.push_back(pack(m_last));
        m_waits |= waitOf(m_last);
    }
    m_last = span;
    m_hasLast = true;
    const std::size_t tallies = m_ended.size() / tallyEvery;
    if (tallies > 0 && m_tallies.empty())
        m_tallies.push_back({beginOf(0), {}, {}, 0, Reason::None});
    if (tallies >= m_tallies.size() && tallies > 0)
        addTally(span.begin);
}

void Spans::pop_back()
{
    if (m_ended.empty()) {
        m_hasLast = false;
        return;
    }
    m_last = unpack(m_ended.back());
    m_ended.pop_back();
    while (m_tallies.size() > 1 && m_ended.size() / tallyEvery + 1 < m_tallies.size())
        m_tallies.pop_back();
}

void Spans::addTally(Time begin)
{
    StateTotals totals = m_tallies.back().before();
    std::array<Duration, reasonCount> waits{};
    for (std::size_t index = m_ended.size() - tallyEvery; index < m_ended.size(); ++index) {
        const Span span = unpack(m_ended[index]);
        totals.add(span.state, span.length());
        if (span.state == SpanState::Suspended)
            waits[static_cast<std::size_t>(span.reason)] += span.length();
    }
    std::size_t longest = 0;
    for (std::size_t reason = 0; reason < waits.size(); ++reason) {
        if (waits[reason] > waits[longest])
            longest = reason;
    }
    m_tallies.push_back({begin, totals.ready, totals.running, totals.runs, static_cast<Reason>(longest)});
}

StateTotals Spans::totalsBefore(std::size_t index) const
{
    const std::size_t number = index / tallyEvery;
    StateTotals totals = number == 0 ? StateTotals{} : tally(number).before();
    for (std::size_t each = number * tallyEvery; each < index; ++each) {
        const Outline span = outlineOf(each);
        totals.add(span.state, span.end - span.begin);
    }
    return totals;
}

} // namespace loopscope::trace
