#include "models/command.h"

#include <QKeySequence>
#include <QMetaEnum>

#include <algorithm>
#include <iterator>

namespace loopscope::app {

namespace {

/// As it is printed on keyboards: arrows as arrows, and short names.
QString printed(const QString &sequence)
{
    QString text = QKeySequence(sequence, QKeySequence::PortableText).toString(QKeySequence::NativeText);
    const std::pair<Qt::Key, QString> shorter[] = {
        {Qt::Key_PageUp, Command::tr("Page↑")}, {Qt::Key_PageDown, Command::tr("Page↓")},
        {Qt::Key_Left, QStringLiteral("←")},    {Qt::Key_Right, QStringLiteral("→")},
        {Qt::Key_Up, QStringLiteral("↑")},      {Qt::Key_Down, QStringLiteral("↓")},
        {Qt::Key_Return, Command::tr("Enter")},
    };
    for (const auto &[name, sign] : shorter)
        text.replace(QKeySequence(name).toString(QKeySequence::NativeText), sign); // which is another in each language
    return text;
}

} // namespace

QVariantList Command::sequences() const
{
    QVariantList all;
    bool isKnown = false;
    const int key = QMetaEnum::fromType<QKeySequence::StandardKey>().keyToValue(m_standardKey.toLatin1(), &isKnown);
    if (isKnown) {
        for (const QKeySequence &each : QKeySequence::keyBindings(static_cast<QKeySequence::StandardKey>(key)))
            all.append(each.toString(QKeySequence::PortableText));
    }
    return all + m_keys;
}

QString Command::keyText() const
{
    QStringList texts;
    // Of a platform's many keys for one thing, the first is the one that people know.
    const QVariantList standard = sequences().mid(0, m_standardKey.isEmpty() ? 0 : 1);
    for (const QVariant &sequence : m_timelineKeys + m_editorKeys + standard + m_keys) {
        if (const QString text = printed(sequence.toString()); !texts.contains(text))
            texts.append(text);
    }
    return texts.join(QStringLiteral("  "));
}

QString Command::firstKeyText() const
{
    const QVariantList all = sequences() + m_editorKeys + m_timelineKeys;
    return all.isEmpty() ? QString() : printed(all.front().toString());
}

QString Command::hint() const
{
    const QString said = m_enabled || m_reason.isEmpty() ? m_text : tr("%1: %2").arg(m_text, m_reason);
    const QString keys = keyText();
    return keys.isEmpty() ? said : tr("%1 (%2)").arg(said, keys);
}

bool Command::isEditorKey(int key, int modifiers) const
{
    const auto isAmong = [this](Qt::KeyboardModifiers held, int pressed) {
        const QKeySequence sequence(QKeyCombination(held, static_cast<Qt::Key>(pressed)));
        return std::any_of(m_editorKeys.begin(), m_editorKeys.end(), [&](const QVariant &each) {
            return QKeySequence(each.toString(), QKeySequence::PortableText) == sequence;
        });
    };
    const Qt::KeyboardModifiers held =
        Qt::KeyboardModifiers::fromInt(static_cast<Qt::KeyboardModifiers::Int>(modifiers)) &
        ~(Qt::KeypadModifier | Qt::GroupSwitchModifier);
    // A sign may need Shift on one keyboard and not on another: "/" does, on a German one.
    const bool isSign = key > Qt::Key_Space && key < Qt::Key_Escape && !(key >= Qt::Key_A && key <= Qt::Key_Z);
    return isAmong(held, key) || (isSign && isAmong(held & ~Qt::ShiftModifier, key));
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

QString CommandGroup::name() const
{
    return QString(m_title).remove(u'&');
}

QList<QObject *> CommandGroup::withKeys() const
{
    QList<QObject *> found;
    for (Command *command : m_all) {
        if (!command->keyText().isEmpty())
            found.append(command);
    }
    return found;
}

QList<QObject *> CommandGroup::withEditorKeys() const
{
    QList<QObject *> found;
    std::copy_if(m_all.begin(), m_all.end(), std::back_inserter(found),
                 [](const Command *command) { return command->hasEditorKeys(); });
    return found;
}

Command *CommandGroup::forEditor(int key, int modifiers) const
{
    const auto found = std::find_if(m_all.begin(), m_all.end(),
                                    [&](const Command *command) { return command->isEditorKey(key, modifiers); });
    return found == m_all.end() ? nullptr : *found;
}

QList<Command *> CommandList::commands() const
{
    QList<Command *> all;
    for (const CommandGroup *group : m_groups)
        all += group->all();
    return all;
}

QList<QObject *> CommandList::all() const
{
    const QList<Command *> every = commands();
    return {every.begin(), every.end()};
}

void CommandList::setTimelineFocused(bool on)
{
    if (m_timelineFocused == on)
        return;
    m_timelineFocused = on;
    for (Command *command : commands())
        command->setTimelineFocused(on);
    Q_EMIT timelineFocusedChanged();
}

} // namespace loopscope::app
