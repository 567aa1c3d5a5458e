#include "models/words.h"

#include "analysis/causality.h"
#include "analysis/stalls.h"
#include "analysis/waits.h"
#include "timeline/format.h"
#include "timeline/roles.h"
#include "timeline/words.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace loopscope::app {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("loopscope::app", text);
}

/// "%1 sleeps", where %1 is the task.
QString waitingTitle(trace::Reason reason)
{
    switch (reason) {
    case trace::Reason::Sleep:
        return tr("%1 sleeps");
    case trace::Reason::Io:
        return tr("%1 waits for I/O");
    case trace::Reason::Lock:
        return tr("%1 waits for a lock");
    case trace::Reason::Semaphore:
        return tr("%1 waits for a semaphore");
    case trace::Reason::Event:
        return tr("%1 waits for an event");
    case trace::Reason::Condition:
        return tr("%1 waits for a condition");
    case trace::Reason::Barrier:
        return tr("%1 waits at a barrier");
    case trace::Reason::Queue:
        return tr("%1 waits for a queue");
    case trace::Reason::Executor:
        return tr("%1 waits for a job");
    case trace::Reason::Task:
        return tr("%1 waits for a task");
    case trace::Reason::Future:
        return tr("%1 waits for a future");
    case trace::Reason::Gather:
        return tr("%1 waits for everything it gathered");
    case trace::Reason::Mutex:
        return tr("%1 waits for a mutex");
    case trace::Reason::Thread:
        return tr("%1 waits for a thread to end");
    case trace::Reason::Gil:
        return tr("%1 waits for its turn at the interpreter");
    case trace::Reason::None:
    case trace::Reason::Block:
    case trace::Reason::Compute:
        break;
    }
    return tr("%1 is suspended");
}

QString loopTitle(const trace::Span &span)
{
    if (span.state != trace::SpanState::Running)
        return tr("The loop is idle");
    return span.subject == 1 ? tr("An iteration of one callback")
                             : tr("An iteration of %1 callbacks").arg(span.subject);
}

QString whyRunning(const trace::Trace &trace, const trace::Span &span)
{
    if (span.reason == trace::Reason::Block)
        return span.stalled ? tr("A blocking call holds the loop: nobody else can run.")
                            : tr("It makes a blocking call.");
    if (span.reason == trace::Reason::Compute)
        return span.stalled ? tr("A computation holds the loop: nobody else can run.") : tr("It computes.");
    if (trace::isWait(span.reason)) {
        const QString object = toQString(trace.text(span.object));
        const QString what = object.isEmpty() ? tr("something") : object;
        return span.stalled ? tr("It waits for %1 and holds the loop: nobody else can run.").arg(what)
                            : tr("It waits for %1, and its loop with it.").arg(what);
    }
    if (span.stalled)
        return tr("It holds the loop for too long: nobody else can run.");
    const QString cause = causeWords(trace, span.cause);
    return cause.isEmpty() ? QString() : tr("It was made ready by %1.").arg(cause);
}

/// "blocking_message, line 9"; may be empty.
QString placeOf(const trace::Trace &trace, const trace::Stall &stall)
{
    QStringList parts;
    if (stall.culprit != trace::noLane)
        parts.append(toQString(trace.text(trace.lane(stall.culprit).coroutine)));
    if (stall.line > 0)
        parts.append(tr("line %1").arg(stall.line));
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

/// What held the loop, where that is written, and at whose cost. Seen from the loop, also who it was.
QString whyStalled(const trace::Trace &trace, timeline::SpanRef ref, const trace::Stall &stall)
{
    const bool isOthers = stall.culprit != trace::noLane && stall.culprit != ref.lane;
    QStringList sentences{isOthers ? tr("%1 holds the loop: nobody else can run.").arg(laneWords(trace, stall.culprit))
                                   : whyRunning(trace, trace.lane(ref.lane).spans[ref.span])};
    if (const QString place = placeOf(trace, stall); !place.isEmpty())
        sentences.append(tr("It is in %1.").arg(place));
    if (!stall.victims.empty())
        sentences.append(lossWords(trace, stall));
    return sentences.join(u' ');
}

QString whyReady(const trace::Trace &trace, timeline::SpanRef ref)
{
    if (const trace::Stall *stall = analysis::stallDuring(trace, ref); stall && stall->culprit != trace::noLane)
        return tr("It could run, but %1 holds the loop.").arg(laneWords(trace, stall->culprit));
    return tr("It waits for its turn in the ready queue.");
}

QString whySuspended(const trace::Trace &trace, const trace::Span &span)
{
    const QString object = toQString(trace.text(span.object));
    if (span.reason == trace::Reason::Sleep && span.deadline != openEnd)
        return tr("It sleeps for %1.").arg(durationWords(span.deadline - span.begin));
    return object.isEmpty() ? QString() : tr("It waits for %1.").arg(object);
}

/// Of a job: what its thread is busy with, or why it is not.
QString whyOfJob(const trace::Trace &trace, const trace::Lane &lane, const trace::Span &span)
{
    const QString object = toQString(trace.text(span.object));
    const bool isProcess = lane.kind == trace::LaneKind::Process;
    if (span.state == trace::SpanState::Running) {
        if (span.reason == trace::Reason::Block)
            return isProcess ? tr("It blocks its own process; everybody else goes on.")
                             : tr("It blocks its own thread; everybody else goes on.");
        if (span.reason == trace::Reason::Compute)
            return isProcess ? tr("It computes in a process of its own, beside everybody else.") : tr("It computes.");
        return {};
    }
    switch (span.reason) {
    case trace::Reason::Mutex:
        return object.isEmpty() ? tr("Another thread holds the mutex.") : tr("Another thread holds %1.").arg(object);
    case trace::Reason::Gil:
        return tr("Another thread holds the interpreter's lock (GIL): one computes at a time.");
    case trace::Reason::Thread:
        return object.isEmpty() ? QString() : tr("It goes on when %1 has ended.").arg(object);
    default:
        return object.isEmpty() ? QString() : tr("It waits for %1.").arg(object);
    }
}

} // namespace

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString durationWords(Duration duration)
{
    return QString::fromStdString(timeline::formatDuration(duration));
}

