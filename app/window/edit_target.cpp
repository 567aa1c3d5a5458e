#include "window/edit_target.h"

#include <QMetaMethod>

namespace loopscope::app {

namespace {

bool isField(const QQuickItem *item)
{
    return item->inherits("QQuickTextInput") || item->inherits("QQuickTextEdit");
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
    if (!item || item == m_field || isInMenu(item))
        return;
    if (m_field)
        m_field->disconnect(this);
    m_field = isField(item) ? item : nullptr;
    if (m_field) {
        const QMetaMethod told = QMetaMethod::fromSignal(&EditTarget::changed);
        for (const char *property : {"canUndo", "canRedo", "canPaste", "readOnly", "selectedText"}) {
            const int index = m_field->metaObject()->indexOfProperty(property);
            connect(m_field, m_field->metaObject()->property(index).notifySignal(), this, told);
        }
    }
    Q_EMIT changed();
}

bool EditTarget::canCopy() const
{
    return m_field && !m_field->property("selectedText").toString().isEmpty();
}

void EditTarget::call(const char *method)
{
    if (m_field)
        QMetaObject::invokeMethod(m_field, method);
}

} // namespace loopscope::app
