#include "models/inspector.h"

#include "analysis/causality.h"
#include "analysis/hops.h"
#include "analysis/places.h"
#include "analysis/stalls.h"
#include "analysis/waits.h"
#include "models/findings.h"
#include "models/words.h"
#include "timeline/words.h"

#include <QCoreApplication>

namespace loopscope::app {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("loopscope::app", text);
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

/// What the diagram of its way does not tell.
void appendHop(std::vector<Fact> &facts, const trace::Trace &trace, const trace::Hop &hop)
{
    facts.push_back(heading(tr("The job %1").arg(toQString(trace.text(hop.label)))));
    if (hop.submitted != openEnd)
        facts.push_back(exact(tr("Submitted"), exactWords(hop.submitted)));
    const timeline::SpanRef submitting{hop.submitter, hop.submitterSpan};
    if (analysis::contains(trace, submitting))
        facts.push_back(text(tr("By"), laneWords(trace, hop.submitter), submitting));
    if (hop.pool != trace::noPool && trace.pools().size() > 1)
        facts.push_back(text(tr("Given to"), QString::fromStdString(timeline::poolNameOf(trace, hop.pool))));
    if (hop.ending == trace::Ending::Failed)
        facts.push_back(text(tr("It failed"), toQString(trace.text(hop.error))));
}

/// Since when it was ready, for how long, and who ran meanwhile.
void appendQueueWait(std::vector<Fact> &facts, const trace::Trace &trace, timeline::SpanRef ref)
{
    constexpr std::size_t most = 3;
    const bool ran = trace.lane(ref.lane).spans[ref.span].state == trace::SpanState::Running;
    const auto wait = analysis::queueWaitOf(trace, ref, most);
    if (!wait) {
        if (ran)
            facts.push_back(exact(tr("Waited in the ready queue"), durationWords({})));
        return;
    }
    if (ran) {
        facts.push_back(exact(tr("Ready since"), exactWords(wait->since)));
        facts.push_back(
            exact(tr("Waited in the ready queue"), durationWords(analysis::endIn(trace, wait->until) - wait->since)));
    }
    for (std::size_t index = 0; index < wait->holders.size(); ++index) {
        const analysis::Holder &holder = wait->holders[index];
        facts.push_back(text(index == 0 ? tr("Behind") : QString(),
                             tr("%1, %2").arg(laneWords(trace, holder.span.lane), durationWords(holder.held)),
                             holder.span));
    }
    if (wait->otherHolders > 0)
        facts.push_back(text({}, tr("and %1 more").arg(wait->otherHolders)));
}

void appendWaking(std::vector<Fact> &facts, const trace::Trace &trace, timeline::SpanRef ref)
{
    const trace::Lane &lane = trace.lane(ref.lane);
    if (lane.kind != trace::LaneKind::Task)
        return;
    const trace::Cause cause = analysis::wakerOf(trace, ref);
    const auto waking = analysis::wakingOf(trace, ref);
    QString words = causeWords(trace, cause);
    if (cause.kind == trace::CauseKind::Timer && waking) {
        const trace::Span sleep = trace.lane(waking->from.lane).spans[waking->from.span];
        if (sleep.deadline != openEnd)
            words = tr("a timer, due at %1").arg(exactWords(sleep.deadline));
    }
    if (!words.isEmpty())
        facts.push_back(text(tr("Woken by"), words, waking ? std::optional(waking->from) : std::nullopt));
    appendQueueWait(facts, trace, ref);
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
        if (const trace::Stall *stall = analysis::stallDuring(trace, ref); stall && stall->culprit != trace::noLane)
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
        facts.push_back(
            text(tr("Task of"), laneWords(trace, lane.parent), analysis::spanRefAt(trace, lane.parent, lane.begin)));
    if (span.line > 0 && analysis::stallOf(trace, ref) == nullptr) {
        Fact line = text(tr("Source"), tr("line %1").arg(span.line));
        line.line = static_cast<int>(span.line);
        facts.push_back(std::move(line));
    }
    appendEnd(facts, trace, ref);
    if (const trace::Hop *hop = analysis::hopOf(trace, ref))
        appendHop(facts, trace, *hop);
    return facts;
}

std::vector<Fact> effectFactsOf(const trace::Trace &trace, timeline::SpanRef ref)
{
    constexpr std::size_t most = 8;
    const analysis::Effects effects = analysis::effectsOf(trace, ref, most);
    std::vector<Fact> facts;
    if (effects.links.empty())
        return facts;
    facts.push_back(heading(tr("What it set going")));
    for (const analysis::Link &link : effects.links) {
        const bool isOwn = link.to.lane == ref.lane;
        facts.push_back(
            text(effectWords(link.kind), isOwn ? spanWords(trace, link.to) : laneWords(trace, link.to.lane), link.to));
    }
    if (effects.more > 0)
        facts.push_back(text(tr("and %1 more").arg(effects.more), {}));
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
    for (FactsModel *facts : {&m_facts, &m_effects, &m_victims})
        connect(facts, &FactsModel::followed, this, [this, facts](int row) { follow(facts->at(row)); });
    connect(&m_jobWay, &JobWay::followed, this, [this](int row) {
        Fact leg;
        leg.link = m_jobWay.at(row).span;
        follow(leg);
    });
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

void Inspector::forget()
{
    m_title.clear();
    m_origin.clear();
    m_why.clear();
    m_stallHeadline.clear();
    m_stallText.clear();
    m_wayText.clear();
    m_line = 0;
    for (FactsModel *facts : {&m_facts, &m_effects, &m_victims})
        facts->setFacts({});
    m_jobWay.setLegs({}, {});
}

void Inspector::update()
{
    const auto ref = m_session ? m_session->selection()->span() : std::nullopt;
    m_active = ref && analysis::contains(m_session->trace(), *ref);
    if (!m_active) {
        forget();
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
    const trace::Stall *stall = analysis::stallOf(trace, *ref);
    const Finding finding = stall != nullptr ? findingFor(trace, *stall) : Finding{};
    m_stallHeadline = finding.headline;
    m_stallText = finding.text;
    const auto choice = m_session->selection()->trail().choice(trace);
    m_wayText = choice.count > 1 ? tr("Effect %1 of %2").arg(choice.number).arg(choice.count) : QString();
    m_facts.setFacts(factsOf(trace, *ref));
    m_effects.setFacts(effectFactsOf(trace, *ref));
    m_victims.setFacts(finding.victims);
    const trace::Hop *hop = analysis::hopOf(trace, *ref);
    m_jobWay.setLegs(hop ? tr("The way of %1").arg(toQString(trace.text(hop->label))) : QString(),
                     hop ? jobLegsOf(trace, *hop) : std::vector<JobLeg>{});
    Q_EMIT changed();
}

void Inspector::follow(const Fact &fact)
{
    if (!m_session)
        return;
    if (fact.link)
        m_session->selection()->reveal(*fact.link);
    else if (fact.line > 0)
        Q_EMIT m_session->lineRequested(fact.line);
}

} // namespace loopscope::app
