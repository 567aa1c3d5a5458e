// Random changes in the form of every demo: each is exactly the change that was meant, and the smallest of the text.
// Comments, order, blank lines and quoting survive, and what is taken back leaves the text as it was, to the byte.

#include "scenario/demos.h"
#include "walk.h"

#include <QTest>

using namespace loopscope;

namespace {

constexpr int stepsPerScenario = 40;

/// What the demos do not have: comments everywhere, other quotes, steps in braces, lists without indentation.
constexpr const char *odd = R"yaml(# a scenario
title: 'Odd'   # quoted

settings:
  workers: 2     # few
shared: {db: lock, q: {queue: 2}}
coroutines:

  # says hello
  hello(name):   # politely
    # first
    - log: "{name}"   # with a value

    - log: |
    - {sleep: 1s}
    # before the loop
    - repeat: 3 # times
      as: i
      do:
      # inside
      - if: "{i}"
        then:
          - yield
          # behind yield
        else: [yield, {log: no}]
      #~ - sleep: 1s
      - raise

      # behind all
  nothing():
main:
- hello(ONE)
- gather: [hello(A), {shield: hello(B)}]
- call: "hello('a: b')"
  as: x
- log: |-
    several
    # lines
- log: folded
    over lines
- return)yaml";

} // namespace

class FormPropertyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyChangeIsTheSmallestOne_data();
    void everyChangeIsTheSmallestOne();
};

void FormPropertyTest::everyChangeIsTheSmallestOne_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const scenario::Demo &demo : scenario::demos())
        QTest::newRow(demo.id.c_str()) << QByteArray::fromStdString(demo.text);
    QTest::newRow("odd") << QByteArray(odd);
}

void FormPropertyTest::everyChangeIsTheSmallestOne()
{
    QFETCH(QByteArray, text);
    int changes = 0;
    for (unsigned seed = 1; seed <= 4; ++seed) {
        test::FormWalk walk(text.toStdString(), seed);
        for (int i = 0; i < stepsPerScenario; ++i) {
            QVERIFY2(walk.fault().empty(), walk.fault().c_str());
            walk.step();
        }
        QVERIFY2(walk.fault().empty(), walk.fault().c_str());
        changes += walk.changes();
    }
    QVERIFY(changes > 50);
}

QTEST_GUILESS_MAIN(FormPropertyTest)
#include "property_test.moc"
