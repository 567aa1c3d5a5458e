// How a trace of any size is read in one go, and what becomes of it where it is damaged.
//
// The file passes through a window of a megabyte. An event is read where it stands, its texts as parts of the window,
// and handed on; what is kept of it is for TrackBuilder to say. An event that the window cuts in two is read again once
// the window has moved on: that happens once in some thousands of events, and spares the scanner any state.
//
// Why a scanner of our own and no library. simdjson is the quickest that there is. To read the fields of a million
// events (129 MB) in one go it takes about as long as all of this up to the first picture (0.24 to 0.33 s beside 0.39
// s), and 314 MB beside 64, because it wants the whole document in memory with an index of it; to feed it windows one
// has to find where events end, which is most of the work here. It gives times as doubles, in which the nanoseconds of
// a clock that began in 1970 are lost. Above all it stops at the first damage, as RapidJSON and Qt do, and what we want
// of a damaged file is everything before and after it. What is left for a library is what json_scanner.cpp does in two
// hundred lines.
//
// After a damage the next event is searched: an opening brace from which on an event can be read that says what kind it
// is. That an event's own arguments look like one is possible, and does no harm.

#include "exchange/chrome_trace_reader.h"

#include "exchange/run_restorer.h"
#include "exchange/track_builder.h"
#include "exchange/window.h"

#include <algorithm>
#include <cstring>
#include <memory>

namespace loopscope::exchange {

namespace {

class Reader {
public:
    Reader(std::istream &in, Progress &progress, const ImportLimits &limits)
        : m_window(in)
        , m_progress(progress)
        , m_limits(limits)
        , m_sink(std::make_unique<TrackBuilder>(limits))
    {
    }

    std::variant<OpenedRun, OpenError> read();

private:
    enum class Place : std::uint8_t { Members, Events, Behind };

    bool enter();
    void member();
    bool skipValue();
    void lookWhose();
    void event();
    void findNext(std::uint64_t begin, std::string what);
    void leaveEvents();
    bool more();
    JsonScanner scanner() const { return {m_window.begin(), m_window.end()}; }
    char peek();

