// asyncio's locks. Each story states a rule; CPython tells them, too, where there is one.

#include "story.h"

#include <QTest>

using namespace loopscope;

namespace {

// rules begin
constexpr test::Rule rules[] = {
    {"a free lock takes no iteration, a handed over one takes one",
     "main: acquire l; start a; yield; release l; yield; yield\n"
     "a: acquire l; release l",
     "main.acquire=True@0 main.start=None@0 main.yield=None@1 main.release=None@1 a.acquire=True@2 "
     "a.release=None@2 main.yield=None@2 main.yield=None@3"},
    {"a lock goes to who waited first, and nobody comes past",
     "main: acquire l; start a; start b; yield; release l; acquire l; release l\n"
     "a: acquire l; release l\n"
     "b: acquire l; release l",
     "main.acquire=True@0 main.start=None@0 main.start=None@0 main.yield=None@1 main.release=None@1 "
     "a.acquire=True@2 a.release=None@2 b.acquire=True@3 b.release=None@3 main.acquire=True@4 "
     "main.release=None@4"},
    {"a cancelled waiter passes the turn on",
     "main: acquire l; start a; start b; yield; release l; cancel a; yield; yield; yield\n"
     "a: acquire l\n"
     "b: acquire l; release l",
     "main.acquire=True@0 main.start=None@0 main.start=None@0 main.yield=None@1 main.release=None@1 "
     "main.cancel=True@1 a.acquire=!cancelled@2 main.yield=None@2 b.acquire=True@3 b.release=None@3 "
     "main.yield=None@3 main.yield=None@4"},
    {"while the first waiter's cancellation is on its way nobody is woken",
     "main: acquire l; start a; start b; yield; cancel a; release l; yield; yield; yield\n"
     "a: acquire l\n"
     "b: acquire l; release l",
     "main.acquire=True@0 main.start=None@0 main.start=None@0 main.yield=None@1 main.cancel=True@1 "
     "main.release=None@1 a.acquire=!cancelled@2 main.yield=None@2 b.acquire=True@3 b.release=None@3 "
     "main.yield=None@3 main.yield=None@4"},
    {"a lock all of whose waiters are cancelled is free",
     "main: acquire l; start a; yield; cancel a; release l; acquire l; yield; yield\n"
     "a: acquire l",
     "main.acquire=True@0 main.start=None@0 main.yield=None@1 main.cancel=True@1 main.release=None@1 "
     "main.acquire=True@1 a.acquire=!cancelled@2 main.yield=None@2 main.yield=None@3"},
    {"what is not held cannot be released",
     "main: ?release l; ?release c; ?release bs; acquire bs; release bs; ?release bs",
     "main.release=!RuntimeError(Lock is not acquired.)@0 main.release=!RuntimeError(Lock is not "
     "acquired.)@0 main.release=!ValueError(BoundedSemaphore released too many times)@0 "
     "main.acquire=True@0 main.release=None@0 main.release=!ValueError(BoundedSemaphore released too "
     "many times)@0"},
    {"a semaphore lets so many in, and then those who wait in turn",
     "main: start a; start b; start d; start g; ?await a; ?await b; ?await d; ?await g\n"
     "a: acquire s; yield; yield; release s\n"
     "b: acquire s; yield; release s\n"
     "d: acquire s; locked s; release s\n"
     "g: acquire s; locked s; release s",
     "main.start=None@0 main.start=None@0 main.start=None@0 main.start=None@0 a.acquire=True@1 "
     "b.acquire=True@1 a.yield=None@2 b.yield=None@2 b.release=None@2 a.yield=None@3 a.release=None@3 "
     "d.acquire=True@3 d.locked=True@3 d.release=None@3 g.acquire=True@4 g.locked=False@4 "
     "g.release=None@4 main.await=None@4 main.await=None@4 main.await=None@4 main.await=None@4"},
    {"who releases a semaphore and comes again comes last",
     "main: start a; yield; release z; acquire z; locked z\n"
     "a: acquire z; yield; release z",
     "main.start=None@0 main.yield=None@1 main.release=None@1 a.acquire=True@2 a.yield=None@3 "
     "a.release=None@3 main.acquire=True@4 main.locked=True@4"},
    {"a permit of somebody who is cancelled goes to the next",
     "main: start a; start b; yield; release z; cancel a; yield; yield; yield\n"
     "a: acquire z\n"
     "b: acquire z",
     "main.start=None@0 main.start=None@0 main.yield=None@1 main.release=None@1 main.cancel=True@1 "
     "a.acquire=!cancelled@2 main.yield=None@2 b.acquire=True@3 main.yield=None@3 main.yield=None@4"},
    {"an event wakes all who wait, in turn, even if it is cleared at once",
     "main: start a; start b; yield; set e; clear e; yield; yield; start d; yield; set e; yield; yield\n"
     "a: wait e; wait e\n"
     "b: wait e\n"
     "d: wait e",
     "main.start=None@0 main.start=None@0 main.yield=None@1 main.set=None@1 main.clear=None@1 "
     "a.wait=True@2 b.wait=True@2 main.yield=None@2 main.yield=None@3 main.start=None@3 "
     "main.yield=None@4 main.set=None@4 a.wait=True@5 d.wait=True@5 main.yield=None@5 "
     "main.yield=None@6"},
    {"an event that is set takes no iteration", "main: set e; wait e", "main.set=None@0 main.wait=True@0"},
    {"a condition needs its lock", "main: ?wait c; ?notify c 1; ?notify_all c",
     "main.wait=!RuntimeError(cannot wait on un-acquired lock)@0 main.notify=!RuntimeError(cannot "
     "notify on un-acquired lock)@0 main.notify_all=!RuntimeError(cannot notify on un-acquired "
     "lock)@0"},
    {"who is notified goes on when it has the lock again",
     "main: start a; start b; yield; acquire c; notify c 1; yield; yield; release c; yield; yield; yield\n"
     "a: acquire c; wait c; release c\n"
     "b: acquire c; wait c; release c",
     "main.start=None@0 main.start=None@0 a.acquire=True@1 b.acquire=True@1 main.yield=None@1 "
     "main.acquire=True@1 main.notify=None@1 main.yield=None@2 main.yield=None@3 main.release=None@3 "
     "a.wait=True@4 a.release=None@4 main.yield=None@4 main.yield=None@5 main.yield=None@6 "
     "b.wait=!cancelled@8"},
    {"all are notified, and go on one after the other",
     "main: start a; start b; yield; acquire c; notify_all c; release c; ?await a; ?await b\n"
     "a: acquire c; wait c; yield; release c\n"
     "b: acquire c; wait c; yield; release c",
     "main.start=None@0 main.start=None@0 a.acquire=True@1 b.acquire=True@1 main.yield=None@1 "
     "main.acquire=True@1 main.notify_all=None@1 main.release=None@1 a.wait=True@2 a.yield=None@3 "
     "a.release=None@3 b.wait=True@4 main.await=None@4 b.yield=None@5 b.release=None@5 "
     "main.await=None@6"},
    {"who is cancelled at a condition takes the lock before it hears of it",
     "main: start a; yield; acquire c; cancel a; yield; yield; release c; ?await a; locked c\n"
     "a: acquire c; ?wait c; locked c; release c",
     "main.start=None@0 a.acquire=True@1 main.yield=None@1 main.acquire=True@1 main.cancel=True@1 "
     "main.yield=None@2 main.yield=None@3 main.release=None@3 a.wait=!cancelled@4 a.locked=True@4 "
     "a.release=None@4 main.await=None@5 main.locked=False@5"},
    {"a barrier lets everybody go when the last has come, with numbers",
     "main: start a; start b; wait b3; ?await a; ?await b\n"
     "a: wait b3\n"
     "b: wait b3",
     "main.start=None@0 main.start=None@0 b.wait=2@1 main.wait=0@2 a.wait=1@2 main.await=None@3 "
     "main.await=None@3"},
    {"who comes while a barrier drains waits for the next time",
     "main: start a; start b; start d; start g; ?await a; ?await b; ?await d; ?await g\n"
     "a: wait b2; wait b2\n"
     "b: wait b2; wait b2\n"
     "d: wait b2\n"
     "g: wait b2",
     "main.start=None@0 main.start=None@0 main.start=None@0 main.start=None@0 b.wait=1@1 a.wait=0@2 "
     "b.wait=1@3 a.wait=0@4 g.wait=1@5 main.await=None@5 main.await=None@5 d.wait=0@6 "
     "main.await=None@7 main.await=None@7"},
    {"a barrier that is reset fails those who wait",
     "main: start a; yield; reset b3; ?await a; start b; yield; abort b3; ?await b; ?wait b3\n"
     "a: wait b3\n"
     "b: wait b3",
     "main.start=None@0 main.yield=None@1 main.reset=None@1 a.wait=!BrokenBarrierError(Abort or reset "
     "of barrier)@2 main.await=!BrokenBarrierError(Abort or reset of barrier)@3 main.start=None@3 "
     "main.yield=None@4 main.abort=None@4 b.wait=!BrokenBarrierError(Abort or reset of barrier)@5 "
     "main.await=!BrokenBarrierError(Abort or reset of barrier)@6 "
     "main.wait=!BrokenBarrierError(Barrier aborted)@6"},
    {"a barrier forgets who is cancelled",
     "main: start a; yield; cancel a; ?await a; start b; wait b2; ?await b\n"
     "a: wait b2\n"
     "b: wait b2",
     "main.start=None@0 main.yield=None@1 main.cancel=True@1 a.wait=!cancelled@2 "
     "main.await=!cancelled@3 main.start=None@3 b.wait=1@4 main.wait=0@5 main.await=None@5"},
    {"nobody can go on: two locks in two orders",
     "main: start a; start b; await a\n"
     "a: acquire l; yield; acquire m\n"
     "b: acquire m; yield; acquire l",
     "main.start=None@0 main.start=None@0 a.acquire=True@1 b.acquire=True@1 a.yield=None@2 "
     "b.yield=None@2 deadlock"},
};
// rules end

} // namespace

class SyncTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rule_data() { test::addRules(rules); }
    void rule() { test::checkRule(); }
    void whateverTheyDoCPythonDoesTheSame();
};

void SyncTest::whateverTheyDoCPythonDoesTheSame()
{
    test::compareRandomStories({"acquire l", "?release l", "acquire s",  "release s",   "acquire z",     "release z",
                                "yield",     "?acquire l", "acquire bs", "?release bs", "wait e",        "set e",
                                "clear e",   "acquire c",  "?wait c",    "?notify c 1", "?notify_all c", "?release c",
                                "?wait b2",  "wait b3",    "?wait e",    "?acquire s",  "locked s",      "?wait c",
                                "yield",     "?wait b3",   "reset b3",   "cancel a",    "cancel b"},
                               400);
}

QTEST_GUILESS_MAIN(SyncTest)
#include "sync_test.moc"
