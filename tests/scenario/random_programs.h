#pragma once

// Programs of try, except, finally, raise, return and repeat in any nesting, for both languages.

#include <cstdint>
#include <random>
#include <string>

namespace loopscope::test {

/// Writes one random program twice: as a scenario and as Python.
class ProgramWriter {
public:
    explicit ProgramWriter(std::uint32_t seed) : m_random(seed) { program(); }

    const std::string &scenario() const { return m_scenario; }
    const std::string &python() const { return m_python; }

private:
    static constexpr int routines = 3;

    unsigned roll(unsigned sides) { return static_cast<unsigned>(m_random() % sides); }
    std::string mark() { return std::to_string(++m_marks); }

    void line(int depth, const std::string &step, const std::string &python)
    {
        if (!step.empty())
            m_scenario += std::string(static_cast<std::size_t>(depth) * 2, ' ') + step + '\n';
        if (!python.empty())
            m_python += std::string(static_cast<std::size_t>(depth), ' ') + python + '\n';
    }

    /// Each routine may await the one after it; main logs how the first one comes out.
    void program()
    {
        m_scenario = "coroutines:\n";
        for (m_routine = 0; m_routine < routines; ++m_routine) {
            const std::string name = 'r' + std::to_string(m_routine);
            line(1, name + "(n):", "");
            line(0, "", "async def " + name + "(n):");
            block(2, 0, false);
        }
        line(0, "main:", "async def main():");
        for (const char *n : {"0", "1", "2"}) {
            line(1, "- try:", "try:");
            line(3, std::string("- await: r0(") + n + ')', std::string("out = await r0(") + n + ')');
            line(3, "  as: out", "");
            line(3, "- log: out {out}", "log(f'out {out}')");
            line(2, "except:", "");
            line(3, "Exception as error:", "");
            line(1, "", "except Exception as error:");
            line(5, "- log: main got {error}", "log(f'main got {error}')");
        }
    }

    std::string error()
    {
        static const char *const types[] = {"ValueError", "RuntimeError", "KeyError", "LookupError"};
        return types[roll(4)];
    }

    void block(int depth, int nesting, bool inHandler)
    {
        const unsigned count = 1 + roll(3);
        for (unsigned i = 0; i < count; ++i)
            step(depth, nesting, inHandler);
    }

    void step(int depth, int nesting, bool inHandler)
    {
        const std::string here = mark();
        switch (roll(nesting > 3 ? 7 : 12)) {
        case 0:
        case 1:
            return line(depth, "- log: m" + here + " {n}", "log(f'm" + here + " {n}')");
        case 2:
            return line(depth, "- yield", "await asyncio.sleep(0)");
        case 3: {
            // A KeyError's text is its key's repr, which is another matter.
            const std::string type = error();
            const std::string text = type == "KeyError" ? std::string() : 'e' + here + " {n}";
            return line(depth, "- raise: " + type + '(' + text + ')',
                        "raise " + type + (text.empty() ? "()" : "(f'" + text + "')"));
        }
        case 4:
            if (inHandler)
                return line(depth, "- raise", "raise");
            return line(depth, "- log: m" + here, "log('m" + here + "')");
        case 5:
            return line(depth, "- return: n * 1000 + " + here, "return n * 1000 + " + here);
        case 6: {
            if (m_routine + 1 == routines)
                return line(depth, "- log: leaf " + here, "log('leaf " + here + "')");
            const std::string call = 'r' + std::to_string(m_routine + 1) + "(n + 1)";
            line(depth, "- await: " + call, "got = await " + call);
            line(depth, "  as: got", "");
            return line(depth, "- log: got {got}", "log(f'got {got}')");
        }
        case 7: {
            const std::string times = std::to_string(roll(3));
            line(depth, "- repeat: " + times, "for i" + here + " in range(" + times + "):");
            line(depth + 1, "as: i" + here, "");
            line(depth + 1, "do:", "");
            line(depth + 2, "- log: i {i" + here + '}', "log(f'i {i" + here + "}')");
            return block(depth + 2, nesting + 1, inHandler);
        }
        default:
            return tryStep(depth, nesting, inHandler);
        }
    }

    void tryStep(int depth, int nesting, bool inHandler)
    {
        const bool handles = roll(4) != 0;
        const bool finishes = !handles || roll(2) == 0;
        line(depth, "- try:", "try:");
        block(depth + 2, nesting + 1, inHandler);
        if (handles) {
            line(depth + 1, "except:", "");
            const unsigned handlers = 1 + roll(2);
            for (unsigned i = 0; i < handlers; ++i) {
                const std::string type = i == 0 ? error() : "Exception";
                // Nested handlers often use one name for what they caught.
                const std::string name = roll(2) == 0 ? "error" : 'x' + mark();
                line(depth + 2, type + " as " + name + ':', "");
                line(depth, "", "except " + type + " as " + name + ':');
                line(depth + 4, "- log: caught {" + name + '}', "log(f'caught {" + name + "}')");
                block(depth + 4, nesting + 1, true);
            }
        }
        if (finishes) {
            const std::string here = mark();
            line(depth + 1, "finally:", "");
            line(depth, "", "finally:");
            line(depth + 2, "- log: finally " + here, "log('finally " + here + "')");
            block(depth + 2, nesting + 1, false);
        }
    }

    std::mt19937 m_random;
    int m_marks = 0;
    int m_routine = 0;
    std::string m_scenario;
    std::string m_python;
};

} // namespace loopscope::test
