// Waiting for several, for so long, behind a shield; cancelling and counting that. Each story states a rule; CPython
// tells them, too, where there is one.

#include "story.h"

#include <QTest>

using namespace loopscope;

namespace {

// rules begin
constexpr test::Rule rules[] = {
    {"how many iterations it takes",
     "main: yield; start a; await a; await a; start b; wait_all b; wait_all a,b; start d; shield d; shield d; start g; "
     "gather g; gather a,b\n"
     "a: return 1\n"
     "b: return 2\n"
     "d: return 3\n"
     "g: return 4",
     "main.yield=None@1 main.start=None@1 main.await=1@3 main.await=1@3 main.start=None@3 "
     "main.wait_all=b/@6 main.wait_all=a+b/@8 main.start=None@8 main.shield=3@11 main.shield=3@11 "
     "main.start=None@11 main.gather=[4]@14 main.gather=[1, 2]@16"},
    {"wait gives who is done and who is not, in the order given",
     "main: start a; start b; start d; wait_first d,a,b; wait_all a,b,d\n"
     "a: yield; yield\n"
     "b: yield\n"
     "d: yield; yield; yield",
     "main.start=None@0 main.start=None@0 main.start=None@0 a.yield=None@2 b.yield=None@2 "
     "d.yield=None@2 a.yield=None@3 d.yield=None@3 main.wait_first=a+b/d@4 d.yield=None@4 "
     "main.wait_all=a+b+d/@6"},
    {"wait goes on at the first exception, if asked to",
     "main: start a; start b; start d; wait_exc a,b,d; wait_exc a,d; ?await b\n"
     "a: yield; yield; yield; yield\n"
     "b: yield; raise ValueError\n"
     "d: yield",
     "main.start=None@0 main.start=None@0 main.start=None@0 a.yield=None@2 b.yield=None@2 "
     "b.raise=!ValueError(raised)@2 d.yield=None@2 a.yield=None@3 a.yield=None@4 "
     "main.wait_exc=b+d/a@4 a.yield=None@5 main.wait_exc=a+d/@7 main.await=!ValueError(raised)@7"},
    {"for wait a cancellation is no exception",
     "main: start a; start b; yield; cancel a; wait_exc a,b; ?await a\n"
     "a: wait e\n"
     "b: yield; yield; yield",
     "main.start=None@0 main.start=None@0 main.yield=None@1 main.cancel=True@1 b.yield=None@2 "
     "a.wait=!cancelled@2 b.yield=None@3 b.yield=None@4 main.wait_exc=a+b/@6 main.await=!cancelled@6"},
    {"wait takes a future twice for one",
     "main: start a; wait_all a,a\n"
     "a: yield",
     "main.start=None@0 a.yield=None@2 main.wait_all=a/@4"},
    {"wait ends in time, and cancels nobody",
     "main: start a; start b; wait_all a,b 10ms; await b; await a; wait_first f 0ms\n"
     "a: sleep 30\n"
     "b: sleep 5",
     "main.start=None main.start=None b.sleep=None main.wait_all=b/a main.await=None a.sleep=None "
     "main.await=None main.wait_first=/f"},
    {"wait that is cancelled leaves the others alone",
     "main: start a; start b; yield; yield; cancel b; ?await b; await a\n"
     "a: yield; yield; yield; yield\n"
     "b: wait_all a,f",
     "main.start=None@0 main.start=None@0 main.yield=None@1 a.yield=None@2 main.yield=None@2 "
     "main.cancel=True@2 a.yield=None@3 b.wait_all=!cancelled@3 a.yield=None@4 "
     "main.await=!cancelled@4 a.yield=None@5 main.await=None@6"},
    {"wait_for gives the result, or cancels and is a TimeoutError",
     "main: start a; wait_for a 10; start b; ?wait_for b 10; ?await b; wait_for b 0\n"
     "a: sleep 5; return 7\n"
     "b: sleep 30",
     "main.start=None a.sleep=None main.wait_for=7 main.start=None b.sleep=!cancelled "
     "main.wait_for=!TimeoutError() main.await=!cancelled main.wait_for=!cancelled"},
    {"wait_for waits until the cancelled has ended, and takes its word",
     "main: start a; ?wait_for a 10; start b; ?wait_for b 10\n"
     "a: ?sleep 30; sleep 30; return 5\n"
     "b: ?sleep 30; sleep 5; raise ValueError",
     "main.start=None a.sleep=!cancelled a.sleep=None main.wait_for=5 main.start=None "
     "b.sleep=!cancelled b.sleep=None b.raise=!ValueError(raised) main.wait_for=!ValueError(raised)"},
    {"wait_for without time cancels at once, unless it is done",
     "main: start a; ?wait_for a 0; start b; sleep 1; wait_for b 0; start d; sleep 1; ?wait_for d -1\n"
     "a: sleep 1\n"
     "b: return 3\n"
     "d: sleep 9",
     "main.start=None main.wait_for=!TimeoutError() main.start=None main.sleep=None main.wait_for=3 "
     "main.start=None main.sleep=None d.sleep=!cancelled main.wait_for=!TimeoutError()"},
    {"wait_for that is cancelled cancels, and waits for that",
     "main: start b; sleep 1; cancel b; ?await b; ?await a\n"
     "b: start a; wait_for a 50\n"
     "a: ?sleep 30; sleep 20",
     "main.start=None b.start=None main.sleep=None main.cancel=True a.sleep=!cancelled a.sleep=None "
     "b.wait_for=!cancelled main.await=!cancelled main.await=None"},
    {"timeout cancels the block, and tells it as a TimeoutError",
     "main: ?timeout 10; sleep 20; end; timeout 10; sleep 5; end; cancelling; ?timeout 0; sleep 1; end; ?timeout 0; "
     "end; ?timeout 5; ?sleep 10; sleep 1; end",
     "main.sleep=!cancelled main.timeout=!TimeoutError() main.sleep=None main.timeout=ok "
     "main.cancelling=0 main.sleep=!cancelled main.timeout=!TimeoutError() main.timeout=ok "
     "main.sleep=!cancelled main.sleep=None main.timeout=ok"},
    {"the inner of two timeouts is told within the outer",
     "main: ?timeout 20; ?timeout 10; sleep 50; end; sleep 50; end; ?timeout 10; ?timeout 20; sleep 50; end; end",
     "main.sleep=!cancelled main.timeout=!TimeoutError() main.sleep=!cancelled "
     "main.timeout=!TimeoutError() main.sleep=!cancelled main.timeout=!cancelled main.timeout=ok"},
    {"timeout does not hide a cancellation that others asked for",
     "main: start a; sleep 10; cancel a; ?await a; start b; sleep 5; cancel b; ?await b\n"
     "a: timeout 10; sleep 50; end\n"
     "b: ?timeout 10; ?sleep 20; cancelling; sleep 20; end; cancelling",
     "main.start=None main.sleep=None main.cancel=True a.sleep=!cancelled a.timeout=!cancelled "
     "main.await=!cancelled main.start=None main.sleep=None main.cancel=True b.sleep=!cancelled "
     "b.cancelling=1 b.sleep=!cancelled b.timeout=!cancelled b.cancelling=1 main.await=None"},
    {"cancellations are counted, and can be taken back",
     "main: start a; yield; cancel a; cancel a; ?await a\n"
     "a: ?wait e; cancelling; uncancel; uncancel; uncancel; await f",
     "main.start=None@0 main.yield=None@1 main.cancel=True@1 main.cancel=True@1 a.wait=!cancelled@2 "
     "a.cancelling=2@2 a.uncancel=1@2 a.uncancel=0@2 a.uncancel=0@2 deadlock"},
    {"a shield saves the inner from a cancellation, not its caller",
     "main: start a; start b; yield; yield; cancel b; ?await b; await a\n"
     "a: yield; yield; yield; yield; return 4\n"
     "b: shield a",
     "main.start=None@0 main.start=None@0 main.yield=None@1 a.yield=None@2 main.yield=None@2 "
     "main.cancel=True@2 a.yield=None@3 b.shield=!cancelled@3 a.yield=None@4 main.await=!cancelled@4 "
     "a.yield=None@5 main.await=4@6"},
    {"a shield hands on what the inner comes to",
     "main: start a; ?shield a; start b; start d; yield; cancel b; ?shield b; ?await d\n"
     "a: yield; raise ValueError\n"
     "b: wait e\n"
     "d: shield b",
     "main.start=None@0 a.yield=None@2 a.raise=!ValueError(raised)@2 "
     "main.shield=!ValueError(raised)@4 main.start=None@4 main.start=None@4 main.yield=None@5 "
     "main.cancel=True@5 b.wait=!cancelled@6 d.shield=!cancelled@8 main.shield=!cancelled@8 "
     "main.await=!cancelled@8"},
    {"what fails behind a cancelled shield is nobody's, and reported",
     "main: start b; yield; yield; cancel b; ?await b; yield; yield; yield; yield\n"
     "a: yield; yield; yield; raise ValueError\n"
     "b: start a; shield a",
     "main.start=None@0 b.start=None@1 main.yield=None@1 main.yield=None@2 main.cancel=True@2 "
     "a.yield=None@3 b.shield=!cancelled@3 a.yield=None@4 main.await=!cancelled@4 a.yield=None@5 "
     "a.raise=!ValueError(raised)@5 main.yield=None@5 main.yield=None@6 main.yield=None@7 "
     "main.yield=None@8"},
    {"gather fails at once, and the others go on",
     "main: start a; start b; start d; ?gather a,b,d; await a; ?await d\n"
     "a: yield; yield; yield; return 1\n"
     "b: yield; raise ValueError\n"
     "d: yield; yield; raise LookupError",
     "main.start=None@0 main.start=None@0 main.start=None@0 a.yield=None@2 b.yield=None@2 "
     "b.raise=!ValueError(raised)@2 d.yield=None@2 a.yield=None@3 d.yield=None@3 "
     "d.raise=!LookupError(raised)@3 a.yield=None@4 main.gather=!ValueError(raised)@4 main.await=1@4 "
     "main.await=!LookupError(raised)@4"},
    {"gather can give failures back",
     "main: start a; start b; start d; yield; cancel d; gather_ret a,b,d,a\n"
     "a: yield; yield; yield; return 1\n"
     "b: yield; raise ValueError\n"
     "d: wait e",
     "main.start=None@0 main.start=None@0 main.start=None@0 main.yield=None@1 main.cancel=True@1 "
     "a.yield=None@2 b.yield=None@2 b.raise=!ValueError(raised)@2 d.wait=!cancelled@2 a.yield=None@3 "
     "a.yield=None@4 main.gather_ret=[1,!ValueError(raised),!cancelled,1]@6"},
    {"who cancels a waiting task cancels what it waits for, as far as it goes",
     "main: start a; start b; start d; yield; yield; yield; cancel d; ?await d; ?await b; ?await a\n"
     "a: wait e\n"
     "b: gather a,f\n"
     "d: await b; cancelling",
     "main.start=None@0 main.start=None@0 main.start=None@0 main.yield=None@1 main.yield=None@2 "
     "main.yield=None@3 main.cancel=True@3 a.wait=!cancelled@4 b.gather=!cancelled@5 "
     "d.await=!cancelled@6 main.await=!cancelled@7 main.await=!cancelled@7 main.await=!cancelled@7"},
    {"callbacks take their turn, cancelled ones too",
     "main: call_soon one; call_soon two; handle_cancel; handle_cancelled; call_soon three; yield; handle_cancelled; "
     "handle_cancel; handle_cancelled; yield",
     "main.call_soon=None@0 main.call_soon=None@0 main.handle_cancel=None@0 "
     "main.handle_cancelled=True@0 main.call_soon=None@0 called.one@1 called.three@1 "
     "main.yield=None@1 main.handle_cancelled=False@1 main.handle_cancel=None@1 "
     "main.handle_cancelled=True@1 main.yield=None@2"},
    {"later callbacks can be cancelled, before and after",
     "main: call_later 20 late; call_later 10 early; call_later 15 never; handle_cancel; call_later 0 now; sleep 0; "
     "sleep 30; handle_cancel; handle_cancelled",
     "main.call_later=None main.call_later=None main.call_later=None main.handle_cancel=None "
     "main.call_later=None main.sleep=None called.now called.early called.late main.sleep=None "
     "main.handle_cancel=None main.handle_cancelled=True"},
};
// rules end

} // namespace

class WaitingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rule_data() { test::addRules(rules); }
    void rule() { test::checkRule(); }
    void whateverTheyWaitForCPythonDoesTheSame();
    void whateverTimesTheyTakeCPythonDoesTheSame();
};

void WaitingTest::whateverTheyWaitForCPythonDoesTheSame()
{
    test::compareRandomStories({"?wait_all a,b",
                                "?wait_first b,c",
                                "?wait_first d,a",
                                "?wait_exc a,c",
                                "wait_exc f,d",
                                "?shield a",
                                "shield f",
                                "?shield c",
                                "?gather a,f",
                                "gather b,f",
                                "?gather_ret a,d",
                                "yield",
                                "yield",
                                "yield",
                                "raise ValueError",
                                "?await f",
                                "?await g",
                                "?set_result f 1",
                                "?set_exception f ValueError",
                                "?set_result g 3",
                                "cancel a",
                                "cancel b",
                                "cancel c",
                                "cancel f",
                                "cancelling",
                                "uncancel",
                                "wait e",
                                "set e"},
                               400);
}

void WaitingTest::whateverTimesTheyTakeCPythonDoesTheSame()
{
    test::compareRandomStories({"?wait_all a,b 5ms",
                                "?wait_first b,c 0ms",
                                "?wait_first d,a",
                                "?wait_for a 7",
                                "?wait_for f 3",
                                "wait_for c 0",
                                "?wait_for d 11",
                                "?shield a",
                                "sleep 2",
                                "sleep 5",
                                "?sleep 13",
                                "yield",
                                "raise ValueError",
                                "?set_result f 1",
                                "cancel a",
                                "cancel b",
                                "cancel c",
                                "cancelling",
                                "uncancel",
                                "call_later 4 x",
                                "call_later 1 y",
                                "timeout 3; sleep 7; end",
                                "?timeout 9; ?sleep 10; yield; end",
                                "?timeout 0; yield; end",
                                "?timeout 6; ?timeout 4; sleep 9; end; sleep 3; end"},
                               400);
}

QTEST_GUILESS_MAIN(WaitingTest)
#include "waiting_test.moc"
