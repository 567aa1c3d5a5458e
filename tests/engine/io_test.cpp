// Requests over TCP, on both clocks where it makes no difference.

#include "engine/io_stage.h"
#include "support/trace_checks.h"

#include <QTest>

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>

using namespace loopscope;
using namespace loopscope::engine;
using namespace std::chrono_literals;
using test::asker;
using test::awaitAll;
using test::awaitOne;
using test::portOf;
using test::Stage;

namespace {

/// Blocks until bytes have come over a connection that this process has opened to `port`, and that nobody has read.
/// False if there is no such connection.
bool waitForUnread(std::uint16_t port)
{
    std::vector<pollfd> sockets;
    for (int each = 0; each < 1024; ++each) {
        sockaddr_in peer{};
        socklen_t size = sizeof peer;
        const bool isOne = ::getpeername(each, reinterpret_cast<sockaddr *>(&peer), &size) == 0 &&
                           peer.sin_family == AF_INET && ntohs(peer.sin_port) == port;
        if (isOne)
            sockets.push_back({each, POLLIN, 0});
    }
    return !sockets.empty() && ::poll(sockets.data(), sockets.size(), -1) > 0;
}

} // namespace

class IoTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void requestsWaitAtTheSameTime_data() { clocks(); }
    void requestsWaitAtTheSameTime();
    void answersComeBeforeTimersThatAreDue_data() { clocks(); }
    void answersComeBeforeTimersThatAreDue();
    void aSecondReaderIsTurnedAway_data() { clocks(); }
    void aSecondReaderIsTurnedAway();
    void aStreamDoesNotKnowWhoseBytesTheseAre_data() { clocks(); }
    void aStreamDoesNotKnowWhoseBytesTheseAre();
    void aCancelledRequestClosesItsConnection_data() { clocks(); }
    void aCancelledRequestClosesItsConnection();
    void limitsAreTold_data() { clocks(); }
    void limitsAreTold();
    void aLargeAnswerComesInPieces_data() { clocks(); }
    void aLargeAnswerComesInPieces();
    void nobodyElseWaitsForAnswers_data() { clocks(); }
    void nobodyElseWaitsForAnswers();
    void virtualAnswersTakeExactlyTheirTime();
    void aServerThatGoesIsAnIncompleteRead();

private:
    static void clocks()
    {
        QTest::addColumn<bool>("isReal");
        QTest::newRow("virtual") << false;
        QTest::newRow("real") << true;
    }
};

void IoTest::requestsWaitAtTheSameTime()
{
    QFETCH(bool, isReal);
    Stage stage(isReal);
    Time begin{};
    Time end{};
    QVERIFY(stage.run([&](Task &task) -> QCoro::Task<Outcome> {
        begin = task.loop().now();
        std::vector<std::shared_ptr<Future>> all;
        for (const char *name : {"a", "b", "c"})
            all.push_back(stage.spawn(name, asker(stage, nullptr, 20ms, 100)));
        co_await awaitAll(task, std::move(all));
        end = task.loop().now();
        co_return Outcome{};
    }));
    QCOMPARE(stage.text, std::string("a=100 b=100 c=100"));
    QVERIFY(end - begin >= 20ms);
    QCOMPARE(stage.builder.irregularCount(), 0U);
    const trace::Trace &trace = stage.builder.trace();
    QCOMPARE(QString::fromStdString(test::runFlaw(trace, true)), QString());
    int waits = 0;
    int wakeUps = 0;
    for (const trace::SchedulingEvent &event : stage.events) {
        const bool suspends = event.kind == trace::EventKind::TaskSuspended && event.reason == trace::Reason::Io;
        waits += suspends && trace.text(event.object) == "server" && event.line == 7 ? 1 : 0;
        const bool isReady = event.kind == trace::EventKind::TaskReady;
        wakeUps += isReady && trace::causeOf(event.detail).kind == trace::CauseKind::Io ? 1 : 0;
    }
    QCOMPARE(waits, 3);
    QCOMPARE(wakeUps, 3);
}

