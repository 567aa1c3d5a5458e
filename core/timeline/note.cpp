#include "timeline/note.h"

#include <algorithm>

namespace loopscope::timeline {

namespace {

std::size_t indexIn(const std::vector<Note> &notes, std::vector<Note>::const_iterator place)
{
    return static_cast<std::size_t>(place - notes.begin());
}

auto firstLater(const std::vector<Note> &notes, Time time)
{
    return std::upper_bound(notes.begin(), notes.end(), time, [](Time t, const Note &note) { return t < note.time; });
}

} // namespace

std::size_t insertNote(std::vector<Note> &notes, Note note)
{
    const auto place = firstLater(notes, note.time);
    return indexIn(notes, notes.insert(place, std::move(note)));
}

std::size_t moveNote(std::vector<Note> &notes, std::size_t index, Time time)
{
    Note note = std::move(notes[index]);
    notes.erase(notes.begin() + static_cast<std::ptrdiff_t>(index));
    note.time = time;
    return insertNote(notes, std::move(note));
}

std::optional<std::size_t> noteAt(const std::vector<Note> &notes, Time time)
{
    const auto found = std::find_if(notes.begin(), notes.end(), [&](const Note &note) { return note.time == time; });
    return found == notes.end() ? std::nullopt : std::optional(indexIn(notes, found));
}

std::optional<std::size_t> noteAfter(const std::vector<Note> &notes, Time time)
{
    const auto place = firstLater(notes, time);
    return place == notes.end() ? std::nullopt : std::optional(indexIn(notes, place));
}

std::optional<std::size_t> noteBefore(const std::vector<Note> &notes, Time time)
{
    const auto place =
        std::lower_bound(notes.begin(), notes.end(), time, [](const Note &note, Time t) { return note.time < t; });
    return place == notes.begin() ? std::nullopt : std::optional(indexIn(notes, place) - 1);
}

} // namespace loopscope::timeline
