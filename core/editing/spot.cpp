#include "editing/spot.h"

#include "scenario/letters.h"

#include <algorithm>

namespace loopscope::editing {

namespace {

using scenario::FieldType;
using scenario::StepKind;

/// One of the things that a place is within: a key that holds it, or an entry of a list.
struct Around {
    bool isEntry = false;
    std::string_view key; ///< an entry: its first key
    std::size_t line = 0;
};

/// What a place is within, from the outside in. `column` is where something stands on a line, `dash` of which list it
/// begins an entry.
std::vector<Around> aroundOf(const std::vector<SourceLine> &lines, std::size_t place, std::size_t column,
                             std::optional<std::size_t> dash)
{
    std::vector<Around> around;
    std::size_t inner = column;
    bool innerIsEntry = false;
    const auto enterEntry = [&](std::size_t line, std::size_t at) {
        around.push_back({true, lines[line].key, line});
        inner = at;
        innerIsEntry = true;
    };
    if (dash)
        enterEntry(place, *dash);
    for (std::size_t i = place; i-- > 0 && (inner > 0 || innerIsEntry);) {
        const SourceLine &line = lines[i];
        if (line.isBlank || line.isText)
            continue;
        // A list may stand below its key without being indented.
        const bool holds = line.column < inner || (innerIsEntry && !line.dash && line.column == inner);
        if (!line.key.empty() && holds) {
            around.push_back({false, line.key, i});
            inner = line.column;
            innerIsEntry = false;
        }
        if (line.dash && *line.dash < inner)
            enterEntry(i, *line.dash);
    }
    std::reverse(around.begin(), around.end());
    return around;
}

/// Follows what a place is within through the language, from the outside in.
class Walk {
public:
    enum class In : std::uint8_t {
        Scenario,
        Settings,
        Setting,
        Shared,
        Object,
        Definitions,
        Steps,
        Step,
        Handlers,
        Awaitables,
        Awaitable,
        Value,
        Unknown,
    };

    void enter(const Around &around) { around.isEntry ? enterEntry(around) : enterKey(around.key); }
    void enterKey(std::string_view key);

