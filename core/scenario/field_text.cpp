// What a field of a scenario holds, from its text: an expression, a call, a head, a text with values.

#include "scenario/expression_parser.h"
#include "scenario/letters.h"

#include <utility>

namespace loopscope::scenario {

Expression parseExpression(const SourceText &source, std::vector<Problem> &problems)
{
    // "{delay}" means delay: people are used to braces from texts.
    const std::string_view text = source.text;
    const bool braced =
        text.size() > 2 && text.front() == '{' && text.back() == '}' && isName(text.substr(1, text.size() - 2));
    Place inner = source.place;
    if (braced && inner.column != 0)
        ++inner.column;
    ExpressionParser parser(braced ? SourceText{text.substr(1, text.size() - 2), inner} : source, problems);
    Expression result = parser.expression();
    parser.end();
    return result;
}

Call parseCall(const SourceText &source, std::vector<Problem> &problems)
{
    ExpressionParser parser(source, problems);
    Call result = parser.call(false);
    parser.end();
    return result;
}

Call parseHead(const SourceText &source, std::vector<Problem> &problems)
{
    ExpressionParser parser(source, problems);
    Call result = parser.call(true);
    parser.end();
    return result;
}

Template parseTemplate(const SourceText &source, std::vector<Problem> &problems)
{
    Template result;
    result.place = source.place;
    std::string plain;
    const std::string_view text = source.text;
    Place place = source.place; // of the piece that is being read
    std::size_t counted = 0;    // up to where its column is counted
    for (std::size_t at = 0; at < text.size();) {
        const bool doubled = at + 1 < text.size() && text[at] == text[at + 1] && (text[at] == '{' || text[at] == '}');
        if (doubled) { // {{ and }} are braces
            plain += text[at];
            at += 2;
            continue;
        }
        if (text[at] != '{') {
            plain += text[at++];
            continue;
        }
        if (place.column != 0)
            place.column += columnsIn(text.substr(counted, at + 1 - counted));
        counted = at + 1;
        if (text.find('}', at) == std::string_view::npos) {
            problems.push_back({place, "a '}' is missing", "to print a brace, write it twice: {{"});
            break;
        }
        if (!plain.empty())
            result.pieces.emplace_back(std::exchange(plain, {}));
        // Not up to the first '}': the value may hold some itself, as in { {'a': 1}[key] }.
        ExpressionParser parser({text.substr(at + 1), place}, problems);
        result.pieces.emplace_back(parser.expression());
        parser.end('}');
        at = (parser.failed() ? text.find('}', at) : at + 1 + parser.position()) + 1;
    }
    if (!plain.empty())
        result.pieces.emplace_back(std::move(plain));
    return result;
}

} // namespace loopscope::scenario
