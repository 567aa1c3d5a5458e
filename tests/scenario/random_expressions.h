#pragma once

// Expressions by chance that are Python, too: over all operators, functions and kinds of values, and mostly of types
// that go together, because a TypeError says little.

#include <array>
#include <random>
#include <string>
#include <string_view>

namespace loopscope::test {

class RandomExpressions {
public:
    explicit RandomExpressions(std::uint32_t seed) : m_random(seed) {}

    std::string next() { return any(4); }

    std::size_t below(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(m_random); }

private:
    template <std::size_t Count>
    std::string oneOf(const std::array<std::string_view, Count> &all)
    {
        return std::string(all[below(Count)]);
    }
    static std::string with(std::string pattern, std::initializer_list<std::string> parts)
    {
        std::size_t at = 0;
        for (const std::string &part : parts) {
            at = pattern.find('$', at);
            pattern.replace(at, 1, part);
            at += part.size();
        }
        return pattern;
    }

    std::string any(int depth)
    {
        switch (below(8)) {
        case 0:
        case 1:
        case 2:
            return number(depth);
        case 3:
        case 4:
            return text(depth);
        case 5:
            return list(depth);
        case 6:
            return truth(depth);
        default:
            return dict(depth);
        }
    }
    /// Once in a while the type is another than fits.
    bool isStray() { return below(25) == 0; }

    std::string number(int depth)
    {
        static constexpr std::array<std::string_view, 28> literals{"0",    "1",     "2",
                                                                   "3",    "5",     "7",
                                                                   "10",   "-1",    "-2",
                                                                   "-3",   "True",  "False",
                                                                   "0.5",  "1.5",   "2.5",
                                                                   "-2.5", "-0.25", "1e5",
                                                                   "1E-5", "25e2",  "12345678",
                                                                   "1e22", "-0.0",  "4503599627370497",
                                                                   "3e0",  "2.675", "9007199254740993",
                                                                   "1.25"};
        static constexpr std::array<std::string_view, 6> operators{"+", "-", "*", "/", "//", "%"};
        if (depth <= 0)
            return oneOf(literals);
        if (isStray())
            return any(depth - 1);
        --depth;
        switch (below(14)) {
        case 0:
        case 1:
        case 2:
            return with("$ $ $", {number(depth), oneOf(operators), number(depth)});
        case 3:
            return with("($ $ $)", {number(depth), oneOf(operators), number(depth)});
        case 4:
            return with("-($)", {number(depth)});
        case 5:
            return with("len($)", {below(2) == 0 ? text(depth) : list(depth)});
        case 6:
            return with("int($)", {below(2) == 0 ? number(depth) : text(depth)});
        case 7:
            return with("abs($)", {number(depth)});
        case 8:
            return below(2) == 0 ? with("round($)", {number(depth)})
                                 : with("round($, $)", {number(depth), std::to_string(static_cast<int>(below(9)) - 4)});
        case 9:
            return with("($)[$]", {list(depth), small()});
        case 10:
            return with(below(2) == 0 ? "min($)" : "max($)", {list(depth)});
        case 11:
            return with(below(2) == 0 ? "min($, $)" : "max($, $)", {number(depth), number(depth)});
        case 12:
            return with("sum($)", {list(depth)});
        default:
            return with("($ if $ else $)", {number(depth), truth(depth), number(depth)});
        }
    }

    /// An index, or how often.
    std::string small() { return below(12) == 0 ? number(0) : std::to_string(static_cast<int>(below(7)) - 2); }

