// Functions of a scenario in real processes, which work, fail, and are killed.

#include "engine/awaiters.h"
#include "engine/loop_driver.h"
#include "engine/process_pool.h"
#include "engine/process_protocol.h"
#include "scenario/job_code.h"
#include "scenario/process_jobs.h"
#include "scenario/worker_program.h"
#include "support/run_scenario.h"

#include <QEventLoop>
#include <QTest>

#include <cerrno>
#include <csignal>
#include <numeric>
#include <random>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace loopscope;
using namespace loopscope::engine;
using trace::EventKind;
using trace::SchedulingEvent;

namespace {

constexpr std::string_view text = R"(title: functions for processes
functions:
  echo(x):
    - return: x
  kinds(a, b, c, d, e, f, g):
    - return: [a, b, c, d, e, f, g]
  fail(why):
    - raise: ValueError({why})
  talk(name):
    - log: "{name} begins"
    - block: 1ms
    - log: "{name} computes"
    - compute: 1ms
    - log: "{name} ends"
  hang():
    - log: hangs
    - block: 100h
  spin():
    - log: spins
    - repeat: forever
      do:
        - call: nothing()
  nothing():
    - return: 1
  die():
    - try:
        - abort:
      finally:
        - log: nobody hears this
main:
  - sleep: 0ms
)";

/// A pool with functions to run in it, a loop that awaits them, and what comes of it.
class Processes {
public:
    explicit Processes(int workers = 1, const std::string &program = scenario::workerProgram())
        : pool(std::make_shared<ProcessPool>(
              environment, "processes",
              ProcessOptions{workers, program, scenario::describeScenario(scenario->text, 1.0)}))
    {
        environment.onLog([this](const LogEntry &entry) {
            lines.push_back(entry);
            if (m_awaitedText == entry.text)
                loop.callSoonThreadsafe({&Processes::finish, m_awaited.get()});
        });
    }

    std::shared_ptr<Future> call(std::string_view function, std::vector<Value> arguments = {})
    {
        const auto &routines = scenario->program->routines;
        const auto routine =
            std::find_if(routines.begin(), routines.end(), [&](const auto &each) { return each.name == function; });
        scenario::Launch launch;
        launch.routine = static_cast<std::int32_t>(routine - routines.begin());
        launch.label = function;
        launch.arguments = std::move(arguments);
        auto code =
            std::make_unique<scenario::MachineCode>(scenario->program, std::move(launch), environment.stop, 1.0);
        return pool->submit(loop, {std::string(function), 0}, std::move(code));
    }

    /// Done when a job logs this. One at a time, and before the job is submitted.
    Future &logged(const std::string &line)
    {
        m_awaitedText = line;
        m_awaited = std::make_unique<Future>(loop);
        return *m_awaited;
    }

    /// Runs a main task to its end, or until the run is stopped.
    void run(const Task::Body &body)
    {
        const auto main = loop.createTask({"main", "main", 0}, body);
        loop.useExecutor(pool);
        loop.run(main);
        QEventLoop waiting;
        QObject::connect(&driver, &LoopDriver::finished, &waiting, &QEventLoop::quit);
        const auto hook = environment.stop.onRequest([this] { driver.wake(); });
        driver.start(loop);
        waiting.exec();
        pool->waitForDone();
        loop.killAll();
        loop.useExecutor(nullptr);
        for (const SchedulingEvent &event : environment.recorder.drainAll().events)
            events.push_back(event);
    }

    std::vector<SchedulingEvent> eventsOf(EventKind kind) const
    {
        std::vector<SchedulingEvent> found;
        std::copy_if(events.begin(), events.end(), std::back_inserter(found),
                     [kind](const SchedulingEvent &event) { return event.kind == kind; });
        return found;
    }

    const std::shared_ptr<const scenario::Scenario> scenario = test::scenarioOf(text);
    Environment environment{trace::RecorderOptions{}};
    LoopDriver driver{environment};
    std::shared_ptr<ProcessPool> pool; ///< outlives the loop
    Loop loop{environment, driver, 0, {}};
    std::vector<LogEntry> lines; ///< of jobs, which write them one at a time
    std::vector<SchedulingEvent> events;

private:
    static void finish(void *future) { static_cast<Future *>(future)->finish(Value{}); }

