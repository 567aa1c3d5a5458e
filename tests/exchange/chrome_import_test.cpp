// What other programs write, and how it is shown: each kind of event of the Chrome Trace Event format.

#include "imported_text.h"

using namespace loopscope;
using test::check;
using test::checkEqual;
using test::imported;
using test::lanesText;

namespace {

void completeEventsBecomeNestedSpans()
{
    const auto opened = imported(R"([
        {"ph":"X","pid":1,"tid":7,"ts":110,"dur":20,"name":"inner"},
        {"ph":"X","pid":1,"tid":7,"ts":100,"dur":50.5,"name":"outer","args":{"x":[1,{"ph":"X"}]}},
        {"ph":"X","pid":1,"tid":7,"ts":160,"dur":0,"name":"short"}
    ])");
    checkEqual(lanesText(opened.run.trace), "thread 7: outer 0..50.500 short 60..60\n  thread 7: inner 10..30\n",
               "an event that is written at its end comes after those within it");
    checkEqual(test::microseconds(opened.run.trace.end()), "60", "time begins with the first event");
    check(opened.flaws.empty(), "nothing to tell");
}

void beginsAndEndsAreSpans()
{
    const auto opened = imported(R"({"displayTimeUnit":"ms","traceEvents":[
        {"ph":"B","pid":"p","tid":"main","ts":0,"name":"a"},
        {"ph":"B","pid":"p","tid":"main","ts":1,"name":"b"},
        {"ph":"B","pid":"p","tid":"other","ts":2,"name":"c"},
        {"ph":"E","pid":"p","tid":"main","ts":3},
        {"ph":"E","pid":"p","tid":"main","ts":5}
    ],"otherData":{"version":"1]}"}})");
    checkEqual(lanesText(opened.run.trace), "thread main: a 0..5\n  thread main: b 1..3\nthread other: c 2..\n",
               "what has no end is open");
}

void overlapsAreKeptApart()
{
    const auto opened = imported(R"([
        {"ph":"X","pid":1,"tid":1,"ts":0,"dur":10,"name":"a"},
        {"ph":"X","pid":1,"tid":1,"ts":5,"dur":10,"name":"b"},
        {"ph":"X","pid":1,"tid":1,"ts":6,"dur":2,"name":"c"},
        {"ph":"X","pid":1,"tid":1,"ts":11,"dur":1,"name":"d"}])");
    checkEqual(lanesText(opened.run.trace), "thread 1: a 0..10 d 11..12\n  thread 1: c 6..8\nthread 1: b 5..15\n",
               "b overlaps a and has a lane of its own; c is within a");
}

void asynchronousSpansHaveLanesByName()
{
    const auto opened = imported(R"([
        {"ph":"b","cat":"net","id":"0x1","pid":1,"tid":1,"ts":0,"name":"GET"},
        {"ph":"b","cat":"net","id":"0x2","pid":1,"tid":1,"ts":1,"name":"GET"},
        {"ph":"b","cat":"net","id":"0x1","pid":1,"tid":2,"ts":2,"name":"dns"},
        {"ph":"n","cat":"net","id":"0x1","pid":1,"tid":2,"ts":3,"name":"mark"},
        {"ph":"e","cat":"net","id":"0x1","pid":1,"tid":1,"ts":4,"name":"dns"},
        {"ph":"e","cat":"net","id":"0x1","pid":1,"tid":1,"ts":6,"name":"GET"},
        {"ph":"e","cat":"net","id":"0x2","pid":1,"tid":1,"ts":7,"name":"GET"},
        {"ph":"S","cat":"io","id":9,"pid":1,"tid":1,"ts":0,"name":"read"},
        {"ph":"T","cat":"io","id":9,"pid":1,"tid":1,"ts":2,"name":"read","args":{"step":"half"}},
        {"ph":"F","cat":"io","id":9,"pid":1,"tid":1,"ts":3,"name":"read"}])");
    checkEqual(lanesText(opened.run.trace),
               "GET: GET 0..6\n  GET: dns 2..4\n    GET: mark 3..3\nGET: GET 1..7\n"
               "read: read 0..3\n  read: half 2..2\n",
               "today's kind and the older one");
}

void instantsAreMarksAndLines()
{
    const auto opened = imported(R"([{"ph":"i","s":"t","pid":1,"tid":1,"ts":4,"name":"GC"},
        {"ph":"I","s":"g","pid":1,"tid":1,"ts":3,"name":"\u00fcber"}])");
    checkEqual(lanesText(opened.run.trace), "thread 1: über 0..0 GC 1..1\n", "marks");
    checkEqual(opened.run.trace.log().size(), 2U, "lines of the log");
    checkEqual(opened.run.trace.text(opened.run.trace.log()[0].text), "über", "the log is in order");
}

void countersAreGauges()
{
    const auto opened = imported(R"([
        {"ph":"C","pid":1,"ts":0,"name":"memory","args":{"heap":1.5e6,"stack":0.25}},
        {"ph":"C","pid":1,"ts":20,"name":"memory","args":{"heap":12,"stack":"x"}},
        {"ph":"C","pid":1,"ts":10,"name":"memory","args":{"heap":7}},
        {"ph":"C","pid":1,"ts":5,"name":"queue","id":3,"args":{"value":2}}])");
    checkEqual(test::countersText(opened.run.trace),
               "memory heap: 0=1.5e+06 10=7 20=12\nmemory stack: 0=0.25\n"
               "queue 3: 5=2\n",
               "each series on its own, in order");
}