/// While a slice goes on, an answer comes and a timer falls due, the timer first. asyncio asks its selector before it
/// looks at the clock, so the answer is seen first.
void IoTest::answersComeBeforeTimersThatAreDue()
{
    QFETCH(bool, isReal);
    Stage stage(isReal);
    QVERIFY(stage.run([&](Task &task) -> QCoro::Task<Outcome> {
        std::vector<std::shared_ptr<Future>> all;
        const Task::Body sleeper = [&stage](Task &self) -> QCoro::Task<Outcome> {
            Sleeping sleeping(self, 100ms, 0); // longer than a busy machine takes to get to the blocker
            co_await SleepAwaiter(sleeping);
            stage.log("timer");
            co_return Outcome{};
        };
        const Task::Body blocker = [&stage, isReal](Task &self) -> QCoro::Task<Outcome> {
            co_await YieldAwaiter(self);
            if (isReal)
                waitForUnread(portOf(stage));                             // the answer is there, however late
            co_await WorkAwaiter(self, {trace::Reason::Block, 120ms, 0}); // and the timer is due
            stage.log("blocked");
            const Task::Body ready = [&stage](Task &) -> QCoro::Task<Outcome> {
                stage.log("ready");
                co_return Outcome{};
            };
            stage.spawn("ready", ready); // so that there is something to do at once
            co_return Outcome{};
        };
        all.push_back(stage.spawn("sleeper", sleeper));
        all.push_back(stage.spawn("answer", asker(stage, nullptr, 10ms, 1)));
        all.push_back(stage.spawn("blocker", blocker));
        co_return co_await awaitAll(task, std::move(all));
    }));
    QCOMPARE(stage.text, std::string("blocked ready answer=1 timer"));
}

void IoTest::aSecondReaderIsTurnedAway()
{
    QFETCH(bool, isReal);
    Stage stage(isReal);
    Connection wire("wire");
    QVERIFY(stage.run([&](Task &task) -> QCoro::Task<Outcome> {
        std::vector<std::shared_ptr<Future>> all;
        all.push_back(stage.spawn("a", asker(stage, &wire, 10ms, 30)));
        all.push_back(stage.spawn("b", asker(stage, &wire, 10ms, 40)));
        co_return co_await awaitAll(task, std::move(all));
    }));
    QCOMPARE(stage.text, std::string("b=RuntimeError: readexactly() called while another coroutine is already waiting "
                                     "for incoming data a=30"));
    QVERIFY(std::any_of(stage.events.begin(), stage.events.end(), [&](const trace::SchedulingEvent &event) {
        return event.reason == trace::Reason::Io && stage.builder.trace().text(event.object) == "wire";
    }));
}

/// What was asked for and never read comes first to whoever reads next; the server answers in turn.
void IoTest::aStreamDoesNotKnowWhoseBytesTheseAre()
{
    QFETCH(bool, isReal);
    Stage stage(isReal);
    Connection wire("wire");
    std::vector<Duration> took;
    QVERIFY(stage.run([&](Task &task) -> QCoro::Task<Outcome> {
        const auto cancelled = stage.spawn("cancelled", asker(stage, &wire, 10ms, 30));
        co_await YieldAwaiter(task);
        cancelled->cancel();
        co_await YieldAwaiter(task);
        const Time begin = task.loop().now();
        for (const int size : {10, 20, 50}) {
            co_await awaitOne(task, stage.spawn(std::to_string(size), asker(stage, &wire, 40ms, size)));
            took.push_back(task.loop().now() - begin);
        }
        co_return Outcome{};
    }));
    QCOMPARE(stage.text, std::string("cancelled=cancelled 10=10 20=20 50=50"));
    QVERIFY(took[2] >= 80ms); // its bytes are those of the first two that were asked for: 10 + 20 of them in vain
    if (!isReal) {
        QVERIFY(took[0] == 10ms && took[1] == 10ms);
        QVERIFY(took[2] == 130ms); // 10 and 20 from the second and third answer, 20 of the fourth
    }
}

void IoTest::aCancelledRequestClosesItsConnection()
{
    QFETCH(bool, isReal);
    Stage stage(isReal);
    QVERIFY(stage.run([&](Task &task) -> QCoro::Task<Outcome> {
        for (int round = 0; round < 2; ++round) { // the second time there would be no more, if they were still open
            std::vector<std::shared_ptr<Future>> all;
            for (int i = 0; i < Outside::mostConnections; ++i)
                all.push_back(stage.spawn("x", asker(stage, nullptr, 1h, 1)));
            co_await YieldAwaiter(task);
            for (const auto &each : all)
                each->cancel();
            co_await awaitAll(task, std::move(all));
        }
        stage.text.clear();
        co_return co_await awaitOne(task, stage.spawn("then", asker(stage, nullptr, 1ms, 5)));
    }));
    QCOMPARE(stage.text, std::string("then=5"));
}

