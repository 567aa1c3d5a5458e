// Finding things: in a run by words, slice by slice; and in the palette by a few letters.

#include "app/opened.h"
#include "models/finder.h"
#include "models/fuzzy.h"
#include "models/palette_model.h"
#include "models/words.h"
#include "support/handmade_traces.h"
#include "support/trace_text.h"

#include <QSignalSpy>
#include <QTest>

using namespace loopscope;
using namespace loopscope::app;

class SearchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void slicesFindWhatAWholeSearchFinds_data()
    {
        QTest::addColumn<QString>("needle");
        for (const char *needle : {"sleep", "worker-1", "MAIN", "gather", "work", "e", "nowhere"})
            QTest::newRow(needle) << needle;
    }

    void slicesFindWhatAWholeSearchFinds()
    {
        QFETCH(QString, needle);
        const trace::TraceBuilder builder = test::traceOf(test::manyTasks(20, 10));
        const auto whole = find(builder.trace(), needle);
        for (const std::size_t slice : {std::size_t{1}, std::size_t{7}, std::size_t{1000}}) {
            Search search(needle);
            int slices = 0;
            for (; !search.isOver(builder.trace()); ++slices) {
                search.advance(builder.trace(), slice);
                QVERIFY(slices < 10'000);
            }
            QCOMPARE(search.matches().size(), whole.size());
            QVERIFY(std::is_permutation(whole.begin(), whole.end(), search.matches().begin()));
        }
        const auto early = [&](timeline::SpanRef a, timeline::SpanRef b) {
            return builder.trace().lane(a.lane).spans[a.span].begin < builder.trace().lane(b.lane).spans[b.span].begin;
        };
        QVERIFY(std::is_sorted(whole.begin(), whole.end(), early));
    }

    void aSliceEndsLongBeforeTheRunDoes()
    {
        const trace::TraceBuilder builder = test::traceOf(test::manyTasks(50, 40));
        Search search(QStringLiteral("sleep"));
        search.advance(builder.trace(), 100);
        QVERIFY(!search.isOver(builder.trace()));
        QVERIFY(search.matches().size() <= 100);
    }

    void whatIsBeyondTheLimitIsToldNotKept()
    {
        const trace::TraceBuilder builder = test::traceOf(test::manyTasks(110, 100));
        Search search(QStringLiteral("sleep"));
        while (!search.isOver(builder.trace()))
            search.advance(builder.trace(), 5000);
        QCOMPARE(search.matches().size(), mostMatches);
        QVERIFY(search.isFull());
    }

    void theFinderGoesRoundAndForgetsWithTheRun()
    {
        Session session;
        session.openDemo(QStringLiteral("blocking_call"));
        QVERIFY(hasRun(session));
        Finder finder;
        finder.setSession(&session);
        finder.setText(QStringLiteral("sleep"));
        QTRY_VERIFY(!finder.isSearching());
        const int count = finder.count();
        QVERIFY(count >= 4);
        QCOMPARE(finder.number(), 1);
        finder.next(-1);
        QCOMPARE(finder.number(), count);
        finder.next();
        QCOMPARE(finder.number(), 1);
        finder.setText(QStringLiteral("nowhere"));
        QCOMPARE(finder.count(), 0);
        finder.next();
        QCOMPARE(finder.number(), 0);
        finder.setText(QStringLiteral("sleep"));
        session.openDemo(QStringLiteral("gather"));
        QVERIFY(hasRun(session));
        QTRY_VERIFY(!finder.isSearching() && finder.count() > 0); // searched for in the new run, of which nothing is
        QCOMPARE(finder.number(), 0);                             // chosen unasked
    }

    void aLineIsFoundWithAllThatItHasDone()
    {
        Session session;
        type(session, "functions:\n"
                      "  job():\n"
                      "    - block: 1s\n"
                      "coroutines:\n"
                      "  other():\n"
                      "    - sleep: 2s\n"
                      "main:\n"
                      "  - spawn: other()\n"
                      "  - run_in_executor: job()\n"
                      "  - log: over\n");
        session.setInstant(true);
        session.run();
        QVERIFY(hasRun(session));
        Finder finder;
        finder.setSession(&session);
        const auto lanesOf = [&](int line) {
            finder.setLine(line);
            QStringList lanes;
            for (const timeline::SpanRef match : finder.matches())
                lanes.append(laneWords(session.trace(), match.lane));
            return lanes;
        };
        QCOMPARE(lanesOf(6), QStringList{QStringLiteral("other")}); // it sleeps
        QCOMPARE(lanesOf(8), QStringList{QStringLiteral("other")}); // it is created
        QCOMPARE(lanesOf(10), QStringList{QStringLiteral("main")}); // it logs
        QVERIFY(lanesOf(9).contains(QStringLiteral("main")));       // it waits for the job
        QVERIFY(lanesOf(9).contains(QStringLiteral("worker 1")));   // which runs
        QVERIFY(lanesOf(3).contains(QStringLiteral("worker 1")));   // it blocks
        QVERIFY(lanesOf(1).isEmpty() && lanesOf(0).isEmpty());
        QVERIFY(!session.selection()->span()); // looking at a line chooses nothing
        finder.setText(QStringLiteral("worker"));
        QCOMPARE(finder.count(), 1); // words go first
    }

    void lettersFitInOrderAndBestAtBeginnings()
    {
        QVERIFY(fuzzyScore(u"", u"anything") == 0);
        QVERIFY(!fuzzyScore(u"xyz", u"zyx"));
        QVERIFY(!fuzzyScore(u"long", u"lo"));
        QVERIFY(!fuzzyScore(u"a", u""));
        QVERIFY(fuzzyScore(u"ZI", u"Zoom in") > fuzzyScore(u"ZI", u"Razing it"));
        QVERIFY(fuzzyScore(u"exp", u"Export the picture") > fuzzyScore(u"exp", u"Next part"));
        QVERIFY(fuzzyScore(u"note", u"Next note") > fuzzyScore(u"note", u"Nothing to do here"));
        QVERIFY(fuzzyScore(u"run", u"Run") > fuzzyScore(u"run", u"Run the scenario once more"));
        QVERIFY(fuzzyScore(u"zoom in", u"Zoom in"));
        QVERIFY(fuzzyScore(u"ö", u"ÖFFNEN"));
    }

    void thePaletteOffersActionsLanesNotesAndFindings()
    {
        Session session;
        session.openDemo(QStringLiteral("blocking_call"));
        QVERIFY(hasRun(session));
        session.setNotes({{Time{std::chrono::seconds{2}}, "look here"}});
        NotesModel notes;
        notes.setSession(&session);
        Command command;
        command.setProperty("text", QStringLiteral("Zoom in"));
        command.setProperty("keys", QVariantList{QStringLiteral("Ctrl+=")});
        PaletteModel palette;
        palette.setProperty("session", QVariant::fromValue(&session));
        palette.setProperty("notes", QVariant::fromValue(&notes));
        CommandGroup group;
        group.add(&command);
        CommandList commands;
        commands.add(&group);
        palette.setProperty("commands", QVariant::fromValue(&commands));
        palette.begin();
        const auto best = [&](const char *letters, int role = PaletteModel::WordsRole) {
            palette.setText(QString::fromUtf8(letters));
            return palette.data(palette.index(0), role).toString();
        };
        QCOMPARE(best("zi"), QStringLiteral("Zoom in"));
        QCOMPARE(best("zi", PaletteModel::DetailRole), QStringLiteral("Ctrl+="));
        QSignalSpy triggered(&command, &Command::triggered);
        palette.trigger(0);
        QCOMPARE(triggered.count(), 1);
        command.setProperty("enabled", false);
        palette.trigger(0);
        QCOMPARE(triggered.count(), 1);

        QCOMPARE(best("lkh"), QStringLiteral("look here"));
        palette.trigger(0);
        QCOMPARE(notes.chosenRow(), 0);
        QCOMPARE(best("THREE", PaletteModel::KindRole), QStringLiteral("lane"));
        palette.trigger(0);
        QVERIFY(session.selection()->isActive());
        QCOMPARE(best("stalled", PaletteModel::KindRole), QStringLiteral("finding"));
        palette.setText(QStringLiteral("qqqqq"));
        QCOMPARE(palette.count(), 0);
        palette.trigger(0);
        palette.trigger(-1);
    }
};

QTEST_MAIN(SearchTest)
#include "search_test.moc"
