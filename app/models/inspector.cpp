#include "models/inspector.h"

#include "models/findings.h"
#include "models/relations.h"
#include "models/words.h"
#include "timeline/words.h"

#include <QCoreApplication>

namespace loopscope::app {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Inspector", text);
}

Fact heading(const QString &label)
{
    Fact fact;
    fact.label = label;
    fact.heading = true;
    return fact;
}

Fact text(const QString &label, const QString &value, std::optional<timeline::SpanRef> link = std::nullopt)
{
    Fact fact;
    fact.label = label;
    fact.value = value;
    fact.link = link;
    return fact;
}

Fact exact(const QString &label, const QString &value)
{
    Fact fact = text(label, value);
    fact.exact = true;
    return fact;
}

/// One leg of a job's way, from one moment to the next; left out where the leg has not begun.
void appendLeg(std::vector<Fact> &facts, const trace::Trace &trace, const QString &label, Time from, Time to)
{
    if (from == openEnd)
        return;
    const QString length = durationWords(std::max(Duration::zero(), (to == openEnd ? trace.end() : to) - from));
    facts.push_back(exact(label, to == openEnd ? tr("%1 so far").arg(length) : length));
}

void appendHop(std::vector<Fact> &facts, const trace::Trace &trace, const trace::Hop &hop)
{
    facts.push_back(heading(tr("The way of %1").arg(toQString(trace.text(hop.label)))));
    if (hop.submitted != openEnd)
        facts.push_back(exact(tr("Submitted"), exactWords(hop.submitted)));
    if (hop.submitter != trace::noLane)
        facts.push_back(
            text(tr("By"), laneWords(trace, hop.submitter), spanRefAt(trace, hop.submitter, hop.submitted)));
    const bool hasPool = hop.pool != trace::noPool;
    if (hasPool && trace.pools().size() > 1)
        facts.push_back(text(tr("Given to"), QString::fromStdString(timeline::poolNameOf(trace, hop.pool))));
    appendLeg(facts, trace, hasPool ? tr("Waited for a worker") : tr("Started after"), hop.submitted, hop.started);
    if (hop.worker != trace::noLane)
        facts.push_back(text(tr("Ran on"), laneWords(trace, hop.worker), spanRefAt(trace, hop.worker, hop.started)));
    appendLeg(facts, trace, tr("Ran for"), hop.started, hop.finished);
    appendLeg(facts, trace, tr("Posted back after"), hop.finished, hop.posted);
    if (hop.ready != openEnd && hop.posted != openEnd)
        appendLeg(facts, trace, tr("Noticed by the loop after"), hop.posted, hop.ready);
    if (hop.submitter != trace::noLane && trace::runsJobs(trace.lane(hop.submitter).kind))
        appendLeg(facts, trace, tr("Its submitter went on after"), hop.finished, hop.resumed);
    else
        appendLeg(facts, trace, tr("Waited in the ready queue"), hop.ready, hop.resumed);
    if (hop.ending == trace::Ending::Failed)
        facts.push_back(text(tr("It failed"), toQString(trace.text(hop.error))));
}

void appendWaking(std::vector<Fact> &facts, const trace::Trace &trace, timeline::SpanRef ref)
{
    const trace::Lane &lane = trace.lane(ref.lane);
    if (lane.kind != trace::LaneKind::Task)
        return;
    const QString cause = causeWords(trace, wakerOf(trace, ref));
    if (!cause.isEmpty()) {
        const auto waking = analysis::wakingOf(trace, ref);
        facts.push_back(text(tr("Woken by"), cause, waking ? std::optional(waking->from) : std::nullopt));
    }
    if (const auto waited = readyBefore(trace, ref))
        facts.push_back(exact(tr("Waited in the ready queue"), durationWords(*waited)));
}

void appendEnd(std::vector<Fact> &facts, const trace::Trace &trace, timeline::SpanRef ref)
{
    const trace::Lane &lane = trace.lane(ref.lane);
    const bool hasEnd = lane.kind == trace::LaneKind::Task || lane.kind == trace::LaneKind::Thread;
    if (!hasEnd || ref.span + 1 != lane.spans.size())
        return;
    switch (lane.ending) {
    case trace::Ending::Failed:
        return facts.push_back(text(tr("Then failed"), toQString(trace.text(lane.error))));
    case trace::Ending::Cancelled:
        return facts.push_back(text(tr("Then"), tr("was cancelled")));
    case trace::Ending::Abandoned:
        return facts.push_back(text(tr("Then"), tr("the run ended")));
    case trace::Ending::Returned:
        return facts.push_back(text(tr("Then"), tr("came to its end")));
    case trace::Ending::None:
        return;
    }
}

} // namespace

