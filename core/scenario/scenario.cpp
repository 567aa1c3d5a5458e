#include "scenario/scenario.h"

#include "scenario/compiler.h"

#include <algorithm>

namespace loopscope::scenario {

std::string toText(const Problem &problem, const std::string &file)
{
    std::string text = file + ':';
    if (problem.place.line != 0)
        text += std::to_string(problem.place.line) + ':' + std::to_string(std::max(problem.place.column, 1U)) + ':';
    text += ' ' + problem.message;
    return problem.remedy.empty() ? text : text + "; " + problem.remedy;
}

namespace {

constexpr std::size_t mostBytesOfWords = 500;

} // namespace

ParseResult parse(std::string_view text)
{
    ParseResult result;
    Document document = readDocument(text, result.problems);
    // Without its shape a document is not worth compiling: every name would be missing.
    auto program = std::make_shared<Program>();
    if (!document.definitions.empty())
        *program = compile(document, result.problems);
    std::stable_sort(result.problems.begin(), result.problems.end(), [](const Problem &a, const Problem &b) {
        return a.place.line != b.place.line ? a.place.line < b.place.line : a.place.column < b.place.column;
    });
    for (Problem &problem : result.problems) { // a word of theirs may be as long as the text
        problem.message = engine::shortened(std::move(problem.message), mostBytesOfWords);
        problem.remedy = engine::shortened(std::move(problem.remedy), mostBytesOfWords);
        std::erase_if(problem.corrections, [](const Correction &correction) {
            return correction.found.size() > mostBytesOfWords || correction.text.size() > mostBytesOfWords;
        });
    }
    if (!result.problems.empty())
        return result;
    auto scenario = std::make_shared<Scenario>();
    scenario->title = std::move(document.title);
    scenario->about = std::move(document.about);
    scenario->tags = std::move(document.tags);
    scenario->settings = document.settings;
    scenario->text = text;
    scenario->program = std::move(program);
    result.scenario = std::move(scenario);
    return result;
}

} // namespace loopscope::scenario
