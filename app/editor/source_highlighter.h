#pragma once

#include "paint/theme.h"
#include "scenario/problem.h"

#include <QSyntaxHighlighter>

#include <vector>

namespace loopscope::app {

/// What a piece of a line is: Key is a scenario's key, or a word of Python's own.
enum class SourceKind : std::uint8_t { Key, String, Number, Comment };

enum class SourceLanguage : std::uint8_t { Scenario, Python };

struct SourcePiece {
    int from = 0;
    int length = 0;
    SourceKind kind = SourceKind::Key;

    bool operator==(const SourcePiece &) const = default;
};

/// The coloured pieces of one line of YAML as scenarios use it, from left to right. Knows no line but this one.
std::vector<SourcePiece> piecesOf(const QString &line);

class SourceHighlighter : public QSyntaxHighlighter {
    Q_OBJECT

public:
    explicit SourceHighlighter(QTextDocument *document, SourceLanguage language = SourceLanguage::Scenario);

    void setTheme(const Theme *theme);
    void setProblems(std::vector<scenario::Problem> problems);
    /// Marks a text wherever it stands; an empty one is nowhere.
    void setNeedle(const QString &needle, Qt::CaseSensitivity sensitivity);

protected:
    void highlightBlock(const QString &text) override;

private:
    QColor colorOf(SourceKind kind) const;
    void highlightScenario(const QString &text);
    void markProblems(const QString &text);
    void markNeedle(const QString &text);

    const SourceLanguage m_language;
    const Theme *m_theme = &themeFor(ThemeKind::Dark);
    std::vector<scenario::Problem> m_problems;
    QString m_needle;
    Qt::CaseSensitivity m_sensitivity = Qt::CaseInsensitive;
};

} // namespace loopscope::app
