#include "models/findings.h"

#include "analysis/places.h"
#include "analysis/stalls.h"
#include "models/words.h"
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

Fact factOf(const trace::Trace &trace, const trace::Stall &stall, const trace::Victim &victim)
{
    const QString lost = durationWords(victim.lost);
    Fact fact;
    fact.label = laneWords(trace, victim.lane);
    fact.value = analysis::couldNotStart(trace, stall, victim) ? tr("could not start, lost %1").arg(lost)
                                                               : tr("lost %1").arg(lost);
    fact.link = analysis::victimSpanOf(trace, stall, victim);
    return fact;
}

std::vector<Fact> victimFacts(const trace::Trace &trace, const trace::Stall &stall)
{
    constexpr std::size_t most = 8;
    std::vector<Fact> facts;
    for (const trace::Victim &victim : analysis::victimsOf(stall)) {
        if (facts.size() == most)
            break;
        facts.push_back(factOf(trace, stall, victim));
    }
    if (const std::size_t others = stall.victims.size() + stall.otherVictims - facts.size(); others > 0) {
        Fact more;
        more.label = tr("and %1 more").arg(others);
        facts.push_back(more);
    }
    return facts;
}

void appendFailures(const trace::Trace &trace, std::vector<Finding> &findings)
{
    for (trace::LaneIndex index = 0; index < trace.lanes().size(); ++index) {
        const trace::Lane &lane = trace.lane(index);
        const bool hasEnd = lane.kind == trace::LaneKind::Task || lane.kind == trace::LaneKind::Thread;
        if (!hasEnd || lane.ending != trace::Ending::Failed)
            continue;
        Finding finding;
        finding.kind = FindingKind::Failure;
        finding.headline = tr("%1 failed").arg(laneWords(trace, index));
        finding.text = toQString(trace.text(lane.error));
        finding.span = analysis::spanRefAt(trace, index, lane.end);
        finding.line = finding.span ? static_cast<int>(lane.spans[finding.span->span].line) : 0;
        if (finding.line == 0)
            finding.line = static_cast<int>(lane.line);
        findings.push_back(std::move(finding));
    }
}

/// Jobs that waited for a worker as long as a stall lasts: the pool is too small, or its workers are held up.
void appendPoolWait(const trace::Trace &trace, std::vector<Finding> &findings)
{
    int waited = 0;
    Duration longest{};
    const trace::Hop *worst = nullptr;
    for (const trace::Hop &hop : trace.hops()) {
        if (hop.submitted == openEnd || hop.pool == trace::noPool)
            continue;
        const Duration wait = (hop.started == openEnd ? trace.end() : hop.started) - hop.submitted;
        waited += wait >= trace.stallThreshold() ? 1 : 0;
        if (wait > longest) {
            longest = wait;
            worst = &hop;
        }
    }
    if (waited == 0)
        return;
    Finding finding;
    finding.kind = FindingKind::PoolWait;
    finding.headline =
        waited == 1 ? tr("A job had to wait for a worker") : tr("%1 jobs had to wait for a worker").arg(waited);
    const QString pool =
        trace.pools().size() > 1 ? QString::fromStdString(timeline::poolNameOf(trace, worst->pool)) : tr("The pool");
    finding.text = tr("%1 waited longest: %2. %3 has %4.")
                       .arg(toQString(trace.text(worst->label)), durationWords(longest), pool,
                            QString::fromStdString(timeline::poolSizeWordings(trace, worst->pool).front()));
    finding.line = static_cast<int>(worst->line);
    if (worst->worker != trace::noLane)
        finding.span = analysis::spanRefAt(trace, worst->worker, worst->started);
    else if (worst->submitter != trace::noLane)
        finding.span = analysis::spanRefAt(trace, worst->submitter, worst->submitted);
    findings.push_back(std::move(finding));
}

/// What asyncio and Python would have warned of; the same about the same line is one finding.
void appendWarnings(const trace::Trace &trace, std::vector<Finding> &findings)
{
    constexpr std::size_t most = 200;
    struct Repeated {
        const trace::LogLine *first;
        int times;
    };
    std::vector<Repeated> warnings;
    for (const trace::LogLine &warning : trace.warnings()) {
        const auto known = std::find_if(warnings.begin(), warnings.end(), [&](const Repeated &each) {
            return each.first->text == warning.text && each.first->line == warning.line;
        });
        if (known != warnings.end())
            ++known->times;
        else if (warnings.size() < most)
            warnings.push_back({&warning, 1});
    }
    for (const auto &[warning, times] : warnings) {
        Finding finding;
        finding.kind = FindingKind::Warning;
        const bool ofTask = warning->lane != trace::noLane && trace.lane(warning->lane).kind != trace::LaneKind::Loop;
        finding.headline = ofTask ? tr("A warning about %1").arg(laneWords(trace, warning->lane)) : tr("A warning");
        if (times > 1)
            finding.headline = tr("%1, %2 times").arg(finding.headline).arg(times);
        finding.text = toQString(trace.text(warning->text));
        finding.line = static_cast<int>(warning->line);
        finding.span = analysis::spanRefAt(trace, warning->lane, warning->time);
        findings.push_back(std::move(finding));
    }
}

void appendLosses(const trace::Trace &trace, std::vector<Finding> &findings)
{
    if (trace.lostCount() == 0)
        return;
    Finding finding;
    finding.kind = FindingKind::Loss;
    finding.headline = tr("%1 events were lost").arg(trace.lostCount());
    finding.text = tr("They came faster than they could be kept. What is drawn around the losses is incomplete.");
    findings.push_back(std::move(finding));
}

} // namespace

Finding findingFor(const trace::Trace &trace, const trace::Stall &stall)
{
    const bool lasts = stall.end == openEnd;
    Finding finding;
    finding.kind = FindingKind::Stall;
    const QString length = durationWords(analysis::endIn(trace, stall.end) - stall.begin);
    const bool isTask = stall.culprit != trace::noLane && trace.lane(stall.culprit).kind == trace::LaneKind::Task;
    const QString culprit = isTask ? laneWords(trace, stall.culprit) : tr("A callback");
    finding.headline = lasts ? tr("%1 stalls the loop since %2").arg(culprit, length)
                             : tr("%1 stalled the loop for %2").arg(culprit, length);
    finding.text = culpritWords(trace, stall) + u' ' + lossWords(trace, stall);
    finding.line = static_cast<int>(stall.line);
    finding.span = analysis::culpritSpanOf(trace, stall);
    finding.victims = victimFacts(trace, stall);
    return finding;
}

std::vector<Finding> findingsOf(const trace::Trace &trace)
{
    constexpr std::size_t mostStalls = 500; // a list longer than that is read by nobody
    std::vector<Finding> findings;
    appendFailures(trace, findings);
    for (const trace::Stall &stall : trace.stalls().first(std::min(trace.stalls().size(), mostStalls)))
        findings.push_back(findingFor(trace, stall));
    appendWarnings(trace, findings);
    appendPoolWait(trace, findings);
    appendLosses(trace, findings);
    return findings;
}

} // namespace loopscope::app
