#pragma once

#include <QObject>
#include <QQmlEngine>
#include <QQmlListProperty>
#include <QVariantList>

namespace loopscope::app {

/// Something that can be done in the window: what a menu, a button, a key, the palette and the overlay of keys all
/// speak of. They are listed in qml/actions/, and nowhere is a key written down a second time.
class Command : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString text MEMBER m_text NOTIFY changed)
    Q_PROPERTY(bool startsSection MEMBER m_startsSection NOTIFY changed)
    Q_PROPERTY(QString standardKey MEMBER m_standardKey NOTIFY changed)
    Q_PROPERTY(QVariantList keys MEMBER m_keys NOTIFY changed)
    Q_PROPERTY(QVariantList timelineKeys MEMBER m_timelineKeys NOTIFY changed)
    Q_PROPERTY(QVariantList editorKeys MEMBER m_editorKeys NOTIFY changed)
    Q_PROPERTY(bool timelineFocused READ isTimelineFocused NOTIFY changed)
    Q_PROPERTY(bool enabled MEMBER m_enabled NOTIFY changed)
    Q_PROPERTY(QString reason MEMBER m_reason NOTIFY changed)
    Q_PROPERTY(bool checked MEMBER m_checked NOTIFY changed)
    Q_PROPERTY(QVariantList sequences READ sequences NOTIFY changed)
    Q_PROPERTY(QString keyText READ keyText NOTIFY changed)
    Q_PROPERTY(QString firstKeyText READ firstKeyText NOTIFY changed)
    Q_PROPERTY(QString hint READ hint NOTIFY changed)

public:
    using QObject::QObject;

    const QString &text() const { return m_text; }
    bool isEnabled() const { return m_enabled; }
    bool isChecked() const { return m_checked; }
    /// Why it cannot be done right now; read only while it is not enabled.
    const QString &reason() const { return m_reason; }
    /// The keys that work anywhere: all that the platform has for `standardKey`, which is the name of a
    /// QKeySequence::StandardKey, and `keys`. Those that a text field takes for letters are `timelineKeys`, and work
    /// while the timeline has the focus. All are lists of texts, as Shortcut wants them. The source's and the form's
    /// own, which work while that has the focus, are `editorKeys`.
    QVariantList sequences() const;
    /// Every key as people read it, and the one that a menu shows.
    QString keyText() const;
    QString firstKeyText() const;
    /// Whether the timeline has the focus, so that its keys count.
    bool isTimelineFocused() const { return m_timelineFocused; }
    void setTimelineFocused(bool on);
    /// What a tool tip says.
    QString hint() const;

    /// Whether a key is one of those that work while an editor has the focus (`editorKeys`).
    bool isEditorKey(int key, int modifiers) const;
    bool hasEditorKeys() const { return !m_editorKeys.isEmpty(); }

    Q_INVOKABLE void trigger();

Q_SIGNALS:
    void changed();
    void triggered();

private:
    QString m_text;
    bool m_startsSection = false; ///< a menu draws a line above it
    QString m_standardKey;
    QVariantList m_keys;
    QVariantList m_timelineKeys;
    QVariantList m_editorKeys;
    bool m_timelineFocused = false;
    bool m_enabled = true;
    QString m_reason;
    bool m_checked = false;
};

/// Commands that belong together: a menu, and a part of the overlay of keys. They belong to whoever declares them.
class CommandGroup : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString title MEMBER m_title NOTIFY titleChanged)
    Q_PROPERTY(QString name READ name NOTIFY titleChanged)
    Q_PROPERTY(QQmlListProperty<loopscope::app::Command> all READ listProperty CONSTANT)
    Q_CLASSINFO("DefaultProperty", "all")

public:
    using QObject::QObject;

    /// The title without the mark of its mnemonic, which is an ampersand before a letter.
    QString name() const;
    const QList<Command *> &all() const { return m_all; }
    void add(Command *command) { m_all.append(command); }
    /// Those that have keys.
    Q_INVOKABLE QList<QObject *> withKeys() const;
    /// Those that an editor has keys of its own for.
    Q_INVOKABLE QList<QObject *> withEditorKeys() const;
    /// The one that a key triggers while its editor has the focus; null if there is none.
    Q_INVOKABLE loopscope::app::Command *forEditor(int key, int modifiers) const;

Q_SIGNALS:
    void titleChanged();

private:
    QQmlListProperty<Command> listProperty() { return {this, &m_all}; }

    QString m_title;
    QList<Command *> m_all;
};

/// All groups, in the order of the menu bar. They belong to whoever declares them.
class CommandList : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QQmlListProperty<loopscope::app::CommandGroup> groups READ listProperty CONSTANT)
    Q_PROPERTY(bool timelineFocused READ isTimelineFocused WRITE setTimelineFocused NOTIFY timelineFocusedChanged)
    Q_CLASSINFO("DefaultProperty", "groups")

public:
    using QObject::QObject;

    void add(CommandGroup *group) { m_groups.append(group); }
    /// Of all groups.
    QList<Command *> commands() const;
    Q_INVOKABLE QList<QObject *> all() const;
    bool isTimelineFocused() const { return m_timelineFocused; }
    void setTimelineFocused(bool on);

Q_SIGNALS:
    void timelineFocusedChanged();

private:
    QQmlListProperty<CommandGroup> listProperty() { return {this, &m_groups}; }

    QList<CommandGroup *> m_groups;
    bool m_timelineFocused = false;
};

} // namespace loopscope::app
