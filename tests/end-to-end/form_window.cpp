#include "form_window.h"

namespace loopscope::app {

namespace {

/// Of what is seen; what repeaters make is nobody's child otherwise.
QQuickItem *below(QQuickItem *item, const QString &name)
{
    for (QQuickItem *child : item->childItems()) {
        if (child->objectName() == name)
            return child;
        if (QQuickItem *found = below(child, name))
            return found;
    }
    return nullptr;
}

} // namespace

bool FormWindow::openForm(const char *demo)
{
    if (!open() || !session->openDemo(QString::fromLatin1(demo)) || !hasRun(*session))
        return false;
    original = text();
    click(item("showForm"));
    form = window->findChild<FormModel *>();
    list = item("formList");
    keys = item("formKeys");
    return form && list && keys &&
           QTest::qWaitFor([this] { return form->count() > 0 && list->isVisible() && list->height() > 100; }) &&
           settle(*window);
}

void FormWindow::leave() const
{
    if (window)
        click(item("showSource"));
}

QQuickItem *FormWindow::card(int row) const
{
    QQuickItem *found = nullptr;
    if (!QMetaObject::invokeMethod(list, "itemAtIndex", Q_RETURN_ARG(QQuickItem *, found), Q_ARG(int, row)))
        return nullptr;
    return found;
}

QQuickItem *FormWindow::inCard(int row, const char *name) const
{
    return card(row) ? below(card(row), QString::fromLatin1(name)) : nullptr;
}

int FormWindow::rowNamed(const char *name, int skip) const
{
    for (int row = 0; row < form->count(); ++row) {
        if (form->data(form->index(row), FormModel::NameRole) == QString::fromUtf8(name) && skip-- == 0)
            return row;
    }
    return -1;
}

bool FormWindow::choose(int row) const
{
    form->setCurrent(row);
    keys->forceActiveFocus();
    return row >= 0 && QTest::qWaitFor([&] { return card(row) != nullptr; }) && settle(*window);
}

void FormWindow::undoAll() const
{
    keys->forceActiveFocus();
    for (int i = 0; i < 40 && text() != original; ++i)
        key(Qt::Key_Z, Qt::ControlModifier);
}

QQuickItem *FormWindow::entry(const char *text) const
{
    return shownItem(*window, [&](const QQuickItem &item) {
        return item.inherits("QQuickMenuItem") && item.property("text").toString() == QString::fromUtf8(text);
    });
}

} // namespace loopscope::app
