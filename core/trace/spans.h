#pragma once

// The spans of a lane, and what makes a picture of ten million of them cheap.
//
// A span that has ended is packed into 32 bytes; only the last one, which may still change, is kept as it is. For every
// 32 spans there is a Tally: how long the lane has been in each state from its beginning up to there. What a stretch of
// time holds is then the difference of two tallies, however many spans lie between them, exactly.
//
// Why not a pyramid of time buckets: it has to know the width of its finest bucket before it knows the run, so that a
// burst followed by an hour of silence is either coarse or costly, and its sums are rounded at every level. Tallies are
// as fine as the spans are, need no folding, take a byte a span, and are written once in 32 spans.

#include "trace/chunked.h"
#include "trace/span.h"

#include <iterator>
#include <span>
#include <utility>

namespace loopscope::trace {

/// How long a lane was ready and how long it ran, and how often; the rest of the time it was suspended, or nothing.
struct StateTotals {
    Duration ready{};
    Duration running{};
    std::uint32_t runs = 0;

    void add(SpanState state, Duration length)
    {
        if (state == SpanState::Ready)
            ready += length;
        if (state == SpanState::Running)
            running += length;
        runs += state == SpanState::Running ? 1 : 0;
    }
    StateTotals operator-(const StateTotals &other) const
    {
        return {ready - other.ready, running - other.running, runs - other.runs};
    }
    bool operator==(const StateTotals &) const = default;
};

/// Everything before a span, in half a cache line.
struct Tally {
    Time begin{}; ///< of that span
    Duration ready{};
    Duration running{};
    std::uint32_t runs = 0;
    Reason wait = Reason::None; ///< what most of the waiting in the stretch before it was for

    StateTotals before() const { return {ready, running, runs}; }
};
static_assert(sizeof(Tally) == 32);

/// Spans in order; they do not overlap. Reads like a vector, except that it gives values, not references.
class Spans {
public:
    /// A span in half a cache line. `payload` is the one of a cause, a subject or a deadline that the span has: none
    /// has two of them.
    struct Packed {
        std::int64_t begin = 0;
        std::int64_t end = 0;
        std::uint64_t payload = 0;
        std::uint32_t object = 0;
        std::uint32_t bits = 0; ///< from the lowest: state, reason, stalled, kind of payload, line
    };
    static_assert(sizeof(Packed) == 32);
    static constexpr unsigned stateBits = 2;
    static constexpr std::uint32_t stateMask = (1U << stateBits) - 1;
    static_assert(spanStateCount <= 1 << stateBits);
    static constexpr unsigned reasonBits = 5;
    static_assert(reasonCount <= 1 << reasonBits);

    class const_iterator;
    using value_type = Span;

    /// What is asked of many spans, without unpacking them.
    struct Outline {
        Time begin;
        Time end; ///< openEnd while it lasts
        SpanState state;
    };

    static constexpr std::size_t tallyEvery = 32;

    std::size_t size() const { return m_ended.size() + (m_hasLast ? 1 : 0); }
    bool empty() const { return !m_hasLast; }
    Span operator[](std::size_t index) const;
    Time beginOf(std::size_t index) const;
    Outline outlineOf(std::size_t index) const;
    /// Why a span waits.
    Reason reasonOf(std::size_t index) const;
    Span front() const { return (*this)[0]; }
    /// The last one, which may be changed. Valid until the next one is added or this one taken away.
    Span &back() { return m_last; }
    const Span &back() const { return m_last; }
    const_iterator begin() const;
    const_iterator end() const;

    void push_back(const Span &span);
    Span &emplace_back(const Span &span)
    {
        push_back(span);
        return m_last;
    }
    void pop_back();

    /// There is one for every 32 spans that are followed by another, if there are as many: tally(n) is of span 32·n.
    std::size_t tallies() const { return m_tallies.size(); }
    const Tally &tally(std::size_t number) const { return m_tallies[number]; }
    Time tallyTime(std::size_t number) const { return m_tallies[number].begin; }
    /// Tallies that lie beside each other in memory.
    struct TallyBlock {
        std::size_t first = 0;
        std::span<const Tally> tallies;
    };
    /// The one with this tally, which is there.
    TallyBlock tallyBlock(std::size_t number) const
    {
        const auto [first, block] = m_tallies.block(number);
        return {first, block};
    }
    /// Of the spans before `index`. Looks at no more than 31 of them.
    StateTotals totalsBefore(std::size_t index) const;

