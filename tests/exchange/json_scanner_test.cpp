// The smallest parts of reading foreign JSON: values, escapes, and times to the nanosecond.

#include "exchange/json_scanner.h"
#include "support/check.h"

using namespace loopscope;
using namespace loopscope::exchange;
using test::checkEqual;

namespace {

std::string scanned(const std::string &text)
{
    const std::string padded = text + std::string(JsonScanner::padding, '\0');
    JsonScanner scanner(padded.data(), padded.data() + text.size());
    std::string_view value;
    switch (scanner.value(value)) {
    case Scan::Good:
        return "good " + std::string(value);
    case Scan::Bad:
        return "bad";
    case Scan::Cut:
        break;
    }
    return "cut";
}

void valuesStandAsTheyAre()
{
    checkEqual(scanned(R"(  "a\"b" )"), R"(good a\"b)", "a string with an escaped quote");
    checkEqual(scanned(R"("a long text without any quote",)"), "good a long text without any quote", "many words");
    checkEqual(scanned("-12.5e3,"), "good -12.5e3", "a number");
    checkEqual(scanned(R"({"a":["]",{}]} x)"), R"(good {"a":["]",{}]})", "brackets in strings are none");
    checkEqual(scanned("[1, 2}"), "bad", "brackets that do not match");
    checkEqual(scanned("}"), "bad", "no value");
}

void whatEndsTooSoonIsCut()
{
    for (const char *text : {"", " ", "\"ab", "\"ab\\", "12", "{\"a\":1", "[[]", "tru"})
        checkEqual(scanned(text), "cut", text);
}

void nestingHasALimit()
{
    const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
    checkEqual(scanned(nested(JsonScanner::deepest)), "good " + nested(JsonScanner::deepest), "as deep as may be");
    checkEqual(scanned(nested(JsonScanner::deepest + 1)), "bad", "one deeper");
}

void escapesAreUndone()
{
    checkEqual(unescaped(R"(a\n\t\"\\\/b)"), "a\n\t\"\\/b", "letters");
    checkEqual(unescaped(R"(\u00e4\u20ac\ud83d\ude00)"), "ä€😀", "code points, and one from a pair");
    checkEqual(unescaped(R"(\ud83dx\ude00)"), "\uFFFDx\uFFFD", "halves of pairs");
    checkEqual(unescaped(R"(\u12)"), "u12", "what is no escape");
}

void timesKeepTheirNanoseconds()
{
    const auto ns = [](const char *text) { return nsFromMicroseconds(text).value_or(-1); };
    checkEqual(ns("12"), 12'000, "whole microseconds");
    checkEqual(ns("0.001"), 1, "a nanosecond");
    checkEqual(ns("1700000000000000.123"), 1'700'000'000'000'000'123, "since 1970, where a double has lost them");
    checkEqual(ns("1.23456"), 1234, "less than a nanosecond is cut");
    checkEqual(ns("-1.5"), -1500, "before the beginning");
    checkEqual(ns("1.5e3"), 1'500'000, "an exponent");
    for (const char *text : {"", "-", "abc", "1x", "1e999", "nan", "99999999999999999999", "1.5e300"})
        checkEqual(nsFromMicroseconds(text).has_value(), false, text);
}

constexpr test::Case cases[] = {
    {"values stand as they are", valuesStandAsTheyAre},
    {"what ends too soon is cut", whatEndsTooSoonIsCut},
    {"nesting has a limit", nestingHasALimit},
    {"escapes are undone", escapesAreUndone},
    {"times keep their nanoseconds", timesKeepTheirNanoseconds},
};

} // namespace

int main()
{
    return test::runCases(cases);
}
