// Edits of a text: what they replace, and which of them fit together.

#include "form/text_edit.h"

#include <QTest>

using namespace loopscope::form;

class TextEditTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void replacesWhatIsNamedAndNothingElse();
    void fitsInOrderApartAndWithin();
};

void TextEditTest::replacesWhatIsNamedAndNothingElse()
{
    QCOMPARE(apply("- sleep: 1s", {{9, 2, "250ms"}}), std::string("- sleep: 250ms"));
    QCOMPARE(apply("abc", {}), std::string("abc"));
    QCOMPARE(apply("", {{0, 0, "main:"}}), std::string("main:"));
    QCOMPARE(apply("a b c", {{0, 1, ""}, {2, 1, "bee"}, {5, 0, "!"}}), std::string(" bee c!"));
    QCOMPARE(apply("ab", {{1, 0, "x"}, {1, 0, "y"}}), std::string("axyb"));
}

void TextEditTest::fitsInOrderApartAndWithin()
{
    QVERIFY(fit({}, 0));
    QVERIFY(fit({{0, 2, ""}, {2, 0, "x"}}, 2));
    QVERIFY2(!fit({{2, 1, ""}}, 2), "it reaches past the end");
    QVERIFY2(!fit({{1, static_cast<std::size_t>(-1), ""}}, 2), "its end is before its beginning");
    QVERIFY2(!fit({{0, 2, ""}, {1, 1, ""}}, 2), "the first reaches into the second");
    QVERIFY2(!fit({{1, 0, ""}, {0, 0, ""}}, 2), "they are not in order");
}

QTEST_APPLESS_MAIN(TextEditTest)
#include "text_edit_test.moc"
