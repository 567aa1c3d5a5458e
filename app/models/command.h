#pragma once

#include <QObject>
#include <QQmlEngine>
#include <QQmlListProperty>
#include <QVariantList>

namespace loopscope::app {

/// Something that can be done in the window: what a button, a key, the palette and the overlay of keys all speak of.
/// They are listed in qml/Actions.qml, and nowhere is a key written down a second time.
class Command : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString text MEMBER m_text NOTIFY changed)
    Q_PROPERTY(QString group MEMBER m_group NOTIFY changed)
    Q_PROPERTY(QVariantList keys MEMBER m_keys NOTIFY changed)
    Q_PROPERTY(QVariantList timelineKeys MEMBER m_timelineKeys NOTIFY changed)
    Q_PROPERTY(bool timelineFocused READ isTimelineFocused NOTIFY changed)
    Q_PROPERTY(bool enabled MEMBER m_enabled NOTIFY changed)
    Q_PROPERTY(QString reason MEMBER m_reason NOTIFY changed)
    Q_PROPERTY(bool checked MEMBER m_checked NOTIFY changed)
    Q_PROPERTY(QString keyText READ keyText NOTIFY changed)
    Q_PROPERTY(QString hint READ hint NOTIFY changed)

public:
    using QObject::QObject;

    const QString &text() const { return m_text; }
    const QString &group() const { return m_group; }
    bool isEnabled() const { return m_enabled; }
    bool isChecked() const { return m_checked; }
    /// Why it cannot be done right now; read only while it is not enabled.
    const QString &reason() const { return m_reason; }
    /// Every key as people read it: those that work anywhere (`keys`), and those that a text field takes for letters,
    /// which work while the timeline has the focus (`timelineKeys`).
    QString keyText() const;
    /// Whether the timeline has the focus, so that its keys count.
    bool isTimelineFocused() const { return m_timelineFocused; }
    void setTimelineFocused(bool on);
    /// What a tool tip says.
    QString hint() const;

    Q_INVOKABLE void trigger();

Q_SIGNALS:
    void changed();
    void triggered();

private:
    QString m_text;
    QString m_group;
    QVariantList m_keys; ///< lists of strings, as Shortcut wants them
    QVariantList m_timelineKeys;
    bool m_timelineFocused = false;
    bool m_enabled = true;
    QString m_reason;
    bool m_checked = false;
};

/// Commands in the order in which people read them. They belong to whoever declares them.
class CommandList : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QQmlListProperty<loopscope::app::Command> all READ listProperty CONSTANT)
    Q_PROPERTY(bool timelineFocused READ isTimelineFocused WRITE setTimelineFocused NOTIFY timelineFocusedChanged)
    Q_CLASSINFO("DefaultProperty", "all")

public:
    using QObject::QObject;

    const QList<Command *> &all() const { return m_all; }
    void add(Command *command) { m_all.append(command); }
    bool isTimelineFocused() const { return m_timelineFocused; }
    void setTimelineFocused(bool on);
    /// Those of a group that have keys.
    Q_INVOKABLE QList<QObject *> withKeys(const QString &group) const;

Q_SIGNALS:
    void timelineFocusedChanged();

private:
    QQmlListProperty<Command> listProperty() { return {this, &m_all}; }

    QList<Command *> m_all;
    bool m_timelineFocused = false;
};

} // namespace loopscope::app
