// Myers' algorithm: the shortest way from the upper left to the lower right of a grid whose columns are the lines
// before and whose rows are the lines after. A step to the right removes a line, a step down adds one, and steps along
// the diagonal, over lines that are the same, cost nothing. After d paid steps, the furthest point reached on each
// diagonal follows from those after d - 1; they are kept, and the way is read from them backwards.
//
// Time and memory grow with the square of the number of changes, so there is a most.

#include "editing/difference.h"

#include <algorithm>
#include <limits>

namespace loopscope::editing {

using namespace form;

namespace {

/// 1,500 changes take 9 MB and some milliseconds. Whoever reads more than that by eye has other worries.
constexpr std::ptrdiff_t mostChanges = 1500;

using Lines = std::vector<std::string_view>;

/// The part of two texts that lies between what they begin and end with in common.
struct Middle {
    std::size_t begin = 0;
    std::size_t endBefore = 0;
    std::size_t endAfter = 0;
};

Middle middleOf(const Lines &before, const Lines &after)
{
    Middle middle{0, before.size(), after.size()};
    while (middle.begin < std::min(before.size(), after.size()) && before[middle.begin] == after[middle.begin])
        ++middle.begin;
    while (middle.endBefore > middle.begin && middle.endAfter > middle.begin &&
           before[middle.endBefore - 1] == after[middle.endAfter - 1]) {
        --middle.endBefore;
        --middle.endAfter;
    }
    return middle;
}

/// How far each diagonal was reached, from -d to d in steps of two, as columns.
using Reach = std::vector<std::ptrdiff_t>;

class Walk {
public:
    Walk(const Lines &before, const Lines &after, const Middle &middle)
        : m_before(before)
        , m_after(after)
        , m_begin(static_cast<std::ptrdiff_t>(middle.begin))
        , m_columns(static_cast<std::ptrdiff_t>(middle.endBefore) - m_begin)
        , m_rows(static_cast<std::ptrdiff_t>(middle.endAfter) - m_begin)
    {
    }

    /// The way, backwards; false if it has too many changes.
    bool find(std::vector<DifferenceLine> &backwards)
    {
        for (std::ptrdiff_t changes = 0; changes <= std::min(mostChanges, m_columns + m_rows); ++changes) {
            if (step(changes)) {
                readBack(changes, backwards);
                return true;
            }
        }
        return false;
    }

private:
    std::ptrdiff_t reached(std::ptrdiff_t changes, std::ptrdiff_t diagonal) const
    {
        if (changes < 0)
            return 0;
        if (std::abs(diagonal) > changes)
            return std::numeric_limits<std::ptrdiff_t>::min() / 2;
        return m_reaches[static_cast<std::size_t>(changes)][static_cast<std::size_t>((diagonal + changes) / 2)];
    }
    /// Whether the last paid step to a diagonal went down.
    bool cameDown(std::ptrdiff_t changes, std::ptrdiff_t diagonal) const
    {
        return diagonal == -changes ||
               (diagonal != changes && reached(changes - 1, diagonal - 1) < reached(changes - 1, diagonal + 1));
    }
    std::ptrdiff_t paidColumn(std::ptrdiff_t changes, std::ptrdiff_t diagonal) const
    {
        if (changes == 0)
            return 0;
        return cameDown(changes, diagonal) ? reached(changes - 1, diagonal + 1)
                                           : reached(changes - 1, diagonal - 1) + 1;
    }
    bool areSame(std::ptrdiff_t column, std::ptrdiff_t row) const
    {
        return m_before[static_cast<std::size_t>(m_begin + column)] == m_after[static_cast<std::size_t>(m_begin + row)];
    }

    /// Whether the end is reached with so many changes.
    bool step(std::ptrdiff_t changes)
    {
        Reach reach;
        reach.reserve(static_cast<std::size_t>(changes) + 1);
        bool isDone = false;
        for (std::ptrdiff_t diagonal = -changes; diagonal <= changes; diagonal += 2) {
            std::ptrdiff_t column = paidColumn(changes, diagonal);
            while (column < m_columns && column - diagonal >= 0 && column - diagonal < m_rows &&
                   areSame(column, column - diagonal))
                ++column;
            reach.push_back(column);
            isDone = isDone || (column >= m_columns && column - diagonal >= m_rows);
        }
        m_reaches.push_back(std::move(reach));
        return isDone;
    }

