#include "window/edit_target.h"

#include <QMetaMethod>

namespace loopscope::app {

namespace {

bool isField(const QQuickItem *item)
{
    return item->inherits("QQuickTextInput") || item->inherits("QQuickTextEdit");
}

QQuickItem *undoerOf(QQuickItem *item)
{
    QQuickItem *found = nullptr;
    for (QQuickItem *each = item; each; each = each->parentItem()) {
        if (each->metaObject()->indexOfProperty("canUndo") >= 0)
            found = each;
    }
    return found;
}

/// In a menu, or in the bar of them: neither is where one edits.
bool isInMenu(const QQuickItem *item)
{
    for (const QQuickItem *each = item; each; each = each->parentItem()) {
        const bool isPopup = each->parent() && each->parent()->inherits("QQuickMenu");
        if (isPopup || each->inherits("QQuickMenuBar") || each->inherits("QQuickMenuItem"))
            return true;
    }
    return false;
}

} // namespace

void EditTarget::setWindow(QQuickWindow *window)
{
    if (m_window == window)
        return;
    if (m_window)
        m_window->disconnect(this);
    m_window = window;
    if (window)
        connect(window, &QQuickWindow::activeFocusItemChanged, this, &EditTarget::followFocus);
    Q_EMIT windowChanged();
    followFocus();
}

void EditTarget::followFocus()
{
    QQuickItem *item = m_window ? m_window->activeFocusItem() : nullptr;
    if (!item || isInMenu(item))
        return;
    QQuickItem *field = isField(item) ? item : nullptr;
    QQuickItem *undoer = undoerOf(item);
    if (field == m_field && undoer == m_undoer)
        return;
    for (QQuickItem *each : {m_field.data(), m_undoer.data()}) {
        if (each)
            each->disconnect(this);
    }
    m_field = field;
    m_undoer = undoer;
    listen(m_field, {"canPaste", "readOnly", "selectedText"});
    listen(m_undoer, {"canUndo", "canRedo"});
    Q_EMIT changed();
}

void EditTarget::listen(QQuickItem *item, std::initializer_list<const char *> properties)
{
    if (!item)
        return;
    const QMetaMethod told = QMetaMethod::fromSignal(&EditTarget::changed);
    for (const char *property : properties) {
        const int index = item->metaObject()->indexOfProperty(property);
        connect(item, item->metaObject()->property(index).notifySignal(), this, told);
    }
}

bool EditTarget::canCopy() const
{
    return m_field && !m_field->property("selectedText").toString().isEmpty();
}

void EditTarget::call(QQuickItem *item, const char *method)
{
    if (item)
        QMetaObject::invokeMethod(item, method);
}

} // namespace loopscope::app
