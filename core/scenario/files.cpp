#include "scenario/files.h"

#include "engine/do_work.h"
#include "engine/outside.h"

#include <algorithm>

namespace loopscope::scenario {

namespace {

Outcome perform(engine::Folder &folder, const Perform &step)
{
    const auto *name = step.operands[0].as<std::string>(); // both are texts: the compiler sees to that
    if (step.step == StepKind::ReadFile)
        return folder.read(*name);
    return folder.write(*name, *step.operands[1].as<std::string>());
}

} // namespace

Outcome performFileStep(engine::Environment &environment, trace::Writer &writer, engine::Owner owner,
                        const Perform &step)
{
    engine::Folder &folder = environment.outside().folder();
    const NameId file = environment.recorder.intern(engine::shortened(*step.operands[0].as<std::string>(), 80));
    recordWait(writer, trace::EventKind::WorkBegan, owner, trace::Reason::Io, file, step.line);
    Outcome outcome = perform(folder, step);
    recordWait(writer, trace::EventKind::WorkEnded, owner, trace::Reason::Io, file, step.line);
    return outcome;
}

std::string folderFor(const Program &program, engine::Environment &environment)
{
    const bool usesFiles = std::any_of(program.performs.begin(), program.performs.end(),
                                       [](const PerformSite &site) { return isFileStep(site.step); });
    return usesFiles ? environment.outside().folder().path() : std::string();
}

} // namespace loopscope::scenario
