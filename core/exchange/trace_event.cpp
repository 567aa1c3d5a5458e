#include "exchange/trace_event.h"

namespace loopscope::exchange {

namespace {

/// Enters what a key says. Looks at its length first: most keys are told apart by that.
void enter(TraceEvent &event, std::string_view key, std::string_view value)
{
    switch (key.size()) {
    case 2:
        if (key == "ph")
            event.phase = value.size() == 1 ? value[0] : '\0';
        else if (key == "ts")
            event.time = nsFromMicroseconds(value);
        else if (key == "id")
            event.id = value;
        else if (key == "bp")
            event.bindsEnclosing = value == "e";
        break;
    case 3:
        if (key == "pid")
            event.process = value;
        else if (key == "tid")
            event.thread = value;
        else if (key == "dur")
            event.duration = nsFromMicroseconds(value);
        else if (key == "cat")
            event.category = value;
        else if (key == "id2")
            event.id = value;
        break;
    case 4:
        if (key == "name")
            event.name = value;
        else if (key == "args")
            event.args = value;
        break;
    case 5:
        if (key == "scope")
            event.scope = value;
        break;
    default:
        break;
    }
}

} // namespace

Scan scanEvent(JsonScanner &scanner, TraceEvent &event)
{
    event = {};
    if (const Scan brace = scanner.take('{'); brace != Scan::Good)
        return brace;
    if (scanner.peek() == '}')
        return scanner.take('}');
    for (;;) {
        std::string_view key;
        std::string_view value;
        if (const Scan scan = scanner.string(key); scan != Scan::Good)
            return scan;
        if (const Scan scan = scanner.take(':'); scan != Scan::Good)
            return scan;
        if (const Scan scan = scanner.value(value); scan != Scan::Good)
            return scan;
        enter(event, key, value);
        if (scanner.peek() != ',')
            return scanner.take('}');
        scanner.step();
        if (scanner.peek() == '}') // a comma too many
            return scanner.take('}');
    }
}

} // namespace loopscope::exchange
