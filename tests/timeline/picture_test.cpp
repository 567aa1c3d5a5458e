// What the picture of a trace says: the primitives that a reader would look for, as text.

#include "analysis/trail.h"
#include "support/fixed_metrics.h"
#include "support/handmade_threads.h"
#include "support/handmade_traces.h"
#include "support/trace_text.h"
#include "timeline/build.h"
#include "timeline/canvas.h"

#include <QRegularExpression>
#include <QTest>

using namespace loopscope;
using namespace loopscope::timeline;
using namespace std::chrono_literals;

namespace {

struct Picture {
    trace::TraceBuilder builder;
    Scene scene;

    explicit Picture(std::string_view text, int width = 1145, int height = 760)
        : builder(test::traceOf(text))
        , scene{builder.trace()}
    {
        scene.viewport.width = width;
        scene.viewport.height = height;
        scene.viewport = fitted(scene.viewport, builder.trace().end());
    }
    Picture(const Picture &) = delete;
    Picture &operator=(const Picture &) = delete;

    DrawList list() const { return build(scene, test::FixedMetrics()); }
    QString dump() const { return QString::fromStdString(toText(list())); }
    QStringList texts() const
    {
        QStringList texts;
        const DrawList drawn = list();
        for (const Layer &layer : drawn.layers) {
            for (const Text &text : layer.texts)
                texts << QString::fromStdString(text.text);
        }
        return texts;
    }
};

/// Every primitive within the picture: painters need not clip. Text and its lines may stick out below and above.
void compareWithinPicture(const DrawList &list)
{
    for (const Layer &layer : list.layers) {
        for (const Rect &rect : layer.rects) {
            QVERIFY(rect.width > 0 && rect.height > 0);
            QVERIFY(rect.x >= 0 && rect.x + rect.width <= list.width);
            QVERIFY(rect.y >= 0 && rect.y + rect.height <= list.height);
        }
        for (const Text &text : layer.texts)
            QVERIFY2(text.x >= 0 && text.x + text.width <= list.width, text.text.c_str());
        for (const Line &line : layer.lines)
            QVERIFY(std::min(line.x1, line.x2) >= 0 && std::max(line.x1, line.x2) <= list.width);
    }
}

} // namespace

class PictureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aStallSaysWhoAndForHowLong()
    {
        const Picture picture(test::blockingCall());
        const QStringList texts = picture.texts();
        QVERIFY(texts.contains("THREE blocks the loop for 3.0 s"));
        QVERIFY(texts.contains("blocks 3.0 s"));
        QVERIFY(texts.contains("ready, waits 2.0 s"));
        QVERIFY(texts.contains("ready, cannot start for 3.0 s"));
        QVERIFY(texts.contains("gather: 5 tasks"));
        QVERIFY(texts.contains("sleep 4 s"));
        QVERIFY(texts.contains("idle, waits for a timer"));
        QVERIFY(texts.contains("no job was given to the pool"));
        QVERIFY(texts.contains("at most 5 tasks"));
        // Two bands: over the loop and over the culprit.
        QCOMPARE(picture.dump().count(QRegularExpression("marks rect .* stall striped")), 2);
        QCOMPARE(picture.dump().count(QRegularExpression("ground rect .* stall alpha")), 1);
    }

    void aStallThatIsSelectedMarksItsVictims()
    {
        Picture picture(test::blockingCall());
        QVERIFY(!picture.texts().contains("lost 3.0 s"));
        const trace::Stall &stall = picture.builder.trace().stalls().front();
        picture.scene.selection =
            SpanRef{stall.culprit, spanAt(picture.builder.trace().lane(stall.culprit), stall.begin).value()};
        QCOMPARE(picture.texts().count("lost 3.0 s"), 2); // FOUR and FIVE; where there is no room, a frame alone
        QCOMPARE(picture.dump().count(QRegularExpression("overlay rect .* stall outline")), 4);
        compareWithinPicture(picture.list());
    }

    void theWayThatWasWalkedIsDrawn()
    {
        Picture picture(test::blockingCall());
        const trace::Trace &trace = picture.builder.trace();
        QVERIFY(!picture.dump().contains(QRegularExpression("marks arrow .* accent")));
        const QRegularExpression frame("overlay rect .* accent outline"); // the minimap has one, too
        const auto frames = picture.dump().count(frame);
        analysis::Trail trail(SpanRef{trace.laneOfTask(TaskId{1}).value(), 2});
        QVERIFY(trail.towardsCause(trace)); // FIVE, which woke main
        QVERIFY(trail.towardsCause(trace)); // its turn
        picture.scene.trail = trail.links();
        QCOMPARE(picture.dump().count(QRegularExpression("marks arrow .* accent")), 1);
        QCOMPARE(picture.dump().count(frame), frames + 4);
    }

    void aJobsWayIsTwoArrows()
    {
        const Picture picture(test::poolWithQueue());
        QCOMPARE(picture.dump().count(QRegularExpression("marks arrow .* executor")), 10);
        QVERIFY(picture.texts().contains("executor: read_disk"));
        QVERIFY(picture.texts().contains("blocking_io  1.2 s"));
        QVERIFY(picture.texts().contains("3 workers"));
    }

    void aStallTintsItsOwnLoopOnly()
    {
        const Picture picture(test::twoLoops());
        const DrawList list = picture.list();
        int tints = 0;
        for (const Rect &rect : list.layer(LayerKind::Ground).rects) {
            if (rect.role == Role::Stall) {
                ++tints;
                QVERIFY(rect.height < list.height / 2);
            }
        }
        QCOMPARE(tints, 2);
        QVERIFY(picture.texts().contains("loop 2: at most 3"));
    }

    void aWaitForAMutexIsAStripedBar()
    {
        const Picture picture(test::contention());
        QVERIFY(picture.dump().contains(QRegularExpression("spans rect \\d+,\\d+ \\d+x\\d+ mutex striped")));
        QVERIFY(picture.texts().contains("mutex counter"));
        QVERIFY(picture.texts().contains("waits 96 ms for thread T1"));
        QVERIFY(picture.dump().contains(QRegularExpression("marks rect .* failed"))); // T3's stop
    }

    void aTurnAtTheInterpreterIsAHatchedBar()
    {
        const Picture picture(test::turns());
        QVERIFY(picture.dump().count(QRegularExpression("spans rect .* gil hatched")) > 30);
        const auto words = picture.texts().count("GIL");
        QVERIFY2(words >= 3 && words < 20, qPrintable(QString::number(words)));           // said, but not each time
        QCOMPARE(picture.dump().count(QRegularExpression("marks arrow .* executor")), 3); // one way for a job
    }

    void aWarningIsAMarkOnItsLane()
    {
        const Picture picture("0 loop-started\n0 task a\n0 run a\n400ms warn a \"coroutine 'f' was never awaited\"\n"
                              "401ms warn a again\n800ms warn nobody \"nobody was told\"\n1s finish a\n"
                              "1s loop-stopped\n");
        QCOMPARE(picture.texts().count("!"), 2); // two at one place are one mark
    }

    void poolsAreNamed()
    {
        const Picture picture(test::twoPools());
        for (const char *text : {"downloads", "crunch", "worker 1", "process 3", "pool queue"})
            QVERIFY2(picture.texts().contains(text), text);
    }

    void endingsAreNamed()
    {
        const Picture picture(test::endings());
        QVERIFY(picture.texts().contains("cancelled"));
        QVERIFY(picture.texts().contains("failed: ValueError: not a number"));
        QVERIFY(picture.texts().contains("waits for lock db"));
        QVERIFY(picture.dump().contains(QRegularExpression("marks line .* cancelled width=2")));
        QVERIFY(picture.dump().contains(QRegularExpression("marks rect .* failed")));
    }

    void aSliceIsTwoPixelsWide()
    {
        const Picture picture("0 loop-started\n0 task main\n0 run main\n1us suspend main sleep 1s\n1s loop-stopped\n");
        QVERIFY(picture.dump().contains(QRegularExpression("marks rect 145,\\d+ 2x\\d+ running")));
    }

    void aRunThatGoesOnIsDrawnUpToNow()
    {
        Picture picture("0 loop-started\n0 iteration 1\n0 task a\n0 task b < a\n0 run b\n1ms suspend b sleep 1s\n"
                        "1ms run a\n2ms work a block 3\n102ms stall a\n");
        picture.scene.live = true;
        picture.scene.now = Time{4s};
        picture.scene.viewport = fitted(picture.scene.viewport, Time{4s});
        QVERIFY(picture.texts().contains("a blocks the loop for 4.0 s"));
        QVERIFY(picture.texts().contains("ready, waits 3.0 s"));
        QVERIFY(picture.texts().contains("sleep 1 s"));
        picture.scene.live = false;
        QVERIFY(!picture.texts().contains("ready, waits 3.0 s"));
    }

    void nothingIsSaidKindly()
    {
        Picture picture("");
        QVERIFY(picture.texts().contains("Nothing has run yet"));
        picture.scene.live = true;
        QVERIFY(picture.texts().contains("Waiting for the loop to start"));
    }

    void gridLinesKeepClearOfTexts()
    {
        const Picture picture(test::manyTasks(20, 6));
        const DrawList list = picture.list();
        for (const Rect &line : list.layer(LayerKind::Ground).rects) {
            if (line.width != 1 || line.role != Role::Line)
                continue;
            for (const Text &text : list.layer(LayerKind::Spans).texts) {
                const bool beside = line.x + line.width <= text.x || line.x >= text.x + text.width;
                const bool apart = line.y + line.height <= text.baseline - 10 || line.y >= text.baseline + 2;
                QVERIFY2(beside || apart, text.text.c_str());
            }
        }
    }

    void nothingSticksOutAtAnySizeOrZoom()
    {
        for (const std::string &text :
             {std::string(test::blockingCall()), std::string(test::poolWithQueue()), std::string(test::endings()),
              test::manyTasks(40, 5), test::twoLoops(), test::twoPools(), test::contention(60, 3), test::turns()}) {
            Picture picture(text);
            picture.scene.title = "A title that is longer than some of the pictures are wide";
            picture.scene.selection = SpanRef{2, 1};
            picture.scene.hover = SpanRef{1, 0};
            picture.scene.measured = TimeRange{Time{10ms}, Time{500ms}};
            for (const int width : {0, 1, 100, 150, 400, 1145}) {
                for (const int height : {0, 1, 60, 200, 760}) {
                    for (const double zoom : {1.0, 37.0, 1e6}) {
                        picture.scene.viewport.width = width;
                        picture.scene.viewport.height = height;
                        picture.scene.cursorX = width / 2;
                        picture.scene.viewport = fitted(picture.scene.viewport, picture.builder.trace().end());
                        picture.scene.viewport =
                            zoomed(picture.scene.viewport, width * 2 / 3, zoom, picture.builder.trace().end());
                        compareWithinPicture(picture.list());
                    }
                }
            }
        }
    }

    void theCostFollowsThePixels()
    {
        const Picture few(test::manyTasks(20, 5));
        const Picture many(test::manyTasks(20, 500));
        const auto primitives = [](const DrawList &list) {
            std::size_t count = 0;
            for (const Layer &layer : list.layers)
                count += layer.rects.size() + layer.texts.size() + layer.arrows.size() + layer.lines.size();
            return count;
        };
        const std::size_t pixels = 1000 * 25 * 4; // columns, rows and what a column may hold
        QVERIFY(primitives(few.list()) < pixels);
        QVERIFY(primitives(many.list()) < pixels);
    }

    void theCursorsTimeStandsAloneOnTheRuler()
    {
        Picture picture(test::blockingCall());
        picture.scene.cursorX = 145 + 243;
        const QStringList texts = picture.texts();
        QVERIFY(!texts.filter(QRegularExpression("^2\\.\\d{3} s$")).isEmpty());
        QVERIFY(!texts.contains("2 s"));
        QVERIFY(texts.contains("3 s"));
    }

    void wordsAreCutBetweenCharacters()
    {
        const test::FixedMetrics metrics;
        const auto cut = [&](std::string_view text, int width) {
            return QString::fromStdString(elided(metrics, text, FontRole::Lane, width));
        };
        QCOMPARE(cut("sleep 1 s", 54), QStringLiteral("sleep 1 s"));
        QCOMPARE(cut("sleep 1 s", 53), QStringLiteral("sleep 1…"));
        QCOMPARE(cut("sleep 1 s", 42), QStringLiteral("sleep…"));
        QCOMPARE(cut("grüße für dich", 30), QStringLiteral("grüß…"));
        QCOMPARE(cut("事件循环", 18), QStringLiteral("事件…"));
        QCOMPARE(cut("sleep", 6), QString());
        QCOMPARE(cut("", 0), QString());
    }

    void aTitleIsDrawnAboveTheRuler()
    {
        Picture picture(test::blockingCall());
        QVERIFY(!picture.dump().contains("title"));
        picture.scene.title = "A blocking call";
        QVERIFY(picture.dump().contains(QRegularExpression("head text 16,\\d+ 90 title text \"A blocking call\"")));
    }

    void lossesAreDrawn()
    {
        const Picture picture("0 loop-started\n0 task a\n0 run a\n500ms lost 12\n1s finish a\n1s loop-stopped\n");
        QVERIFY(picture.texts().contains("12 events lost"));
    }
};

QTEST_APPLESS_MAIN(PictureTest)
#include "picture_test.moc"
