#include "editor/source_text.h"

#include "editing/line_edits.h"
#include "editor/positions.h"

#include <QAbstractTextDocumentLayout>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>

#include <algorithm>

namespace loopscope::app {

namespace {

constexpr std::size_t mostHistories = 20;
constexpr int airy = 128; // per cent of the font's own line height

editing::LineEdit edited(SourceText::LineAction action, std::string_view text, editing::Selected selected)
{
    switch (action) {
    case SourceText::LineAction::Comment:
        return editing::toggleComment(text, selected);
    case SourceText::LineAction::Indent:
        return editing::indent(text, selected);
    case SourceText::LineAction::Unindent:
        return editing::unindent(text, selected);
    case SourceText::LineAction::MoveUp:
        return editing::moveLinesUp(text, selected);
    case SourceText::LineAction::MoveDown:
        return editing::moveLinesDown(text, selected);
    case SourceText::LineAction::Duplicate:
        return editing::duplicateLines(text, selected);
    }
    return {};
}

} // namespace

void SourceText::setDocument(QQuickTextDocument *document)
{
    if (m_document == document)
        return;
    m_document = document;
    highlight();
    if (text())
        connect(text(), &QTextDocument::blockCountChanged, this, &SourceText::linesChanged);
    Q_EMIT documentChanged();
    Q_EMIT linesChanged();
}

void SourceText::setLanguage(Language language)
{
    if (m_language == language)
        return;
    m_language = language;
    highlight();
    Q_EMIT languageChanged();
}

void SourceText::highlight()
{
    m_highlighter.reset();
    if (!text())
        return;
    const bool isPython = m_language == Language::Python;
    m_highlighter =
        std::make_unique<SourceHighlighter>(text(), isPython ? SourceLanguage::Python : SourceLanguage::Scenario);
    m_highlighter->setTheme(&themeFor(m_theme));
    markProblems();
    markNeedle();
}

void SourceText::setSession(Session *session)
{
    if (m_session == session)
        return;
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (session) {
        connect(session, &Session::checked, this, &SourceText::markProblems);
        connect(session, &Session::edited, this, &SourceText::takeOver);
    }
    markProblems();
    Q_EMIT sessionChanged();
}

void SourceText::setTheme(int kind)
{
    if (m_theme == themeKindOf(kind))
        return;
    m_theme = themeKindOf(kind);
    if (m_highlighter)
        m_highlighter->setTheme(&themeFor(m_theme));
    Q_EMIT themeChanged();
}

void SourceText::markProblems()
{
    if (m_highlighter)
        m_highlighter->setProblems(m_session ? m_session->problems() : std::vector<scenario::Problem>{});
}

/// Makes changes that come from elsewhere; all of them are one step to undo.
void SourceText::takeOver(const std::vector<TextChange> &changes, EditStep step)
{
    if (!text() || m_language != Language::Scenario)
        return;
    QTextCursor cursor(text());
    if (step == EditStep::Same && text()->isUndoAvailable())
        cursor.joinPreviousEditBlock();
    else
        cursor.beginEditBlock();
    for (const TextChange &change : changes) {
        cursor.setPosition(change.from);
        cursor.setPosition(change.from + change.removed, QTextCursor::KeepAnchor);
        cursor.insertText(change.added);
    }
    cursor.endEditBlock();
}

void SourceText::setNeedle(const QString &needle)
{
    if (m_needle == needle)
        return;
    m_needle = needle;
    markNeedle();
    Q_EMIT needleChanged();
}

void SourceText::setMatchCase(bool matchCase)
{
    if (m_matchCase == matchCase)
        return;
    m_matchCase = matchCase;
    markNeedle();
    Q_EMIT needleChanged();
}

void SourceText::markNeedle()
{
    if (m_highlighter)
        m_highlighter->setNeedle(m_needle, m_matchCase ? Qt::CaseSensitive : Qt::CaseInsensitive);
}

QString SourceText::numbers(int first, int last) const
{
    QString numbers;
    for (int line = first; line <= last; ++line)
        numbers += QString::number(line) + u'\n';
    numbers.chop(1);
    return numbers;
}

int SourceText::lineCount() const
{
    return text() ? text()->blockCount() : 1;
}

double SourceText::lineHeight() const
{
    if (!text())
        return 0;
    // The first line of a document has no room above it: the pitch is the distance of two others.
    const QAbstractTextDocumentLayout *layout = text()->documentLayout();
    const QTextBlock first = text()->firstBlock();
    const QRectF place = layout->blockBoundingRect(first);
    return first.next().isValid() ? layout->blockBoundingRect(first.next()).top() - place.top() : place.height();
}

void SourceText::keepHistory()
{
    if (!text() || !m_session)
        return;
    const QString key = m_session->key();
    std::erase_if(m_histories, [&](const auto &each) { return each.first == key; });
    if (m_histories.size() == mostHistories)
        m_histories.erase(m_histories.begin());
    m_histories.emplace_back(key, undoHistoryOf(*text()));
}

void SourceText::load()
{
    if (!text() || !m_session)
        return;
    const QString wanted = m_session->text();
    UndoHistory history{{wanted}};
    for (const auto &[key, kept] : m_histories) {
        if (key == m_session->key() && kept.texts[kept.now] == wanted)
            history = kept;
    }
    replay({history.texts.first(1)}, *text());
    prepare();
    replay(history, *text());
}

void SourceText::prepare()
{
    if (!text())
        return;
    text()->setUndoRedoEnabled(false);
    QTextCursor cursor(text());
    cursor.select(QTextCursor::Document);
    QTextBlockFormat format;
    format.setLineHeight(airy, QTextBlockFormat::ProportionalHeight);
    cursor.mergeBlockFormat(format);
    text()->setUndoRedoEnabled(true);
    Q_EMIT linesChanged();
    Q_EMIT measured();
}

QRectF SourceText::lineRect(int line) const
{
    if (!text() || line < 1 || line > lineCount())
        return {};
    return text()->documentLayout()->blockBoundingRect(text()->findBlockByNumber(line - 1));
}

int SourceText::position(int line, int column) const
{
    if (!text())
        return 0;
    const QTextBlock block = text()->findBlockByNumber(std::clamp(line, 1, lineCount()) - 1);
    return block.position() + std::clamp(column - 1, 0, block.length() - 1);
}

int SourceText::lineAt(int position) const
{
    return text() ? text()->findBlock(position).blockNumber() + 1 : 0;
}

QString SourceText::indentation(int position) const
{
    if (!text())
        return {};
    const QTextBlock block = text()->findBlock(position);
    const QString before = block.text().left(std::max(0, position - block.position()));
    qsizetype spaces = 0;
    while (spaces < before.size() && before[spaces] == u' ')
        ++spaces;
    // What follows "key:" is one level deeper; what follows "- key:" is deeper than the key.
    QString content = before.mid(spaces);
    if (!content.trimmed().endsWith(u':'))
        return before.left(spaces);
    return before.left(spaces) + QStringLiteral("  ") + (content.startsWith(u'-') ? QStringLiteral("  ") : QString());
}

int SourceText::unindentation(int position) const
{
    if (!text())
        return 1;
    const QTextBlock block = text()->findBlock(position);
    const QString before = block.text().left(position - block.position());
    const bool isIndentation = before.size() >= 2 && before.count(u' ') == before.size();
    return isIndentation && before.size() % 2 == 0 ? 2 : 1;
}

void SourceText::editLines(LineAction action, int from, int to)
{
    if (!m_session)
        return;
    const QString before = m_session->text();
    const editing::LineEdit edit =
        edited(action, before.toStdString(), {bytesBefore(before, from), bytesBefore(before, to)});
    if (edit.edits.empty() || !m_session->edit(edit.edits))
        return;
    const std::string after = m_session->text().toStdString();
    Q_EMIT selectionWanted(unitsBefore(after, edit.selected.from), unitsBefore(after, edit.selected.to));
}

} // namespace loopscope::app
