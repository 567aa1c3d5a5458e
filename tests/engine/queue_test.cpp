// asyncio's queues and its stream reader. Each story states a rule; CPython tells them, too, where there is one.

#include "engine/queue.h"
#include "engine/value_heap.h"
#include "story.h"
#include "support/engine_world.h"

#include <QTest>

using namespace loopscope;

namespace {

// rules begin
constexpr test::Rule rules[] = {
    {"putting and getting take no iteration where nobody has to wait",
     "main: put q 1; put q 2; get q; get q; put t 1; put t 2; get t; get t; qsize q; full t",
     "main.put=None@0 main.put=None@0 main.get=1@0 main.get=2@0 main.put=None@0 main.put=None@0 "
     "main.get=2@0 main.get=1@0 main.qsize=0@0 main.full=False@0"},
    {"who waits for an item goes on in the next iteration",
     "main: start a; yield; put q 7; ?await a\n"
     "a: get q",
     "main.start=None@0 main.yield=None@1 main.put=None@1 a.get=7@2 main.await=None@3"},
    {"a queue is not fair: who runs first takes the item, and who was woken for it waits again, last",
     "main: start a; start b; yield; put q 1; get q; put q 2; put q 3; ?await a; ?await b\n"
     "a: get q\n"
     "b: get q",
     "main.start=None@0 main.start=None@0 main.yield=None@1 main.put=None@1 main.get=1@1 "
     "main.put=None@1 main.put=None@1 a.get=2@2 b.get=3@2 main.await=None@3 main.await=None@3"},
    {"who puts into a full queue waits for room, in turn",
     "main: put q1 0; start a; start b; yield; get q1; get q1; get q1\n"
     "a: put q1 1\n"
     "b: put q1 2",
     "main.put=None@0 main.start=None@0 main.start=None@0 main.yield=None@1 main.get=0@1 a.put=None@2 "
     "main.get=1@3 b.put=None@4 main.get=2@5"},
    {"there is room and an item, or an exception",
     "main: ?get_nowait q; put_nowait q1 1; ?put_nowait q1 2; get_nowait q1; full q1; ?task_done q",
     "main.get_nowait=!QueueEmpty()@0 main.put_nowait=None@0 main.put_nowait=!QueueFull()@0 "
     "main.get_nowait=1@0 main.full=False@0 main.task_done=!ValueError(task_done() called too many "
     "times)@0"},
    {"a woken getter that is cancelled wakes the next",
     "main: start a; start b; yield; put q 1; cancel a; ?await a; ?await b\n"
     "a: get q\n"
     "b: get q",
     "main.start=None@0 main.start=None@0 main.yield=None@1 main.put=None@1 main.cancel=True@1 "
     "a.get=!cancelled@2 b.get=1@3 main.await=!cancelled@3 main.await=None@3"},
    {"a woken putter that is cancelled wakes the next",
     "main: put q1 0; start a; start b; yield; get q1; cancel a; ?await a; ?await b; get q1\n"
     "a: put q1 1\n"
     "b: put q1 2",
     "main.put=None@0 main.start=None@0 main.start=None@0 main.yield=None@1 main.get=0@1 "
     "main.cancel=True@1 a.put=!cancelled@2 b.put=None@3 main.await=!cancelled@3 main.await=None@3 "
     "main.get=2@3"},
    {"join waits until everything that was put is done",
     "main: join q; put q 1; put q 2; start a; join q; qsize q; join q\n"
     "a: get q; task_done q; yield; get q; yield; task_done q; ?task_done q",
     "main.join=None@0 main.put=None@0 main.put=None@0 main.start=None@0 a.get=1@1 a.task_done=None@1 "
     "a.yield=None@2 a.get=2@2 a.yield=None@3 a.task_done=None@3 a.task_done=!ValueError(task_done() "
     "called too many times)@3 main.join=None@4 main.qsize=0@4 main.join=None@4"},
    {"a priority queue gives the smallest: numbers, texts, lists by their first difference",
     "main: put p 3; put p 1.5; put p -2; get p; get p; get p; put p b; put p a; put p aa; get p; get p; get p; put p "
     "2,b; put p 2,a; put p 1,z; put p 2,a,x; get p; get p; get p; get p",
     "main.put=None@0 main.put=None@0 main.put=None@0 main.get=-2@0 main.get=1.5@0 main.get=3@0 "
     "main.put=None@0 main.put=None@0 main.put=None@0 main.get=a@0 main.get=aa@0 main.get=b@0 "
     "main.put=None@0 main.put=None@0 main.put=None@0 main.put=None@0 main.get=[1, 'z']@0 "
     "main.get=[2, 'a']@0 main.get=[2, 'a', 'x']@0 main.get=[2, 'b']@0"},
    {"the order of equal items is that of heapq",
     "main: put p 1,1; put p 1.0,1; put p 1,1.0; put p 1.0,1.0; put p 0,1; put p 1,1; put p 1.0,1; get p; get p; get "
     "p; get p; get p; get p; get p",
     "main.put=None@0 main.put=None@0 main.put=None@0 main.put=None@0 main.put=None@0 main.put=None@0 "
     "main.put=None@0 main.get=[0, 1]@0 main.get=[1, 1.0]@0 main.get=[1, 1]@0 main.get=[1.0, 1]@0 "
     "main.get=[1.0, 1]@0 main.get=[1, 1]@0 main.get=[1.0, 1.0]@0"},
    {"what has no order is a TypeError, and a priority queue keeps it all the same",
     "main: put p 1; ?put p a; qsize p; ?get p; qsize p; get p; put p 1,a; ?put p 1,2; put p 0,0; ?get p; ?get p",
     "main.put=None@0 main.put=!TypeError('<' not supported between instances of 'str' and 'int')@0 "
     "main.qsize=2@0 main.get=1@0 main.qsize=1@0 main.get=a@0 main.put=None@0 main.put=!TypeError('<' "
     "not supported between instances of 'int' and 'str')@0 main.put=None@0 main.get=!TypeError('<' "
     "not supported between instances of 'str' and 'int')@0 main.get=[1, 2]@0"},
    {"a line is there when its end is",
     "main: start a; yield; feed r ab; yield; feed r c/d/; ?await a; eof r; readline r; readline r\n"
     "a: readline r; readline r",
     "main.start=None@0 main.yield=None@1 main.feed=None@1 main.yield=None@2 main.feed=None@2 "
     "a.readline='abc\\n'@3 a.readline='d\\n'@3 main.await=None@4 main.eof=None@4 main.readline=''@4 "
     "main.readline=''@4"},
    {"what comes last has no line's end", "main: feed r abc; eof r; readline r; readline r; ?feed r x",
     "main.feed=None@0 main.eof=None@0 main.readline='abc'@0 main.readline=''@0 "
     "main.feed=!AssertionError(feed_data after feed_eof)@0"},
    {"so many bytes, or it is incomplete",
     "main: start a; yield; feed r abc; feed r def; yield; yield; feed r g; eof r; ?await a; readexactly r 0; "
     "?readexactly r 1; ?readexactly r -1\n"
     "a: readexactly r 4; ?readexactly r 7",
     "main.start=None@0 main.yield=None@1 main.feed=None@1 main.feed=None@1 a.readexactly='abcd'@2 "
     "main.yield=None@2 main.yield=None@3 main.feed=None@3 main.eof=None@3 "
     "a.readexactly=!IncompleteReadError(3 bytes read on a total of 7 expected bytes)@4 "
     "main.await=None@5 main.readexactly=''@5 main.readexactly=!IncompleteReadError(0 bytes read on a "
     "total of 1 expected bytes)@5 main.readexactly=!ValueError(readexactly size can not be less than "
     "zero)@5"},
    {"reading takes what there is, at least one byte",
     "main: start a; yield; feed r abcd; yield; yield; read r 0; feed r xy; read r 9; eof r; ?await a; read r 5\n"
     "a: read r 3; read r -1",
     "main.start=None@0 main.yield=None@1 main.feed=None@1 a.read='abc'@2 main.yield=None@2 "
     "main.yield=None@3 main.read=''@3 main.feed=None@3 main.read='xy'@3 main.eof=None@3 a.read='d'@4 "
     "main.await=None@5 main.read=''@5"},
    {"one coroutine reads at a time",
     "main: start a; yield; ?readline r; ?readexactly r 1; ?read r 1; feed r x/; ?await a; readline r\n"
     "a: readline r",
     "main.start=None@0 main.yield=None@1 main.readline=!RuntimeError(readuntil() called while "
     "another coroutine is already waiting for incoming data)@1 "
     "main.readexactly=!RuntimeError(readexactly() called while another coroutine is already waiting "
     "for incoming data)@1 main.read=!RuntimeError(read() called while another coroutine is already "
     "waiting for incoming data)@1 main.feed=None@1 a.readline='x\\n'@2 main.await=None@3 deadlock"},
    {"a line is no longer than the limit",
     "main: feed r 123456789/ab/; ?readline r; readline r; feed r 123456789; ?readline r; eof r; readline r",
     "main.feed=None@0 main.readline=!ValueError(Separator is found, but chunk is longer than "
     "limit)@0 main.readline='ab\\n'@0 main.feed=None@0 main.readline=!ValueError(Separator is not "
     "found, and chunk exceed the limit)@0 main.eof=None@0 main.readline=''@0"},
};
// rules end

} // namespace

class QueueTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rule_data() { test::addRules(rules); }
    void rule() { test::checkRule(); }
    void whateverQueuesDoCPythonsDoTheSame();
    void whateverReadersDoCPythonsDoTheSame();
    void aRunThatPutsWithoutEndEnds();
};

void QueueTest::whateverQueuesDoCPythonsDoTheSame()
{
    test::compareRandomStories(
        {"put q 1",         "put q 2",   "get q",         "get q",         "?get q",         "put q1 5",
         "put q1 6",        "?put q1 7", "get q1",        "?get q1",       "?get_nowait q1", "?put_nowait q1 8",
         "?put_nowait t 1", "put t 2",   "get t",         "?get_nowait t", "yield",          "?task_done q",
         "join q",          "?join q1",  "?task_done q1", "put p 2",       "put p 2.0",      "?put p 1,a",
         "?put p x",        "?get p",    "?get p",        "qsize p",       "cancel a",       "cancel b",
         "cancel c",        "yield"},
        400);
}

void QueueTest::whateverReadersDoCPythonsDoTheSame()
{
    test::compareRandomStories({"?readline r", "?readline r", "?readexactly r 3", "?read r 2", "?read r -1", "yield",
                                "?feed r ab", "?feed r c/", "?feed r 12345678", "?feed r /", "yield", "?feed r x",
                                "cancel a", "cancel b", "?eof r"},
                               300);
}

void QueueTest::aRunThatPutsWithoutEndEnds()
{
    test::World world;
    engine::Queue queue("endless", engine::Queue::Order::Fifo);
    engine::Outcome outcome;
    std::size_t held = 0;
    const engine::Task::Body body = [&](engine::Task &) -> QCoro::Task<engine::Outcome> {
        while (outcome.isValue())
            outcome = queue.putNowait(world.loop, engine::Value{});
        held = queue.size();
        co_return outcome;
    };
    world.run(body);
    QCOMPARE(held, engine::Queue::mostItems);
    QVERIFY(outcome.isKilled());
    const auto failure = world.environment.failure();
    QCOMPARE(QString::fromStdString(failure ? failure->text : ""),
             QStringLiteral("the queue endless holds more than 1000000 items"));
}

QTEST_GUILESS_MAIN(QueueTest)
#include "queue_test.moc"
