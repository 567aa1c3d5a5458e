#pragma once

#include "paint/theme.h"
#include "scenario/problem.h"

#include <QSyntaxHighlighter>

#include <vector>

namespace loopscope::app {

/// What a piece of a scenario's line is.
enum class SourceKind : std::uint8_t { Key, String, Number, Comment };

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
    explicit SourceHighlighter(QTextDocument *document);

    void setTheme(const Theme *theme);
    void setProblems(std::vector<scenario::Problem> problems);

protected:
    void highlightBlock(const QString &text) override;

private:
    QColor colorOf(SourceKind kind) const;
    void markProblems(const QString &text);

    const Theme *m_theme = &themeFor(ThemeKind::Dark);
    std::vector<scenario::Problem> m_problems;
};

} // namespace loopscope::app
