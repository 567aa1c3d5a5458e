// The steps request, read_file and write_file, on both clocks.

#include "scenario/files.h"
#include "support/run_scenario.h"
#include "support/trace_checks.h"

#include <QTest>

#include <algorithm>
#include <filesystem>
#include <fstream>

using namespace loopscope;
using scenario::ClockKind;
using scenario::RunEnding;
using trace::EventKind;
using trace::Reason;
using trace::SchedulingEvent;

namespace {

test::FinishedRun runOn(bool isReal, std::string_view text)
{
    test::RunScenarioOptions options;
    options.run = {isReal ? ClockKind::Real : ClockKind::Virtual, 1.0};
    return test::runScenario(test::scenarioOf(text), options);
}

/// What this process has open that is a socket, and its threads that are called so.
int openSockets()
{
    std::error_code ignored;
    const std::filesystem::directory_iterator descriptors("/proc/self/fd", ignored);
    return static_cast<int>(std::count_if(begin(descriptors), end(descriptors), [](const auto &each) {
        std::error_code gone;
        return std::filesystem::read_symlink(each.path(), gone).string().starts_with("socket:");
    }));
}

int serverThreads()
{
    std::error_code ignored;
    const std::filesystem::directory_iterator threads("/proc/self/task", ignored);
    return static_cast<int>(std::count_if(begin(threads), end(threads), [](const auto &each) {
        std::ifstream file(each.path() / "comm");
        std::string name;
        std::getline(file, name);
        return name == "server";
    }));
}

} // namespace

class IoTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void requestsComeBackWithTheirBytes_data() { clocks(); }
    void requestsComeBackWithTheirBytes();
    void requestsAreCancelledLikeAnyWait_data() { clocks(); }
    void requestsAreCancelledLikeAnyWait();
    void wrongRequestsRaise_data() { clocks(); }
    void wrongRequestsRaise();
    void connectionsAreShared_data() { clocks(); }
    void connectionsAreShared();
    void aTimeoutCancelsARequest_data() { clocks(); }
    void aTimeoutCancelsARequest();
    void processesUseTheSameFiles_data() { clocks(); }
    void processesUseTheSameFiles();
    void aStopLeavesNothingBehind();
    void filesAreSharedByAllThatRuns_data() { clocks(); }
    void filesAreSharedByAllThatRuns();
    void fileErrorsArePythons_data() { clocks(); }
    void fileErrorsArePythons();
    void filesAreWorkOfWhoeverUsesThem_data() { clocks(); }
    void filesAreWorkOfWhoeverUsesThem();
    void virtualRunsAreTheSameToTheByte();

private:
    static void clocks()
    {
        QTest::addColumn<bool>("isReal");
        QTest::newRow("virtual") << false;
        QTest::newRow("real") << true;
    }
};

void IoTest::requestsComeBackWithTheirBytes()
{
    QFETCH(bool, isReal);
    const test::FinishedRun run = runOn(isReal, R"(
coroutines:
  ask(latency, n):
    - request: "{latency}"
      size: n * 10
      as: got
    - return: got
main:
  - gather:
      - ask(30ms, 1)
      - ask(20ms, 2)
      - ask(10ms, 0)
    as: all
  - request: 1ms
    as: usual
  - log: "{all} {usual}"
)");
    QCOMPARE(run.result.ending, RunEnding::Returned);
    QCOMPARE(test::joined(run.log()), std::string("[10, 20, 0] 100\n"));
    QCOMPARE(run.builder.irregularCount(), 0U);
    QCOMPARE(QString::fromStdString(test::runFlaw(run.trace(), true)), QString());
    const auto isIo = [](const SchedulingEvent &event) {
        return event.kind == EventKind::TaskSuspended && event.reason == Reason::Io;
    };
    QCOMPARE(std::count_if(run.events.begin(), run.events.end(), isIo), 3);
}

void IoTest::requestsAreCancelledLikeAnyWait()
{
    QFETCH(bool, isReal);
    const test::FinishedRun run = runOn(isReal, R"(
coroutines:
  ask():
    - try:
        - request: 1h
      finally:
        - log: over
main:
  - spawn: ask()
    as: task
  - sleep: 1ms
  - cancel: task
  - try:
      - await: task
    except:
      CancelledError:
        - log: cancelled
  - spawn: ask()
  - yield:
)");
    QCOMPARE(run.result.ending, RunEnding::Returned);
    QCOMPARE(test::joined(run.log()), std::string("over\ncancelled\nover\n"));
    QCOMPARE(run.builder.irregularCount(), 0U);
}

