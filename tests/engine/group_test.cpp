// Task groups. Each story states a rule; CPython tells them, too, where there is one.

#include "story.h"

#include <QTest>

using namespace loopscope;

namespace {

// rules begin
constexpr test::Rule rules[] = {
    {"a group waits for its tasks, an empty one for nothing",
     "main: group; end; group; spawn a; spawn b; yield; end; await a\n"
     "a: yield; yield; return 1\n"
     "b: return 2",
     "main.group=ok@0 main.spawn=None@0 main.spawn=None@0 main.yield=None@1 a.yield=None@2 "
     "a.yield=None@3 main.group=ok@5 main.await=1@5"},
    {"a group of one takes three iterations",
     "main: group; spawn a; end\n"
     "a: return 1",
     "main.spawn=None@0 main.group=ok@3"},
    {"the first failure cancels the others and the block, and comes out in a group",
     "main: ?group; spawn a; spawn b; await f; end; cancelling; yield; ?await a; ?await b\n"
     "a: yield; raise ValueError\n"
     "b: wait e",
     "main.spawn=None@0 main.spawn=None@0 a.yield=None@2 a.raise=!ValueError(raised)@2 "
     "b.wait=!cancelled@4 main.await=!cancelled@4 main.group=!ExceptionGroup(unhandled errors in a "
     "TaskGroup (1 sub-exception))[ValueError]@6 main.cancelling=0@6 main.yield=None@7 "
     "main.await=!ValueError(raised)@7 main.await=!cancelled@7"},
    {"all failures come out together",
     "main: ?group; spawn a; spawn b; spawn d; end\n"
     "a: yield; raise ValueError\n"
     "b: ?wait e; raise LookupError\n"
     "d: yield; raise TypeError",
     "main.spawn=None@0 main.spawn=None@0 main.spawn=None@0 a.yield=None@2 "
     "a.raise=!ValueError(raised)@2 d.yield=None@2 d.raise=!TypeError(raised)@2 b.wait=!cancelled@4 "
     "b.raise=!LookupError(raised)@4 main.group=!ExceptionGroup(unhandled errors in a TaskGroup (3 "
     "sub-exceptions))[ValueError,TypeError,LookupError]@6"},
    {"a block that fails has its tasks cancelled, and is one of the failures",
     "main: ?group; spawn a; yield; raise ValueError; end; ?await a\n"
     "a: wait e",
     "main.spawn=None@0 main.yield=None@1 main.raise=!ValueError(raised)@1 a.wait=!cancelled@2 "
     "main.group=!ExceptionGroup(unhandled errors in a TaskGroup (1 sub-exception))[ValueError]@4 "
     "main.await=!cancelled@4"},
    {"who cancels the task of a group cancels its tasks",
     "main: start d; yield; yield; yield; cancel d; ?await d; ?await a; ?await b\n"
     "d: group; spawn a; spawn b; end\n"
     "a: wait e\n"
     "b: ?wait e; yield; yield",
     "main.start=None@0 d.spawn=None@1 d.spawn=None@1 main.yield=None@1 main.yield=None@2 "
     "main.yield=None@3 main.cancel=True@3 a.wait=!cancelled@5 b.wait=!cancelled@5 b.yield=None@6 "
     "b.yield=None@7 d.group=!cancelled@9 main.await=!cancelled@10 main.await=!cancelled@10 "
     "main.await=None@10"},
    {"who cancels it while tasks fail gets the failures",
     "main: start d; yield; yield; cancel d; ?await d\n"
     "d: group; spawn a; wait e; end\n"
     "a: ?await f; raise ValueError",
     "main.start=None@0 d.spawn=None@1 main.yield=None@1 main.yield=None@2 main.cancel=True@2 "
     "d.wait=!cancelled@3 a.await=!cancelled@4 a.raise=!ValueError(raised)@4 "
     "d.group=!ExceptionGroup(unhandled errors in a TaskGroup (1 sub-exception))[ValueError]@6 "
     "main.await=!ExceptionGroup(unhandled errors in a TaskGroup (1 sub-exception))[ValueError]@7"},
    {"a group that aborts takes no more tasks",
     "main: ?group; spawn a; ?wait e; ?spawn b; end; ?spawn b\n"
     "a: raise ValueError\n"
     "b: return 1",
     "main.spawn=None@0 a.raise=!ValueError(raised)@1 main.wait=!cancelled@3 "
     "main.spawn=!RuntimeError(TaskGroup <TaskGroup errors=1 cancelling> is shutting down)@3 "
     "main.group=!ExceptionGroup(unhandled errors in a TaskGroup (1 sub-exception))[ValueError]@3 "
     "main.spawn=!RuntimeError(TaskGroup <TaskGroup cancelling> is finished)@3"},
    {"a task may add to the group that it is in",
     "main: group; spawn a; end; await b\n"
     "a: yield; spawn b; return 1\n"
     "b: yield; yield; return 2",
     "main.spawn=None@0 a.yield=None@2 a.spawn=None@2 b.yield=None@4 b.yield=None@5 main.group=ok@7 "
     "main.await=2@7"},
    {"a cancelled task is no failure of its group",
     "main: group; spawn a; spawn b; yield; cancel a; end; await b\n"
     "a: wait e\n"
     "b: yield; yield; yield; return 3",
     "main.spawn=None@0 main.spawn=None@0 main.yield=None@1 main.cancel=True@1 b.yield=None@2 "
     "a.wait=!cancelled@2 b.yield=None@3 b.yield=None@4 main.group=ok@6 main.await=3@6"},
    {"groups in groups",
     "main: ?group; spawn a; spawn b; end\n"
     "a: group; yield; spawn d; end\n"
     "b: yield; yield; yield; yield; yield; yield\n"
     "d: yield; raise ValueError",
     "main.spawn=None@0 main.spawn=None@0 a.yield=None@2 a.spawn=None@2 b.yield=None@2 b.yield=None@3 "
     "d.yield=None@4 d.raise=!ValueError(raised)@4 b.yield=None@4 b.yield=None@5 "
     "a.group=!ExceptionGroup(unhandled errors in a TaskGroup (1 sub-exception))[ValueError]@6 "
     "b.yield=None@6 b.yield=!cancelled@7 main.group=!ExceptionGroup(unhandled errors in a TaskGroup "
     "(1 sub-exception))[ExceptionGroup]@9"},
};
// rules end

} // namespace

class GroupTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rule_data() { test::addRules(rules); }
    void rule() { test::checkRule(); }
};

QTEST_GUILESS_MAIN(GroupTest)
#include "group_test.moc"
