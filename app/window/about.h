#pragma once

#include <QObject>
#include <QPointer>
#include <QQmlEngine>
#include <QQuickWindow>
#include <QStringList>

namespace loopscope::app {

/// What the program is made of and where it runs: for the About dialog, and for whoever reports a bug.
class About : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QQuickWindow *window MEMBER m_window NOTIFY changed)
    Q_PROPERTY(QString version READ version CONSTANT)
    Q_PROPERTY(QStringList names READ names NOTIFY changed)
    Q_PROPERTY(QStringList values READ values NOTIFY changed)

public:
    using QObject::QObject;

    QString version() const;
    /// Of the parts, one each, and below the same number what each of them is.
    QStringList names() const;
    QStringList values() const;

    /// All of it in English, a line each: bug reports are read anywhere.
    Q_INVOKABLE void copy() const;

Q_SIGNALS:
    void changed();

private:
    QPointer<QQuickWindow> m_window;
};

} // namespace loopscope::app