    std::string m_awaitedText;
    std::unique_ptr<Future> m_awaited;
};

Value integer(std::int64_t number)
{
    return Value{number};
}

std::string described(const Outcome &outcome)
{
    return outcome.isValue()       ? repr(outcome.value())
           : outcome.isException() ? toText(outcome.exception())
           : outcome.isKilled()    ? "killed"
                                   : "cancelled";
}

bool isGone(pid_t process)
{
    return ::kill(process, 0) < 0 && errno == ESRCH;
}

/// No child is left, not even a dead one.
bool hasNoChildren()
{
    return ::waitpid(-1, nullptr, WNOHANG) < 0 && errno == ECHILD;
}

const std::string broken = toText(brokenProcessPool());

} // namespace

class ProcessTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup();

    void valuesOfAllKindsGoThereAndBack();
    void exceptionsComeBack();
    void whatItLogsAndDoesIsToldWithItsTimes();
    void jobsBeginInTheOrderOfTheirSubmission();
    void processesWorkAtTheSameTime();
    void aJobThatWaitsCanBeTakenBack();
    void largeValuesFit();
    void whatIsTooLargeIsRefused();
    void whatCannotBePickledIsRefused();
    void aKilledProcessBreaksItsJobAndIsReplaced();
    void anIdleProcessThatIsKilledIsReplaced();
    void anAbortBreaksTheJob();
    void aStopEndsWhateverRuns();
    void aStopBeforeItHasBegun();
    void aPoolThatGoesTakesItsProcessesAlong();
    void processesIgnoreTheInterruptKey();
    void processesEndWithTheirParent();
    void aMissingProgramIsNamed();
    void aProgramThatIsNoWorkerIsNamed();
    void aWorkerRefusesWhatItDoesNotUnderstand();
};

void ProcessTest::cleanup()
{
    QVERIFY(hasNoChildren());
}

void ProcessTest::valuesOfAllKindsGoThereAndBack()
{
    Processes processes;
    const std::vector<Value> arguments{Value{},
                                       Value{true},
                                       integer(-5),
                                       Value{2.5},
                                       Value{std::string("Zürich")},
                                       Value{Duration{1'500'000}},
                                       Value{List{Value{Dict{{Value{std::string("a")}, integer(1)}}}}}};
    Outcome outcome;
    processes.run([&](Task &task) -> QCoro::Task<Outcome> {
        const auto job = processes.call("kinds", arguments);
        outcome = co_await FutureAwaiter(task, *job, 0);
        co_return Outcome{};
    });
    QVERIFY2(outcome.isValue(), described(outcome).c_str());
    QCOMPARE(repr(outcome.value()), repr(Value{List(arguments)}));
}

void ProcessTest::exceptionsComeBack()
{
    Processes processes;
    std::string outcome;
    processes.run([&](Task &task) -> QCoro::Task<Outcome> {
        const auto job = processes.call("fail", {Value{std::string("no such port")}});
        outcome = described(co_await FutureAwaiter(task, *job, 0));
        co_return Outcome{};
    });
    QCOMPARE(outcome.c_str(), "ValueError: no such port");
    const auto finished = processes.eventsOf(EventKind::JobFinished);
    QCOMPARE(finished.size(), 1U);
    QCOMPARE(static_cast<trace::Ending>(finished[0].detail), trace::Ending::Failed);
}

