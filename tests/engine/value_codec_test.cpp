// Values on their way to another process: what arrives is what was sent, and whatever else may come does no harm.

#include "engine/object.h"
#include "engine/value_codec.h"
#include "support/engine_world.h"

#include <QTest>

#include <limits>
#include <random>

using namespace loopscope;
using namespace loopscope::engine;

namespace {

std::string encoded(const Value &value)
{
    ByteWriter bytes;
    write(bytes, value);
    return bytes.take();
}

/// Nothing where the bytes are refused.
std::optional<Value> decoded(std::string_view bytes)
{
    ByteReader reader(bytes);
    Value value = readValue(reader);
    return reader.isComplete() ? std::optional(std::move(value)) : std::nullopt;
}

/// Equal and of the same types all the way down, which 1 == True == 1.0 is not.
bool isSame(const Value &left, const Value &right)
{
    return repr(left) == repr(right) && encoded(left) == encoded(right);
}

class RandomValues {
public:
    explicit RandomValues(std::uint32_t seed) : m_random(seed) {}

    Value next(int depth = 0)
    {
        switch (below(depth < 4 ? 10 : 7)) {
        case 0:
            return {};
        case 1:
            return Value{below(2) == 0};
        case 2:
            return Value{integer()};
        case 3:
            return Value{std::bit_cast<double>(integer())};
        case 4:
            return Value{text()};
        case 5:
            return Value{Duration{integer()}};
        case 6:
            return Value{exception(0)};
        case 7:
        case 8: {
            List list;
            for (std::uint64_t left = below(6); left > 0; --left)
                list.push_back(next(depth + 1));
            return Value{std::move(list)};
        }
        default: {
            Dict dict;
            for (std::uint64_t left = below(6); left > 0; --left) {
                Value key = next(4);
                dict.emplace_back(std::move(key), next(depth + 1));
            }
            return Value{std::move(dict)};
        }
        }
    }

    std::uint64_t below(std::uint64_t end) { return m_random() % end; }

    std::string text()
    {
        std::string bytes;
        for (std::uint64_t left = below(200) / (1 + below(20)); left > 0; --left)
            bytes += static_cast<char>(below(256)); // any bytes: to the codec a text is no more
        return bytes;
    }

private:
    /// Of every size: most random numbers are large ones.
    std::int64_t integer() { return static_cast<std::int64_t>(m_random() >> below(64)) * (below(2) == 0 ? 1 : -1); }

    Exception exception(int depth)
    {
        Exception made{text(), text(), {}, below(2) == 0};
        for (std::uint64_t left = depth < 3 ? below(3) : 0; left > 0; --left)
            made.exceptions.push_back(exception(depth + 1));
        return made;
    }

    std::mt19937_64 m_random;
};

Value nested(int depth)
{
    Value value;
    for (int i = 0; i < depth; ++i)
        value = Value{List{value}};
    return value;
}

} // namespace

class ValueCodecTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsSentArrives();
    void everyValueArrives();
    void theLargestValuesArrive();
    void everyOutcomeArrives();
    void bytesThatEndTooSoonAreRefused();
    void bytesThatAreLeftAreRefused();
    void bytesThatClaimMoreThanThereIsAreRefused();
    void whatIsNestedTooDeepIsRefused();
    void anyBytesAreReadOrRefused();
    void futuresAndObjectsCannotBeSent();
    void groupsThatAreTooDeepCannotBeSent();
};

void ValueCodecTest::whatIsSentArrives()
{
    using Limits = std::numeric_limits<std::int64_t>;
    const std::vector<Value> values{Value{},
                                    Value{true},
                                    Value{false},
                                    Value{std::int64_t{0}},
                                    Value{std::int64_t{-1}},
                                    Value{std::int64_t{127}},
                                    Value{std::int64_t{128}},
                                    Value{Limits::max()},
                                    Value{Limits::min()},
                                    Value{0.0},
                                    Value{-0.0},
                                    Value{1e308},
                                    Value{std::numeric_limits<double>::infinity()},
                                    Value{std::numeric_limits<double>::quiet_NaN()},
                                    Value{std::string()},
                                    Value{std::string("Zürich\n\0'", 9)},
                                    Value{Duration{1'500'000}},
                                    Value{Duration::min()},
                                    Value{List{}},
                                    Value{List{Value{true}, Value{std::int64_t{1}}, Value{1.0}}},
                                    Value{Dict{}},
                                    Value{Dict{{Value{std::string("a")}, Value{List{Value{}}}}}},
                                    Value{Exception{"KeyError", "3", {}, true}},
                                    Value{Exception{"ExceptionGroup", "g", {{"ValueError", "a"}, {"OSError", ""}}}}};
    for (const Value &value : values) {
        const auto arrived = decoded(encoded(value));
        QVERIFY2(arrived && isSame(*arrived, value), repr(value).c_str());
        QCOMPARE(typeName(*arrived), typeName(value));
    }
}

void ValueCodecTest::everyValueArrives()
{
    RandomValues random(1);
    for (int i = 0; i < 5'000; ++i) {
        const Value value = random.next();
        const auto arrived = decoded(encoded(value));
        QVERIFY2(arrived && isSame(*arrived, value), repr(value).c_str());
    }
}