    std::string text(int depth)
    {
        static constexpr std::array<std::string_view, 20> literals{
            "''",      "'a'",          "'abc'",        "\"it's\"",  "'say \"x\"'", "'a\\nb'",      "'\\\\'",
            "'\\''",   "'\\x00\\x1f'", "'\\x7f\\xe9'", "'\\u200b'", "'é€'",        "'12'",         "' -7 '",
            "'1_000'", "'1__0'",       "'\\t\\r'",     "'\\q'",     "'\\0\\101'",  "'\\U0001F600'"};
        if (depth <= 0)
            return oneOf(literals);
        if (isStray())
            return any(depth - 1);
        --depth;
        switch (below(9)) {
        case 0:
        case 1:
            return with("$ + $", {text(depth), text(depth)});
        case 2:
            return with(below(2) == 0 ? "($) * $" : "($) * ($)", {text(depth), small()});
        case 3:
            return with("str($)", {any(depth)});
        case 4:
            return with("repr($)", {any(depth)});
        case 5:
            return with("($)[$]", {text(depth), small()});
        case 6:
            return with("($)[$:$]", {text(depth), end(), end()});
        case 7:
            return with("type($)", {any(depth)});
        default:
            return with("($ if $ else $)", {text(depth), truth(depth), text(depth)});
        }
    }

    std::string end()
    {
        static constexpr std::array<std::string_view, 9> ends{"", "", "0", "1", "2", "-1", "-2", "100", "None"};
        return oneOf(ends);
    }

    std::string list(int depth)
    {
        if (depth > 0 && isStray())
            return any(depth - 1);
        --depth;
        switch (depth <= 0 ? below(2) : below(9)) {
        case 0:
        case 1: {
            std::string items;
            const std::size_t kind = below(5);
            for (std::size_t i = below(4); i > 0; --i) {
                items += kind < 3 ? number(depth) : kind == 3 ? text(depth) : any(depth);
                items += i > 1 ? ", " : below(2) == 0 ? "," : "";
            }
            return "[" + items + "]";
        }
        case 2:
            return with("$ + $", {list(depth), list(depth)});
        case 3:
            return with("($) * $", {list(depth), small()});
        case 4:
            return with("($)[$:$]", {list(depth), end(), end()});
        case 5:
            return with("sorted($)", {below(4) == 0 ? text(depth) : list(depth)});
        case 6:
            return with("range($)", {small()});
        case 7:
            return with("range($, $, $)", {small(), small(), small()});
        default:
            return with("sum([$, $], $)", {list(depth), list(depth), list(depth)});
        }
    }

    std::string truth(int depth)
    {
        static constexpr std::array<std::string_view, 3> literals{"True", "False", "None"};
        static constexpr std::array<std::string_view, 6> comparisons{"==", "!=", "<", "<=", ">", ">="};
        if (depth <= 0)
            return oneOf(literals);
        --depth;
        const auto same = [this, depth](std::size_t kind) {
            return kind == 0 ? number(depth) : kind == 1 ? text(depth) : list(depth);
        };
        const std::size_t kind = below(3);
        switch (below(9)) {
        case 0:
        case 1:
            return with("($) $ ($)", {same(kind), oneOf(comparisons), same(kind)});
        case 2:
            return with("($) $ ($) $ ($)",
                        {same(kind), oneOf(comparisons), same(kind), oneOf(comparisons), same(kind)});
        case 3:
            return with(below(2) == 0 ? "($) in ($)" : "($) not in ($)", {any(depth), same(1 + below(2))});
        case 4:
            return with(below(2) == 0 ? "($) in ($)" : "($) not in ($)", {text(depth), text(depth)});
        case 5:
            return with(below(2) == 0 ? "($) is $" : "($) is not $", {any(depth), oneOf(literals)});
        case 6:
            return with("(not $)", {truth(depth)});
        case 7:
            return with(below(2) == 0 ? "($ and $)" : "($ or $)", {any(depth), truth(depth)});
        default:
            return with("($) == ($)", {dict(depth), dict(depth)});
        }
    }

    std::string dict(int depth)
    {
        --depth;
        if (depth > 0 && below(3) == 0)
            return with("($)[$]", {dict(depth), below(2) == 0 ? text(0) : number(0)});
        std::string entries;
        for (std::size_t i = below(4); i > 0; --i)
            entries += (below(2) == 0 ? text(depth - 2) : number(0)) + ": " + any(depth) + (i > 1 ? ", " : "");
        return "{" + entries + "}";
    }

    std::mt19937 m_random;
};

} // namespace loopscope::test
