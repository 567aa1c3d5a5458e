// The differential fuzzer: random scenarios, run by the engine on the virtual clock and by CPython on one, line by line
// with times. Nothing is wrong with either log alone; what is wanted is that they are the same.
//
// Two lanes work at the same time, each with a CPython of its own: it writes a batch of scenarios, hands their Python
// over, runs them on the engine while CPython runs them too, and compares. The first difference ends the campaign: it
// is cut down to a small scenario and printed as a file for cases/, which is run first from then on.

#include "fuzz/coverage.h"
#include "fuzz/engine_run.h"
#include "fuzz/python_worker.h"
#include "fuzz/scenario_writer.h"
#include "fuzz/shrinker.h"
#include "fuzz/subject.h"
#include "support/python.h"

#include <algorithm>
#include <atomic>
#include <charconv>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <mutex>
#include <regex>
#include <thread>

using namespace loopscope;
using namespace loopscope::fuzz;

namespace {

constexpr int skipped = 77; // what ctest is told where there is no CPython
constexpr std::uint64_t batchSize = 50;

struct Options {
    std::uint64_t programs = 20'000;
    std::uint64_t seed = 1;
    std::uint64_t seconds = 0; ///< 0: as many as programs says
    bool expectsDifference = false;
    bool surveys = false;
    std::optional<std::uint64_t> show;
    std::vector<std::string> without; ///< scenarios with these steps, or fields of steps, are left out

    bool leavesOut(const std::string &text) const
    {
        return std::ranges::any_of(
            without, [&](const std::string &name) { return text.find(' ' + name + ':') != std::string::npos; });
    }
};

constexpr const char *usage =
    "usage: fuzz [--programs N] [--seed S] [--seconds S] [--survey] [--expect-difference] [--without STEP] [--show "
    "SEED]\n"
    "  --programs N          how many random scenarios are compared (20000)\n"
    "  --seed S              the first one's seed (1); the others' follow\n"
    "  --seconds S           goes on for so long, however many that are\n"
    "  --survey              goes on after a difference, and tells all kinds of them\n"
    "  --expect-difference   fails if there is none: for engines that are broken on purpose\n"
    "  --without STEP        leaves out scenarios with that step or field: what is broken on purpose may not bear it\n"
    "  --show SEED           prints one scenario, its Python, and both logs\n";

/// Differences of a kind: the same but for numbers.
using Survey = std::map<std::string, std::pair<std::uint64_t, std::uint64_t>>; ///< how often, and a seed

std::string kindOf(const std::string &difference)
{
    static const std::regex numbers("[0-9]+");
    return std::regex_replace(difference.substr(difference.find("engine:")), numbers, "#");
}

struct Found {
    std::uint64_t seed = 0;
    Draft draft;
    std::string difference;
};

/// Compares one scenario; nullopt: no difference.
std::optional<std::string> compare(const std::string &text, PythonWorker &python)
{
    const Subject subject = subjectOf(text);
    if (subject.scenario == nullptr)
        return std::nullopt;
    python.give({subject.python});
    const Telling engine = runOnEngine(subject.scenario);
    const Telling expected = python.take().front();
    if (isCutOff(engine) || isCutOff(expected))
        return std::nullopt;
    return difference(engine, expected);
}

class Campaign {
public:
    Campaign(const Options &options, const std::string &interpreter) : m_options(options), m_interpreter(interpreter) {}

    void run()
    {
        std::vector<std::thread> lanes;
        for (int i = 0; i < 2; ++i)
            lanes.emplace_back([this] { lane(); });
        for (std::thread &each : lanes)
            each.join();
    }

    const std::optional<Found> &found() const { return m_found; }
    const Survey &survey() const { return m_survey; }
    const Coverage &coverage() const { return m_coverage; }
    double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_begun).count(); }