std::vector<Fact> factsOf(const trace::Trace &trace, timeline::SpanRef ref)
{
    const trace::Lane &lane = trace.lane(ref.lane);
    const trace::Span &span = lane.spans[ref.span];
    std::vector<Fact> facts;
    facts.push_back(exact(tr("From"), exactWords(span.begin)));
    const QString length = durationWords(lengthOf(trace, span));
    facts.push_back(exact(tr("For"), span.isOpen() ? tr("%1 so far").arg(length) : length));
    appendWaking(facts, trace, ref);
    if (lane.kind == trace::LaneKind::Track)
        facts.push_back(text(tr("On"), trackWords(trace, ref.lane)));
    if (span.state == trace::SpanState::Ready && lane.kind == trace::LaneKind::Task) {
        if (const trace::Stall *stall = stallDuring(trace, ref); stall && stall->culprit != trace::noLane)
            facts.push_back(
                text(tr("Held up by"), laneWords(trace, stall->culprit), analysis::culpritSpanOf(trace, *stall)));
    }
    // A suspended task or job, or a task that waits and holds its loop meanwhile.
    const bool waits = span.state == trace::SpanState::Suspended
                           ? lane.kind != trace::LaneKind::Loop && span.reason != trace::Reason::Sleep
                           : lane.kind == trace::LaneKind::Task && trace::isWait(span.reason);
    if (waits && !trace.text(span.object).empty())
        facts.push_back(text(tr("Waits for"), toQString(trace.text(span.object))));
    if (lane.kind == trace::LaneKind::Task && lane.parent != trace::noLane)
        facts.push_back(text(tr("Task of"), laneWords(trace, lane.parent), spanRefAt(trace, lane.parent, lane.begin)));
    if (span.line > 0 && stallOf(trace, ref) == nullptr) {
        Fact line = text(tr("Source"), tr("line %1").arg(span.line));
        line.line = static_cast<int>(span.line);
        facts.push_back(std::move(line));
    }
    appendEnd(facts, trace, ref);
    if (const trace::Hop *hop = hopOf(trace, ref))
        appendHop(facts, trace, *hop);
    return facts;
}

QString originOf(const trace::Trace &trace, timeline::SpanRef ref)
{
    const trace::Lane &lane = trace.lane(ref.lane);
    const std::uint32_t line = lane.spans[ref.span].line;
    QString origin = toQString(trace.text(lane.coroutine));
    if (line > 0)
        origin += (origin.isEmpty() ? QString() : QStringLiteral(", ")) + tr("line %1").arg(line);
    return origin;
}

Inspector::Inspector(QObject *parent) : QObject(parent)
{
    connect(&m_facts, &FactsModel::followed, this, &Inspector::follow);
}

void Inspector::setSession(Session *session)
{
    if (m_session == session)
        return;
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (session) {
        connect(session->selection(), &Selection::changed, this, &Inspector::update);
        connect(&session->live(), &LiveTrace::grown, this, [this] {
            if (m_active)
                update();
        });
    }
    Q_EMIT sessionChanged();
    update();
}

void Inspector::update()
{
    const auto ref = m_session ? m_session->selection()->span() : std::nullopt;
    m_active = ref && contains(m_session->trace(), *ref);
    m_stallHeadline.clear();
    m_stallText.clear();
    m_line = 0;
    if (!m_active) {
        m_title.clear();
        m_origin.clear();
        m_why.clear();
        m_facts.setFacts({});
        Q_EMIT changed();
        return;
    }
    const trace::Trace &trace = m_session->trace();
    const trace::Span &span = trace.lane(ref->lane).spans[ref->span];
    m_title = spanWords(trace, *ref);
    m_origin = originOf(trace, *ref);
    m_why = whyWords(trace, *ref);
    m_role = roleOf(trace.lane(ref->lane), span);
    m_line = static_cast<int>(span.line);
    if (const trace::Stall *stall = stallOf(trace, *ref)) {
        const Finding finding = findingFor(trace, *stall);
        m_stallHeadline = finding.headline;
        m_stallText = finding.text;
    }
    m_facts.setFacts(factsOf(trace, *ref));
    Q_EMIT changed();
}

void Inspector::follow(int row)
{
    if (!m_session)
        return;
    const Fact fact = m_facts.at(row);
    if (fact.link)
        m_session->selection()->reveal(*fact.link);
    else if (fact.line > 0)
        Q_EMIT m_session->lineRequested(fact.line);
}

} // namespace loopscope::app
