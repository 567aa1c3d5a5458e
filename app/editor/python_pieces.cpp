#include "editor/python_pieces.h"

#include <QRegularExpression>

namespace loopscope::app {

namespace {

SourceKind kindOf(const QRegularExpressionMatch &match)
{
    if (match.hasCaptured(u"comment"))
        return SourceKind::Comment;
    if (match.hasCaptured(u"text"))
        return SourceKind::String;
    return match.hasCaptured(u"number") ? SourceKind::Number : SourceKind::Key;
}

} // namespace

std::vector<SourcePiece> pythonPiecesOf(const QString &line)
{
    // Whichever comes first takes its letters: a "#" in a text begins no comment, and a quote in a comment no text.
    static const QRegularExpression pieces(QStringLiteral(
        R"((?<comment>#.*))"
        R"(|(?<text>(?<!\w)[fb]?(?:"""(?:[^"\\]|\\.|"(?!""))*(?:"""|$)|"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?)))"
        R"(|(?<number>(?<![\w.])\d+(?:\.\d+)?(?:e-?\d+)?(?![\w.])))"
        R"(|\b(?:False|None|True|and|as|async|await|break|class|continue|def|elif|else|except|finally|for|from|global)"
        R"(|if|import|in|is|not|or|pass|raise|return|try|while|with)\b)"));
    std::vector<SourcePiece> result;
    for (auto matches = pieces.globalMatch(line); matches.hasNext();) {
        const auto match = matches.next();
        result.push_back(
            {static_cast<int>(match.capturedStart()), static_cast<int>(match.capturedLength()), kindOf(match)});
    }
    return result;
}

} // namespace loopscope::app