void flowsAreArrows()
{
    const auto opened = imported(R"([
        {"ph":"M","name":"thread_name","pid":1,"tid":1,"args":{"name":"main"}},
        {"ph":"M","name":"thread_name","pid":1,"tid":2,"args":{"name":"io"}},
        {"ph":"X","pid":1,"tid":1,"ts":0,"dur":10,"name":"ask"},
        {"ph":"X","pid":1,"tid":2,"ts":12,"dur":5,"name":"work"},
        {"ph":"X","pid":1,"tid":1,"ts":20,"dur":5,"name":"answer"},
        {"ph":"s","cat":"c","name":"f","id":1,"pid":1,"tid":1,"ts":3},
        {"ph":"t","cat":"c","name":"f","id":1,"pid":1,"tid":2,"ts":13},
        {"ph":"f","cat":"c","name":"f","id":1,"pid":1,"tid":1,"ts":18},
        {"ph":"s","cat":"c","name":"g","id":1,"pid":1,"tid":1,"ts":4},
        {"ph":"f","bp":"e","cat":"c","name":"g","id":1,"pid":1,"tid":2,"ts":14},
        {"ph":"f","cat":"c","name":"nobody's","id":1,"pid":1,"tid":2,"ts":14}])");
    checkEqual(test::wakeupsText(opened.run.trace), "ask > work 13\nask > work 14\nwork > answer 20\n",
               "to the span around, or to the next one");
}

void processesAreAboveTheirThreads()
{
    const auto opened = imported(R"([
        {"ph":"M","name":"process_name","pid":2,"args":{"name":"renderer"}},
        {"ph":"M","name":"process_sort_index","pid":2,"args":{"sort_index":1}},
        {"ph":"M","name":"process_name","pid":1,"args":{"name":"browser"}},
        {"ph":"M","name":"process_sort_index","pid":1,"args":{"sort_index":0}},
        {"ph":"M","name":"thread_name","pid":1,"tid":5,"args":{"name":"late"}},
        {"ph":"M","name":"thread_sort_index","pid":1,"tid":5,"args":{"sort_index":9}},
        {"ph":"M","name":"thread_name","pid":1,"tid":6,"args":{"name":"never used"}},
        {"ph":"X","pid":2,"tid":5,"ts":0,"dur":1,"name":"a"},
        {"ph":"X","pid":1,"tid":5,"ts":0,"dur":1,"name":"b"},
        {"ph":"X","pid":1,"tid":4,"ts":0,"dur":1,"name":"c"}])");
    checkEqual(lanesText(opened.run.trace),
               "browser:\n  thread 4: c 0..1\n  late: b 0..1\nrenderer:\n  thread 5: a 0..1\n",
               "in the order that they ask for");
}

void whatIsBeyondLimitsIsTold()
{
    exchange::ImportLimits limits;
    limits.events = 2;
    const auto opened = imported(R"([{"ph":"X","pid":1,"tid":1,"ts":0,"dur":1,"name":"a"},
        {"ph":"X","pid":1,"tid":1,"ts":1,"dur":1,"name":"b"},{"ph":"X","pid":1,"tid":1,"ts":2,"dur":1,"name":"c"}])",
                                 limits);
    checkEqual(lanesText(opened.run.trace), "thread 1: a 0..1 b 1..2\n", "the first ones");
    checkEqual(test::flawsText(opened.flaws), "0: 1 event is left out: a trace has at most 2\n",
               "and the rest is told");
    exchange::ImportLimits narrow;
    narrow.lanes = 2;
    narrow.nesting = 1;
    const auto flat = imported(R"([{"ph":"X","pid":1,"tid":1,"ts":0,"dur":9,"name":"a"},
        {"ph":"X","pid":1,"tid":1,"ts":1,"dur":1,"name":"too deep"},
        {"ph":"X","pid":1,"tid":2,"ts":2,"dur":1,"name":"b"},
        {"ph":"X","pid":1,"tid":3,"ts":2,"dur":1,"name":"too many"}])",
                               narrow);
    checkEqual(lanesText(flat.run.trace), "thread 1: a 0..9\nthread 2: b 2..3\n", "what there is room for");
    checkEqual(flat.flaws.count(), 2U, "both limits are told");
}

void noTraceIsRefused()
{
    checkEqual(test::refusal(""), "it is empty", "nothing");
    checkEqual(test::refusal("title: a scenario"), "it is no JSON", "something else");
    checkEqual(test::refusal(R"({"nodes":[{"ph":"X"}]})"), "it is no trace: there are no \"traceEvents\" in it",
               "JSON of another kind");
    checkEqual(test::refusal("\x1f\x8b\x08 packed"), "it is compressed; unpack it with gunzip first", "what to do");
}

void cancellingEndsIt()
{
    std::istringstream in(R"([{"ph":"X","pid":1,"tid":1,"ts":0,"dur":9,"name":"a"}])");
    exchange::Progress progress;
    progress.isCancelled = true;
    const auto opened = exchange::readChromeTrace(in, progress);
    test::check(std::holds_alternative<exchange::OpenError>(opened) &&
                    std::get<exchange::OpenError>(opened).text.empty(),
                "no trace, and no complaint");
}

constexpr test::Case cases[] = {
    {"complete events become nested spans", completeEventsBecomeNestedSpans},
    {"begins and ends are spans", beginsAndEndsAreSpans},
    {"overlaps are kept apart", overlapsAreKeptApart},
    {"asynchronous spans have lanes by name", asynchronousSpansHaveLanesByName},
    {"instants are marks and lines", instantsAreMarksAndLines},
    {"counters are gauges", countersAreGauges},
    {"flows are arrows", flowsAreArrows},
    {"processes are above their threads", processesAreAboveTheirThreads},
    {"what is beyond limits is told", whatIsBeyondLimitsIsTold},
    {"no trace is refused", noTraceIsRefused},
    {"cancelling ends it", cancellingEndsIt},
};

} // namespace

int main()
{
    return test::runCases(cases);
}
