#include "editing/source_names.h"

#include "scenario/expression.h"
#include "scenario/letters.h"

#include <algorithm>
#include <unordered_set>

namespace loopscope::editing {

namespace {

std::string_view valueOf(std::string_view text, const SourceLine &line)
{
    return line.value < line.codeEnd ? text.substr(line.value, line.codeEnd - line.value) : std::string_view{};
}

/// The kind that "lock", "{semaphore: 2}", "semaphore: 2" or "0" names.
const scenario::ObjectSpec *kindOf(std::string_view value)
{
    value.remove_prefix(std::min(value.find_first_not_of("{ "), value.size()));
    const std::string_view word = value.substr(0, value.find_first_of(":} ,"));
    if (const scenario::ObjectSpec *spec = scenario::findObject(word))
        return spec;
    const bool isNumber = !word.empty() && word.find_first_not_of("-0123456789") == std::string_view::npos;
    return isNumber ? &specOf(scenario::ObjectKind::Value) : nullptr;
}

/// "{db: lock, slots: {semaphore: 2}}"
void readSharedInOneLine(std::string_view map, std::size_t line, std::vector<SharedName> &shared)
{
    int depth = 0;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= map.size(); ++i) {
        const char c = i < map.size() ? map[i] : ',';
        depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        if (c == '{' && depth == 1)
            begin = i + 1;
        const bool ends = (c == ',' && depth == 1) || (c == '}' && depth == 0) || i == map.size();
        if (!ends || begin > i)
            continue;
        const std::string_view entry = map.substr(begin, i - begin);
        const std::size_t colon = entry.find(':');
        const std::string_view name = scenario::trimmed(entry.substr(0, colon), " \"'");
        if (colon != std::string_view::npos && scenario::isName(name))
            shared.push_back({name, kindOf(entry.substr(colon + 1)), line});
        begin = i + 1;
    }
}

void readShared(std::string_view text, const std::vector<SourceLine> &lines, std::size_t part,
                std::vector<SharedName> &shared)
{
    const std::string_view value = valueOf(text, lines[part]);
    if (value.starts_with('{'))
        return readSharedInOneLine(value, part, shared);
    std::optional<std::size_t> column;
    const std::size_t last = lastOf(lines, part, 1);
    for (std::size_t i = part + 1; i <= last; ++i) {
        const SourceLine &line = lines[i];
        if (line.isBlank || line.isText || line.key.empty())
            continue;
        column = column.value_or(line.column);
        if (line.column != *column || !scenario::isName(line.key))
            continue;
        std::string_view kind = valueOf(text, line);
        if (kind.empty() && i < last)
            kind = text.substr(lines[i + 1].content(),
                               lines[i + 1].codeEnd - std::min(lines[i + 1].codeEnd, lines[i + 1].content()));
        shared.push_back({line.key, kindOf(kind), i});
    }
}

void readDefinitions(const std::vector<SourceLine> &lines, std::size_t part, bool areFunctions,
                     std::vector<RoutineName> &routines)
{
    std::optional<std::size_t> column;
    const std::size_t last = lastOf(lines, part, 1);
    for (std::size_t i = part + 1; i <= last; ++i) {
        const SourceLine &line = lines[i];
        if (line.isBlank || line.isText || line.key.empty() || line.dash)
            continue;
        column = column.value_or(line.column);
        if (line.column == *column)
            routines.push_back({line.key, areFunctions, i, lastOf(lines, i, *column + 1)});
    }
}

} // namespace

std::vector<std::string_view> RoutineName::parameters() const
{
    std::vector<std::string_view> names;
    const std::size_t open = head.find('(');
    if (open == std::string_view::npos)
        return names;
    std::string_view rest = head.substr(open + 1, head.rfind(')') - std::min(head.rfind(')'), open + 1));
    while (!rest.empty()) {
        const std::size_t comma = std::min(rest.find(','), rest.size());
        if (const std::string_view name = scenario::trimmed(rest.substr(0, comma), " \"'"); scenario::isName(name))
            names.push_back(name);
        rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
    return names;
}

const RoutineName *Names::routine(std::string_view name) const
{
    const auto found =
        std::find_if(routines.begin(), routines.end(), [&](const RoutineName &each) { return each.name() == name; });
    return found == routines.end() ? nullptr : &*found;
}

const SharedName *Names::sharedObject(std::string_view name) const
{
    const auto found =
        std::find_if(shared.begin(), shared.end(), [&](const SharedName &each) { return each.name == name; });
    return found == shared.end() ? nullptr : &*found;
}

Names namesOf(std::string_view text, const std::vector<SourceLine> &lines)
{
    Names names;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const SourceLine &line = lines[i];
        if (line.isBlank || line.isText || line.dash || line.column != 0)
            continue;
        if (line.key == "shared")
            readShared(text, lines, i, names.shared);
        else if (line.key == "coroutines" || line.key == "functions")
            readDefinitions(lines, i, line.key == "functions", names.routines);
        else if (line.key == "main")
            names.routines.push_back({line.key, false, i, lastOf(lines, i, 1)});
    }
    return names;
}

std::vector<std::string_view> variablesOf(std::string_view text, const std::vector<SourceLine> &lines,
                                          const RoutineName &routine)
{
    std::vector<std::string_view> names;
    std::unordered_set<std::string_view> seen;
    const auto add = [&](std::string_view name) {
        if (scenario::isName(name) && seen.insert(name).second)
            names.push_back(name);
    };
    for (const std::string_view parameter : routine.parameters())
        add(parameter);
    for (std::size_t i = routine.line + 1; i <= routine.last; ++i) {
        const SourceLine &line = lines[i];
        if (line.isBlank || line.isText)
            continue;
        if (line.key == "as" || line.key == "pending" || (line.key == "task_group" && line.dash))
            add(scenario::trimmed(valueOf(text, line), " \"'"));
        else if (const std::size_t as = line.key.find(" as "); as != std::string_view::npos)
            add(line.key.substr(as + 4)); // of a handler
    }
    return names;
}

} // namespace loopscope::editing
