#pragma once

// Writes random scenarios over the whole vocabulary of the loop.
//
// Most random programs are dull: they wait for what never comes, or fail at the first line. So each scenario is about
// few topics, with few objects that all of its tasks want at once; durations are few and small, so that many things
// are due at the same moment; what may wait for ever is often given a time limit; and names are used where they have a
// value. A coroutine calls and spawns only those after it, loops are counted: everything ends.

#include "fuzz/draft.h"

#include <array>
#include <cstdint>
#include <random>

namespace loopscope::fuzz {

class ScenarioWriter {
public:
    explicit ScenarioWriter(std::uint64_t seed) : m_random(seed) {}

    /// The same for the same seed, on every machine.
    Draft write();

private:
    enum class Topic : std::uint8_t {
        Basics,
        Tasks,
        Groups,
        Locks,
        Events,
        Conditions,
        Barriers,
        Queues,
        Streams,
        Futures,
        Callbacks,
        Values,
        Debug,
    };
    static constexpr std::size_t topicCount = static_cast<std::size_t>(Topic::Debug) + 1;
    static constexpr int coroutineCount = 4;
    static constexpr int functionCount = 3;

    struct Choice {
        Topic topic;
        unsigned weight;
        void (ScenarioWriter::*write)(Steps &steps);
        bool inFunctions = false;
        bool nests = false;
    };
    static const std::vector<Choice> &choices();

    /// The variables that have a value here.
    struct Scope {
        std::vector<std::string> numbers;
        std::vector<std::string> tasks;
        std::vector<std::string> futures;
        std::vector<std::string> handles;
        std::vector<std::string> groups;
    };

    // Chance.
    unsigned roll(unsigned sides) { return static_cast<unsigned>(m_random() % sides); }
    bool chance(unsigned percent) { return roll(100) < percent; }
    template <class List>
    const typename List::value_type &oneOf(const List &list)
    {
        return list[roll(static_cast<unsigned>(list.size()))];
    }
    std::string oneOf(std::initializer_list<const char *> list) { return list.begin()[roll(unsigned(list.size()))]; }
    bool isAbout(Topic topic) const { return m_weights[static_cast<std::size_t>(topic)] > 0; }

    // Structure.
    Routine routine(char letter, int number);
    Routine slowFunction();
    void mainStep(Steps &steps);
    Steps block(unsigned most);
    void step(Steps &steps);
    void stepOf(Steps &steps, Topic topic);
    /// Adds the step; before it, now and then, a line that shows that it is reached.
    void add(Steps &steps, Step step);
    /// The same for one that may wait for ever: often with a time limit.
    void addWaiting(Steps &steps, Step step);
    void addCallback(Steps &steps, Step step);
    /// A line about a variable and whatever can be seen here.
    void logStep(Steps &steps, const std::string &about = {});
    std::string name(const char *prefix) { return prefix + std::to_string(++m_names); }
    std::string lineText(const std::string &about = {});

    // What steps are given.
    std::string duration() { return oneOf({"0s", "1ms", "1ms", "2ms", "2ms", "3ms", "5ms"}); }
    std::string number();
    std::string item();
    std::string condition();
    std::string observation();
    std::string exception();
    std::string handled();
    std::string future();
    std::string awaitable();
    std::string call();
    std::string functionCall();
    std::string queue() { return oneOf({"q", "q", "pq", "lq"}); }
    std::string lock() { return oneOf({"lock", "lock", "sem", "bsem"}); }
    bool canCall() const { return m_routine + 1 < (m_inFunction ? functionCount : coroutineCount); }
    /// One of the routines with this letter, from `first` on.
    std::string calling(char letter, int first, int count);

    // Steps, by topic.
    void log(Steps &steps) { logStep(steps); }
    void let(Steps &steps);
    void ifStep(Steps &steps);
    void whileStep(Steps &steps);
    void forStep(Steps &steps);
    void repeat(Steps &steps);
    void leaveLoop(Steps &steps);
    void tryStep(Steps &steps);
    void raise(Steps &steps);
    void returnStep(Steps &steps);
    void callStep(Steps &steps);
    void sleep(Steps &steps);
    void yield(Steps &steps);
    void block(Steps &steps);
    void compute(Steps &steps);
    void spawn(Steps &steps);
    void await(Steps &steps);
    void gather(Steps &steps);
    void wait(Steps &steps);
    void waitFor(Steps &steps);
    void timeout(Steps &steps);
    void cancel(Steps &steps);
    void ask(Steps &steps);
    void uncancel(Steps &steps);
    void forget(Steps &steps);
    void taskGroup(Steps &steps);
    void exceptStar(Steps &steps);
    void with(Steps &steps);
    void acquire(Steps &steps);
    void release(Steps &steps);
    void create(Steps &steps);
    void waitOnEvent(Steps &steps);
    void setEvent(Steps &steps);
    void clearEvent(Steps &steps);
    void waitOnCondition(Steps &steps);
    void notify(Steps &steps);
    void waitOnBarrier(Steps &steps);
    void put(Steps &steps);
    void putNowait(Steps &steps);
    void get(Steps &steps);
    void getNowait(Steps &steps);
    void taskDone(Steps &steps);
    void join(Steps &steps);
    void feed(Steps &steps);
    void feedEof(Steps &steps);
    void readline(Steps &steps);
    void readexactly(Steps &steps);
    void setResult(Steps &steps);
    void setException(Steps &steps);
    void awaitFuture(Steps &steps);
    void cancelFuture(Steps &steps);
    void callSoon(Steps &steps);
    void callLater(Steps &steps);
    void callSoonThreadsafe(Steps &steps);
    void cancelHandle(Steps &steps);
    void read(Steps &steps);
    void write(Steps &steps);

    std::mt19937_64 m_random;
    std::array<unsigned, topicCount> m_weights{};
    Scope m_scope;
    int m_routine = 0; ///< main: -1
    unsigned m_names = 0;
    unsigned m_marks = 0;
    unsigned m_depth = 0;
    bool m_inFunction = false;
    bool m_inLoop = false;
    bool m_inHandler = false;
};

} // namespace loopscope::fuzz