QString exactWords(Time time)
{
    return QString::fromStdString(timeline::formatExact(time));
}

QString laneWords(const trace::Trace &trace, trace::LaneIndex lane)
{
    return QString::fromStdString(timeline::nameOf(trace, lane));
}

QString trackWords(const trace::Trace &trace, trace::LaneIndex lane)
{
    QStringList names;
    for (; lane != trace::noLane; lane = trace.lane(lane).parent) {
        if (const QString name = laneWords(trace, lane); names.isEmpty() || names.front() != name)
            names.prepend(name); // what nests in a thread is called as the thread
    }
    return names.join(QStringLiteral(", "));
}

QString spanWords(const trace::Trace &trace, timeline::SpanRef ref)
{
    const trace::Lane &lane = trace.lane(ref.lane);
    const trace::Span &span = lane.spans[ref.span];
    if (lane.kind == trace::LaneKind::Loop)
        return loopTitle(span);
    if (lane.kind == trace::LaneKind::Track)
        return toQString(trace.text(span.object));
    const QString name = laneWords(trace, ref.lane);
    if (trace::runsJobs(lane.kind) && span.state == trace::SpanState::Running)
        return tr("%1 runs %2").arg(name, toQString(trace.text(span.object)));
    if (span.state == trace::SpanState::Running)
        return tr("%1 runs").arg(name);
    if (span.state == trace::SpanState::Ready)
        return tr("%1 is ready").arg(name);
    return waitingTitle(span.reason).arg(name);
}

QString whyWords(const trace::Trace &trace, timeline::SpanRef ref)
{
    const trace::Lane &lane = trace.lane(ref.lane);
    const trace::Span &span = lane.spans[ref.span];
    if (trace::runsJobs(lane.kind))
        return whyOfJob(trace, lane, span);
    if (const trace::Stall *stall = analysis::stallOf(trace, ref))
        return whyStalled(trace, ref, *stall);
    if (lane.kind == trace::LaneKind::Loop) {
        if (span.state == trace::SpanState::Running)
            return {};
        return span.reason == trace::Reason::Sleep ? tr("Nothing is ready: it waits for the next timer.")
                                                   : tr("Nothing is ready and no timer is set.");
    }
    switch (span.state) {
    case trace::SpanState::Running:
        return whyRunning(trace, span);
    case trace::SpanState::Ready:
        return whyReady(trace, ref);
    case trace::SpanState::Suspended:
        return whySuspended(trace, span);
    }
    return {};
}

QString causeWords(const trace::Trace &trace, trace::Cause cause)
{
    const auto task = [&] {
        const auto lane = trace.laneOfTask(TaskId{cause.id});
        return lane ? laneWords(trace, *lane) : QString();
    };
    switch (cause.kind) {
    case trace::CauseKind::None:
        return {};
    case trace::CauseKind::Created:
        return task().isEmpty() ? tr("the start of the run") : tr("%1, which created it").arg(task());
    case trace::CauseKind::Yielded:
        return tr("itself: it yielded");
    case trace::CauseKind::Timer:
        return tr("a timer");
    case trace::CauseKind::Task:
        return task().isEmpty() ? tr("a task") : task();
    case trace::CauseKind::Job: {
        const trace::Hop *hop = trace.hopOfJob(JobId{cause.id});
        return hop ? tr("the job %1").arg(toQString(trace.text(hop->label))) : tr("a job");
    }
    case trace::CauseKind::Cancel:
        return task().isEmpty() ? tr("a cancellation") : tr("%1, which cancelled it").arg(task());
    case trace::CauseKind::Callback:
        return tr("a callback");
    case trace::CauseKind::Io:
        return tr("I/O");
    }
    return {};
}

