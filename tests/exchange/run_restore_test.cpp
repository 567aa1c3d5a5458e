// Runs that were exported as Chrome traces come back with their states.

#include "exchange/chrome_trace_writer.h"
#include "imported_text.h"
#include "support/handmade_threads.h"
#include "support/handmade_traces.h"
#include "support/trace_text.h"

using namespace loopscope;
using test::check;
using test::checkEqual;

namespace {

std::string exported(const trace::Trace &trace)
{
    std::ostringstream out;
    exchange::writeChromeTrace(trace, "A title", out);
    return out.str();
}

std::string spanText(const trace::Trace &trace, const trace::Span &span)
{
    return test::microseconds(span.begin) + ".." +
           (span.isOpen() ? std::string("open") : test::microseconds(span.end)) + ' ' +
           std::to_string(static_cast<int>(span.state)) + ' ' + std::string(wordFor(span.reason)) + ' ' +
           std::string(trace.text(span.object)) + ' ' + std::to_string(span.line) + ' ' + std::to_string(span.subject) +
           ' ' + std::string(wordFor(span.cause.kind)) + ' ' + std::to_string(span.cause.id) +
           (span.stalled ? " stalled" : "");
}

void lanesComeBackWithTheirStates()
{
    for (const std::string &text :
         std::vector<std::string>{test::blockingCall(), test::contention(), test::twoPools(), test::turns()}) {
        const auto builder = test::traceOf(text);
        const trace::Trace &before = builder.trace();
        const auto opened = test::imported(exported(before));
        const trace::Trace &after = opened.run.trace;
        check(opened.flaws.empty(), test::flawsText(opened.flaws));
        checkEqual(opened.run.title, "A title", "title");
        checkEqual(after.lanes().size(), before.lanes().size(), "lanes");
        for (trace::LaneIndex index = 0; index < before.lanes().size(); ++index) {
            const trace::Lane &was = before.lane(index);
            const trace::Lane &is = after.lane(index);
            check(is.kind == was.kind && is.number == was.number && is.parent == was.parent && is.pool == was.pool,
                  "a lane is what it was");
            checkEqual(after.text(is.name), before.text(was.name), "name");
            checkEqual(is.spans.size(), was.spans.size(), "spans");
            for (std::size_t span = 0; span < was.spans.size(); ++span) {
                if (was.kind == trace::LaneKind::Loop)
                    continue; // its stalls are told by the tasks that caused them
                checkEqual(spanText(after, is.spans[span]), spanText(before, was.spans[span]), "a span");
            }
        }
        checkEqual(after.stalls().size(), before.stalls().size(), "stalls");
        checkEqual(after.log().size(), before.log().size(), "lines");
        checkEqual(after.warnings().size(), before.warnings().size(), "warnings");
        checkEqual(test::countersText(after).empty(), test::countersText(before).empty(), "counters");
        check(after.end() == before.end(), "the end");
    }
}

void jobsComeBack()
{
    const auto builder = test::traceOf(test::twoPools());
    const auto opened = test::imported(exported(builder.trace()));
    for (const trace::Hop &was : builder.trace().hops()) {
        if (was.started == openEnd)
            continue;
        const trace::Hop *is = opened.run.trace.hopOfJob(was.job);
        check(is != nullptr, "each job");
        check(is->submitter == was.submitter && is->worker == was.worker && is->submitted == was.submitted &&
                  is->started == was.started && is->finished == was.finished && is->ready == was.ready,
              "its way");
    }
    checkEqual(opened.run.trace.pools().size(), builder.trace().pools().size(), "pools");
}

void itIsDamagedLikeAnyOther()
{
    const std::string whole = exported(test::traceOf(test::contention()).trace());
    for (std::size_t length = 0; length < whole.size(); length += 7)
        test::import(whole.substr(0, length));
    const auto opened = test::imported(whole.substr(0, whole.size() / 2));
    check(!opened.flaws.empty() && !opened.run.trace.lanes().empty(), "half of it, and that is told");
}

constexpr test::Case cases[] = {
    {"lanes come back with their states", lanesComeBackWithTheirStates},
    {"jobs come back", jobsComeBack},
    {"it is damaged like any other", itIsDamagedLikeAnyOther},
};

} // namespace

int main()
{
    return test::runCases(cases);
}
