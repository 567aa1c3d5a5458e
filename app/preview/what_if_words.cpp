#include "preview/what_if_words.h"

#include "models/words.h"

#include <QCoreApplication>

namespace loopscope::app {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("loopscope::app", text);
}

QString lengthWords(const analysis::Outcome &outcome, const scenario::RunResult &result, bool isCutShort)
{
    const QString length = durationWords(outcome.length);
    if (isCutShort || result.ending == scenario::RunEnding::Limited)
        return tr("%1 until it was cut short").arg(length);
    if (result.ending == scenario::RunEnding::Failed)
        return tr("%1, then it fails: %2").arg(length, QString::fromStdString(result.error));
    return tr("%1 in all").arg(length);
}

QString stallWords(const analysis::Outcome &outcome)
{
    if (outcome.stalls == 0)
        return tr("no stall");
    const QString longest = durationWords(outcome.longestStall);
    return outcome.stalls == 1 ? tr("1 stall of %1").arg(longest)
                               : tr("%1 stalls, %2 at most").arg(outcome.stalls).arg(longest);
}

} // namespace

QString knobWords(const editing::Knob &knob)
{
    const QString name = QString::fromStdString(knob.name);
    const QString value = QString::fromStdString(editing::toText(knob.unit, knob.value));
    switch (knob.kind) {
    case editing::KnobKind::Workers:
        return tr("Workers of the pool");
    case editing::KnobKind::StallAfter:
        return tr("Stall threshold");
    case editing::KnobKind::Speed:
        return tr("Speed of everything");
    case editing::KnobKind::Object:
        return tr("Number of %1, line %2").arg(name).arg(knob.line);
    case editing::KnobKind::Duration:
        return tr("%1 of %2 in %3, line %4").arg(value, name, QString::fromStdString(knob.routine)).arg(knob.line);
    case editing::KnobKind::Count:
        break;
    }
    return tr("%1 times %2 in %3, line %4").arg(value, name, QString::fromStdString(knob.routine)).arg(knob.line);
}

QString valueWords(const editing::Knob &knob, std::int64_t value)
{
    QString text = QString::fromStdString(editing::toText(knob.unit, value));
    switch (knob.kind) {
    case editing::KnobKind::Workers:
        return value == 1 ? tr("1 worker") : tr("%1 workers").arg(text);
    case editing::KnobKind::StallAfter:
        return tr("a stall from %1 on").arg(text);
    case editing::KnobKind::Speed:
        return tr("%1 times as fast").arg(text);
    case editing::KnobKind::Object:
        return tr("%1: %2").arg(QString::fromStdString(knob.name), text);
    case editing::KnobKind::Duration:
        return text;
    case editing::KnobKind::Count:
        break;
    }
    return value == 1 ? tr("once") : tr("%1 times").arg(text);
}

QStringList outcomeWords(const analysis::Outcome &outcome, const scenario::RunResult &result, bool isCutShort)
{
    QStringList lines{lengthWords(outcome, result, isCutShort), stallWords(outcome)};
    const auto add = [&](const analysis::WaitTotals &waits, const QString &words) {
        if (waits.total > Duration{})
            lines.append(words.arg(durationWords(waits.total), durationWords(waits.longest)));
    };
    add(outcome.loop, tr("%1 of waiting for the loop, %2 at most"));
    add(outcome.workers, tr("%1 of waiting for workers, %2 at most"));
    add(outcome.locks, tr("%1 of waiting for locks, %2 at most"));
    if (lines.size() == 2)
        lines.append(tr("nobody waits for a turn"));
    return lines;
}

} // namespace loopscope::app