void IoTest::wrongRequestsRaise()
{
    QFETCH(bool, isReal);
    const test::FinishedRun run = runOn(isReal, R"(
coroutines:
  ask(size, over):
    - try:
        - request: 1ms
          size: size
          over: over
      except:
        Exception as error:
          - log: "{type(error)}: {error}"
main:
  - call: ask(-1, None)
  - call: ask(16777217, None)
  - call: ask('much', None)
  - call: ask(1, 'wire')
)");
    QCOMPARE(run.result.ending, RunEnding::Returned);
    QCOMPARE(test::joined(run.log()), std::string("ValueError: readexactly size can not be less than zero\n"
                                                  "ValueError: an answer has at most 16777216 bytes\n"
                                                  "TypeError: a whole number is needed here, not 'str'\n"
                                                  "TypeError: a connection is needed here, not 'str'\n"));
}

void IoTest::connectionsAreShared()
{
    QFETCH(bool, isReal);
    const test::FinishedRun run = runOn(isReal, R"(
shared:
  wire: connection
  turn: lock
coroutines:
  at_once(name):
    - try:
        - request: 20ms
          over: wire
          as: size
        - log: "{name} got {size}"
      except:
        RuntimeError as error:
          - log: "{name}: {error}"
  in_turn(name):
    - with: turn
      do:
        - request: 10ms
          over: wire
          as: size
        - log: "{name} got {size}"
main:
  - gather:
      - at_once('A')
      - at_once('B')
  - gather:
      - in_turn('C')
      - in_turn('D')
  - create: connection
    as: another
  - request: 1ms
    size: 7
    over: another
    as: size
  - log: "{size}"
)");
    QCOMPARE(run.result.error, std::string());
    QCOMPARE(test::joined(run.log()),
             std::string("B: readexactly() called while another coroutine is already waiting for incoming data\n"
                         "A got 100\nC got 100\nD got 100\n7\n"));
    QCOMPARE(run.builder.irregularCount(), 0U);
    QCOMPARE(QString::fromStdString(test::runFlaw(run.trace(), true)), QString());
}

void IoTest::aTimeoutCancelsARequest()
{
    QFETCH(bool, isReal);
    const test::FinishedRun run = runOn(isReal, R"(
shared:
  wire: connection
coroutines:
  ask(over):
    - try:
        - request: 1h
          over: over
      finally:
        - log: over
main:
  - try:
      - wait_for: ask(None)
        timeout: 5ms
    except:
      TimeoutError:
        - log: too long
  - try:
      - timeout: 5ms
        do:
          - call: ask(wire)
    except:
      TimeoutError:
        - log: too long again
)");
    QCOMPARE(run.result.error, std::string());
    QCOMPARE(test::joined(run.log()), std::string("over\ntoo long\nover\ntoo long again\n"));
    QCOMPARE(run.builder.irregularCount(), 0U);
}

void IoTest::processesUseTheSameFiles()
{
    QFETCH(bool, isReal);
    const test::FinishedRun run = runOn(isReal, R"(
shared:
  others: {processes: 1}
functions:
  copy(from, to):
    - read_file: "{from}"
      as: text
    - write_file: "{to}"
      text: "copy of {text}"
    - return: len(text)
main:
  - write_file: note.txt
    text: milk
  - run_in_executor: copy('note.txt', 'other.txt')
    on: others
    as: size
  - read_file: other.txt
    as: text
  - log: "{size} {text}"
  - run_in_executor: copy('no.txt', 'other.txt')
    on: others
)");
    QCOMPARE(run.result.error, std::string("FileNotFoundError: [Errno 2] No such file or directory: 'no.txt'"));
    QCOMPARE(test::joined(run.log()), std::string("4 copy of milk\n"));
    QCOMPARE(run.builder.irregularCount(), 0U);
}

