// Threads that compute take turns where a scenario asks for Python's lock: when, and for how long.

#include "whole_world.h"

using namespace loopscope;
using namespace loopscope::engine;
using namespace std::chrono_literals;
using test::checkWorld;
using test::inOrder;
using test::WholeWorld;

class GilTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void computingTakesTurnsUnderTheGil();
    void whoComesLaterWaitsForTheEndOfATurn();
    void withoutTheGilAllComputeAtOnce();
    void whoBlocksLetsOthersCompute();
    void aPoolMayHaveTheGilAlone();
    void loopsComputeInTurns();
    void computingUnderTheGilComesToAnEnd();
};

namespace {

/// When each thread's lane ended, in ms.
std::string endsOf(const WholeWorld &world)
{
    std::string text;
    const trace::Trace &trace = world.builder.trace();
    for (const trace::Hop &hop : trace.hops()) {
        if (trace.text(hop.label) != "main")
            text +=
                (text.empty() ? "" : " ") + std::string(trace.text(hop.label)) + '@' +
                std::to_string(std::chrono::duration_cast<std::chrono::milliseconds>(hop.finished - Time{}).count());
    }
    return text;
}

WorldOptions withGil()
{
    WorldOptions options;
    options.hasGil = true;
    return options;
}

std::string lifeOf(const WholeWorld &world, std::size_t hop)
{
    const trace::Trace &trace = world.builder.trace();
    return test::lifeOf(trace, trace.lane(trace.hops()[hop].worker));
}

} // namespace

void GilTest::computingTakesTurnsUnderTheGil()
{
    WholeWorld world(true, withGil());
    world.run(inOrder(world.starts("a", {world.computes(12ms)}), world.starts("b", {world.computes(9ms)}),
                      world.starts("c", {world.computes(1ms)})));
    checkWorld(world, "");
    // a 0-5, b 5-10, c 10-11, a 11-16, b 16-20, a 20-22
    QCOMPARE(endsOf(world), std::string("a@22 b@20 c@11"));
    QCOMPARE(QString::fromStdString(lifeOf(world, 1)),
             QStringLiteral("a 0-5 | gil 5-11 | a 11-16 | gil 16-20 | a 20-22"));
    QCOMPARE(QString::fromStdString(lifeOf(world, 3)), QStringLiteral("c 0-0 | gil 0-10 | c 10-11"));
}

void GilTest::whoComesLaterWaitsForTheEndOfATurn()
{
    WholeWorld world(true, withGil());
    world.run(inOrder(world.starts("a", {world.computes(30ms)}),
                      world.starts("b", inOrder(world.blocks(7ms), world.computes(2ms))),
                      world.starts("c", inOrder(world.blocks(30ms), world.computes(4ms)))));
    checkWorld(world, "");
    // a has turn after turn until b comes: 0-10; b 10-12; a 12-32, of which c sees the end at 32
    QCOMPARE(endsOf(world), std::string("a@32 b@12 c@36"));
    QCOMPARE(QString::fromStdString(lifeOf(world, 1)), QStringLiteral("a 0-10 | gil 10-12 | a 12-32"));
}

void GilTest::withoutTheGilAllComputeAtOnce()
{
    WholeWorld world(true);
    world.run(inOrder(world.starts("a", {world.computes(12ms)}), world.starts("b", {world.computes(9ms)})));
    QCOMPARE(endsOf(world), std::string("a@12 b@9"));
}

void GilTest::whoBlocksLetsOthersCompute()
{
    WholeWorld world(true, withGil());
    world.run(inOrder(world.starts("a", inOrder(world.blocks(10ms), world.computes(5ms))),
                      world.starts("b", inOrder(world.computes(10ms), world.blocks(5ms)))));
    QCOMPARE(endsOf(world), std::string("a@15 b@15"));
}

void GilTest::aPoolMayHaveTheGilAlone()
{
    WholeWorld world(true);
    const auto pool = world.world->makePool("pool", 2, true);
    world.run(inOrder(world.starts("thread", {world.computes(10ms)}), world.does([&](const JobContext &) {
        world.submit(*pool, "a", {world.computes(10ms)});
        world.submit(*pool, "b", {world.computes(10ms)});
    })));
    checkWorld(world, "");
    QCOMPARE(endsOf(world), std::string("thread@10 a@15 b@20"));
}

void GilTest::loopsComputeInTurns()
{
    WholeWorld world(true, withGil());
    std::vector<std::int64_t> ends;
    const auto compute = [&](Task &task, Duration duration) -> QCoro::Task<Outcome> {
        const Work work{trace::Reason::Compute, duration, 0};
        co_await WorkAwaiter(task, work);
        ends.push_back(toNs(task.loop().now()) / 1'000'000);
        co_return Outcome{};
    };
    const Task::Body other = [&](Task &task) { return compute(task, 7ms); };
    const Task::Body main = [&](Task &task) -> QCoro::Task<Outcome> {
        world.loopThread("second", other);
        co_return co_await compute(task, 8ms);
    };
    world.run(main);
    checkWorld(world, "");
    QCOMPARE(ends, (std::vector<std::int64_t>{13, 15})); // 0-5 and 10-13; 5-10 and 13-15
}

void GilTest::computingUnderTheGilComesToAnEnd()
{
    WholeWorld world(false, withGil());
    world.run(inOrder(world.starts("a", {world.computes(12ms)}), world.starts("b", {world.computes(12ms)}),
                      world.computes(12ms)));
    checkWorld(world, "");
    // The three of them cannot have computed at the same time.
    QVERIFY(world.builder.trace().end() >= Time{36ms});
}

QTEST_GUILESS_MAIN(GilTest)
#include "gil_test.moc"
