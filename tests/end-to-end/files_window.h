#pragma once

// A window in a world without settings and without anything left behind, and a folder for its files.

#include "end-to-end/on_screen.h"
#include "end-to-end/open_window.h"
#include "files/recovery_store.h"
#include "support/test_files.h"

#include <QSettings>
#include <QTemporaryDir>

namespace loopscope::app {

inline constexpr auto quick = "title: Quick\nmain:\n  - log: hello\n  - sleep: 1s\n";

class FilesWindow {
protected:
    bool begin()
    {
        QSettings().clear();
        for (LeftBehind &left : leftBehind(recoveryRoot()))
            left.discard();
        m_open = std::make_unique<OpenWindow>();
        if (!m_open->open())
            return false;
        m_session = m_open->session;
        return true;
    }
    template <class Type = QQuickItem>
    Type *item(const char *name) const
    {
        return m_open->item<Type>(name);
    }
    QString written(const char *name, const QByteArray &bytes) const { return test::written(m_folder, name, bytes); }
    void click(const char *name) const
    {
        QQuickItem *button = nullptr;
        QTRY_VERIFY2((button = shownItem(*m_open->window, name)), name);
        clickOn(*m_open->window, button);
    }
    /// Waits for a file dialog, and says which file to it.
    void choose(const char *chooser, const QString &path) const
    {
        QTRY_VERIFY2(item<QObject>(chooser)->property("visible").toBool(), chooser);
        const auto open = [&]() -> QObject * {
            for (QObject *each : m_open->window->findChildren<QObject *>()) {
                if (each->inherits("QQuickFileDialogImpl") && each->property("opened").toBool())
                    return each;
            }
            return nullptr;
        };
        QObject *dialog = nullptr;
        QTRY_VERIFY2((dialog = open()), chooser);
        QVERIFY(dialog->setProperty("selectedFile", QUrl::fromLocalFile(path)));
        QVERIFY(QMetaObject::invokeMethod(dialog, "accept"));
    }
    void typeAtEnd(const QString &text) const
    {
        item("sourceArea")->forceActiveFocus();
        press(Qt::Key_End, Qt::ControlModifier);
        m_open->type(text);
    }
    void press(int key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(m_open->window, static_cast<Qt::Key>(key), modifiers);
    }

    std::unique_ptr<OpenWindow> m_open;
    Session *m_session = nullptr;
    QTemporaryDir m_folder;
};

} // namespace loopscope::app