void IoTest::aStopLeavesNothingBehind()
{
    const int sockets = openSockets();
    test::RunScenarioOptions options;
    options.run.clock = ClockKind::Real;
    int waiting = 0;
    options.stopAt = [&waiting](const SchedulingEvent &event) {
        waiting += event.kind == EventKind::TaskSuspended && event.reason == Reason::Io ? 1 : 0;
        return waiting == 20;
    };
    const test::FinishedRun run = test::runScenario(test::scenarioOf(R"(
coroutines:
  ask():
    - request: 10h
main:
  - write_file: note.txt
    text: x
  - repeat: 20
    do:
      - spawn: ask()
  - request: 10h
)"),
                                                    options);
    QCOMPARE(run.result.ending, RunEnding::Stopped);
    QCOMPARE(run.builder.irregularCount(), 0U);
    QCOMPARE(openSockets(), sockets);
    QCOMPARE(serverThreads(), 0);
}

void IoTest::filesAreSharedByAllThatRuns()
{
    QFETCH(bool, isReal);
    const test::FinishedRun run = runOn(isReal, R"(
coroutines:
  save(name):
    - write_file: "{name}"
      text: "of a task, {name}"
functions:
  load(name):
    - read_file: "{name}"
      as: text
    - return: text
  note(name):
    - write_file: "{name}"
      text: of a callback
main:
  - call: save('a.txt')
  - to_thread: load('a.txt')
    as: text
  - log: "{text}"
  - call_soon: note('b.txt')
  - yield:
  - read_file: b.txt
    as: text
  - log: "{text}"
)");
    QCOMPARE(run.result.ending, RunEnding::Returned);
    QCOMPARE(test::joined(run.log()), std::string("of a task, a.txt\nof a callback\n"));
    QCOMPARE(run.builder.irregularCount(), 0U);
    QCOMPARE(QString::fromStdString(test::runFlaw(run.trace(), true)), QString());
}

void IoTest::fileErrorsArePythons()
{
    QFETCH(bool, isReal);
    const test::FinishedRun run = runOn(isReal, R"(
coroutines:
  load(name):
    - try:
        - read_file: "{name}"
      except:
        OSError as error:
          - log: "{type(error)}: {error}"
        ValueError as error:
          - log: "{error}"
functions:
  load_there(name):
    - read_file: "{name}"
main:
  - call: load('x')
  - call: load('../x')
  - to_thread: load_there('x')
)");
    QCOMPARE(run.result.ending, RunEnding::Failed);
    QCOMPARE(run.result.error, std::string("FileNotFoundError: [Errno 2] No such file or directory: 'x'"));
    QCOMPARE(test::joined(run.log()),
             std::string("FileNotFoundError: [Errno 2] No such file or directory: 'x'\n"
                         "a file's name has letters, digits, '.', '_' and '-', and nothing else: '../x'\n"));
}

void IoTest::filesAreWorkOfWhoeverUsesThem()
{
    QFETCH(bool, isReal);
    const test::FinishedRun run = runOn(isReal, R"(
functions:
  save():
    - write_file: note.txt
      text: x
main:
  - to_thread: save()
  - read_file: note.txt
)");
    QCOMPARE(run.result.ending, RunEnding::Returned);
    std::string told;
    for (const SchedulingEvent &event : run.events) {
        const bool begins = event.kind == EventKind::WorkBegan;
        if ((begins || event.kind == EventKind::WorkEnded) && event.reason == Reason::Io)
            told += std::string(begins ? "begin " : "end ") + std::string(run.trace().text(event.object)) +
                    (event.detail == static_cast<std::int64_t>(trace::OwnerKind::Job) ? " job " : " task ") +
                    std::to_string(event.line) + '\n';
    }
    QCOMPARE(told, std::string("begin note.txt job 4\nend note.txt job 4\n"
                               "begin note.txt task 8\nend note.txt task 8\n"));
}

void IoTest::virtualRunsAreTheSameToTheByte()
{
    constexpr std::string_view text = R"(
coroutines:
  work(name, latency):
    - request: "{latency}"
      size: 3
      as: n
    - write_file: "{name}"
      text: "{n}"
    - block: 2ms
    - request: 1ms
functions:
  load(name):
    - read_file: "{name}"
      as: text
    - log: "{text}"
main:
  - gather:
      - work('a', 3ms)
      - work('b', 1ms)
      - work('c', 3ms)
  - to_thread: load('c')
)";
    const std::string once = runOn(false, text).eventText();
    QVERIFY(once.find("reason=io") != std::string::npos);
    QCOMPARE(runOn(false, text).eventText(), once);
}

QTEST_GUILESS_MAIN(IoTest)
#include "io_test.moc"