    Window m_window;
    Progress &m_progress;
    ImportLimits m_limits;
    std::unique_ptr<EventSink> m_sink;
    Flaws m_flaws;
    std::string m_refusal;
    Place m_place = Place::Members;
    bool m_isBare = false;
    bool m_hasEvents = false;
};

bool Reader::more()
{
    const bool isMore = !m_progress.isCancelled && m_window.readMore();
    m_progress.done = m_window.offset();
    return isMore;
}

/// The next byte that is no space, which the window then begins with; 0 at the end of the file.
char Reader::peek()
{
    for (;;) {
        JsonScanner scanner = this->scanner();
        const char next = scanner.peek();
        m_window.advance(std::min(scanner.at(), m_window.end()));
        if (m_window.size() > 0)
            return next;
        if (!more())
            return 0;
    }
}

/// Looks what kind of file it is.
bool Reader::enter()
{
    constexpr std::string_view byteOrderMark = "\xef\xbb\xbf";
    more();
    const std::string_view start(m_window.begin(), std::min<std::size_t>(m_window.size(), 3));
    if (start.substr(0, 2) == "\x1f\x8b")
        m_refusal = "it is compressed; unpack it with gunzip first";
    if (start == byteOrderMark)
        m_window.advance(m_window.begin() + byteOrderMark.size());
    const char first = peek();
    if (m_refusal.empty() && first != '[' && first != '{')
        m_refusal = m_window.size() == 0 ? "it is empty" : "it is no JSON";
    if (!m_refusal.empty())
        return false;
    m_isBare = first == '[';
    m_hasEvents = m_isBare;
    m_place = m_isBare ? Place::Events : Place::Members;
    m_window.advance(m_window.begin() + 1);
    return true;
}

/// A value of any size, in the window or not; false where it has no end.
bool Reader::skipValue()
{
    std::uint64_t depth = 0;
    bool isString = false;
    bool isEscaped = false;
    peek();
    do {
        for (const char *at = m_window.begin(); at < m_window.end(); ++at) {
            const bool closes = !isString && (*at == '}' || *at == ']');
            if (depth == 0 && (closes || (!isString && *at == ','))) { // behind a number
                m_window.advance(at);
                return true;
            }
            const bool endsString = isString && !isEscaped && *at == '"';
            if (!isString && (*at == '{' || *at == '['))
                ++depth;
            else if (closes)
                --depth;
            isEscaped = isString && !isEscaped && *at == '\\';
            isString = isString ? !endsString : *at == '"';
            if (depth == 0 && (endsString || closes)) {
                m_window.advance(at + 1);
                return true;
            }
        }
        m_window.advance(m_window.end());
    } while (more());
    return false;
}

/// Loopscope's own traces say so before their events.
void Reader::lookWhose()
{
    std::string_view description;
    peek();
    JsonScanner scanner = this->scanner();
    while (scanner.value(description) == Scan::Cut && m_window.size() < m_limits.eventBytes && more())
        scanner = this->scanner();
    bool isOurs = false;
    forEachMember(std::string(description), [&isOurs](std::string_view key, std::string_view value) {
        isOurs = isOurs || (key == "program" && value == "Loopscope");
    });
    if (isOurs)
        m_sink = std::make_unique<RunRestorer>(description, m_limits);
}

/// One key of the outermost object with its value: the events, or what is passed over.
void Reader::member()
{
    const char next = peek();
    if (next == ',') {
        m_window.advance(m_window.begin() + 1);
        return;
    }
    if (next != '"') {
        if (next != '}')
            m_flaws.add(m_window.offset(), next == 0 ? "the file ends before it is complete"
                                                     : "something that belongs to no trace; the rest is left out");
        m_place = Place::Behind;
        return;
    }
    std::string_view key;
    JsonScanner scanner = this->scanner();
    while (scanner.string(key) == Scan::Cut && m_window.size() < m_limits.eventBytes && more())
        scanner = this->scanner();
    const bool isEvents = key == "traceEvents";
    m_window.advance(std::min(scanner.at(), m_window.end()));
    if (peek() == ':')
        m_window.advance(m_window.begin() + 1);
    if (key == "otherData" && !m_hasEvents)
        lookWhose();
    if (isEvents && peek() == '[') {
        m_window.advance(m_window.begin() + 1);
        m_hasEvents = true;
        m_place = Place::Events;
    } else if (const std::uint64_t begin = m_window.offset(); !skipValue()) {
        if (!m_progress.isCancelled)
            m_flaws.add(begin, "the file ends in the middle of a value");
        m_place = Place::Behind;
    }
}

void Reader::leaveEvents()
{
    m_place = m_isBare ? Place::Behind : Place::Members;
}

/// One event of the array, or its end.
void Reader::event()
{
    const char next = peek();
    if (next == ',') {
        m_window.advance(m_window.begin() + 1);
        return;
    }
    if (next == ']') {
        m_window.advance(m_window.begin() + 1);
        return leaveEvents();
    }
    if (next == 0 && m_window.size() == 0) {
        if (!m_isBare) // a bare array may lack its end: who writes it may have no chance to
            m_flaws.add(m_window.offset(), "the file ends before it is complete");
        m_place = Place::Behind;
        return;
    }
    if (next != '{')
        return findNext(m_window.offset(), "what is here is no event");
    for (;;) {
        TraceEvent event;
        JsonScanner scanner = this->scanner();
        const Scan scan = scanEvent(scanner, event);
        if (scan == Scan::Good) {
            m_sink->add(event, m_window.offset(), m_flaws);
            m_window.advance(scanner.at());
            return;
        }
        if (scan == Scan::Cut && m_window.size() < m_limits.eventBytes && more())
            continue;
        if (m_progress.isCancelled)
            return;
        if (scan == Scan::Cut && m_window.isLast() && m_window.size() < m_limits.eventBytes) {
            // Either it is cut off, or it lacks a quote or a bracket and swallows all that follows.
            return findNext(m_window.offset(), "the file ends in the middle of an event");
        }
        return findNext(m_window.offset(), scan == Scan::Cut ? "an event is too large" : "an event is damaged");
    }
}

/// Goes to the next event that can be read, behind one that cannot, which began at `begin`.
void Reader::findNext(std::uint64_t begin, std::string what)
{
    std::size_t skip = m_window.offset() == begin ? 1 : 0;
    while (!m_progress.isCancelled) {
        const char *from = std::min(m_window.begin() + skip, m_window.end());
        const auto *brace =
            static_cast<const char *>(std::memchr(from, '{', static_cast<std::size_t>(m_window.end() - from)));
        skip = 0;
        m_window.advance(brace == nullptr ? m_window.end() : brace);
        if (brace == nullptr) {
            if (more())
                continue;
            break;
        }
        TraceEvent event;
        JsonScanner scanner = this->scanner();
        const Scan scan = scanEvent(scanner, event);
        if (scan == Scan::Good && event.phase != 0)
            break;
        if (scan == Scan::Cut && m_window.size() < Window::usual && more())
            continue; // look at the same brace again
        skip = 1;
    }
    const std::uint64_t skipped = m_window.offset() - begin;
    m_flaws.add(begin, what + ": " + std::to_string(skipped) + (skipped == 1 ? " byte" : " bytes") + " left out");
}

std::variant<OpenedRun, OpenError> Reader::read()
{
    if (!enter())
        return OpenError{m_progress.isCancelled ? std::string() : m_refusal};
    while (m_place != Place::Behind && !m_progress.isCancelled)
        m_place == Place::Events ? event() : member();
    if (!m_progress.isCancelled && !m_hasEvents)
        return OpenError{"it is no trace: there are no \"traceEvents\" in it"};
    OpenedRun opened;
    opened.run.title = m_sink->title();
    opened.run.trace = trace::Trace(m_sink->finish(m_flaws, m_progress));
    if (m_progress.isCancelled)
        return OpenError{};
    m_progress.done = m_progress.total.load();
    opened.flaws = std::move(m_flaws);
    return opened;
}

} // namespace

std::variant<OpenedRun, OpenError> readChromeTrace(std::istream &in, Progress &progress, const ImportLimits &limits)
{
    return Reader(in, progress, limits).read();
}

} // namespace loopscope::exchange
