#pragma once

// Where the picture has been, so that one can go back: what a browser does for pages.

#include "timeline/coordinates.h"

#include <chrono>
#include <optional>
#include <vector>

namespace loopscope::timeline {

/// What going back brings back; the size of the picture is no part of it.
struct View {
    TimeRange range;
    int scrollY = 0;    ///< device pixels
    bool whole = false; ///< the whole run, also as it grows

    bool operator==(const View &) const = default;
};

/// How far apart two views are to somebody who looks: many small moves in a row are one step, a leap is always its own.
enum class MoveKind : std::uint8_t { Small, Leap };

class ViewHistory {
public:
    /// Small moves that follow each other within this are one step.
    static constexpr std::chrono::milliseconds pause{700};
    static constexpr std::size_t mostSteps = 200; ///< the oldest are forgotten

    /// To be told before the picture moves away from `current`. `at` counts from anywhere, and never goes back.
    void leave(const View &current, MoveKind kind, Duration at);
    /// The view to show instead of `current`; nullopt where there is none.
    std::optional<View> back(const View &current);
    std::optional<View> forward(const View &current);
    bool canGoBack() const { return !m_before.empty(); }
    bool canGoForward() const { return !m_after.empty(); }
    void clear() { *this = {}; }

private:
    std::optional<View> step(std::vector<View> &from, std::vector<View> &to, const View &current);

    std::vector<View> m_before;          ///< the latest last
    std::vector<View> m_after;           ///< the next last
    std::optional<Duration> m_smallMove; ///< when, if the last step may still go on
};

} // namespace loopscope::timeline
