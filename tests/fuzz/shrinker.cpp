// Every kind of cut is written against the whole draft, found by counting: "the blocks of the draft, in order" is a
// list that each pass walks afresh, because a cut that is kept changes what comes after it. Passes are repeated until
// none of them cuts anything.

#include "fuzz/shrinker.h"

#include <algorithm>
#include <regex>

namespace loopscope::fuzz {

namespace {

void collectBlocks(Steps &steps, std::vector<Steps *> &blocks)
{
    blocks.push_back(&steps);
    for (Step &step : steps) {
        for (Branch &branch : step.branches)
            collectBlocks(branch.steps, blocks);
    }
}

std::vector<Steps *> blocksOf(Draft &draft)
{
    std::vector<Steps *> blocks;
    collectBlocks(draft.main, blocks);
    for (auto *routines : {&draft.coroutines, &draft.functions}) {
        for (Routine &routine : *routines)
            collectBlocks(routine.steps, blocks);
    }
    return blocks;
}

bool contains(const Steps &steps, const std::string &name)
{
    return std::any_of(steps.begin(), steps.end(), [&](const Step &step) {
        return step.name == name || std::any_of(step.branches.begin(), step.branches.end(),
                                                [&](const Branch &branch) { return contains(branch.steps, name); });
    });
}

/// Whether the loops are still such as the writer writes them: those that count do count, and one that is for ever is
/// left. Nobody wants to wait for the others.
bool loopsEnd(const Steps &steps)
{
    return std::all_of(steps.begin(), steps.end(), [](const Step &step) {
        for (const Branch &branch : step.branches) {
            const Steps &body = branch.steps;
            if (step.name == "while" && (body.front().name != "let" || body.front().fields.empty()))
                return false;
            if (step.own == "forever" && (body.back().name != "break" || contains(body, "continue")))
                return false;
            if (!loopsEnd(body))
                return false;
        }
        return true;
    });
}

bool loopsEnd(const Draft &draft)
{
    const auto end = [](const Routine &routine) { return loopsEnd(routine.steps); };
    return loopsEnd(draft.main) && std::all_of(draft.coroutines.begin(), draft.coroutines.end(), end) &&
           std::all_of(draft.functions.begin(), draft.functions.end(), end);
}

class Shrinker {
public:
    Shrinker(Draft draft, const std::function<bool(const Draft &)> &isInteresting, int mostQuestions)
        : m_draft(std::move(draft))
        , m_isInteresting(isInteresting)
        , m_questions(mostQuestions)
    {
    }

    Draft shrink()
    {
        do {
            m_cut = false;
            routines();
            removeSteps();
            unwrap();
            removeBranches();
            removeFields();
            lines(&Draft::settings);
            lines(&Draft::shared);
            smallerNumbers();
        } while (m_cut && m_questions > 0);
        return std::move(m_draft);
    }

private:
    /// Keeps the candidate if it is still interesting.
    bool attempt(Draft candidate)
    {
        if (!loopsEnd(candidate) || m_questions-- <= 0 || !m_isInteresting(candidate))
            return false;
        m_draft = std::move(candidate);
        m_cut = true;
        return true;
    }

    /// Calls `cut(block, index)` on a copy for every index of every block, from the end; it says whether there was
    /// something to cut.
    template <class Cut>
    void eachStep(Cut cut)
    {
        for (std::size_t block = 0; block < blocksOf(m_draft).size(); ++block) {
            for (std::size_t index = blocksOf(m_draft)[block]->size(); index-- > 0;) {
                Draft candidate = m_draft;
                if (cut(*blocksOf(candidate)[block], index))
                    attempt(std::move(candidate));
                if (block >= blocksOf(m_draft).size() || index > blocksOf(m_draft)[block]->size())
                    break;
            }
        }
    }

