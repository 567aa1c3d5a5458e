// What is said to have changed between two texts leads from one to the other, and is no more than it need be.

#include "editing/difference.h"
#include "support/check.h"

#include <algorithm>
#include <random>
#include <string>

using namespace loopscope;
using namespace loopscope::editing;
using namespace loopscope::form;
using test::check;

namespace {

/// As `diff` prints it, with " ", "-" and "+".
std::string told(std::string_view before, std::string_view after)
{
    const auto old = linesOf(before);
    const auto now = linesOf(after);
    std::string text;
    for (const DifferenceLine &line : difference(old, now)) {
        text += line.change == LineChange::Same ? ' ' : line.change == LineChange::Removed ? '-' : '+';
        text += line.before > 0 ? old[line.before - 1] : now[line.after - 1];
        text += '\n';
    }
    return text;
}

void namesWhatWasRemovedAndAdded()
{
    check(told("a\nb\nc\n", "a\nc\n") == " a\n-b\n c\n", "a line was removed");
    check(told("a\nc\n", "a\nb\nc\n") == " a\n+b\n c\n", "a line was added");
    check(told("a\nb\nc\n", "a\nx\nc\n") == " a\n-b\n+x\n c\n", "a line was changed");
    check(told("", "a\n") == "+a\n", "from nothing");
    check(told("a\n", "") == "-a\n", "to nothing");
    check(told("", "").empty(), "nothing from nothing");
    check(told("same\n", "same\n") == " same\n", "nothing changed");
    check(told("a\nb\nc\na\nb\nb\na\n", "c\nb\na\nb\na\nc\n").size() == 27, "five changes, as in Myers' own example");
}

void splitsIntoLines()
{
    check(linesOf("").empty(), "no line");
    check(linesOf("a").size() == 1 && linesOf("a\n").size() == 1, "an end of line is no line");
    check(linesOf("\n\n").size() == 2 && linesOf("\n\n")[0].empty(), "empty lines are lines");
}

/// The length of the longest common subsequence, computed plainly.
std::size_t inCommon(const std::vector<std::string_view> &a, const std::vector<std::string_view> &b)
{
    std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 1; i <= a.size(); ++i) {
        for (std::size_t j = 1; j <= b.size(); ++j)
            table[i][j] = a[i - 1] == b[j - 1] ? table[i - 1][j - 1] + 1 : std::max(table[i - 1][j], table[i][j - 1]);
    }
    return table[a.size()][b.size()];
}

/// Every line of both stands in it once, in order, and as many as can be are the same.
void checkOf(const std::vector<std::string_view> &before, const std::vector<std::string_view> &after, bool isShortest)
{
    std::size_t old = 0;
    std::size_t now = 0;
    std::size_t same = 0;
    bool isInOrder = true;
    for (const DifferenceLine &line : difference(before, after)) {
        if (line.change != LineChange::Added)
            isInOrder = isInOrder && line.before == ++old;
        if (line.change != LineChange::Removed)
            isInOrder = isInOrder && line.after == ++now;
        if (line.change == LineChange::Same) {
            isInOrder = isInOrder && before[line.before - 1] == after[line.after - 1];
            ++same;
        }
    }
    check(isInOrder && old == before.size() && now == after.size(), "every line, in order");
    check(!isShortest || same == inCommon(before, after), "no more changes than there need be");
}

void isShortestForRandomTexts()
{
    std::mt19937 random(7);
    constexpr std::string_view words[]{"a", "b", "c", "d"};
    for (int round = 0; round < 500; ++round) {
        std::vector<std::string_view> texts[2];
        for (auto &text : texts) {
            for (auto length = random() % 24; length > 0; --length)
                text.push_back(words[random() % 4]);
        }
        checkOf(texts[0], texts[1], true);
    }
}

void givesUpOnTextsThatHaveLittleInCommon()
{
    std::vector<std::string> storage;
    for (int i = 0; i < 40'000; ++i)
        storage.push_back(std::to_string(i));
    std::vector<std::string_view> before(storage.begin(), storage.begin() + 20'000);
    std::vector<std::string_view> after(storage.begin() + 20'000, storage.end());
    before.front() = after.front() = "first";
    before.back() = after.back() = "last";
    checkOf(before, after, false);
    const auto lines = difference(before, after);
    check(lines.front().change == LineChange::Same && lines.back().change == LineChange::Same,
          "what they have in common at both ends stays");
}

void leavesOutWhatIsFarFromAnyChange()
{
    const auto before = linesOf("1\n2\n3\n4\n5\n6\n7\n8\n9\n");
    const auto after = linesOf("1\n2\n3\n4\nfive\n6\n7\n8\n9\nten\n");
    const auto all = difference(before, after);
    const auto near = withContext(all, 1);
    check(near.size() == 6, "4 -5 +five 6, then 9 +ten");
    check(near.front().before == 4 && near.back().after == 10, "with a line around");
    check(withContext(all, 100) == all, "all of it");
    check(withContext(difference(before, before), 3).empty(), "nothing where nothing changed");
}

void isAppliedAsEdits()
{
    std::mt19937 random(11);
    constexpr std::string_view words[]{"a\n", "b\n", "c\n", "d"};
    for (int round = 0; round < 500; ++round) {
        std::string texts[2];
        for (std::string &text : texts) {
            for (auto length = random() % 12; length > 0; --length)
                text += words[random() % 4];
        }
        const TextEdits edits = editsBetween(texts[0], texts[1]);
        check(fit(edits, texts[0].size()) && apply(texts[0], edits) == texts[1], "edits lead from one to the other");
    }
    const TextEdits one = editsBetween("a\nb\nc\n", "a\nx\nc\n");
    check(one == TextEdits{{2, 2, "x\n"}}, "no more than the line that changed");
}

constexpr test::Case cases[] = {
    {"names what was removed and added", namesWhatWasRemovedAndAdded},
    {"splits into lines", splitsIntoLines},
    {"is shortest for random texts", isShortestForRandomTexts},
    {"gives up on texts that have little in common", givesUpOnTextsThatHaveLittleInCommon},
    {"leaves out what is far from any change", leavesOutWhatIsFarFromAnyChange},
    {"is applied as edits", isAppliedAsEdits},
};

} // namespace

int main()
{
    return test::runCases(cases);
}