private:
    struct Written {
        std::uint64_t seed;
        Draft draft;
        Subject subject;
    };

    bool isOver() const
    {
        if (m_stop)
            return true;
        if (m_options.seconds > 0)
            return seconds() >= static_cast<double>(m_options.seconds);
        return m_next >= m_options.programs;
    }

    void lane()
    {
        PythonWorker python(m_interpreter);
        while (!isOver()) {
            const std::uint64_t first = m_next.fetch_add(batchSize);
            const std::uint64_t end =
                m_options.seconds > 0 ? first + batchSize : std::min(first + batchSize, m_options.programs);
            batch(python, m_options.seed + first, m_options.seed + end);
        }
    }

    void batch(PythonWorker &python, std::uint64_t first, std::uint64_t end)
    {
        std::vector<Written> all;
        std::vector<std::string> programs;
        for (std::uint64_t seed = first; seed < end; ++seed) {
            Draft draft = ScenarioWriter(seed).write();
            const std::string text = toText(draft);
            if (m_options.leavesOut(text))
                continue;
            Subject subject = subjectOf(text);
            if (subject.scenario == nullptr)
                return report({seed, std::move(draft), "engine: it is refused:\n" + subject.problems});
            programs.push_back(subject.python);
            all.push_back({seed, std::move(draft), std::move(subject)});
        }
        python.give(programs);
        std::vector<Telling> engine;
        for (const Written &each : all)
            engine.push_back(runOnEngine(each.subject.scenario));
        const std::vector<Telling> expected = python.take();
        Coverage coverage;
        for (std::size_t index = 0; index < all.size(); ++index) {
            coverage.count(all[index].draft, expected[index]);
            if (isCutOff(engine[index]) || isCutOff(expected[index]))
                continue;
            if (auto differs = difference(engine[index], expected[index])) {
                report({all[index].seed, all[index].draft, *differs});
                if (m_stop)
                    return;
            }
        }
        const std::scoped_lock lock(m_mutex);
        m_coverage.add(coverage);
        if (m_coverage.programs() / 2'000 != (m_coverage.programs() - coverage.programs()) / 2'000) {
            std::printf("%llu programs, %.0f s\n", static_cast<unsigned long long>(m_coverage.programs()), seconds());
            std::fflush(stdout);
        }
    }

    void report(Found found)
    {
        const std::scoped_lock lock(m_mutex);
        m_stop = !m_options.surveys;
        if (m_options.surveys) {
            auto &[count, seed] = m_survey[kindOf(found.difference)];
            seed = count++ == 0 ? found.seed : std::min(seed, found.seed);
        }
        if (!m_found || found.seed < m_found->seed)
            m_found = std::move(found);
    }

    const Options m_options;
    const std::string m_interpreter;
    const std::chrono::steady_clock::time_point m_begun = std::chrono::steady_clock::now();
    std::atomic<std::uint64_t> m_next = 0;
    std::atomic<bool> m_stop = false;
    std::mutex m_mutex; ///< protects what follows
    Coverage m_coverage;
    Survey m_survey;
    std::optional<Found> m_found;
};

void printDifference(const Found &found, const std::string &interpreter)
{
    std::printf("seed %llu: a difference %s\n", static_cast<unsigned long long>(found.seed), found.difference.c_str());
    if (subjectOf(toText(found.draft)).scenario == nullptr) {
        std::printf("%s", toText(found.draft).c_str());
        return;
    }
    PythonWorker python(interpreter);
    const Draft small =
        shrunk(found.draft, [&](const Draft &draft) { return compare(toText(draft), python).has_value(); });
    const std::string text = toText(small);
    std::printf("cut down from %zu to %zu steps: %s\n", countSteps(found.draft), countSteps(small),
                compare(text, python).value_or("").c_str());
    std::printf("---- keep this as tests/fuzz/cases/NAME.yaml ----\n%s---- which is in Python ----\n%s", text.c_str(),
                subjectOf(text).python.c_str());
}

/// Those that were found before. False: one of them differs again.
bool keptCasesAgree(const Options &options, const std::string &interpreter)
{
    PythonWorker python(interpreter);
    bool agree = true;
    std::size_t count = 0;
    for (const auto &entry : std::filesystem::directory_iterator(FUZZ_FOLDER "/cases")) {
        if (entry.path().extension() != ".yaml")
            continue;
        std::ifstream file(entry.path());
        const std::string text(std::istreambuf_iterator<char>(file), {});
        const std::string name = entry.path().filename().string();
        if (options.leavesOut(text))
            continue;
        ++count;
        if (const std::string problems = subjectOf(text).problems; !problems.empty()) {
            std::printf("%s is refused:\n%s", name.c_str(), problems.c_str());
            agree = false;
        } else if (const auto differs = compare(text, python)) {
            std::printf("%s: a difference %s\n", name.c_str(), differs->c_str());
            agree = false;
        }
    }
    std::printf("%zu kept cases\n", count);
    return agree;
}