    In in = In::Scenario;
    const scenario::StepSpec *step = nullptr;
    const scenario::FieldSpec *field = nullptr;
    std::string_view setting;
    std::string_view routine;
    bool inFunction = false;

private:
    void enterPart(std::string_view key);
    void enterEntry(const Around &entry);
    void enterField(const scenario::StepSpec &spec, std::string_view name);
    void enterAwaitable(std::string_view key);
};

void Walk::enterPart(std::string_view key)
{
    in = key == "settings"                           ? In::Settings
         : key == "shared"                           ? In::Shared
         : key == "coroutines" || key == "functions" ? In::Definitions
         : key == "main"                             ? In::Steps
                                                     : In::Unknown;
    inFunction = key == "functions";
    if (key == "main")
        routine = key;
}

void Walk::enterEntry(const Around &entry)
{
    if (in == In::Steps) {
        in = In::Step;
        step = scenario::findStep(entry.key);
    } else {
        in = in == In::Awaitables ? In::Awaitable : In::Unknown;
    }
}

void Walk::enterField(const scenario::StepSpec &spec, std::string_view name)
{
    in = In::Unknown;
    step = &spec;
    for (const scenario::FieldSpec &each : spec.usedFields()) {
        if (name != (each.name.empty() ? spec.name : each.name))
            continue;
        field = &each;
        in = each.type == FieldType::Steps        ? In::Steps
             : each.type == FieldType::Handlers   ? In::Handlers
             : each.type == FieldType::Awaitables ? In::Awaitables
             : each.type == FieldType::Awaitable  ? In::Awaitable
             : each.type == FieldType::Object     ? In::Object
                                                  : In::Value;
    }
}

void Walk::enterAwaitable(std::string_view key)
{
    if (key == "shield")
        return; // what is shielded is awaitable
    if (key == "on")
        enterField(specOf(StepKind::RunInExecutor), key);
    else if (const scenario::StepSpec *spec = scenario::findStep(key))
        enterField(*spec, key);
    else
        in = In::Unknown;
}

void Walk::enterKey(std::string_view key)
{
    switch (in) {
    case In::Scenario:
        return enterPart(key);
    case In::Settings:
        setting = key;
        in = In::Setting;
        return;
    case In::Shared:
        in = In::Object;
        return;
    case In::Definitions:
        routine = key;
        in = In::Steps;
        return;
    case In::Handlers:
        in = In::Steps;
        return;
    case In::Step:
        if (step != nullptr)
            return enterField(*step, key);
        break;
    case In::Awaitable:
        return enterAwaitable(key);
    default:
        break;
    }
    in = In::Unknown;
}

/// How many of `open` in a piece of a line are not closed again.
int unclosed(std::string_view piece, char open, char close)
{
    int depth = 0;
    for (const char c : piece) {
        if (c == open)
            ++depth;
        else if (c == close)
            depth = std::max(0, depth - 1);
    }
    return depth;
}

/// Maps and lists in one line, "{workers: 3, gil: true}", up to the place. True if a key may stand there.
bool walkBraces(std::string_view before, Walk &walk)
{
    std::vector<Walk> outer; // of each bracket that is open
    std::string brackets;
    std::size_t segment = 0;
    bool atKey = false;
    int parentheses = 0;
    for (std::size_t i = 0; i < before.size(); ++i) {
        const char c = before[i];
        if (c == '(' || c == ')') {
            parentheses += c == '(' ? 1 : -1;
        } else if (parentheses > 0) {
            continue;
        } else if (c == '{' || c == '[') {
            outer.push_back(walk);
            brackets += c;
            atKey = c == '{';
            segment = i + 1;
            if (c == '[')
                walk.in = walk.in == Walk::In::Awaitables ? Walk::In::Awaitable : Walk::In::Unknown;
        } else if ((c == '}' || c == ']') && !outer.empty()) {
            walk = outer.back();
            outer.pop_back();
            brackets.pop_back();
            atKey = false;
        } else if (c == ',' && !outer.empty()) {
            atKey = brackets.back() == '{';
            if (atKey)
                walk = outer.back();
            segment = i + 1;
        } else if (c == ':' && atKey && (i + 1 == before.size() || before[i + 1] == ' ')) {
            walk.enterKey(scenario::trimmed(before.substr(segment, i - segment)));
            atKey = false;
        }
    }
    return atKey;
}

void findWord(std::string_view text, const SourceLine &line, std::size_t offset, Spot &spot)
{
    constexpr std::string_view starred = "except*"; // the one word with a sign
    spot.from = spot.to = offset;
    if (text.substr(line.begin, offset - line.begin).ends_with(starred))
        --spot.from;
    while (spot.from > line.begin && scenario::isWordByte(text[spot.from - 1]))
        --spot.from;
    while (spot.to < line.end && scenario::isWordByte(text[spot.to]))
        ++spot.to;
    if (text.substr(spot.from).starts_with(starred))
        spot.to = spot.from + starred.size();
}

/// The keys of the map that something at `column` of the line at `place` belongs to, but for its own.
std::vector<std::string_view> keysBeside(const std::vector<SourceLine> &lines, const std::vector<Around> &around,
                                         std::size_t place, std::size_t column)
{
    std::size_t first = 0;
    if (!around.empty())
        first = around.back().isEntry ? around.back().line : around.back().line + 1;
    const std::size_t entry = !around.empty() && around.back().isEntry ? first : lines.size();
    std::vector<std::string_view> keys;
    for (std::size_t i = first; i < lines.size(); ++i) {
        const SourceLine &line = lines[i];
        if (line.isBlank || line.isText)
            continue;
        if (i != entry && line.dash.value_or(line.column) < column)
            break;
        if (i != place && line.column == column && !line.key.empty())
            keys.push_back(line.key);
    }
    return keys;
}

Spot::Kind kindOfKey(Walk::In in)
{
    switch (in) {
    case Walk::In::Scenario:
        return Spot::Kind::Part;
    case Walk::In::Settings:
        return Spot::Kind::Setting;
    case Walk::In::Object:
        return Spot::Kind::Object;
    case Walk::In::Steps:
        return Spot::Kind::Step;
    case Walk::In::Step:
        return Spot::Kind::Field;
    case Walk::In::Handlers:
        return Spot::Kind::Exception;
    case Walk::In::Awaitables:
    case Walk::In::Awaitable:
        return Spot::Kind::Awaitable;
    default:
        return Spot::Kind::Nothing;
    }
}

Spot::Kind kindOfValue(Walk::In in)
{
    switch (in) {
    case Walk::In::Setting:
        return Spot::Kind::SettingValue;
    case Walk::In::Object:
        return Spot::Kind::Object;
    case Walk::In::Awaitables:
    case Walk::In::Awaitable:
        return Spot::Kind::Awaitable;
    case Walk::In::Value:
        return Spot::Kind::Value;
    default:
        return Spot::Kind::Nothing;
    }
}

bool isText(const Walk &walk)
{
    return walk.in == Walk::In::Value && walk.field->type == FieldType::Text;
}

/// A piece of a value up to the place: whether it is text there, and whether names fit.
void readValue(std::string_view before, const Walk &walk, Spot &spot)
{
    const bool quoted = !before.empty() && (before[0] == '"' || before[0] == '\'') &&
                        std::count(before.begin(), before.end(), before[0]) % 2 == 1;
    spot.takesNames = unclosed(before, '(', ')') > 0 || ((quoted || isText(walk)) && unclosed(before, '{', '}') > 0);
    if ((quoted || isText(walk)) && !spot.takesNames)
        spot.kind = Spot::Kind::Nothing;
    else if (spot.takesNames)
        spot.kind = Spot::Kind::Value;
}

} // namespace

Spot spotAt(std::string_view text, const std::vector<SourceLine> &lines, std::size_t offset)
{
    Spot spot;
    spot.line = lineAt(lines, offset);
    const SourceLine &line = lines[spot.line];
    findWord(text, line, offset, spot);
    if (line.isText ||
        (offset > line.codeEnd && text.substr(line.codeEnd, offset - line.codeEnd).find('#') != std::string_view::npos))
        return spot;
    spot.column = line.isBlank ? offset - line.begin : line.column;

    Walk walk;
    const std::vector<Around> around = aroundOf(lines, spot.line, spot.column, line.dash);
    const bool inValue = !line.key.empty() && offset > line.colon();
    const std::size_t known = around.size() - (line.dash && !inValue ? 1 : 0); // its own entry is what is asked for
    for (std::size_t i = 0; i < known; ++i)
        walk.enter(around[i]);
    if (inValue)
        walk.enterKey(line.key);
    const std::size_t begin = inValue ? std::min(line.value, offset) : std::min(line.content(), offset);
    const std::string_view before = text.substr(begin, offset - begin);
    const bool hasBraces = !isText(walk) && !before.empty() && (before[0] == '{' || before[0] == '[');
    const bool atKey = hasBraces ? walkBraces(before, walk) : !inValue;
    spot.inBraces = hasBraces;
    spot.step = walk.step;
    spot.field = walk.field;
    spot.setting = walk.setting;
    spot.routine = walk.routine;
    spot.inFunction = walk.inFunction;
    spot.kind = atKey ? kindOfKey(walk.in) : kindOfValue(walk.in);
    spot.needsDash =
        !inValue && !line.dash && !hasBraces && (walk.in == Walk::In::Steps || walk.in == Walk::In::Awaitables);
    if (!atKey)
        readValue(hasBraces ? before.substr(before.find_last_of("{[,:") + 1) : before, walk, spot);
    else if (unclosed(before, '(', ')') > 0) {
        spot.takesNames = true; // of a call that is a step
        spot.kind = Spot::Kind::Value;
    }
    if (atKey && !hasBraces)
        spot.given = keysBeside(lines, around, spot.line, spot.column);
    return spot;
}

} // namespace loopscope::editing
