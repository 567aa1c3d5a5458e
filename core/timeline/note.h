#pragma once

#include "trace/time.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace loopscope::timeline {

/// A bookmark at a moment of a run, with what somebody wrote about it; without words it is only a place to come back
/// to. Notes are kept with their run, in the order of their times.
struct Note {
    Time time{};
    std::string text;

    bool operator==(const Note &) const = default;
};

/// Puts a note where its time belongs, and returns that place.
std::size_t insertNote(std::vector<Note> &notes, Note note);
/// Gives a note another time; returns its new place.
std::size_t moveNote(std::vector<Note> &notes, std::size_t index, Time time);

/// The note of exactly that moment; the next later one; the next earlier one.
std::optional<std::size_t> noteAt(const std::vector<Note> &notes, Time time);
std::optional<std::size_t> noteAfter(const std::vector<Note> &notes, Time time);
std::optional<std::size_t> noteBefore(const std::vector<Note> &notes, Time time);

} // namespace loopscope::timeline