void show(std::uint64_t seed, const std::string &interpreter)
{
    const std::string text = toText(ScenarioWriter(seed).write());
    const Subject subject = subjectOf(text);
    std::printf("%s\n%s", text.c_str(), subject.problems.c_str());
    if (subject.scenario == nullptr)
        return;
    PythonWorker python(interpreter);
    python.give({subject.python});
    const auto print = [](const char *title, const Telling &telling) {
        std::printf("---- %s ----\n", title);
        for (const Line &line : telling.lines)
            std::printf("%s\n", toText(line).c_str());
        std::printf("%s\n", telling.ending.c_str());
    };
    std::printf("---- its Python ----\n%s", subject.python.c_str());
    print("the engine", runOnEngine(subject.scenario));
    print("CPython", python.take().front());
}

std::optional<Options> readOptions(int count, char **arguments)
{
    Options options;
    for (int i = 1; i < count; ++i) {
        const std::string_view name = arguments[i];
        if (name == "--expect-difference" || name == "--survey") {
            (name == "--survey" ? options.surveys : options.expectsDifference) = true;
            continue;
        }
        const char *text = i + 1 < count ? arguments[++i] : "";
        if (name == "--without") {
            options.without.emplace_back(text);
            continue;
        }
        std::uint64_t number = 0;
        const char *end = text + std::strlen(text);
        if (const auto read = std::from_chars(text, end, number); read.ec != std::errc{} || read.ptr != end)
            return std::nullopt;
        if (name == "--programs")
            options.programs = number;
        else if (name == "--seed")
            options.seed = number;
        else if (name == "--seconds")
            options.seconds = number;
        else if (name == "--show")
            options.show = number;
        else
            return std::nullopt;
    }
    return options;
}

/// The campaign of an engine that is broken on purpose: it must be noticed.
int bite(const Campaign &campaign, const std::string &interpreter)
{
    if (!campaign.found()) {
        std::printf("this engine is broken, and nothing was noticed\n");
        return EXIT_FAILURE;
    }
    printDifference(*campaign.found(), interpreter);
    return EXIT_SUCCESS;
}

int judge(const Campaign &campaign, const std::string &interpreter)
{
    for (const auto &[kind, seen] : campaign.survey())
        std::printf("%llu times, as with seed %llu\n    %s\n", static_cast<unsigned long long>(seen.first),
                    static_cast<unsigned long long>(seen.second), kind.c_str());
    if (campaign.found()) {
        printDifference(*campaign.found(), interpreter);
        return EXIT_FAILURE;
    }
    const Coverage &coverage = campaign.coverage();
    std::printf("%s%llu programs without a difference, %.1f s\n", coverage.report().c_str(),
                static_cast<unsigned long long>(coverage.programs()), campaign.seconds());
    bool isGood = true;
    for (const std::string &name : coverage.missing()) {
        std::printf("the step '%s' was never reached\n", name.c_str());
        isGood = false;
    }
    if (coverage.cutOff() * 50 > coverage.programs()) {
        std::printf("too many programs go on for too long\n");
        isGood = false;
    }
    return isGood ? EXIT_SUCCESS : EXIT_FAILURE;
}

} // namespace

int main(int count, char **arguments)
{
    std::optional<Options> options = readOptions(count, arguments);
    if (!options) {
        std::fputs(usage, stderr);
        return 2;
    }
    const std::optional<std::string> interpreter = test::python("sys.version_info[:2] == (3, 11)");
    if (!interpreter) {
        std::printf("there is no Python 3.11 here, and wait_for() is another one since 3.12\n");
        return skipped;
    }
    if (!test::python("sys.version_info >= (3, 11, 4)")) {
        std::printf(
            "scenarios with except* are left out: this Python, older than 3.11.4, wraps what they raise anew\n");
        options->without.emplace_back("except*");
    }
    if (options->show) {
        show(*options->show, *interpreter);
        return EXIT_SUCCESS;
    }
    const bool agree = options->expectsDifference || keptCasesAgree(*options, *interpreter);
    Campaign campaign(*options, *interpreter);
    campaign.run();
    const int result = options->expectsDifference ? bite(campaign, *interpreter) : judge(campaign, *interpreter);
    return agree ? result : EXIT_FAILURE;
}
