// How events become tracks is in two parts: here, what is kept of an event while the file is read; in track_layout.cpp,
// what becomes of it once all are known. A file may tell of a span before or after those around it, so that nobody
// knows before the end how deep it lies: until then a span is 24 bytes of its thread.

#include "exchange/track_builder.h"

#include "exchange/utf8.h"

#include <algorithm>
#include <charconv>
#include <functional>

namespace loopscope::exchange {

namespace {

/// Beyond this times would not fit any more, neither themselves nor what lies between two of them.
constexpr std::int64_t farthest = INT64_MAX / 4;

template <class... Parts>
std::string keyOf(const Parts &...parts)
{
    std::string key;
    ((key.append(parts), key += '\0'), ...);
    return key;
}

std::string plainText(std::string_view text)
{
    return text.find('\\') == std::string_view::npos ? std::string(text) : unescaped(text);
}

std::optional<double> numberFrom(std::string_view text)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool isNumber = error == std::errc{} && end == text.data() + text.size() && value - value == 0;
    return isNumber ? std::optional(value) : std::nullopt;
}

/// What an object has under a key, in plain text.
std::string member(std::string_view object, std::string_view wanted)
{
    std::string found;
    forEachMember(std::string(object), [&](std::string_view key, std::string_view value) {
        if (key == wanted)
            found = plainText(value);
    });
    return found;
}

bool needsTime(char phase)
{
    return std::string_view("XBEbneSTpFiIRCstf").find(phase) != std::string_view::npos;
}

} // namespace

NameId TrackBuilder::nameFrom(std::string_view text)
{
    return text.find('\\') == std::string_view::npos ? m_names.intern(text) : m_names.intern(unescaped(text));
}

std::uint32_t TrackBuilder::processOf(std::string_view token)
{
    const auto [place, isNew] =
        m_processByToken.try_emplace(std::string(token), static_cast<std::uint32_t>(m_processes.size()));
    if (isNew)
        m_processes.emplace_back();
    return place->second;
}

TrackBuilder::Group *TrackBuilder::addGroup(std::string key, Group group)
{
    if (m_groups.size() >= m_limits.lanes)
        return nullptr;
    m_groupByKey.emplace(std::move(key), static_cast<std::uint32_t>(m_groups.size()));
    m_groups.push_back(std::move(group));
    return &m_groups.back();
}

/// Events of one thread often follow each other.
TrackBuilder::Group *TrackBuilder::threadOf(const TraceEvent &event)
{
    const std::size_t size = event.process.size() + 1 + event.thread.size() + 1;
    if (m_key.size() == size && m_key.compare(0, event.process.size(), event.process) == 0 &&
        m_key.compare(event.process.size() + 1, event.thread.size(), event.thread) == 0 &&
        m_key[event.process.size()] == '\0')
        return &m_groups[m_keyGroup];
    m_key = keyOf(event.process, event.thread);
    if (const auto known = m_groupByKey.find(m_key); known != m_groupByKey.end()) {
        m_keyGroup = known->second;
        return &m_groups[m_keyGroup];
    }
    Group thread;
    thread.process = processOf(event.process);
    thread.name = m_names.intern(event.thread.empty() ? "thread" : "thread " + plainText(event.thread));
    Group *added = addGroup(m_key, std::move(thread));
    if (added == nullptr)
        m_key.clear();
    else
        m_keyGroup = numberOf(*added);
    return added;
}

TrackBuilder::Group *TrackBuilder::familyOf(const TraceEvent &event)
{
    std::string key = keyOf(event.process, std::string_view("async"), event.name);
    if (const auto known = m_groupByKey.find(key); known != m_groupByKey.end())
        return &m_groups[known->second];
    Group family;
    family.process = processOf(event.process);
    family.name = nameFrom(event.name);
    family.isThread = false;
    return addGroup(std::move(key), std::move(family));
}

void TrackBuilder::see(std::int64_t begin, std::int64_t end)
{
    m_first = std::min(m_first, begin);
    m_last = std::max(m_last, end);
}

void TrackBuilder::addPiece(Group &group, const Piece &piece)
{
    see(piece.begin, piece.end == never ? piece.begin : piece.end);
    group.pieces.push_back(piece);
}

void TrackBuilder::add(const TraceEvent &event, std::uint64_t byte, Flaws &flaws)
{
    if (event.phase == 'M')
        return addDescription(event);
    if (m_events >= m_limits.events) {
        ++m_tooMany;
        return;
    }
    if (!needsTime(event.phase)) {
        ++m_unplaced;
        return;
    }
    if (!event.time || std::abs(*event.time) > farthest || event.duration.value_or(0) > farthest)
        return flaws.add(byte, "an event without a time that makes sense is left out");
    ++m_events;
    if (event.phase == 'C')
        return addCounter(event);
    if (std::string_view("bneSTpF").find(event.phase) != std::string_view::npos)
        return addAsync(event, byte, flaws);
    Group *thread = threadOf(event);
    if (thread == nullptr) {
        ++m_noLane;
        return;
    }
    switch (event.phase) {
    case 'X':
        if (event.duration.value_or(0) < 0)
            return flaws.add(byte, "a span that ends before it begins is left out");
        return addPiece(*thread, {*event.time, *event.time + event.duration.value_or(0), nameFrom(event.name), 0});
    case 'B':
        see(*event.time, *event.time);
        return thread->begun.push_back({*event.time, nameFrom(event.name)});
    case 'E':
        return endSpan(*thread, event, byte, flaws);
    case 's':
    case 't':
    case 'f':
        return addFlow(event);
    default: { // an instant
        const NameId name = nameFrom(event.name);
        m_marks.push_back({*event.time, numberOf(*thread), name});
        return addPiece(*thread, {*event.time, *event.time, name, 0});
    }
    }
}