void ProcessTest::whatItLogsAndDoesIsToldWithItsTimes()
{
    Processes processes;
    processes.run([&](Task &task) -> QCoro::Task<Outcome> {
        const auto job = processes.call("talk", {Value{std::string("A")}});
        co_await FutureAwaiter(task, *job, 0);
        co_return Outcome{};
    });
    std::vector<SchedulingEvent> told;
    for (const SchedulingEvent &event : processes.events) {
        if (event.kind >= EventKind::WorkBegan && event.kind != EventKind::IterationBegan &&
            event.kind != EventKind::LoopIdle)
            told.push_back(event);
    }
    std::string kinds;
    for (const SchedulingEvent &event : told)
        kinds += std::string(trace::wordFor(event.kind)) + ' ';
    QCOMPARE(kinds.c_str(), "job-submitted job-started logged work-began work-ended logged work-began work-ended "
                            "logged job-finished job-posted ");
    // Each at the time at which it happened there, by one clock for all.
    QVERIFY(std::is_sorted(told.begin(), told.end(),
                           [](const SchedulingEvent &a, const SchedulingEvent &b) { return a.time < b.time; }));
    QVERIFY(told[4].time - told[3].time >= std::chrono::milliseconds{1});
    QCOMPARE(told[3].reason, trace::Reason::Block);
    QCOMPARE(told[6].reason, trace::Reason::Compute);
    QCOMPARE(told[6].line, told[5].line + 1);

    QCOMPARE(processes.lines.size(), 3U);
    QCOMPARE(processes.lines[1].text, std::string("A computes"));
    QCOMPARE(processes.lines[1].who, std::string("talk"));
    QCOMPARE(processes.lines[1].line, told[5].line);
    QCOMPARE(processes.lines[1].time, told[5].time);
}

void ProcessTest::jobsBeginInTheOrderOfTheirSubmission()
{
    constexpr int count = 200;
    constexpr int workers = 3;
    Processes processes(workers);
    std::vector<std::int64_t> results;
    std::size_t mostProcesses = 0;
    processes.run([&](Task &task) -> QCoro::Task<Outcome> {
        std::vector<std::shared_ptr<Future>> jobs;
        for (int i = 0; i < count; ++i)
            jobs.push_back(processes.call("echo", {integer(i)}));
        for (const auto &job : jobs) {
            const Outcome outcome = co_await FutureAwaiter(task, *job, 0);
            results.push_back(*outcome.value().as<std::int64_t>());
            mostProcesses = std::max(mostProcesses, processes.pool->processes().size());
        }
        co_return Outcome{};
    });
    std::vector<std::int64_t> expected(count);
    std::iota(expected.begin(), expected.end(), 0);
    QCOMPARE(results, expected);
    QVERIFY(mostProcesses <= workers);

    const auto submitted = processes.eventsOf(EventKind::JobSubmitted);
    const auto started = processes.eventsOf(EventKind::JobStarted);
    QCOMPARE(started.size(), std::size_t{count});
    for (std::size_t i = 0; i < started.size(); ++i) {
        QCOMPARE(started[i].subject, submitted[i].subject);
        QVERIFY(started[i].lane < workers);
    }
    QCOMPARE(processes.eventsOf(EventKind::JobFinished).size(), std::size_t{count});
}

/// Two jobs, each of which hangs until its process is killed: the second would never begin behind the first.
void ProcessTest::processesWorkAtTheSameTime()
{
    Processes processes(2);
    std::string outcomes;
    processes.run([&](Task &task) -> QCoro::Task<Outcome> {
        const auto first = processes.call("hang");
        Future &spins = processes.logged("spins");
        const auto second = processes.call("spin");
        co_await FutureAwaiter(task, spins, 0);
        for (const pid_t process : processes.pool->processes())
            ::kill(process, SIGKILL);
        outcomes = described(co_await FutureAwaiter(task, *first, 0));
        outcomes += '\n' + described(co_await FutureAwaiter(task, *second, 0));
        co_return Outcome{};
    });
    QCOMPARE(outcomes.c_str(), (broken + '\n' + broken).c_str());
}

void ProcessTest::aJobThatWaitsCanBeTakenBack()
{
    Processes processes;
    std::string outcomes;
    processes.run([&](Task &task) -> QCoro::Task<Outcome> {
        Future &hangs = processes.logged("hangs");
        const auto first = processes.call("hang");
        const auto second = processes.call("talk", {Value{std::string("B")}});
        const auto third = processes.call("echo", {integer(3)});
        co_await FutureAwaiter(task, hangs, 0);
        second->cancel();
        ::kill(processes.pool->processes().at(0), SIGKILL);
        outcomes = described(co_await FutureAwaiter(task, *third, 0));
        outcomes += ' ' + described(second->outcome());
        co_return Outcome{};
    });
    QCOMPARE(outcomes.c_str(), "3 cancelled");
    QCOMPARE(processes.lines.size(), 1U); // B never began
}

