#pragma once

#include "editor/source_highlighter.h"
#include "editor/undo_history.h"
#include "session/session.h"

#include <QPointer>
#include <QQmlEngine>
#include <QQuickTextDocument>
#include <QRectF>

#include <memory>
#include <utility>
#include <vector>

namespace loopscope::app {

/// What a QML text area cannot do by itself for a source text: colours, places of lines, indentation.
class SourceText : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QQuickTextDocument *document READ document WRITE setDocument NOTIFY documentChanged)
    Q_PROPERTY(loopscope::app::Session *session READ session WRITE setSession NOTIFY sessionChanged)
    Q_PROPERTY(Language language READ language WRITE setLanguage NOTIFY languageChanged)
    Q_PROPERTY(int theme READ theme WRITE setTheme NOTIFY themeChanged)
    Q_PROPERTY(int lineCount READ lineCount NOTIFY linesChanged)
    Q_PROPERTY(double lineHeight READ lineHeight NOTIFY measured)
    Q_PROPERTY(QString needle READ needle WRITE setNeedle NOTIFY needleChanged)
    Q_PROPERTY(bool matchCase READ matchesCase WRITE setMatchCase NOTIFY needleChanged)

public:
    enum class Language { Scenario, Python };
    Q_ENUM(Language)
    /// What can be done to the lines that are selected.
    enum class LineAction { Comment, Indent, Unindent, MoveUp, MoveDown, Duplicate };
    Q_ENUM(LineAction)

    using QObject::QObject;

    QQuickTextDocument *document() const { return m_document; }
    void setDocument(QQuickTextDocument *document);
    Session *session() const { return m_session; }
    void setSession(Session *session);
    Language language() const { return m_language; }
    void setLanguage(Language language);
    /// A ThemeKind.
    int theme() const { return static_cast<int>(m_theme); }
    void setTheme(int kind);
    int lineCount() const;
    double lineHeight() const;
    /// What is searched for, and marked wherever it stands.
    QString needle() const { return m_needle; }
    void setNeedle(const QString &needle);
    bool matchesCase() const { return m_matchCase; }
    void setMatchCase(bool matchCase);

    /// Puts the session's text in, with what can be undone of it if it was here before.
    Q_INVOKABLE void load();
    /// Keeps what can be undone for when the session's document is here again.
    Q_INVOKABLE void keepHistory();
    /// Gives the lines of a text that was just put in their height. That is no step to undo, and there are none then.
    Q_INVOKABLE void prepare();
    /// "1\n2\n3…", to stand beside these lines.
    Q_INVOKABLE QString numbers(int first, int last) const;
    /// Where a line is, in the coordinates of the document; empty where there is no such line.
    Q_INVOKABLE QRectF lineRect(int line) const;
    /// The position of a place, both from 1; of the nearest one there is.
    Q_INVOKABLE int position(int line, int column) const;
    /// The line of a position, from 1.
    Q_INVOKABLE int lineAt(int position) const;
    /// What a new line after this position begins with.
    Q_INVOKABLE QString indentation(int position) const;
    /// How many letters a Backspace takes away: a whole step of indentation, where there is nothing else before it.
    Q_INVOKABLE int unindentation(int position) const;
    /// The lines may have another height, as after the font has changed.
    Q_INVOKABLE void measure() { Q_EMIT measured(); }
    /// Changes the session's text, as one step to undo.
    Q_INVOKABLE void editLines(LineAction action, int from, int to);

Q_SIGNALS:
    void documentChanged();
    void sessionChanged();
    void languageChanged();
    void themeChanged();
    void linesChanged();
    void measured();
    void needleChanged();
    void selectionWanted(int from, int to); ///< after lines were edited

private:
    QTextDocument *text() const { return m_document ? m_document->textDocument() : nullptr; }
    void highlight();
    void markProblems();
    void markNeedle();
    void takeOver(const std::vector<TextChange> &changes, EditStep step);

    QPointer<QQuickTextDocument> m_document;
    QPointer<Session> m_session;
    std::unique_ptr<SourceHighlighter> m_highlighter;
    Language m_language = Language::Scenario;
    ThemeKind m_theme = ThemeKind::Dark;
    QString m_needle;
    bool m_matchCase = false;
    std::vector<std::pair<QString, UndoHistory>> m_histories; ///< by the documents' keys, the latest last
};

} // namespace loopscope::app
