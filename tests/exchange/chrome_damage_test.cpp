// Files that are cut off or damaged open as far as they are whole, and say what is missing where.

#include "imported_text.h"
#include "support/trace_checks.h"

#include <random>

using namespace loopscope;
using test::check;
using test::checkEqual;
using test::imported;
using test::lanesText;

namespace {

std::string event(const std::string &name, int time)
{
    return R"({"ph":"X","pid":1,"tid":1,"ts":)" + std::to_string(time) + R"(,"dur":1,"name":")" + name + "\"}";
}

void aBareArrayMayLackItsEnd()
{
    for (const char *end : {"", ",", "\n", ",\n", "]"}) {
        const auto opened = imported("[" + event("a", 0) + ",\n" + event("b", 2) + end);
        checkEqual(lanesText(opened.run.trace), "thread 1: a 0..1 b 2..3\n", end);
        check(opened.flaws.empty(), "a program that ends has no chance to write the bracket");
    }
}

void aTruncatedFileSaysWhere()
{
    const std::string whole = R"({"traceEvents":[)" + event("a", 0) + "," + event("b", 2);
    const auto opened = imported(whole.substr(0, whole.size() - 5));
    checkEqual(lanesText(opened.run.trace), "thread 1: a 0..1\n", "what is whole");
    checkEqual(
        test::flawsText(opened.flaws),
        "69: the file ends in the middle of an event: 47 bytes left out\n116: the file ends before it is complete\n",
        "and the rest");
}

void aDamagedEventCostsNoOther()
{
    const auto opened =
        imported("[" + event("a", 0) + "," + R"({"ph":"X,"ts":1,"args":{"x":{}}},)" + event("b", 2) + ",]] junk");
    checkEqual(lanesText(opened.run.trace), "thread 1: a 0..1 b 2..3\n", "those before and after");
    checkEqual(test::flawsText(opened.flaws), "54: an event is damaged: 33 bytes left out\n", "told");
    const auto lost = imported("[" + event("a", 0) + " nonsense " + event("b", 2) + "]");
    checkEqual(lanesText(lost.run.trace), "thread 1: a 0..1 b 2..3\n", "something between");
    checkEqual(lost.flaws.count(), 1U, "told, too");
}

void halvesOfSpansAreTold()
{
    const auto opened = imported(R"([{"ph":"E","pid":1,"tid":1,"ts":5},
        {"ph":"X","pid":1,"tid":1,"ts":"soon","dur":1,"name":"x"},
        {"ph":"X","pid":1,"tid":1,"ts":7,"dur":-1,"name":"x"},
        {"ph":"e","pid":1,"id":1,"cat":"c","tid":1,"ts":5,"name":"x"},
        {"ph":"X","pid":1,"tid":1,"ts":6,"dur":1,"name":"good"}])");
    checkEqual(opened.flaws.count(), 4U, "each of them");
    checkEqual(lanesText(opened.run.trace), "thread 1: good 0..1\n", "time begins with what has a place in it");
}

void eventsBiggerThanTheWindowAreRead()
{
    const std::string big(3'000'000, 'x');
    const auto opened = imported(R"({"systemTraceEvents":")" + big + R"(\"","traceEvents":[)" + event("a", 0) +
                                 R"(,{"ph":"X","pid":1,"tid":1,"ts":2,"dur":1,"args":{"source":")" + big +
                                 R"("},"name":"b"}],"more":[)" + big + "]}");
    checkEqual(lanesText(opened.run.trace), "thread 1: a 0..1 b 2..3\n", "however much there is around them");
    check(opened.flaws.empty(), "nothing is lost");
    exchange::ImportLimits limits;
    limits.eventBytes = 100'000;
    const auto cut =
        imported("[" + event("a", 0) + R"(,{"ph":"X","args":")" + big + "\"}," + event("c", 3) + "]", limits);
    checkEqual(lanesText(cut.run.trace), "thread 1: a 0..1 c 3..4\n", "one too large is passed over");
    checkEqual(cut.flaws.count(), 1U, "and told");
}

