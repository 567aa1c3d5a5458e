#pragma once

// Stories: what a few tasks do with each other, in one text that runs here and under CPython's asyncio (story.py), so
// that a test can say a rule and have it checked at the source. A line for each task, "main" is the first:
//
//     main: start a; start b; yield; await a
//     a: acquire l; yield; release l
//     b: ?acquire l; raise ValueError
//
// After each operation a word is logged: who, what, the result ("!" and the exception if it failed, which ends the task
// unless the operation has a "?"), and, in stories without times, in which iteration of the loop: "a.acquire=True@2".
//
// There are locks l m, semaphores s(2) z(0) bs(bounded, 1), an event e, a condition c, barriers b2(2) b3(3), queues q
// q1(1 item) p(priority) t(LIFO, 2), a stream r, futures f g. Blocks: "timeout MS; …; end" and "group; spawn T; …;
// end".

#include <span>
#include <string>
#include <vector>

namespace loopscope::test {

/// What was logged, separated by spaces; "deadlock" at the end if nobody could go on.
std::string tellStory(const std::string &story);

/// The same from CPython, for each; empty where there is none.
std::vector<std::string> tellStoriesInPython(const std::vector<std::string> &stories);

/// A rule of asyncio's, and the story that shows it.
struct Rule {
    const char *name;
    const char *story;
    const char *told;
};

/// For a Qt test's _data function: a row for each.
void addRules(std::span<const Rule> rules);
/// For the test function: the story goes as it says, and CPython agrees where there is one.
void checkRule();

/// Tells so many stories of four tasks that do these things at random, but the same each time, and compares them with
/// CPython.
void compareRandomStories(const std::vector<std::string> &ops, int count);

} // namespace loopscope::test
