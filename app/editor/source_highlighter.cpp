#include "editor/source_highlighter.h"

#include "editor/positions.h"
#include "editor/python_pieces.h"

#include <QRegularExpression>

#include <algorithm>
#include <unordered_set>

namespace loopscope::app {

namespace {

/// What a line has while a problem is marked in it.
class Marked : public QTextBlockUserData {};

/// Where the comment of a line begins: at a "#" that is not quoted and has a space before it.
qsizetype commentStart(const QString &line)
{
    QChar quote;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QChar c = line[i];
        if (!quote.isNull())
            quote = c == quote ? QChar() : quote;
        else if ((c == u'"' || c == u'\'') && (i == 0 || !line[i - 1].isLetterOrNumber()))
            quote = c;
        else if (c == u'#' && (i == 0 || line[i - 1].isSpace()))
            return i;
    }
    return line.size();
}

qsizetype indentationOf(const QString &line)
{
    qsizetype spaces = 0;
    while (spaces < line.size() && line[spaces] == u' ')
        ++spaces;
    return spaces;
}

/// How long the word is that begins here; where there is none, all that follows.
int wordLength(const QString &text, int from)
{
    qsizetype end = from;
    while (end < text.size() && (text[end].isLetterOrNumber() || text[end] == u'_'))
        ++end;
    return static_cast<int>((end > from ? end : text.size()) - from);
}

void appendMatches(std::vector<SourcePiece> &pieces, const QRegularExpression &expression, const QString &text,
                   SourceKind kind)
{
    for (auto matches = expression.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        const int group = expression.captureCount() > 0 ? 1 : 0;
        const SourcePiece piece{static_cast<int>(match.capturedStart(group)),
                                static_cast<int>(match.capturedLength(group)), kind};
        const bool taken = std::any_of(pieces.begin(), pieces.end(), [&](const SourcePiece &other) {
            return piece.from < other.from + other.length && other.from < piece.from + piece.length;
        });
        if (!taken && piece.length > 0)
            pieces.push_back(piece);
    }
}

} // namespace

