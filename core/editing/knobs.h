#pragma once

// The numbers of a scenario that one may want to vary: to ask what would be, if. Setting one is an edit of the text, so
// whatever is tried out can also be kept.
//
// Speed is one of them, and means a machine that is so many times as fast: all durations that the steps name are
// divided by it. What decides when a slice is a stall stays as it is; to divide that, too, as the speed of a run on the
// real clock does, would give the same picture with another ruler.

#include "form/text_edit.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace loopscope::editing {

enum class KnobKind : std::uint8_t {
    Workers,    ///< of the default pool
    StallAfter, ///< how long a slice is a stall
    Speed,      ///< of everything
    Object,     ///< the number of a shared object: slots, workers, items
    Duration,   ///< that a step names
    Count,      ///< how often a step repeats
};

/// What a knob's number counts.
enum class KnobUnit : std::uint8_t { Things, Nanoseconds, Thousandths };

struct Knob {
    /// Where its number stands: bytes of the text. Of no length where it is not there yet.
    struct Place {
        std::size_t offset = 0;
        std::size_t length = 0;
        std::int64_t value = 0;

        bool operator==(const Place &) const = default;
    };

    KnobKind kind = KnobKind::Workers;
    KnobUnit unit = KnobUnit::Things;
    std::string name{};     ///< Object: its own. Duration, Count: of the step, or of what is called with it
    std::string routine{};  ///< Duration, Count: the coroutine or function it stands in
    std::uint32_t line = 0; ///< 0 where it is not in the text, or in many places
    std::int64_t value = 0; ///< as it is now
    std::int64_t least = 0; ///< what the language allows
    std::int64_t most = 0;
    std::vector<Place> places{}; ///< in their order; one, but for Speed
    std::string before{};        ///< what has to be written around a number that is not there yet
    std::string after{};
};

/// All knobs of a text: settings first, then shared objects, then steps, in the order of the text. None if it is not
/// valid.
std::vector<Knob> knobsOf(std::string_view text);

/// What sets a knob of a text to a value, which is brought within its bounds.
form::TextEdits withKnob(const Knob &knob, std::int64_t value);

/// A value as a scenario has it: "3", "250ms", "1.5s". Of a speed "2.5".
std::string toText(KnobUnit unit, std::int64_t value);
/// The opposite; nullopt where it is none.
std::optional<std::int64_t> knobValue(KnobUnit unit, std::string_view text);

enum class Spacing : std::uint8_t {
    Even,    ///< the same difference from each value to the next
    Doubling ///< the same factor
};

/// Which values are tried.
struct KnobRange {
    std::int64_t from = 0;
    std::int64_t to = 0;
    int count = 0;
    Spacing spacing = Spacing::Even;

    bool operator==(const KnobRange &) const = default;
};

/// Values from one end to the other, in order, without those that are alike, and the knob's own among them.
std::vector<std::int64_t> valuesOf(const Knob &knob, const KnobRange &range);
/// What to try at first: values around the present one.
KnobRange usualRange(const Knob &knob);

} // namespace loopscope::editing
