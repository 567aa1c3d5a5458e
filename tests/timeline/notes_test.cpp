// Notes: their order, their flags on the picture, and what is under the pointer there; and the matches of a search.

#include "support/fixed_metrics.h"
#include "support/handmade_traces.h"
#include "support/trace_text.h"
#include "timeline/build.h"
#include "timeline/flags.h"
#include "timeline/hit_test.h"

#include <QTest>

using namespace loopscope;
using namespace loopscope::timeline;
using namespace std::chrono_literals;

class NotesTest : public QObject {
    Q_OBJECT

    trace::TraceBuilder m_builder = test::traceOf(test::blockingCall());

    Scene sceneWith(const std::vector<Note> &notes) const
    {
        Scene scene{m_builder.trace()};
        scene.viewport.width = 1145;
        scene.viewport.height = 700;
        scene.viewport = fitted(scene.viewport, m_builder.trace().end());
        scene.notes = notes;
        return scene;
    }
    static QStringList textsOf(const Scene &scene)
    {
        QStringList texts;
        const DrawList list = build(scene, test::FixedMetrics());
        for (const Layer &layer : list.layers) {
            for (const Text &text : layer.texts)
                texts << QString::fromStdString(text.text);
        }
        return texts;
    }

private Q_SLOTS:
    void notesStayInTheOrderOfTheirTimes()
    {
        std::vector<Note> notes;
        QCOMPARE(insertNote(notes, {Time{2s}, "b"}), std::size_t{0});
        QCOMPARE(insertNote(notes, {Time{1s}, "a"}), std::size_t{0});
        QCOMPARE(insertNote(notes, {Time{2s}, "c"}), std::size_t{2});
        QCOMPARE(moveNote(notes, 0, Time{3s}), std::size_t{2});
        QCOMPARE(notes.back().text, std::string("a"));
        QVERIFY(noteAt(notes, Time{2s}) == 0);
        QVERIFY(!noteAt(notes, Time{1s}));
        QVERIFY(noteAfter(notes, Time{2s}) == 2 && !noteAfter(notes, Time{3s}));
        QVERIFY(noteBefore(notes, Time{3s}) == 1 && !noteBefore(notes, Time{2s}));
    }

    void aNoteIsReadOnThePictureAndFoundWhereItIsDrawn()
    {
        const std::vector<Note> notes{{Time{1s}, "here it begins"}, {Time{5s}, ""}};
        const Scene scene = sceneWith(notes);
        QVERIFY(textsOf(scene).contains("here it begins"));
        // On its flag, and not below it.
        const Layer head = build(scene, test::FixedMetrics()).layer(LayerKind::Head);
        const auto words = std::find_if(head.texts.begin(), head.texts.end(),
                                        [](const Text &text) { return text.text == "here it begins"; });
        QVERIFY(words != head.texts.end());
        QVERIFY(std::any_of(head.rects.begin(), head.rects.end(), [&](const Rect &rect) {
            return rect.radius > 0 && rect.x <= words->x && rect.x + rect.width >= words->x + words->width;
        }));
        const std::vector<Flag> flags = flagsOf(scene, layoutOf(scene));
        QCOMPARE(flags.size(), std::size_t{2});
        for (const Flag &flag : flags) {
            const auto hit = hitTest(scene, flag.box.x + flag.box.width / 2, flag.box.y + 3);
            QVERIFY(hit && hit->part == Part::Note && hit->note == flag.note);
        }
        const auto beside = hitTest(scene, flags[0].box.right() + 20, flags[0].box.y + 3);
        QVERIFY(beside && beside->part == Part::Ruler);
    }

    void flagsKeepOffEachOtherAndWithinThePicture()
    {
        std::vector<Note> notes;
        for (int number = 0; number < 200; ++number)
            notes.push_back({Time{number * 41ms}, "a note with rather many words"});
        const Scene scene = sceneWith(notes);
        const Layout layout = layoutOf(scene);
        const std::vector<Flag> flags = flagsOf(scene, layout);
        for (std::size_t index = 0; index + 1 < flags.size(); ++index)
            QVERIFY(flags[index].x <= flags[index + 1].x);
        for (const Flag &flag : flags)
            QVERIFY(flag.box.x >= layout.axis.left && flag.box.right() <= scene.viewport.width);
        const DrawList list = build(scene, test::FixedMetrics());
        for (const Layer &layer : list.layers) {
            for (const Rect &rect : layer.rects)
                QVERIFY(rect.x >= 0 && rect.x + rect.width <= list.width);
        }
        QVERIFY(flagsOf(sceneWith({{Time{100s}, "far away"}}), layout).empty());
    }

    void matchesAreMarkedInTheirLanesAndOnTheMinimap()
    {
        Scene scene = sceneWith({});
        const std::string before = toText(build(scene, test::FixedMetrics()));
        const std::vector<SpanRef> matches{{*m_builder.trace().laneOfTask(TaskId{4}), 1}};
        scene.matches = matches;
        const DrawList list = build(scene, test::FixedMetrics());
        const auto accents = [](const Layer &layer) {
            return std::count_if(layer.rects.begin(), layer.rects.end(),
                                 [](const Rect &rect) { return rect.role == Role::Accent; });
        };
        QVERIFY(accents(list.layer(LayerKind::Marks)) >= 2);
        QVERIFY(toText(list) != before);
        const std::vector<SpanRef> outdated{{trace::noLane, 0}, {1, 100'000}};
        scene.matches = outdated;
        QCOMPARE(QString::fromStdString(toText(build(scene, test::FixedMetrics()))), QString::fromStdString(before));
    }
};

QTEST_APPLESS_MAIN(NotesTest)
#include "notes_test.moc"