    /// What was ever waited for: 1 << reason for each.
    std::uint32_t waits() const { return m_waits | (m_hasLast ? waitOf(m_last) : 0); }

    /// Bytes of all that is kept, and of the tallies alone.
    std::size_t memory() const { return m_ended.memory() + m_tallies.memory(); }
    std::size_t indexMemory() const { return m_tallies.memory(); }

private:
    static std::uint32_t waitOf(const Span &span)
    {
        const bool waits = span.state == SpanState::Suspended || isWait(span.reason);
        const auto reason = static_cast<unsigned>(span.reason);
        return waits && reason < static_cast<unsigned>(reasonCount) ? 1U << reason : 0;
    }
    void addTally(Time begin);

    Chunked<Packed> m_ended; ///< all but the last
    Chunked<Tally> m_tallies;
    Span m_last;
    bool m_hasLast = false;
    std::uint32_t m_waits = 0; ///< of those that have ended
};

/// Knows its place only, so it stays valid as spans are added.
class Spans::const_iterator {
public:
    using iterator_category = std::random_access_iterator_tag;
    using value_type = Span;
    using difference_type = std::ptrdiff_t;
    using reference = Span;
    struct pointer {
        Span span;
        const Span *operator->() const { return &span; }
    };

    const_iterator() = default;
    const_iterator(const Spans &spans, std::size_t index) : m_spans(&spans), m_index(index) {}

    Span operator*() const { return (*m_spans)[m_index]; }
    pointer operator->() const { return {**this}; }
    Span operator[](difference_type by) const { return *(*this + by); }
    const_iterator &operator++() { return *this += 1; }
    const_iterator &operator--() { return *this += -1; }
    const_iterator operator++(int) { return std::exchange(*this, *this + 1); }
    const_iterator operator--(int) { return std::exchange(*this, *this - 1); }
    const_iterator &operator+=(difference_type by)
    {
        m_index = static_cast<std::size_t>(static_cast<difference_type>(m_index) + by);
        return *this;
    }
    const_iterator &operator-=(difference_type by) { return *this += -by; }
    friend const_iterator operator+(const_iterator place, difference_type by) { return place += by; }
    friend const_iterator operator+(difference_type by, const_iterator place) { return place += by; }
    friend const_iterator operator-(const_iterator place, difference_type by) { return place -= by; }
    friend difference_type operator-(const const_iterator &a, const const_iterator &b)
    {
        return static_cast<difference_type>(a.m_index) - static_cast<difference_type>(b.m_index);
    }
    bool operator==(const const_iterator &other) const { return m_index == other.m_index; }
    auto operator<=>(const const_iterator &other) const { return m_index <=> other.m_index; }

private:
    const Spans *m_spans = nullptr;
    std::size_t m_index = 0;
};

inline Spans::const_iterator Spans::begin() const
{
    return {*this, 0};
}

inline Spans::const_iterator Spans::end() const
{
    return {*this, size()};
}

inline Time Spans::beginOf(std::size_t index) const
{
    return index == m_ended.size() ? m_last.begin : timeFromNs(m_ended[index].begin);
}

inline Reason Spans::reasonOf(std::size_t index) const
{
    if (index == m_ended.size())
        return m_last.reason;
    return static_cast<Reason>(m_ended[index].bits >> stateBits & ((1U << reasonBits) - 1));
}

inline Spans::Outline Spans::outlineOf(std::size_t index) const
{
    if (index == m_ended.size())
        return {m_last.begin, m_last.end, m_last.state};
    const Packed &packed = m_ended[index];
    return {timeFromNs(packed.begin), timeFromNs(packed.end), static_cast<SpanState>(packed.bits & stateMask)};
}

} // namespace loopscope::trace