void ValueCodecTest::theLargestValuesArrive()
{
    // Many small parts, one large one, and as deep as may be: each about as large as a value can be.
    List texts(200'000, Value{std::string()});
    for (const Value &value : {Value{std::move(texts)}, Value{std::string(999'990, 'x')}, nested(100)}) {
        QVERIFY(checked(value).isValue());
        const auto arrived = decoded(encoded(value));
        QVERIFY(arrived && equal(*arrived, value));
    }
}

void ValueCodecTest::everyOutcomeArrives()
{
    const auto arrives = [](const Outcome &outcome) {
        ByteWriter bytes;
        write(bytes, outcome);
        const std::string written = bytes.take();
        ByteReader reader(written);
        Outcome read = readOutcome(reader);
        return reader.isComplete() ? std::optional(std::move(read)) : std::nullopt;
    };
    QVERIFY(arrives(Value{std::int64_t{3}})->isValue());
    QVERIFY(equal(arrives(Value{std::int64_t{3}})->value(), Value{std::int64_t{3}}));
    const Exception exception{"ValueError", "text"};
    QVERIFY(arrives(exception)->isException());
    QCOMPARE(arrives(exception)->exception(), exception);
    QVERIFY(arrives(Cancelled{})->isCancelled());
    QVERIFY(arrives(Killed{})->isKilled());
}

void ValueCodecTest::bytesThatEndTooSoonAreRefused()
{
    RandomValues random(2);
    for (int i = 0; i < 300; ++i) {
        const std::string bytes = encoded(random.next());
        for (std::size_t size = 0; size < bytes.size(); ++size)
            QVERIFY(!decoded(std::string_view(bytes).substr(0, size)));
    }
}

void ValueCodecTest::bytesThatAreLeftAreRefused()
{
    RandomValues random(3);
    for (int i = 0; i < 300; ++i)
        QVERIFY(!decoded(encoded(random.next()) + '\0'));
}

void ValueCodecTest::bytesThatClaimMoreThanThereIsAreRefused()
{
    const std::string most(9, '\xff');
    for (const char tag : {'\5', '\7', '\10'}) // text, list, dictionary
        QVERIFY(!decoded(tag + most + '\x01'));
    QVERIFY(!decoded('\x03' + most + '\x02')); // a number of more than 64 bits
    QVERIFY(!decoded('\x03' + most + '\xff'));
    // A list of as many Nones as it says, but more than any value has.
    ByteWriter list;
    list.byte(7);
    list.number(2'000'000);
    QVERIFY(!decoded(list.take() + std::string(2'000'000, '\0')));
}

void ValueCodecTest::whatIsNestedTooDeepIsRefused()
{
    QVERIFY(decoded(encoded(nested(100))));
    QVERIFY(!decoded(encoded(nested(300))));
    QVERIFY(!decoded(std::string(2'000'000, '\x07'))); // and the stack holds
}

void ValueCodecTest::anyBytesAreReadOrRefused()
{
    RandomValues random(4);
    int read = 0;
    for (int i = 0; i < 50'000; ++i) {
        std::string bytes = random.text();
        if (i % 2 == 0) { // nearly right ones go further
            bytes = encoded(random.next());
            bytes[random.below(bytes.size())] = static_cast<char>(random.below(256));
        }
        const auto value = decoded(bytes);
        read += value ? 1 : 0;
        if (value)
            QVERIFY(isSame(*value, *decoded(encoded(*value))));
        ByteReader outcome(bytes);
        readOutcome(outcome);
    }
    QVERIFY(read > 1'000);
}

void ValueCodecTest::futuresAndObjectsCannotBeSent()
{
    struct Lock final : Object {
        using Object::Object;
        std::string_view kindName() const override { return "Lock"; }
    };
    test::World world;
    const auto refusalOf = [](const Value &value) {
        const auto refusal = refusalToSend(value);
        return refusal ? toText(*refusal) : std::string("none");
    };
    world.run([&](Task &) -> QCoro::Task<Outcome> {
        const Value self{std::shared_ptr<Future>(world.main)};
        world.log(refusalOf(self));
        world.log(refusalOf(Value{List{Value{}, Value{Dict{{Value{true}, self}}}}}));
        co_return Outcome{};
    });
    QCOMPARE(world.text, std::string("TypeError: cannot pickle '_asyncio.Task' object "
                                     "TypeError: cannot pickle '_asyncio.Task' object"));
    const Value future{std::make_shared<Future>(world.loop)};
    QCOMPARE(refusalOf(future), std::string("TypeError: cannot pickle '_asyncio.Future' object"));
    const Value lock{std::shared_ptr<Object>(std::make_shared<Lock>("guard"))};
    QCOMPARE(refusalOf(Value{Dict{{lock, Value{}}}}), std::string("TypeError: cannot pickle 'Lock' object"));
    QCOMPARE(refusalOf(Value{List{Value{}, Value{1.0}}}), std::string("none"));
    QVERIFY(sendable(Outcome{future}).isException());
    QVERIFY(sendable(Outcome{Value{1.0}}).isValue());
}

void ValueCodecTest::groupsThatAreTooDeepCannotBeSent()
{
    Exception group{"ValueError", {}};
    for (int i = 0; i < 150; ++i)
        group = Exception{"ExceptionGroup", {}, {group}};
    QCOMPARE(sendable(Outcome{group}).exception().type, std::string("RecursionError"));
    QCOMPARE(refusalToSend(Value{group})->type, std::string("RecursionError"));
}

QTEST_GUILESS_MAIN(ValueCodecTest)
#include "value_codec_test.moc"
