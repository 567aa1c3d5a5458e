#include "editor/fix_words.h"

#include <QCoreApplication>

namespace loopscope::app {

QString wordsFor(const scenario::Correction &correction)
{
    using Kind = scenario::Correction::Kind;
    const auto tr = [](const char *words) { return QCoreApplication::translate("loopscope::app", words); };
    const QString found = QString::fromStdString(correction.found);
    const QString text = QString::fromStdString(correction.text);
    switch (correction.kind) {
    case Kind::Replace:
        return tr("Replace with “%1”").arg(text);
    case Kind::Call:
        return tr("Write “%1”").arg(text);
    case Kind::AddField:
        return tr("Add “%1”").arg(text);
    case Kind::NextStep:
        return tr("Make it the next step");
    case Kind::BeginStep:
        return tr("Make it a step");
    case Kind::Remove:
        return tr("Remove it");
    case Kind::Quote:
        return tr("Put it in quotes");
    case Kind::Spaces:
        return tr("Indent with spaces");
    case Kind::Define:
        break;
    }
    if (found == QLatin1String("main"))
        return tr("Add main");
    return (text == QLatin1String("functions") ? tr("Define the function %1") : tr("Define the coroutine %1"))
        .arg(found);
}

QStringList wordsFor(const std::vector<editing::Fix> &fixes)
{
    QStringList words;
    for (const editing::Fix &fix : fixes)
        words.append(wordsFor(fix.correction));
    return words;
}

} // namespace loopscope::app