void ProcessTest::largeValuesFit()
{
    Processes processes;
    const Value large{std::string(999'000, 'x')};
    const Value many{List(80'000, integer(1))};
    std::string outcomes;
    processes.run([&](Task &task) -> QCoro::Task<Outcome> {
        const auto note = [&outcomes](const Outcome &outcome, const Value &expected) {
            const bool isSame = outcome.isValue() && equal(outcome.value(), expected);
            outcomes += (isSame ? "same" : shortened(described(outcome), 80)) + ' ';
        };
        for (const Value &value : {large, many, large}) {
            const auto job = processes.call("echo", {value});
            note(co_await FutureAwaiter(task, *job, 0), value);
        }
        // One that has to wait until the process is done with another.
        const auto first = processes.call("echo", {large});
        const auto second = processes.call("echo", {many});
        note(co_await FutureAwaiter(task, *second, 0), many);
        note(first->outcome(), large);
        co_return Outcome{};
    });
    QCOMPARE(outcomes.c_str(), "same same same same same ");
}

void ProcessTest::whatIsTooLargeIsRefused()
{
    Processes processes;
    std::string outcomes;
    processes.run([&](Task &task) -> QCoro::Task<Outcome> {
        const auto job = processes.call("kinds", std::vector<Value>(70, Value{std::string(999'000, 'x')}));
        outcomes = described(co_await FutureAwaiter(task, *job, 0));
        const auto next = processes.call("echo", {integer(2)});
        outcomes += '\n' + described(co_await FutureAwaiter(task, *next, 0));
        co_return Outcome{};
    });
    QCOMPARE(outcomes.c_str(), "MemoryError: the arguments are too large to be sent to another process\n2");
}

void ProcessTest::whatCannotBePickledIsRefused()
{
    Processes processes;
    std::string outcome;
    bool waited = false;
    processes.run([&](Task &task) -> QCoro::Task<Outcome> {
        const auto job = processes.call("echo", {Value{List{Value{std::make_shared<Future>(processes.loop)}}}});
        waited = !job->isDone(); // as in CPython, it is the job that fails and not the submission
        outcome = described(co_await FutureAwaiter(task, *job, 0));
        co_return Outcome{};
    });
    QVERIFY(waited);
    QCOMPARE(outcome.c_str(), "TypeError: cannot pickle '_asyncio.Future' object");
    QVERIFY(processes.pool->processes().empty());
}

void ProcessTest::aKilledProcessBreaksItsJobAndIsReplaced()
{
    Processes processes;
    std::string outcomes;
    pid_t before = 0;
    pid_t after = 0;
    processes.run([&](Task &task) -> QCoro::Task<Outcome> {
        Future &hangs = processes.logged("hangs");
        const auto job = processes.call("hang");
        co_await FutureAwaiter(task, hangs, 0);
        before = processes.pool->processes().at(0);
        ::kill(before, SIGKILL);
        outcomes = described(co_await FutureAwaiter(task, *job, 0));
        const auto next = processes.call("echo", {integer(2)});
        outcomes += '\n' + described(co_await FutureAwaiter(task, *next, 0));
        after = processes.pool->processes().at(0);
        co_return Outcome{};
    });
    QCOMPARE(outcomes.c_str(), (broken + "\n2").c_str());
    QVERIFY(before != after);
    QVERIFY(isGone(before));
}

void ProcessTest::anIdleProcessThatIsKilledIsReplaced()
{
    Processes processes;
    std::string outcomes;
    processes.run([&](Task &task) -> QCoro::Task<Outcome> {
        for (int i = 0; i < 20; ++i) {
            const auto job = processes.call("echo", {integer(i)});
            outcomes += described(co_await FutureAwaiter(task, *job, 0)) + ' ';
            const auto left = processes.pool->processes();
            if (left.empty())
                continue;
            ::kill(left[0], SIGKILL);
            siginfo_t ignored;
            ::waitid(P_PID, static_cast<id_t>(left[0]), &ignored, WEXITED | WNOWAIT); // dead, perhaps gone already
        }
        co_return Outcome{};
    });
    QCOMPARE(outcomes.c_str(), "0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 ");
}

void ProcessTest::anAbortBreaksTheJob()
{
    Processes processes;
    std::string outcomes;
    processes.run([&](Task &task) -> QCoro::Task<Outcome> {
        const auto job = processes.call("die");
        const auto next = processes.call("echo", {integer(2)});
        outcomes = described(co_await FutureAwaiter(task, *job, 0));
        outcomes += '\n' + described(co_await FutureAwaiter(task, *next, 0));
        co_return Outcome{};
    });
    QCOMPARE(outcomes.c_str(), (broken + "\n2").c_str());
    QVERIFY(processes.lines.empty());
}

void ProcessTest::aStopEndsWhateverRuns()
{
    Processes processes(2);
    std::vector<pid_t> ids;
    bool wentOn = false;
    processes.run([&](Task &task) -> QCoro::Task<Outcome> {
        const auto first = processes.call("hang");
        Future &spins = processes.logged("spins");
        const auto second = processes.call("spin");
        const auto third = processes.call("hang"); // in the queue
        co_await FutureAwaiter(task, spins, 0);
        ids = processes.pool->processes();
        processes.environment.stop.request();
        const Outcome outcome = co_await FutureAwaiter(task, *first, 0);
        wentOn = !outcome.isKilled();
        co_return Outcome{};
    });
    QVERIFY(!wentOn);
    QCOMPARE(ids.size(), 2U);
    QVERIFY(std::all_of(ids.begin(), ids.end(), isGone));
    QVERIFY(processes.pool->isIdle());
    for (const SchedulingEvent &event : processes.eventsOf(EventKind::JobFinished))
        QCOMPARE(static_cast<trace::Ending>(event.detail), trace::Ending::Abandoned);
    QCOMPARE(processes.eventsOf(EventKind::JobFinished).size(), 3U);
}

/// While processes start, too.
void ProcessTest::aStopBeforeItHasBegun()
{
    for (int round = 0; round < 20; ++round) {
        Processes processes(2);
        processes.run([&](Task &task) -> QCoro::Task<Outcome> {
            const auto first = processes.call("hang");
            const auto second = processes.call("hang");
            for (int i = 0; i < round * 50; ++i)
                co_await YieldAwaiter(task);
            processes.environment.stop.request();
            const auto third = processes.call("hang");
            co_await FutureAwaiter(task, *third, 0);
            co_return Outcome{};
        });
        QVERIFY(hasNoChildren());
    }
}

void ProcessTest::aPoolThatGoesTakesItsProcessesAlong()
{
    std::vector<pid_t> ids;
    {
        Processes processes(3);
        processes.run([&](Task &task) -> QCoro::Task<Outcome> {
            std::vector<std::shared_ptr<Future>> jobs;
            for (int i = 0; i < 9; ++i)
                jobs.push_back(processes.call("talk", {integer(i)}));
            for (const auto &job : jobs)
                co_await FutureAwaiter(task, *job, 0);
            ids = processes.pool->processes();
            co_return Outcome{};
        });
        QVERIFY(!ids.empty());
    }
    QVERIFY(std::all_of(ids.begin(), ids.end(), isGone));
}

/// Which is for the program that shows the run.
void ProcessTest::processesIgnoreTheInterruptKey()
{
    Processes processes;
    std::string outcome;
    processes.run([&](Task &task) -> QCoro::Task<Outcome> {
        Future &begins = processes.logged("A begins");
        const auto job = processes.call("talk", {Value{std::string("A")}});
        co_await FutureAwaiter(task, begins, 0);
        ::kill(processes.pool->processes().at(0), SIGINT);
        outcome = described(co_await FutureAwaiter(task, *job, 0));
        co_return Outcome{};
    });
    QCOMPARE(outcome.c_str(), "None");
}

/// Even if that is killed, and while they are busy: a child starts a process, makes it busy, and is gone.
void ProcessTest::processesEndWithTheirParent()
{
    ::prctl(PR_SET_CHILD_SUBREAPER, 1); // who loses its parent becomes a child of this program
    Processes processes;
    const auto routines = processes.scenario->program->routines;
    scenario::Launch launch;
    launch.routine = static_cast<std::int32_t>(
        std::find_if(routines.begin(), routines.end(), [](const auto &each) { return each.name == "hang"; }) -
        routines.begin());
    const std::string run = '\1' + std::get<std::string>(scenario::describeJob(launch));
    const std::string setUp = std::string(2, '\0') + scenario::describeScenario(processes.scenario->text, 1.0);
    const std::string program = scenario::workerProgram();
    int ends[2] = {-1, -1};
    QCOMPARE(::pipe(ends), 0);
    const pid_t parent = ::fork();
    if (parent == 0) {
        auto started = ChildProcess::start(program);
        auto &child = *std::get<std::unique_ptr<ChildProcess>>(started);
        child.channel().send(setUp);
        child.channel().receive();
        child.channel().send(run);
        child.channel().receive(); // its line: it runs
        const pid_t id = child.id();
        [[maybe_unused]] const auto written = ::write(ends[1], &id, sizeof id);
        ::kill(::getpid(), SIGKILL);
    }
    ::close(ends[1]);
    pid_t worker = 0;
    QCOMPARE(::read(ends[0], &worker, sizeof worker), ssize_t{sizeof worker});
    ::close(ends[0]);
    QCOMPARE(::waitpid(parent, nullptr, 0), parent);
    int status = 0;
    QCOMPARE(::waitpid(worker, &status, 0), worker); // would wait for ever if it went on
    QVERIFY(isGone(worker));
    ::prctl(PR_SET_CHILD_SUBREAPER, 0);
}

void ProcessTest::aMissingProgramIsNamed()
{
    Processes processes(2, "/nowhere/loopscope-worker");
    std::vector<std::string> outcomes;
    processes.run([&](Task &task) -> QCoro::Task<Outcome> {
        std::vector<std::shared_ptr<Future>> jobs;
        for (int i = 0; i < 5; ++i)
            jobs.push_back(processes.call("echo", {integer(i)}));
        for (const auto &job : jobs)
            outcomes.push_back(described(co_await FutureAwaiter(task, *job, 0)));
        co_return Outcome{};
    });
    QCOMPARE(outcomes, std::vector<std::string>(5, "BrokenProcessPool: a worker process cannot be started: "
                                                   "/nowhere/loopscope-worker: No such file or directory"));
}

void ProcessTest::aProgramThatIsNoWorkerIsNamed()
{
    Processes processes(1, "/bin/false");
    std::string outcome;
    processes.run([&](Task &task) -> QCoro::Task<Outcome> {
        const auto job = processes.call("echo", {integer(1)});
        outcome = described(co_await FutureAwaiter(task, *job, 0));
        co_return Outcome{};
    });
    QCOMPARE(outcome.c_str(), "BrokenProcessPool: a worker process ended before it was ready: /bin/false");
}

void ProcessTest::aWorkerRefusesWhatItDoesNotUnderstand()
{
    const auto start = [] {
        auto started = ChildProcess::start(scenario::workerProgram());
        return std::move(std::get<std::unique_ptr<ChildProcess>>(started));
    };
    // Not one of these ends it by a signal, as a crash would.
    const auto exitOf = [](ChildProcess &child) {
        while (child.channel().receive()) {
        }
        int status = 0;
        return ::waitpid(child.id(), &status, 0) == child.id() && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    };
    const std::string setUp = std::string(2, '\0') + scenario::describeScenario(text, 1.0);
    std::mt19937 random(1);
    for (int i = 0; i < 30; ++i) {
        const auto child = start();
        child->channel().send(setUp);
        std::string order(1 + random() % 40, '\1'); // a job, of which nothing else is right
        for (std::size_t at = 1; at < order.size(); ++at)
            order[at] = static_cast<char>(random());
        child->channel().send(order + "\xff\xff");
        QCOMPARE(exitOf(*child), 1);
    }
    const auto confused = start();
    confused->channel().send("\x2a");
    QCOMPARE(exitOf(*confused), 1);
    const auto refusing = start();
    refusing->channel().send(std::string(2, '\0') + scenario::describeScenario("title: [", 1.0));
    const auto answer = refusing->channel().receive();
    QVERIFY(answer && static_cast<Answer>(answer->front()) == Answer::Refused);
}

QTEST_GUILESS_MAIN(ProcessTest)
#include "process_test.moc"