void IoTest::limitsAreTold()
{
    QFETCH(bool, isReal);
    Stage stage(isReal);
    Connection wire("wire");
    QVERIFY(stage.run([&](Task &task) -> QCoro::Task<Outcome> {
        co_await awaitOne(task, stage.spawn("less", asker(stage, nullptr, 1ms, -1)));
        co_await awaitOne(task, stage.spawn("more", asker(stage, nullptr, 1ms, Connection::mostBytes + 1)));
        std::vector<std::shared_ptr<Future>> all;
        for (int i = 0; i < Outside::mostConnections; ++i)
            all.push_back(stage.spawn("x", asker(stage, nullptr, 1h, 1)));
        co_await YieldAwaiter(task);
        co_await awaitOne(task, stage.spawn("many", asker(stage, nullptr, 1ms, 1)));
        for (const auto &each : all)
            each->cancel();
        co_await awaitAll(task, std::move(all));
        const std::string told = stage.text.substr(0, stage.text.find(" x="));
        const auto waiting = stage.spawn("first", asker(stage, &wire, 1h, 1));
        co_await YieldAwaiter(task);
        std::string last;
        for (std::size_t i = 0; i < Wire::mostUnanswered; ++i) {
            Performed performed = wire.request(task, 1h, 1, 0);
            last = toText(std::get<Outcome>(performed).exception());
        }
        stage.text = told + ' ' + last;
        waiting->cancel();
        co_return Outcome{};
    }));
    QCOMPARE(stage.text, std::string("less=ValueError: readexactly size can not be less than zero "
                                     "more=ValueError: an answer has at most 16777216 bytes "
                                     "many=OSError: [Errno 24] Too many open files (at most 250 connections) "
                                     "ConnectionError: more than 1000 requests over one connection have no answer yet "
                                     "first=cancelled"));
}

void IoTest::aLargeAnswerComesInPieces()
{
    QFETCH(bool, isReal);
    Stage stage(isReal);
    Connection wire("wire");
    QVERIFY(stage.run([&](Task &task) -> QCoro::Task<Outcome> {
        std::vector<std::shared_ptr<Future>> all;
        all.push_back(stage.spawn("alone", asker(stage, nullptr, 1ms, Connection::mostBytes)));
        co_await awaitAll(task, std::move(all));
        co_await awaitOne(task, stage.spawn("over", asker(stage, &wire, 1ms, Connection::mostBytes)));
        co_return co_await awaitOne(task, stage.spawn("none", asker(stage, &wire, 1ms, 0)));
    }));
    QCOMPARE(stage.text, std::string("alone=16777216 over=16777216 none=0"));
}

/// An answer that is on its way is hope for whoever waits for it; one that nobody can wait for any more is none.
void IoTest::nobodyElseWaitsForAnswers()
{
    QFETCH(bool, isReal);
    Stage stage(isReal);
    Connection wire("wire");
    std::unique_ptr<Future> never;
    QVERIFY(!stage.run([&](Task &task) -> QCoro::Task<Outcome> {
        co_await awaitOne(task, stage.spawn("a", asker(stage, &wire, 5ms, 1)));
        never = std::make_unique<Future>(task.loop());
        co_return co_await FutureAwaiter(task, *never, 0);
    }));
    QCOMPARE(stage.text, std::string("a=1"));
}

void IoTest::virtualAnswersTakeExactlyTheirTime()
{
    Stage stage(false);
    QVERIFY(stage.run([&](Task &task) -> QCoro::Task<Outcome> {
        std::vector<std::shared_ptr<Future>> all;
        all.push_back(stage.spawn("a", asker(stage, nullptr, 250us, 10)));
        all.push_back(stage.spawn("b", asker(stage, nullptr, 1h, 10)));
        co_return co_await awaitAll(task, std::move(all));
    }));
    const trace::Trace &trace = stage.builder.trace();
    QCOMPARE(QString::fromStdString(test::lifeOf(trace, "a")),
             QStringLiteral("run 0-0 | io 0-250000ns | run 250000ns-250000ns"));
    QVERIFY(stage.now() == Time{} + 1h);
}

void IoTest::aServerThatGoesIsAnIncompleteRead()
{
    Stage stage(true);
    Connection wire("wire");
    QVERIFY(stage.run([&](Task &task) -> QCoro::Task<Outcome> {
        co_await awaitOne(task, stage.spawn("a", asker(stage, &wire, 1ms, 1)));
        const auto waiting = stage.spawn("b", asker(stage, &wire, 1h, 100));
        co_await YieldAwaiter(task);
        // What was asked later is answered, so the server has read what was asked before.
        co_await awaitOne(task, stage.spawn("c", asker(stage, nullptr, 1ms, 1)));
        stage.environment.outside().close();
        co_await awaitOne(task, waiting);
        co_return co_await awaitOne(task, stage.spawn("d", asker(stage, &wire, 1ms, 1)));
    }));
    QCOMPARE(
        stage.text,
        std::string("a=1 c=1 b=asyncio.exceptions.IncompleteReadError: 0 bytes read on a total of 100 expected bytes "
                    "d=asyncio.exceptions.IncompleteReadError: 0 bytes read on a total of 1 expected bytes"));
}

QTEST_GUILESS_MAIN(IoTest)
#include "io_test.moc"