QString culpritWords(const trace::Trace &trace, const trace::Stall &stall)
{
    QString what = tr("Too long a slice");
    if (stall.reason == trace::Reason::Block)
        what = tr("A blocking call");
    else if (stall.reason == trace::Reason::Compute)
        what = tr("A computation");
    else if (trace::isWait(stall.reason))
        what = tr("A wait that holds the loop");
    const QString place = placeOf(trace, stall);
    return place.isEmpty() ? tr("%1.").arg(what) : tr("%1 in %2.").arg(what, place);
}

QString lossWords(const trace::Trace &trace, const trace::Stall &stall)
{
    const std::size_t count = stall.victims.size() + stall.otherVictims;
    if (count == 0)
        return stall.end == openEnd ? QString() : tr("Nobody was ready meanwhile, so nobody lost time.");
    const QString lost = durationWords(analysis::lossOf(stall));
    if (count == 1)
        return tr("%1 lost %2.").arg(laneWords(trace, stall.victims.front().lane), lost);
    return stall.otherVictims > 0 ? tr("%1 tasks lost more than %2 in all.").arg(count).arg(lost)
                                  : tr("%1 tasks lost %2 in all.").arg(count).arg(lost);
}

QString spanSentence(const trace::Trace &trace, timeline::SpanRef ref)
{
    const trace::Lane &lane = trace.lane(ref.lane);
    const trace::Span span = lane.spans[ref.span];
    const QString length = durationWords(lengthOf(trace, span));
    QStringList sentences{
        span.isOpen() ? tr("%1, from %2, for %3 so far.").arg(spanWords(trace, ref), exactWords(span.begin), length)
                      : tr("%1, from %2, for %3.").arg(spanWords(trace, ref), exactWords(span.begin), length)};
    sentences.append(whyWords(trace, ref));
    const QString cause =
        lane.kind == trace::LaneKind::Task ? causeWords(trace, analysis::wakerOf(trace, ref)) : QString();
    const bool isTold = span.state == trace::SpanState::Running && span.reason == trace::Reason::None && !span.stalled;
    if (!cause.isEmpty() && !isTold)
        sentences.append(tr("Woken by %1.").arg(cause));
    if (const auto waited = analysis::readyBefore(trace, ref); waited && *waited > Duration::zero())
        sentences.append(tr("It was ready for %1 before.").arg(durationWords(*waited)));
    sentences.removeAll(QString());
    return sentences.join(u' ');
}

QString effectWords(analysis::LinkKind kind)
{
    switch (kind) {
    case analysis::LinkKind::Turn:
        return tr("then went on as");
    case analysis::LinkKind::Wait:
        return tr("then waited");
    case analysis::LinkKind::Yield:
        return tr("yielded");
    case analysis::LinkKind::Timer:
        return tr("slept until");
    case analysis::LinkKind::Io:
        return tr("was answered");
    case analysis::LinkKind::Create:
        return tr("created");
    case analysis::LinkKind::Wake:
    case analysis::LinkKind::Callback:
        return tr("woke");
    case analysis::LinkKind::Cancel:
        return tr("cancelled");
    case analysis::LinkKind::Submit:
        return tr("submitted");
    case analysis::LinkKind::Return:
        return tr("came back to");
    }
    return {};
}

QString listWords(const QStringList &names, int most)
{
    if (names.size() == 1)
        return names.front();
    if (names.size() > most)
        return tr("%1 and %2 more").arg(names.mid(0, most - 1).join(QStringLiteral(", "))).arg(names.size() - most + 1);
    return names.isEmpty()
               ? QString()
               : tr("%1 and %2").arg(names.mid(0, names.size() - 1).join(QStringLiteral(", ")), names.back());
}

timeline::Role roleOf(const trace::Lane &lane, const trace::Span &span)
{
    return timeline::roleOf(lane.kind, span.state, span.reason);
}

Duration lengthOf(const trace::Trace &trace, const trace::Span &span)
{
    return std::max(Duration::zero(), (span.isOpen() ? trace.end() : span.end) - span.begin);
}

} // namespace loopscope::app
