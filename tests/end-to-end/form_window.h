#pragma once

// The form in the real window, on one scenario, and hands for its cards.

#include "editor/form_model.h"
#include "end-to-end/on_screen.h"
#include "end-to-end/open_window.h"

namespace loopscope::app {

class FormWindow : public OpenWindow {
public:
    /// Opens a window with the form on a demo; the rest is valid only if it has returned true.
    bool openForm(const char *demo);
    /// Leaves the window as tests find it: what was shown is remembered.
    void leave() const;

    QString text() const { return session->text(); }
    QQuickItem *card(int row) const;
    /// A card's item below it by its name.
    QQuickItem *inCard(int row, const char *name) const;
    int rowNamed(const char *name, int skip = 0) const;
    /// Makes it the card that the keys are about, in view.
    bool choose(int row) const;
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const { QTest::keyClick(window, key, modifiers); }
    void undoAll() const;
    /// An entry of a menu that is open, by its text.
    QQuickItem *entry(const char *text) const;
    void click(const QQuickItem *item) const { clickOn(*window, item); }

    FormModel *form = nullptr;
    QQuickItem *list = nullptr;
    QQuickItem *keys = nullptr; ///< has the focus while keys are about cards
    QString original;           ///< the text, as it was opened
};

} // namespace loopscope::app
