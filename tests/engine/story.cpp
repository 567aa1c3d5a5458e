#include "story.h"

#include "engine/barrier.h"
#include "engine/event.h"
#include "engine/handle.h"
#include "engine/queue.h"
#include "engine/semaphore.h"
#include "engine/shield.h"
#include "engine/stream_reader.h"
#include "engine/task_group.h"
#include "engine/timeout.h"
#include "engine/waiting.h"
#include "support/engine_world.h"
#include "support/python.h"

#include <QTest>

#include <iterator>
#include <map>
#include <random>
#include <sstream>

namespace loopscope::test {

using namespace engine;

namespace {

using Op = std::vector<std::string>;
using Script = std::vector<Op>;

std::vector<std::string> split(const std::string &text, char separator)
{
    std::vector<std::string> parts;
    std::istringstream stream(text);
    for (std::string part; std::getline(stream, part, separator);)
        parts.push_back(part);
    return parts;
}

std::map<std::string, Script> parse(const std::string &story)
{
    std::map<std::string, Script> scripts;
    for (const std::string &line : split(story, '\n')) {
        const std::size_t colon = line.find(':');
        if (colon == std::string::npos)
            continue;
        std::istringstream name(line.substr(0, colon));
        std::string key;
        name >> key;
        for (const std::string &text : split(line.substr(colon + 1), ';')) {
            std::istringstream words(text);
            Op op{std::istream_iterator<std::string>(words), {}};
            if (!op.empty())
                scripts[key].push_back(std::move(op));
        }
    }
    return scripts;
}

std::string nameOf(const Op &op)
{
    return op[0].starts_with('?') ? op[0].substr(1) : op[0];
}

bool isTimed(const std::map<std::string, Script> &scripts)
{
    for (const auto &[task, script] : scripts) {
        for (const Op &op : script) {
            const std::string name = nameOf(op);
            if (name == "sleep" || name == "timeout" || name == "call_later" || name == "wait_for" ||
                op.back().find("ms") != std::string::npos)
                return true;
        }
    }
    return false;
}

std::size_t endOfBlock(const Script &script, std::size_t start)
{
    int depth = 0;
    for (std::size_t i = start; i < script.size(); ++i) {
        const std::string name = nameOf(script[i]);
        depth += (name == "timeout" || name == "group" ? 1 : 0) - (name == "end" ? 1 : 0);
        if (depth == 0)
            return i;
    }
    return script.size();
}

std::string failureText(const Exception &exception)
{
    std::string text = '!' + exception.type + '(' + str(exception) + ')';
    if (!exception.type.ends_with("ExceptionGroup"))
        return text;
    text += '[';
    for (const Exception &each : exception.exceptions)
        text += (text.ends_with('[') ? "" : ",") + each.type;
    return text + ']';
}

std::string textOf(const Outcome &outcome)
{
    if (outcome.isValue())
        return str(outcome.value());
    return outcome.isException() ? failureText(outcome.exception()) : "!cancelled";
}

class Story {
public:
    explicit Story(const std::string &text)
        : m_scripts(parse(text))
        , m_counts(!isTimed(m_scripts))
        , m_futures{{"f", std::make_shared<Future>(m_world.loop)}, {"g", std::make_shared<Future>(m_world.loop)}}
    {
    }

    std::string tell()
    {
        m_world.environment.onReport([this](const Report &report) {
            std::string text = report.text;
            std::replace(text.begin(), text.end(), ' ', '_');
            m_world.log("reported:" + text);
        });
        const Task::Body main = [this](Task &task) -> QCoro::Task<Outcome> {
            if (m_counts)
                m_world.loop.callSoon({&Story::tick, this});
            co_return co_await block(task, "main", 0, m_scripts["main"].size());
        };
        if (!m_world.run(main))
            m_world.log("deadlock");
        return m_world.text;
    }

private:
    static void tick(void *self)
    {
        auto &story = *static_cast<Story *>(self);
        ++story.m_iteration;
        // While nothing else is ready the clock would stand still for ever.
        if (++story.m_quiet < 50)
            story.m_world.loop.callSoon({&Story::tick, self});
    }

    void log(const std::string &word)
    {
        m_quiet = 0;
        m_world.log(m_counts ? word + '@' + std::to_string(m_iteration) : word);
    }

    void note(const std::string &task, const std::string &op, const Outcome &outcome)
    {
        if (!outcome.isKilled())
            log(task + '.' + op + '=' + textOf(outcome));
    }