    void readBack(std::ptrdiff_t changes, std::vector<DifferenceLine> &backwards) const
    {
        std::ptrdiff_t column = m_columns;
        std::ptrdiff_t row = m_rows;
        for (; changes >= 0; --changes) {
            const std::ptrdiff_t diagonal = column - row;
            for (const std::ptrdiff_t paid = paidColumn(changes, diagonal); column > paid; --column, --row)
                backwards.push_back({LineChange::Same, number(column), number(row)});
            if (changes == 0)
                break;
            if (cameDown(changes, diagonal))
                backwards.push_back({LineChange::Added, 0, number(row--)});
            else
                backwards.push_back({LineChange::Removed, number(column--), 0});
        }
    }
    std::size_t number(std::ptrdiff_t count) const { return static_cast<std::size_t>(m_begin + count); }

    const Lines &m_before;
    const Lines &m_after;
    std::ptrdiff_t m_begin;
    std::ptrdiff_t m_columns;
    std::ptrdiff_t m_rows;
    std::vector<Reach> m_reaches;
};

} // namespace

std::vector<std::string_view> linesOf(std::string_view text)
{
    Lines lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::vector<DifferenceLine> difference(const Lines &before, const Lines &after)
{
    const Middle middle = middleOf(before, after);
    std::vector<DifferenceLine> lines;
    lines.reserve(std::max(before.size(), after.size()));
    for (std::size_t i = 0; i < middle.begin; ++i)
        lines.push_back({LineChange::Same, i + 1, i + 1});

    std::vector<DifferenceLine> backwards;
    if (Walk(before, after, middle).find(backwards)) {
        lines.insert(lines.end(), backwards.rbegin(), backwards.rend());
    } else {
        for (std::size_t i = middle.begin; i < middle.endBefore; ++i)
            lines.push_back({LineChange::Removed, i + 1, 0});
        for (std::size_t i = middle.begin; i < middle.endAfter; ++i)
            lines.push_back({LineChange::Added, 0, i + 1});
    }

    for (std::size_t i = middle.endBefore; i < before.size(); ++i)
        lines.push_back({LineChange::Same, i + 1, i + 1 - middle.endBefore + middle.endAfter});
    return lines;
}

std::vector<DifferenceLine> withContext(const std::vector<DifferenceLine> &lines, std::size_t context)
{
    std::vector<DifferenceLine> kept;
    std::size_t next = 0; // the first line that is not decided yet
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].change == LineChange::Same)
            continue;
        for (next = std::max(next, i - std::min(i, context)); next < std::min(lines.size(), i + context + 1); ++next)
            kept.push_back(lines[next]);
    }
    return kept;
}

namespace {

/// Where each line begins, and where the last one ends.
std::vector<std::size_t> offsetsOf(std::string_view text, const Lines &lines)
{
    std::vector<std::size_t> offsets;
    offsets.reserve(lines.size() + 1);
    for (const std::string_view line : lines)
        offsets.push_back(static_cast<std::size_t>(line.data() - text.data()));
    offsets.push_back(text.size());
    return offsets;
}

} // namespace

TextEdits editsBetween(std::string_view before, std::string_view after)
{
    // Lines are compared with their ends: the last one may have none.
    const auto wholeLines = [](std::string_view text) {
        Lines lines = linesOf(text);
        for (std::string_view &line : lines) {
            if (line.data() + line.size() != text.data() + text.size())
                line = {line.data(), line.size() + 1};
        }
        return lines;
    };
    const Lines old = wholeLines(before);
    const Lines now = wholeLines(after);
    const std::vector<std::size_t> offsets = offsetsOf(before, old);
    TextEdits edits;
    std::size_t done = 0; // lines of `before`
    bool isOpen = false;  // the last edit goes on
    for (const DifferenceLine &line : difference(old, now)) {
        if (line.change == LineChange::Same) {
            isOpen = false;
            ++done;
            continue;
        }
        if (!isOpen)
            edits.push_back({offsets[done], 0, {}});
        isOpen = true;
        if (line.change == LineChange::Removed)
            edits.back().length += old[done++].size();
        else
            edits.back().text += now[line.after - 1];
    }
    return edits;
}

} // namespace loopscope::editing
