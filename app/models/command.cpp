#include "models/command.h"

#include <QKeySequence>

namespace loopscope::app {

namespace {

/// As it is printed on keyboards: arrows as arrows, and short names.
QString printed(const QString &key)
{
    QString text = QKeySequence(key, QKeySequence::PortableText).toString(QKeySequence::NativeText);
    const std::pair<QString, QString> shorter[] = {
        {QStringLiteral("Left"), QStringLiteral("←")},       {QStringLiteral("Right"), QStringLiteral("→")},
        {QStringLiteral("PgUp"), QStringLiteral("Page↑")},   {QStringLiteral("PgDown"), QStringLiteral("Page↓")},
        {QStringLiteral("Up"), QStringLiteral("↑")},         {QStringLiteral("Down"), QStringLiteral("↓")},
        {QStringLiteral("Return"), QStringLiteral("Enter")},
    };
    for (const auto &[name, sign] : shorter)
        text.replace(name, sign);
    return text;
}

} // namespace

QString Command::keyText() const
{
    QStringList texts;
    for (const QVariant &key : m_timelineKeys + m_keys) {
        if (const QString text = printed(key.toString()); !texts.contains(text))
            texts.append(text);
    }
    return texts.join(QStringLiteral("  "));
}

QString Command::hint() const
{
    const QString said = m_enabled || m_reason.isEmpty() ? m_text : tr("%1: %2").arg(m_text, m_reason);
    const QString keys = keyText();
    return keys.isEmpty() ? said : tr("%1 (%2)").arg(said, keys);
}

void Command::trigger()
{
    if (m_enabled)
        Q_EMIT triggered();
}

void Command::setTimelineFocused(bool on)
{
    if (m_timelineFocused == on)
        return;
    m_timelineFocused = on;
    if (!m_timelineKeys.isEmpty())
        Q_EMIT changed();
}

void CommandList::setTimelineFocused(bool on)
{
    if (m_timelineFocused == on)
        return;
    m_timelineFocused = on;
    for (Command *command : m_all)
        command->setTimelineFocused(on);
    Q_EMIT timelineFocusedChanged();
}

QList<QObject *> CommandList::withKeys(const QString &group) const
{
    QList<QObject *> found;
    for (Command *command : m_all) {
        if (command->group() == group && !command->keyText().isEmpty())
            found.append(command);
    }
    return found;
}

} // namespace loopscope::app