void TrackBuilder::endSpan(Group &group, const TraceEvent &event, std::uint64_t byte, Flaws &flaws)
{
    if (group.begun.empty())
        return flaws.add(byte, "the end of a span whose beginning is not in the file is left out");
    const Begun begun = group.begun.back();
    group.begun.pop_back();
    if (*event.time < begun.time)
        return flaws.add(byte, "a span that ends before it begins is left out");
    addPiece(group, {begun.time, *event.time, begun.name ? begun.name : nameFrom(event.name), 0});
}

/// Today's kind has its spans by id and within each other; the older one has steps, which are marks here.
void TrackBuilder::addAsync(const TraceEvent &event, std::uint64_t byte, Flaws &flaws)
{
    const bool isOld = std::string_view("STpF").find(event.phase) != std::string_view::npos;
    // An id of "id2" may be local to its process; others are not, but nobody gives the same to two of them by intent.
    std::string key =
        keyOf(event.process, event.category, event.scope, event.id, isOld ? event.name : std::string_view{});
    const bool begins = event.phase == 'b' || event.phase == 'S';
    auto chain = m_chains.find(key);
    if (chain == m_chains.end()) {
        if (!begins && event.phase != 'n')
            return flaws.add(byte, "a part of an asynchronous span whose beginning is not in the file is left out");
        Group *family = familyOf(event);
        if (family == nullptr) {
            ++m_noLane;
            return;
        }
        if (!begins) // an instant on its own
            return addPiece(*family, {*event.time, *event.time, nameFrom(event.name), ++m_owners});
        chain = m_chains.emplace(std::move(key), Chain{numberOf(*family), ++m_owners, {}}).first;
    }
    Group &family = m_groups[chain->second.group];
    auto &begun = chain->second.begun;
    if (begins) {
        see(*event.time, *event.time);
        begun.push_back({*event.time, nameFrom(event.name)});
    } else if (event.phase == 'e' || event.phase == 'F') {
        if (*event.time >= begun.back().time)
            addPiece(family, {begun.back().time, *event.time, begun.back().name, chain->second.owner});
        else
            flaws.add(byte, "a span that ends before it begins is left out");
        begun.pop_back();
        if (begun.empty())
            m_chains.erase(chain);
    } else {
        const std::string step = isOld ? member(event.args, "step") : std::string{};
        addPiece(family, {*event.time, *event.time, step.empty() ? nameFrom(event.name) : m_names.intern(step),
                          chain->second.owner});
    }
}

void TrackBuilder::addFlow(const TraceEvent &event)
{
    const std::hash<std::string> hash;
    const std::uint64_t flow = hash(keyOf(event.category, event.name, event.id));
    see(*event.time, *event.time);
    m_flows.push_back({flow, *event.time, m_keyGroup, event.phase, event.bindsEnclosing});
}

/// Each series of a counter is a gauge of its own.
void TrackBuilder::addCounter(const TraceEvent &event)
{
    see(*event.time, *event.time);
    forEachMember(std::string(event.args), [&](std::string_view series, std::string_view value) {
        const std::optional<double> number = numberFrom(value);
        if (!number)
            return;
        std::string key = keyOf(event.process, event.name, event.id, series);
        auto known = m_counterByKey.find(key);
        if (known == m_counterByKey.end()) {
            if (m_parts.counters.size() >= m_limits.lanes) {
                ++m_noLane;
                return;
            }
            std::string name = plainText(event.name);
            if (!event.id.empty())
                name += ' ' + plainText(event.id);
            if (series != "value" && series != event.name)
                name += ' ' + plainText(series);
            trace::Counter counter;
            counter.kind = trace::CounterKind::Gauge;
            counter.number = static_cast<std::uint32_t>(m_parts.counters.size());
            counter.name = m_names.intern(name);
            m_parts.counters.push_back(std::move(counter));
            known = m_counterByKey.emplace(std::move(key), m_parts.counters.size() - 1).first;
        }
        m_parts.counters[known->second].samples.push_back({timeFromNs(*event.time), *number});
    });
}

/// The names of processes and threads, and the order that they want to be in.
void TrackBuilder::addDescription(const TraceEvent &event)
{
    if (event.name == "process_name") {
        m_processes[processOf(event.process)].name = m_names.intern(member(event.args, "name"));
    } else if (event.name == "process_sort_index") {
        m_processes[processOf(event.process)].order = nsFromMicroseconds(member(event.args, "sort_index")).value_or(0);
    } else if (event.name == "thread_name" || event.name == "thread_sort_index") {
        Group *thread = threadOf(event);
        if (thread == nullptr)
            return;
        if (event.name == "thread_sort_index")
            thread->order = nsFromMicroseconds(member(event.args, "sort_index")).value_or(0);
        else if (const std::string name = member(event.args, "name"); !name.empty())
            thread->name = m_names.intern(name);
    }
}

} // namespace loopscope::exchange