std::vector<SourcePiece> piecesOf(const QString &line)
{
    static const QRegularExpression strings(QStringLiteral(R"("(?:[^"\\]|\\.)*"?|(?<![\w])'[^']*'?)"));
    static const QRegularExpression keys(
        QStringLiteral(R"((?:^\s*(?:-\s+)*|[{,]\s*)([^\s:#"'{},][^:#"'{}]*?):(?=\s|$))"));
    static const QRegularExpression numbers(
        QStringLiteral(R"((?<![\w.])\d+(?:\.\d+)?(?:ns|us|µs|ms|s|min|h)?(?![\w.]))"));
    const qsizetype comment = commentStart(line);
    const QString code = line.left(comment);
    std::vector<SourcePiece> pieces;
    appendMatches(pieces, keys, code, SourceKind::Key);
    appendMatches(pieces, strings, code, SourceKind::String);
    appendMatches(pieces, numbers, code, SourceKind::Number);
    if (comment < line.size())
        pieces.push_back({static_cast<int>(comment), static_cast<int>(line.size() - comment), SourceKind::Comment});
    std::sort(pieces.begin(), pieces.end(), [](const SourcePiece &a, const SourcePiece &b) { return a.from < b.from; });
    return pieces;
}

SourceHighlighter::SourceHighlighter(QTextDocument *document, SourceLanguage language)
    : QSyntaxHighlighter(document)
    , m_language(language)
{
}

void SourceHighlighter::setTheme(const Theme *theme)
{
    if (m_theme == theme)
        return;
    m_theme = theme;
    rehighlight();
}

void SourceHighlighter::setProblems(std::vector<scenario::Problem> problems)
{
    if (m_problems == problems)
        return;
    m_problems = std::move(problems);
    // Long texts have few of them, and are checked whenever typing pauses.
    std::unordered_set<std::uint32_t> lines;
    for (const scenario::Problem &problem : m_problems)
        lines.insert(problem.place.line);
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        if (block.userData() != nullptr || lines.contains(static_cast<std::uint32_t>(block.blockNumber() + 1)))
            rehighlightBlock(block);
    }
}

void SourceHighlighter::setNeedle(const QString &needle, Qt::CaseSensitivity sensitivity)
{
    if (m_needle == needle && m_sensitivity == sensitivity)
        return;
    m_needle = needle;
    m_sensitivity = sensitivity;
    rehighlight();
}

QColor SourceHighlighter::colorOf(SourceKind kind) const
{
    switch (kind) {
    case SourceKind::Key:
        return m_theme->color(timeline::Role::Accent);
    case SourceKind::String:
    case SourceKind::Number:
        return m_theme->color(timeline::Role::Queue);
    case SourceKind::Comment:
        return m_theme->color(timeline::Role::Faint);
    }
    return {};
}

void SourceHighlighter::highlightBlock(const QString &text)
{
    if (m_language == SourceLanguage::Scenario) {
        highlightScenario(text);
    } else {
        for (const SourcePiece &piece : pythonPiecesOf(text))
            setFormat(piece.from, piece.length, colorOf(piece.kind));
    }
    markNeedle(text);
}

void SourceHighlighter::markNeedle(const QString &text)
{
    if (m_needle.isEmpty())
        return;
    QColor wash = m_theme->color(timeline::Role::Accent);
    wash.setAlpha(70);
    for (qsizetype at = text.indexOf(m_needle, 0, m_sensitivity); at >= 0;
         at = text.indexOf(m_needle, at + m_needle.size(), m_sensitivity)) {
        for (qsizetype i = at; i < at + m_needle.size(); ++i) {
            QTextCharFormat character = format(static_cast<int>(i));
            character.setBackground(wash);
            setFormat(static_cast<int>(i), 1, character);
        }
    }
}

void SourceHighlighter::highlightScenario(const QString &text)
{
    // The state of a line within a block scalar ("about: |") is the indentation of its key plus one, else none.
    const qsizetype indentation = indentationOf(text);
    const bool blank = indentation == text.size();
    if (previousBlockState() > 0 && (blank || indentation >= previousBlockState())) {
        setCurrentBlockState(previousBlockState());
        setFormat(0, static_cast<int>(text.size()), m_theme->color(timeline::Role::Dim));
        return markProblems(text);
    }
    static const QRegularExpression scalar(QStringLiteral(R"(:\s+[|>][+-]?\s*(?:#.*)?$)"));
    setCurrentBlockState(scalar.match(text).hasMatch() ? static_cast<int>(indentation) + 1 : -1);
    for (const SourcePiece &piece : piecesOf(text))
        setFormat(piece.from, piece.length, colorOf(piece.kind));
    markProblems(text);
}

void SourceHighlighter::markProblems(const QString &text)
{
    const int line = currentBlock().blockNumber() + 1;
    bool isMarked = false;
    for (const scenario::Problem &problem : m_problems) {
        if (static_cast<int>(problem.place.line) != line)
            continue;
        isMarked = true;
        const int size = static_cast<int>(text.size());
        const int from = std::min(unitsBeforeColumn(text, problem.place.column), std::max(0, size - 1));
        const int length = problem.place.length > 0
                               ? unitsBeforeColumn(text, problem.place.column + problem.place.length) - from
                               : wordLength(text, from);
        QColor wash = m_theme->color(timeline::Role::Stall);
        wash.setAlpha(60);
        for (int i = from; i < std::min(size, from + length); ++i) {
            QTextCharFormat character = format(i);
            character.setFontUnderline(true);
            character.setUnderlineColor(m_theme->color(timeline::Role::Stall));
            character.setBackground(wash);
            setFormat(i, 1, character);
        }
    }
    setCurrentBlockUserData(isMarked ? new Marked : nullptr);
}

} // namespace loopscope::app
