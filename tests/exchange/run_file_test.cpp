// A run that is saved comes back as it was; a file that is damaged comes back as far as it is whole, and says so.

#include "exchange/run_file.h"
#include "exchange/run_sections.h"
#include "imported_text.h"
#include "support/handmade_threads.h"
#include "support/handmade_traces.h"
#include "support/trace_text.h"

#include <random>

using namespace loopscope;
using exchange::OpenedRun;
using exchange::OpenError;
using test::check;
using test::checkEqual;

namespace {

const std::vector<timeline::Note> notes{{timeFromNs(5), "here"}, {timeFromNs(7), ""}};
constexpr exchange::View view{{timeFromNs(10), timeFromNs(5000)}, 33, true};

timeline::Arrangement arranged()
{
    timeline::Arrangement arrangement;
    arrangement.folded.insert(1);
    arrangement.pinned.insert(2);
    arrangement.pinned.insert(3);
    arrangement.filter.text = "ONE";
    arrangement.filter.topics.insert(timeline::LaneTopic::Queue);
    arrangement.order = timeline::LaneOrder::RunTime;
    arrangement.height = 1.5;
    arrangement.heights[4] = 2;
    return arrangement;
}

std::string saved(const trace::Trace &trace)
{
    std::ostringstream out;
    exchange::writeRunFile({"A title", "main:\n  - log: hä\n", "It was stopped.", trace, notes, view, arranged()}, out);
    return out.str();
}

std::variant<OpenedRun, OpenError> open(const std::string &file)
{
    exchange::Progress progress;
    return exchange::readRunFile(file, progress);
}

OpenedRun opened(const std::string &file)
{
    auto run = open(file);
    if (const auto *error = std::get_if<OpenError>(&run))
        test::fail("refused: " + error->text);
    return std::get<OpenedRun>(std::move(run));
}

std::string repeated(const char *text)
{
    std::string trace = "0 loop-started\n0 task busy < nobody : main\n0 run busy\n";
    for (int i = 1; i < 20'000; ++i)
        trace += std::to_string(2 * i) + "us suspend busy sleep 1us\n" + std::to_string(2 * i + 1) + "us run busy\n";
    return trace + text;
}

void aRunComesBackToTheByte()
{
    for (const std::string &text :
         {std::string(test::blockingCall()), std::string(test::contention()), std::string(test::twoPools()),
          std::string(test::turns()), std::string("0 loop-started"), std::string(), repeated("")}) {
        const auto builder = test::traceOf(text);
        const std::string file = saved(builder.trace());
        const OpenedRun run = opened(file);
        check(run.flaws.empty(), "nothing is wrong: " + test::flawsText(run.flaws));
        checkEqual(run.run.title, "A title", "title");
        checkEqual(run.run.scenario, "main:\n  - log: hä\n", "scenario");
        checkEqual(run.run.ending, "It was stopped.", "ending");
        check(run.run.notes == notes, "notes");
        check(run.run.view && run.run.view->range == view.range && run.run.view->scrollY == 33U && run.run.view->whole,
              "view");
        check(run.run.arrangement == arranged(), "how the lanes are arranged");
        check(saved(run.run.trace) == file, "every span, hop, wake-up, stall, line and counter");
        const trace::Trace &trace = run.run.trace;
        for (trace::LaneIndex lane = 0; lane < trace.lanes().size(); ++lane) {
            if (trace.lane(lane).kind == trace::LaneKind::Task)
                check(trace.laneOfTask(TaskId{trace.lane(lane).number}) == lane, "tasks are found by their numbers");
        }
        for (const trace::Hop &hop : trace.hops())
            check(trace.hopOfJob(hop.job) == &hop, "jobs are found by theirs");
    }
}

void aSpanTakesFewBytes()
{
    const auto builder = test::traceOf(repeated(""));
    const std::size_t spans = builder.trace().lane(1).spans.size();
    check(saved(builder.trace()).size() < spans * 16, "half of what it takes in memory");
}

void everyTruncationOpens()
{
    const auto builder = test::traceOf(test::blockingCall());
    const std::string file = saved(builder.trace());
    for (std::size_t length = 0; length < file.size(); ++length) {
        const auto run = open(file.substr(0, length));
        if (length < exchange::runFileHead)
            check(std::holds_alternative<OpenError>(run), "without a head it is no run");
        else
            check(!std::get<OpenedRun>(run).flaws.empty(), "what is cut off says so");
    }
}

void aDamageCostsItsSectionOnly()
{
    const auto builder = test::traceOf(repeated(""));
    const std::string whole = saved(builder.trace());
    const std::size_t spans = builder.trace().lane(1).spans.size();
    std::string file = whole;
    file[file.size() / 2] = static_cast<char>(~file[file.size() / 2]);
    const OpenedRun run = opened(file);
    checkEqual(run.flaws.count(), 1U, "told");
    const std::size_t left = run.run.trace.lane(1).spans.size();
    check(left < spans && left > spans / 2, "most spans are there, before the hole and behind it");
    check(run.run.trace.lane(1).spans.back().begin == builder.trace().lane(1).spans.back().begin, "to the last");
}

void aDamagedHeadIsPassedOver()
{
    const auto builder = test::traceOf(test::blockingCall());
    std::string file = saved(builder.trace());
    const std::size_t names = file.find("LANE");
    file[names + 5] = 'x'; // its length
    const OpenedRun run = opened(file);
    checkEqual(run.run.title, "A title", "what comes before");
    check(run.run.notes == notes, "notes");
    check(!run.run.trace.counters().empty(), "what comes behind");
    check(run.flaws.count() >= 2, "what is missing, and what makes no sense without it");
}

void noDamageDoesHarm()
{
    std::mt19937 random{1};
    const std::string whole = saved(test::traceOf(test::contention()).trace());
    for (int round = 0; round < 3000; ++round) {
        std::string file = whole;
        for (auto flips = 1 + random() % 4; flips > 0; --flips)
            file[random() % file.size()] = static_cast<char>(random());
        open(file);
    }
}

/// Damage that nobody made by chance: the checksums are good, and the content is not.
void noContentDoesHarm()
{
    std::mt19937 random{2};
    const std::string whole = saved(test::traceOf(test::blockingCall()).trace());
    for (int round = 0; round < 3000; ++round) {
        std::string file = exchange::runFileHeadText();
        for (std::size_t at = exchange::runFileHead; at < whole.size();) {
            const auto section = exchange::sectionAt(whole, at);
            check(section.has_value(), "the frame is whole");
            std::string content(section->content);
            if (!content.empty() && random() % 3 == 0)
                content[random() % content.size()] = static_cast<char>(random());
            if (random() % 9 == 0)
                content.resize(random() % (content.size() + 1));
            file += exchange::sectionHeadText(section->kind, content) + content;
            at += exchange::sectionHead + section->content.size();
        }
        const OpenedRun run = opened(file);
        for (const trace::Lane &lane : run.run.trace.lanes()) {
            for (std::size_t i = 0; i < lane.spans.size(); ++i) {
                check(lane.spans[i].begin <= lane.spans[i].end, "a span begins before it ends");
                check(i == 0 || lane.spans[i - 1].end <= lane.spans[i].begin, "spans do not overlap");
            }
            check(lane.parent == trace::noLane || lane.parent < run.run.trace.lanes().size(), "parents exist");
        }
        for (const trace::Wakeup &wakeup : run.run.trace.wakeups())
            check(wakeup.to < run.run.trace.lanes().size(), "arrows end somewhere");
    }
}

void otherFilesAreRefused()
{
    const auto refusal = [](const std::string &file) {
        const auto run = open(file);
        const auto *error = std::get_if<OpenError>(&run);
        return error == nullptr ? std::string("opened") : error->text;
    };
    checkEqual(refusal("title: a scenario, and a long one at that"), "it is no run of Loopscope", "a text");
    std::string newer = saved(trace::Trace());
    newer[exchange::runFileMagic.size()] = 2;
    checkEqual(refusal(newer), "it was written by a newer Loopscope", "a later version");
}

constexpr test::Case cases[] = {
    {"a run comes back to the byte", aRunComesBackToTheByte},
    {"a span takes few bytes", aSpanTakesFewBytes},
    {"every truncation opens", everyTruncationOpens},
    {"a damage costs its section only", aDamageCostsItsSectionOnly},
    {"a damaged head is passed over", aDamagedHeadIsPassedOver},
    {"no damage does harm", noDamageDoesHarm},
    {"no content does harm", noContentDoesHarm},
    {"other files are refused", otherFilesAreRefused},
};

} // namespace

int main()
{
    return test::runCases(cases);
}
