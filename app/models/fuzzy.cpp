#include "models/fuzzy.h"

#include <algorithm>
#include <vector>

namespace loopscope::app {

namespace {

constexpr int forLetter = 16;
constexpr int forBeginning = 12; ///< of a word
constexpr int forSequence = 14;
constexpr int forVeryBeginning = 6;
constexpr int never = -1'000'000;
constexpr qsizetype mostRead = 160; ///< of a text: what comes later is not looked at

bool beginsWord(QStringView text, qsizetype place)
{
    return place == 0 || !text[place - 1].isLetterOrNumber() || (text[place].isUpper() && text[place - 1].isLower());
}

} // namespace

std::optional<int> fuzzyScore(QStringView letters, QStringView text)
{
    text = text.left(mostRead);
    const auto size = static_cast<std::size_t>(text.size());
    // The best score with the letters so far, of which the last is at this place.
    std::vector<int> here(size);
    std::vector<int> before;
    bool isFirst = true;
    for (const QChar letter : letters) {
        if (letter.isSpace())
            continue;
        before.assign(here.begin(), here.end());
        int best = isFirst ? 0 : never; // of all places before
        for (std::size_t place = 0; place < size; ++place) {
            const auto at = static_cast<qsizetype>(place);
            int score = never;
            if (text[at].toCaseFolded() == letter.toCaseFolded()) {
                const int follows = isFirst || place == 0 ? never : before[place - 1] + forSequence;
                score = std::max(best, follows) + forLetter + (beginsWord(text, at) ? forBeginning : 0);
                if (place == 0)
                    score += forVeryBeginning;
            }
            if (!isFirst)
                best = std::max(best, before[place]);
            here[place] = score;
        }
        isFirst = false;
    }
    if (isFirst)
        return 0;
    const auto best = std::max_element(here.begin(), here.end());
    if (best == here.end() || *best < 0)
        return std::nullopt;
    return *best - static_cast<int>(text.size() / 8);
}

} // namespace loopscope::app