/// A little of everything.
std::string mixed()
{
    return R"({"traceEvents":[
{"ph":"M","name":"thread_name","pid":1,"tid":1,"args":{"name":"m\u00e4in"}},
{"ph":"X","pid":1,"tid":1,"ts":0.5,"dur":10,"name":"a","args":{"n":[1,2,{"k":"v"}]}},
{"ph":"B","pid":1,"tid":2,"ts":2,"name":"b"},{"ph":"E","pid":1,"tid":2,"ts":3},
{"ph":"b","cat":"c","id":"1","pid":1,"tid":1,"ts":1,"name":"async"},
{"ph":"e","cat":"c","id":"1","pid":1,"tid":1,"ts":4,"name":"async"},
{"ph":"C","pid":1,"ts":1,"name":"count","args":{"value":3}},
{"ph":"s","cat":"f","id":7,"name":"flow","pid":1,"tid":1,"ts":2},
{"ph":"f","cat":"f","id":7,"name":"flow","pid":1,"tid":2,"ts":2,"bp":"e"},
{"ph":"i","pid":1,"tid":1,"ts":5,"name":"mark"}
],"otherData":{"x":"]}"}})";
}

/// Opens it whatever it is, and checks that what comes out is a trace.
std::size_t eventsOf(const std::string &json)
{
    const auto opened = test::import(json);
    const auto *run = std::get_if<exchange::OpenedRun>(&opened);
    if (run == nullptr)
        return 0;
    for (const trace::Lane &lane : run->run.trace.lanes()) {
        for (std::size_t i = 0; i < lane.spans.size(); ++i) {
            const trace::Span span = lane.spans[i];
            check(span.begin >= Time{} && span.begin <= span.end, "a span begins before it ends");
            check(i == 0 || span.begin >= lane.spans[i - 1].end, "spans of a lane do not overlap");
        }
    }
    return static_cast<std::size_t>(run->run.trace.eventCount());
}

void everyPrefixOpens()
{
    const std::string whole = mixed();
    std::size_t before = 0;
    for (std::size_t length = 0; length <= whole.size(); ++length) {
        const std::size_t events = eventsOf(whole.substr(0, length));
        check(events >= before, "more of a file holds no fewer events");
        before = events;
    }
    checkEqual(before, 9U, "all but the description count");
}

void noDamageDoesHarm()
{
    std::mt19937 random{1};
    constexpr std::string_view likely = "{}[]\",:\\0e-. \n";
    for (int round = 0; round < 4000; ++round) {
        std::string json = mixed();
        for (auto flips = 1 + random() % 6; flips > 0; --flips) {
            char &byte = json[random() % json.size()];
            byte = random() % 2 == 0 ? likely[random() % likely.size()] : static_cast<char>(random());
        }
        if (random() % 4 == 0)
            json.erase(random() % json.size(), random() % 40);
        check(eventsOf(json) <= 12, "no event comes from nowhere");
    }
}

void depthsOfNothingEnd()
{
    const auto times = [](const char *text, int count) {
        std::string many = "[";
        for (int i = 0; i < count; ++i)
            many += text;
        return many;
    };
    for (const char *text : {"{", "{\"a\":", "{\"a\":[", "[", "\"", "{\"a\":\"", "{\"ph\":\"X\"}", "\\", "{\"", ","})
        check(eventsOf(times(text, 100'000)) == 0, text);
}

constexpr test::Case cases[] = {
    {"a bare array may lack its end", aBareArrayMayLackItsEnd},
    {"a truncated file says where", aTruncatedFileSaysWhere},
    {"a damaged event costs no other", aDamagedEventCostsNoOther},
    {"halves of spans are told", halvesOfSpansAreTold},
    {"events bigger than the window are read", eventsBiggerThanTheWindowAreRead},
    {"every prefix opens", everyPrefixOpens},
    {"no damage does harm", noDamageDoesHarm},
    {"depths of nothing end", depthsOfNothingEnd},
};

} // namespace

int main()
{
    return test::runCases(cases);
}
