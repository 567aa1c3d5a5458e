#pragma once

#include "editing/fixes.h"
#include "session/session.h"

#include <QPointer>
#include <QQmlEngine>
#include <QStringList>

#include <optional>

namespace loopscope::app {

/// What is told about a word of the source: its help, and what is wrong with it, with the fixes that may be made.
class SourceCard : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(loopscope::app::Session *session READ session WRITE setSession NOTIFY sessionChanged)
    Q_PROPERTY(bool shown READ isShown NOTIFY changed)
    Q_PROPERTY(int position READ position NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QString remedy READ remedy NOTIFY changed)
    Q_PROPERTY(QStringList fixes READ fixes NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString about READ about NOTIFY changed)
    Q_PROPERTY(QString summary READ summary NOTIFY changed)
    Q_PROPERTY(QString python READ python NOTIFY changed)
    Q_PROPERTY(QStringList parameters READ parameters NOTIFY changed)

public:
    using QObject::QObject;

    Session *session() const { return m_session; }
    void setSession(Session *session);

    bool isShown() const { return m_shown; }
    /// Of the word that it is about.
    int position() const { return m_position; }
    /// Empty where nothing is wrong.
    QString problem() const { return m_problem; }
    QString remedy() const { return m_remedy; }
    QStringList fixes() const;
    /// Empty where there is no help.
    QString title() const { return m_title; }
    QString about() const { return m_about; } ///< what the word is: "step"
    QString summary() const { return m_summary; }
    QString python() const { return m_python; }
    QStringList parameters() const { return m_parameters; } ///< "into: a queue"

    /// Tells about a position of the text, if there is anything to tell.
    Q_INVOKABLE void showAt(int position);
    /// Tells what is wrong on a line, from 1; false if nothing is.
    Q_INVOKABLE bool showProblemOf(int line);
    Q_INVOKABLE void hide();
    Q_INVOKABLE void fix(int index);

Q_SIGNALS:
    void sessionChanged();
    void changed();

private:
    void clear();
    void takeProblem(const scenario::Problem &problem, const std::string &text);
    void takeHelp(const std::string &text, std::size_t offset);

    QPointer<Session> m_session;
    bool m_shown = false;
    int m_position = 0;
    QString m_problem;
    QString m_remedy;
    std::vector<editing::Fix> m_fixes;
    QString m_title;
    QString m_about;
    QString m_summary;
    QString m_python;
    QStringList m_parameters;
};

} // namespace loopscope::app