    QCoro::Task<Outcome> block(Task &task, std::string name, std::size_t start, std::size_t stop);
    QCoro::Task<Outcome> enclosed(Task &task, std::string name, std::size_t start, std::size_t stop);
    Performed step(Task &task, const std::string &name, const Op &op);
    std::optional<Performed> lockStep(Task &task, const std::string &name, const Op &op);
    std::optional<Performed> queueStep(Task &task, const std::string &name, const Op &op);
    std::optional<Performed> streamStep(Task &task, const std::string &name, const Op &op);
    std::optional<Performed> futureStep(Task &task, const std::string &name, const Op &op);
    std::optional<Performed> callStep(const std::string &name, const Op &op);
    std::optional<Performed> taskStep(Task &task, const std::string &name, const Op &op);

    std::shared_ptr<Task> create(const std::string &name)
    {
        const Task::Body body = [this, name](Task &task) { return block(task, name, 0, m_scripts[name].size()); };
        return m_tasks[name] = m_world.spawn(name, body);
    }

    std::shared_ptr<Future> future(const std::string &name)
    {
        const auto task = m_tasks.find(name);
        return task != m_tasks.end() ? task->second : m_futures[name];
    }

    std::string namesOf(const Value &futures)
    {
        std::string names;
        for (const Value &value : **futures.as<std::shared_ptr<const List>>()) {
            for (const auto &[name, known] : m_futures) {
                if (known == value.future())
                    names += (names.empty() ? "" : "+") + name;
            }
            if (const auto task = std::dynamic_pointer_cast<Task>(value.future()))
                names += (names.empty() ? "" : "+") + task->info().name;
        }
        return names;
    }

    QCoro::Task<Outcome> watched(Task &task, Futures futures, WaitUntil until, std::optional<Duration> timeout);
    QCoro::Task<Outcome> gathered(Task &task, Futures futures, Gather::Failures failures);

