#include "fuzz/subject.h"

#include "scenario/compiler.h"
#include "scenario/python.h"

namespace loopscope::fuzz {

Subject subjectOf(const std::string &text)
{
    std::vector<scenario::Problem> problems;
    const scenario::Document document = scenario::readDocument(text, problems);
    Subject subject;
    auto program = std::make_shared<scenario::Program>();
    if (!document.definitions.empty())
        *program = scenario::compile(document, problems);
    for (const scenario::Problem &problem : problems)
        subject.problems += scenario::toText(problem, "scenario") + '\n';
    if (!problems.empty())
        return subject;
    auto scenario = std::make_shared<scenario::Scenario>();
    scenario->settings = document.settings;
    scenario->program = std::move(program);
    subject.scenario = std::move(scenario);
    subject.python = scenario::toPython(document, {});
    return subject;
}

} // namespace loopscope::fuzz
