#pragma once

#include <QObject>
#include <QPointer>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickWindow>

namespace loopscope::app {

/// The text field that the Edit menu speaks of: the one that has the focus, or had it before a menu took it. What it
/// has changed is undone by it, or by the outermost item around it that says it can undo, as the form does.
class EditTarget : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QQuickWindow *window READ window WRITE setWindow NOTIFY windowChanged)
    Q_PROPERTY(bool active READ isActive NOTIFY changed)
    Q_PROPERTY(bool undoes READ undoes NOTIFY changed)
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
    /// Where the focus is, changes of a text are undone.
    bool undoes() const { return m_undoer != nullptr; }
    bool canUndo() const { return holds(m_undoer, "canUndo"); }
    bool canRedo() const { return holds(m_undoer, "canRedo"); }
    bool canCut() const { return canCopy() && !holds(m_field, "readOnly"); }
    bool canCopy() const;
    bool canPaste() const { return holds(m_field, "canPaste"); }

    Q_INVOKABLE void undo() { call(m_undoer, "undo"); }
    Q_INVOKABLE void redo() { call(m_undoer, "redo"); }
    Q_INVOKABLE void cut() { call(m_field, "cut"); }
    Q_INVOKABLE void copy() { call(m_field, "copy"); }
    Q_INVOKABLE void paste() { call(m_field, "paste"); }
    Q_INVOKABLE void selectAll() { call(m_field, "selectAll"); }

Q_SIGNALS:
    void windowChanged();
    void changed();

private:
    void followFocus();
    void listen(QQuickItem *item, std::initializer_list<const char *> properties);
    static bool holds(const QQuickItem *item, const char *property)
    {
        return item && item->property(property).toBool();
    }
    static void call(QQuickItem *item, const char *method);

    QPointer<QQuickWindow> m_window;
    QPointer<QQuickItem> m_field;
    QPointer<QQuickItem> m_undoer;
};

} // namespace loopscope::app