    World m_world;
    std::shared_ptr<TaskGroup> m_group;
    std::shared_ptr<Handle> m_handle;
    std::map<std::string, Script> m_scripts;
    bool m_counts;
    int m_iteration = 0;
    int m_quiet = 0;
    std::map<std::string, std::shared_ptr<Future>> m_futures;
    std::map<std::string, std::shared_ptr<Task>> m_tasks;
    Lock m_l{"l"};
    Lock m_m{"m"};
    Semaphore m_s{"s", 2};
    Semaphore m_z{"z", 0};
    Semaphore m_bs{"bs", 1, Semaphore::Kind::Bounded};
    Event m_e{"e"};
    Condition m_c{"c"};
    Barrier m_b2{"b2", 2};
    Barrier m_b3{"b3", 3};
    Queue m_q{"q", Queue::Order::Fifo};
    Queue m_q1{"q1", Queue::Order::Fifo, 1};
    Queue m_p{"p", Queue::Order::Priority};
    Queue m_t{"t", Queue::Order::Lifo, 2};
    StreamReader m_r{"r", 8};
};

QCoro::Task<Outcome> Story::block(Task &task, std::string name, std::size_t start, std::size_t stop)
{
    const Script &script = m_scripts[name];
    for (std::size_t i = start; i < stop; ++i) {
        const Op &op = script[i];
        const std::string what = nameOf(op);
        if (what == "return")
            co_return Value{std::int64_t{std::stoi(op[1])}};
        Outcome outcome;
        if (what == "timeout" || what == "group") {
            const std::size_t end = endOfBlock(script, i);
            outcome = co_await enclosed(task, name, i, end);
            i = end;
        } else {
            Performed performed = step(task, name, op);
            if (auto *waiting = std::get_if<Coroutine>(&performed))
                outcome = co_await std::move(*waiting);
            else
                outcome = std::get<Outcome>(performed);
        }
        note(name, what, outcome);
        if (outcome.isKilled() || (!outcome.isValue() && !op[0].starts_with('?')))
            co_return outcome;
    }
    co_return Outcome{};
}

QCoro::Task<Outcome> Story::enclosed(Task &task, std::string name, std::size_t start, std::size_t stop)
{
    const Op &op = m_scripts[name][start];
    Outcome outcome;
    if (nameOf(op) == "timeout") {
        Timeout timeout(task, std::chrono::milliseconds{std::stoi(op[1])});
        outcome = co_await block(task, name, start + 1, stop);
        const Outcome left = timeout.exit(outcome);
        if (!left.isValue())
            outcome = left;
    } else {
        const auto group = std::make_shared<TaskGroup>(task);
        m_group = group;
        outcome = co_await block(task, name, start + 1, stop);
        if (outcome.isKilled())
            co_return outcome;
        Performed performed = group->exit(outcome, 0);
        Outcome left;
        if (auto *waiting = std::get_if<Coroutine>(&performed))
            left = co_await std::move(*waiting);
        else
            left = std::get<Outcome>(performed);
        if (!left.isValue())
            outcome = left;
    }
    if (outcome.isValue())
        outcome = Value{std::string("ok")};
    co_return outcome;
}

QCoro::Task<Outcome> yielded(Task &task)
{
    co_return co_await YieldAwaiter(task);
}

QCoro::Task<Outcome> slept(Task &task, Duration duration)
{
    Sleeping sleeping(task, duration, 0);
    co_return co_await SleepAwaiter(sleeping);
}

QCoro::Task<Outcome> awaited(Task &task, std::shared_ptr<Future> future)
{
    co_return co_await FutureAwaiter(task, *future, 0);
}

Outcome truth(bool value)
{
    return Value{value};
}

std::optional<Performed> Story::lockStep(Task &task, const std::string &name, const Op &op)
{
    const std::string &x = op[1];
    const std::map<std::string, Lock *> locks{{"l", &m_l}, {"m", &m_m}, {"c", &m_c.lock()}};
    const std::map<std::string, Semaphore *> semaphores{{"s", &m_s}, {"z", &m_z}, {"bs", &m_bs}};
    const std::map<std::string, Barrier *> barriers{{"b2", &m_b2}, {"b3", &m_b3}};
    if (const auto lock = locks.find(x); lock != locks.end()) {
        if (name == "acquire")
            return lock->second->acquire(task, 0);
        if (name == "release")
            return lock->second->release();
        if (name == "locked")
            return truth(lock->second->isLocked());
    }
    if (const auto semaphore = semaphores.find(x); semaphore != semaphores.end()) {
        if (name == "acquire")
            return semaphore->second->acquire(task, 0);
        if (name == "release")
            return semaphore->second->release(&task);
        if (name == "locked")
            return truth(semaphore->second->isLocked());
    }
    if (const auto barrier = barriers.find(x); barrier != barriers.end()) {
        if (name == "wait")
            return barrier->second->wait(task, 0);
        return name == "reset" ? barrier->second->reset(task, 0) : barrier->second->abort(task, 0);
    }
    if (x == "e" && name == "wait")
        return m_e.wait(task, 0);
    if (x == "c" && name == "wait")
        return m_c.wait(task, 0);
    if (name == "notify")
        return m_c.notify(std::stoi(op[2]));
    if (name == "notify_all")
        return m_c.notifyAll();
    if (name == "set")
        m_e.set();
    else if (name == "clear")
        m_e.clear();
    else
        return std::nullopt;
    return Outcome{};
}

/// A number, a word or, with commas, a list of those.
Value valueOf(const std::string &text)
{
    if (text.find(',') != std::string::npos) {
        List list;
        for (const std::string &part : split(text, ','))
            list.push_back(valueOf(part));
        return Value{std::move(list)};
    }
    if (text.find_first_not_of("0123456789.-") != std::string::npos)
        return Value{text};
    if (text.find('.') != std::string::npos)
        return Value{std::stod(text)};
    return Value{std::int64_t{std::stoi(text)}};
}

std::optional<Performed> Story::queueStep(Task &task, const std::string &name, const Op &op)
{
    const std::map<std::string, Queue *> queues{{"q", &m_q}, {"q1", &m_q1}, {"p", &m_p}, {"t", &m_t}};
    const auto found = queues.find(op[1]);
    if (found == queues.end())
        return std::nullopt;
    Queue &queue = *found->second;
    if (name == "put")
        return queue.put(task, valueOf(op[2]), 0);
    if (name == "put_nowait")
        return queue.putNowait(m_world.loop, valueOf(op[2]));
    if (name == "get")
        return queue.get(task, 0);
    if (name == "get_nowait")
        return queue.getNowait();
    if (name == "task_done")
        return queue.taskDone();
    if (name == "join")
        return queue.join(task, 0);
    if (name == "full")
        return truth(queue.isFull());
    return Outcome{Value{static_cast<std::int64_t>(queue.size())}};
}

QCoro::Task<Outcome> represented(Performed performed)
{
    Outcome outcome;
    if (auto *waiting = std::get_if<Coroutine>(&performed))
        outcome = co_await std::move(*waiting);
    else
        outcome = std::get<Outcome>(performed);
    if (outcome.isValue())
        outcome = Value{repr(outcome.value())};
    co_return outcome;
}

std::optional<Performed> Story::streamStep(Task &task, const std::string &name, const Op &op)
{
    if (name == "readline")
        return represented(m_r.readline(task, 0));
    if (name == "readexactly")
        return represented(m_r.readexactly(task, std::stoi(op[2]), 0));
    if (name == "read")
        return represented(m_r.read(task, std::stoi(op[2]), 0));
    if (name == "feed") {
        std::string text = op[2];
        std::replace(text.begin(), text.end(), '/', '\n');
        return m_r.feed(m_world.loop, text);
    }
    if (name != "eof")
        return std::nullopt;
    m_r.feedEof();
    return Outcome{};
}

std::optional<Performed> Story::taskStep(Task &task, const std::string &name, const Op &op)
{
    if (name == "yield")
        return yielded(task);
    if (name == "sleep")
        return slept(task, std::chrono::milliseconds{std::stoi(op[1])});
    if (name == "cancelling")
        return Outcome{Value{task.cancelling()}};
    if (name == "uncancel")
        return Outcome{Value{task.uncancel()}};
    if (name == "raise")
        return Outcome{Exception{op[1], "raised"}};
    if (name == "start") {
        create(op[1]);
        return Outcome{};
    }
    if (name == "cancel") {
        const auto target = future(op[1]);
        return target == nullptr ? Outcome{} : truth(target->cancel());
    }
    if (name == "await")
        return awaited(task, future(op[1]));
    if (name == "set_result" || name == "set_exception") {
        if (future(op[1])->isDone())
            return Outcome{Exception{"InvalidStateError", "invalid state"}};
        if (name == "set_result")
            future(op[1])->finish(Value{std::int64_t{std::stoi(op[2])}});
        else
            future(op[1])->finish(Exception{op[2], "set"});
        return Outcome{};
    }
    if (name != "spawn")
        return std::nullopt;
    if (auto objection = m_group->objection())
        return Outcome{std::move(*objection)};
    m_group->add(create(op[1]));
    return Outcome{};
}

QCoro::Task<Outcome> Story::watched(Task &task, Futures futures, WaitUntil until, std::optional<Duration> timeout)
{
    Outcome outcome = co_await wait(task, std::move(futures), until, timeout, 0);
    if (outcome.isValue()) {
        const List &both = **outcome.value().as<std::shared_ptr<const List>>();
        outcome = Value{namesOf(both[0]) + '/' + namesOf(both[1])};
    }
    co_return outcome;
}

QCoro::Task<Outcome> Story::gathered(Task &task, Futures futures, Gather::Failures failures)
{
    const auto gather = Gather::create(m_world.loop, std::move(futures), failures);
    Outcome outcome = co_await FutureAwaiter(task, *gather, 0);
    if (!outcome.isValue() || failures == Gather::Failures::Raised)
        co_return outcome;
    std::string text;
    for (const Value &each : **outcome.value().as<std::shared_ptr<const List>>()) {
        const auto *exception = each.as<std::shared_ptr<const Exception>>();
        const bool isCancelled = exception != nullptr && (*exception)->type == "CancelledError";
        text += (text.empty() ? "" : ",") + (isCancelled            ? "!cancelled"
                                             : exception != nullptr ? failureText(**exception)
                                                                    : str(each));
    }
    co_return Value{'[' + text + ']'};
}

std::optional<Performed> Story::futureStep(Task &task, const std::string &name, const Op &op)
{
    const std::map<std::string, WaitUntil> waits{{"wait_all", WaitUntil::AllCompleted},
                                                 {"wait_first", WaitUntil::FirstCompleted},
                                                 {"wait_exc", WaitUntil::FirstException}};
    const bool isOne = name == "wait_for" || name == "shield";
    if (!waits.contains(name) && !isOne && !name.starts_with("gather"))
        return std::nullopt;
    Futures futures;
    for (const std::string &each : split(op[1], ','))
        futures.push_back(future(each));
    if (std::find(futures.begin(), futures.end(), nullptr) != futures.end())
        return Outcome{Exception{"LookupError", "who?"}};
    if (name == "wait_for")
        return waitFor(task, futures.front(), std::chrono::milliseconds{std::stoi(op[2])}, 0);
    if (name == "shield")
        return awaited(task, Shield::create(futures.front()));
    if (name.starts_with("gather"))
        return gathered(task, std::move(futures),
                        name == "gather" ? Gather::Failures::Raised : Gather::Failures::Returned);
    std::optional<Duration> timeout;
    if (op.size() > 2)
        timeout = std::chrono::milliseconds{std::stoi(op[2])};
    return watched(task, std::move(futures), waits.at(name), timeout);
}

std::optional<Performed> Story::callStep(const std::string &name, const Op &op)
{
    if (name == "call_soon")
        m_handle = Handle::callSoon(m_world.loop, op[1], [this, word = "called." + op[1]] { log(word); });
    else if (name == "call_later")
        m_handle = Handle::callLater(m_world.loop, std::chrono::milliseconds{std::stoi(op[1])}, op[2],
                                     [this, word = "called." + op[2]] { log(word); });
    else if (name == "handle_cancel")
        m_handle->cancel();
    else if (name == "handle_cancelled")
        return truth(m_handle->isCancelled());
    else
        return std::nullopt;
    return Outcome{};
}

Performed Story::step(Task &task, const std::string &, const Op &op)
{
    const std::string what = nameOf(op);
    if (auto performed = taskStep(task, what, op))
        return std::move(*performed);
    if (auto performed = futureStep(task, what, op))
        return std::move(*performed);
    if (auto performed = callStep(what, op))
        return std::move(*performed);
    if (auto performed = queueStep(task, what, op))
        return std::move(*performed);
    if (auto performed = streamStep(task, what, op))
        return std::move(*performed);
    if (auto performed = lockStep(task, what, op))
        return std::move(*performed);
    return Outcome{Exception{"SystemError", "no such op: " + what}};
}

} // namespace

std::string tellStory(const std::string &story)
{
    return Story(story).tell();
}

std::vector<std::string> tellStoriesInPython(const std::vector<std::string> &stories)
{
    std::string program = "STORIES = [\n";
    for (const std::string &story : stories)
        program += "\"\"\"" + story + "\"\"\",\n";
    program += "]\n";
    std::ifstream file(LOOPSCOPE_STORY);
    program.append(std::istreambuf_iterator<char>(file), {});
    const auto output = outputOfPython(program);
    return output ? split(*output, '\n') : std::vector<std::string>{};
}

void addRules(std::span<const Rule> rules)
{
    QTest::addColumn<QString>("story");
    QTest::addColumn<QString>("told");
    QTest::addColumn<QString>("toldByPython");
    std::vector<std::string> stories;
    for (const Rule &rule : rules)
        stories.emplace_back(rule.story);
    std::vector<std::string> told = tellStoriesInPython(stories);
    told.resize(stories.size());
    for (std::size_t i = 0; i < rules.size(); ++i)
        QTest::newRow(rules[i].name) << QString::fromUtf8(rules[i].story) << QString::fromUtf8(rules[i].told)
                                     << QString::fromStdString(told[i]);
}

void checkRule()
{
    QFETCH(QString, story);
    QFETCH(QString, told);
    QFETCH(QString, toldByPython);
    QCOMPARE(QString::fromStdString(tellStory(story.toStdString())), told);
    if (!toldByPython.isEmpty())
        QCOMPARE(toldByPython, told);
}

namespace {

std::vector<std::string> randomStories(const std::vector<std::string> &ops, int count)
{
    std::mt19937 random(11); // the standard says what it yields; its distributions are anybody's
    const auto below = [&random](std::size_t limit) { return random() % limit; };
    std::vector<std::string> stories;
    for (int i = 0; i < count; ++i) {
        std::string story = "main: ";
        for (const char *task : {"a", "b", "c", "d"})
            story += std::string("start ") + task + "; " + (below(3) == 0 ? "yield; " : "");
        for (std::size_t rounds = below(8); rounds > 0; --rounds)
            story += below(3) == 0 ? "cancel " + std::string(1, "abcd"[below(4)]) + "; " : "yield; ";
        story += "?await a; ?await b; ?await c; ?await d";
        for (const char *task : {"a", "b", "c", "d"}) {
            story += std::string("\n") + task + ": ";
            for (std::size_t length = 2 + below(7); length > 0; --length)
                story += ops[below(ops.size())] + "; ";
        }
        stories.push_back(std::move(story));
    }
    return stories;
}

} // namespace

void compareRandomStories(const std::vector<std::string> &ops, int count)
{
    const std::vector<std::string> stories = randomStories(ops, count);
    const std::vector<std::string> told = tellStoriesInPython(stories);
    if (told.empty())
        QSKIP("there is no CPython of 3.11 or later");
    QCOMPARE(told.size(), stories.size());
    for (std::size_t i = 0; i < stories.size(); ++i) {
        if (told[i] == "a circle")
            continue; // of tasks that wait for each other: a RecursionError, whose traces are CPython's own affair
        const std::string own = tellStory(stories[i]);
        if (own != told[i])
            qWarning("%s\n%s\n%s", stories[i].c_str(), own.c_str(), told[i].c_str());
        QVERIFY(own == told[i]);
    }
}

} // namespace loopscope::test
