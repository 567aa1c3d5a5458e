#pragma once

#include <QObject>
#include <QPointer>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickWindow>

namespace loopscope::app {

/// The text field that the Edit menu speaks of: the one that has the focus, or had it before a menu took it. Any item
/// with the properties and methods of TextInput and TextEdit is one.
class EditTarget : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QQuickWindow *window READ window WRITE setWindow NOTIFY windowChanged)
    Q_PROPERTY(bool active READ isActive NOTIFY changed)
    Q_PROPERTY(bool canUndo READ canUndo NOTIFY changed)
    Q_PROPERTY(bool canRedo READ canRedo NOTIFY changed)
    Q_PROPERTY(bool canCut READ canCut NOTIFY changed)
    Q_PROPERTY(bool canCopy READ canCopy NOTIFY changed)
    Q_PROPERTY(bool canPaste READ canPaste NOTIFY changed)

public:
    using QObject::QObject;

    QQuickWindow *window() const { return m_window; }
    void setWindow(QQuickWindow *window);
    /// A text has the focus.
    bool isActive() const { return m_field != nullptr; }
    bool canUndo() const { return holds("canUndo"); }
    bool canRedo() const { return holds("canRedo"); }
    bool canCut() const { return canCopy() && !holds("readOnly"); }
    bool canCopy() const;
    bool canPaste() const { return holds("canPaste"); }

    Q_INVOKABLE void undo() { call("undo"); }
    Q_INVOKABLE void redo() { call("redo"); }
    Q_INVOKABLE void cut() { call("cut"); }
    Q_INVOKABLE void copy() { call("copy"); }
    Q_INVOKABLE void paste() { call("paste"); }
    Q_INVOKABLE void selectAll() { call("selectAll"); }

Q_SIGNALS:
    void windowChanged();
    void changed();

private:
    void followFocus();
    bool holds(const char *property) const { return m_field && m_field->property(property).toBool(); }
    void call(const char *method);

    QPointer<QQuickWindow> m_window;
    QPointer<QQuickItem> m_field;
};

} // namespace loopscope::app