    void removeSteps()
    {
        for (std::size_t block = 0; block < blocksOf(m_draft).size(); ++block) {
            for (std::size_t length = blocksOf(m_draft)[block]->size(); length > 0; length /= 2) {
                for (std::size_t end = blocksOf(m_draft)[block]->size(); end >= length && end > 0;) {
                    Draft candidate = m_draft;
                    Steps &steps = *blocksOf(candidate)[block];
                    const auto from = steps.begin() + static_cast<std::ptrdiff_t>(end - length);
                    steps.erase(from, from + static_cast<std::ptrdiff_t>(length));
                    if (steps.empty())
                        steps.push_back({"log", "\"-\""}); // a block has steps
                    if (countSteps(candidate) < countSteps(m_draft) || length > 1)
                        attempt(std::move(candidate));
                    if (block >= blocksOf(m_draft).size())
                        return;
                    end = std::min(end - 1, blocksOf(m_draft)[block]->size());
                }
            }
        }
    }

    /// A step with steps in it becomes the steps of one of its branches.
    void unwrap()
    {
        for (std::size_t which = 0; which < 3; ++which) {
            eachStep([which](Steps &steps, std::size_t index) {
                if (index >= steps.size() || which >= steps[index].branches.size())
                    return false;
                const Steps inner = steps[index].branches[which].steps;
                const auto place = steps.erase(steps.begin() + static_cast<std::ptrdiff_t>(index));
                steps.insert(place, inner.begin(), inner.end());
                return true;
            });
        }
    }

    void removeBranches()
    {
        for (std::size_t which = 0; which < 4; ++which) {
            eachStep([which](Steps &steps, std::size_t index) {
                if (index >= steps.size() || which >= steps[index].branches.size())
                    return false;
                auto &branches = steps[index].branches;
                branches.erase(branches.begin() + static_cast<std::ptrdiff_t>(which));
                return true;
            });
        }
    }

    void removeFields()
    {
        for (std::size_t which = 0; which < 4; ++which) {
            eachStep([which](Steps &steps, std::size_t index) {
                if (index >= steps.size() || which >= steps[index].fields.size())
                    return false;
                auto &fields = steps[index].fields;
                fields.erase(fields.begin() + static_cast<std::ptrdiff_t>(which));
                return true;
            });
            eachStep([which](Steps &steps, std::size_t index) {
                if (index >= steps.size() || which >= steps[index].items.size())
                    return false;
                auto &items = steps[index].items;
                items.erase(items.begin() + static_cast<std::ptrdiff_t>(which));
                if (items.empty())
                    steps[index].own = "[]";
                return true;
            });
        }
    }

    void routines()
    {
        for (auto routines : {&Draft::coroutines, &Draft::functions}) {
            for (std::size_t index = (m_draft.*routines).size(); index-- > 0;) {
                Draft candidate = m_draft;
                (candidate.*routines).erase((candidate.*routines).begin() + static_cast<std::ptrdiff_t>(index));
                attempt(std::move(candidate));
            }
        }
    }

    /// Settings, or shared objects.
    void lines(std::vector<std::string> Draft::*which)
    {
        for (std::size_t index = (m_draft.*which).size(); index-- > 0;) {
            Draft candidate = m_draft;
            (candidate.*which).erase((candidate.*which).begin() + static_cast<std::ptrdiff_t>(index));
            attempt(std::move(candidate));
        }
    }

    /// Durations become 1ms, counts become 1; and what a line says beyond its mark is left out.
    void smallerNumbers()
    {
        static const std::regex duration("^([02-9]|[1-9][0-9]+)(ms|s)$");
        static const std::regex count("^[02-9]$");
        static const std::regex line("^(\"[^ ]+) .*\"$");
        eachStep([](Steps &steps, std::size_t index) {
            if (index >= steps.size())
                return false;
            std::string &own = steps[index].own;
            const std::string before = own;
            if (steps[index].name == "log")
                own = std::regex_replace(own, line, "$1\"");
            else
                own = std::regex_replace(std::regex_replace(own, duration, "1ms"), count, "1");
            return own != before;
        });
    }

    Draft m_draft;
    const std::function<bool(const Draft &)> &m_isInteresting;
    int m_questions;
    bool m_cut = false;
};

} // namespace

Draft shrunk(Draft draft, const std::function<bool(const Draft &)> &isInteresting, int mostQuestions)
{
    return Shrinker(std::move(draft), isInteresting, mostQuestions).shrink();
}

} // namespace loopscope::fuzz
