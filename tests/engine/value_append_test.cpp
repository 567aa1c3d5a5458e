// A list that grows in place: what comes of it is what `list + [item]` is, up to the same limits, and nobody else who
// has the list sees it grow.

#include "engine/outcome.h"
#include "engine/value_append.h"

#include <QTest>

using namespace loopscope;
using namespace loopscope::engine;

namespace {

const List &itemsOf(const Value &list)
{
    return **list.as<std::shared_ptr<const List>>();
}

bool grow(Value &list, std::int64_t number)
{
    Value item{number};
    return append(list, item);
}

/// A list in a list in a list…
Value nested(std::uint32_t depth)
{
    Value value{List{}};
    while (value.shape().depth < depth)
        value = Value{List{value}};
    return value;
}

} // namespace

class ValueAppendTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itIsTheListWithTheItem()
    {
        Value list{List{Value{std::int64_t{1}}}};
        QVERIFY(grow(list, 2));
        const Value expected{List{Value{std::int64_t{1}}, Value{std::int64_t{2}}}};
        QVERIFY(equal(list, expected));
        QCOMPARE(list.shape().weight, expected.shape().weight);
        QCOMPARE(list.shape().depth, expected.shape().depth);
    }

    void whoElseHasTheListKeepsIt()
    {
        Value list{List{}};
        const Value other = list;
        QVERIFY(!grow(list, 1));
        QVERIFY(itemsOf(other).empty());
        Value text{std::string("text")};
        QVERIFY(!grow(text, 1));
    }

    void itGrowsAsLargeAsAnyListAndNoLarger()
    {
        Value list{List{}};
        while (grow(list, 1)) {
        }
        QVERIFY(!excess(list.shape()));
        List more = itemsOf(list);
        more.push_back(more.back());
        QVERIFY(excess(Value{more}.shape()));
    }

    void itNestsAsDeepAsAnyListAndNoDeeper()
    {
        Value list{List{}};
        Value item = nested(largestShape.depth - 1);
        QVERIFY(append(list, item));
        QCOMPARE(list.shape().depth, largestShape.depth);
        item = nested(largestShape.depth);
        QVERIFY(!append(list, item));
        QVERIFY(item.as<std::shared_ptr<const List>>() != nullptr); // it is still there
        QCOMPARE(itemsOf(list).size(), std::size_t{1});
    }
};

QTEST_APPLESS_MAIN(ValueAppendTest)
#include "value_append_test.moc"
