#pragma once

// One entry of a Chrome trace, as it stands in the file.

#include "exchange/json_scanner.h"

namespace loopscope::exchange {

/// Texts are parts of the window, without quotes and with their escapes; empty where there is none.
struct TraceEvent {
    char phase = 0;              ///< "ph": what kind of event it is
    bool bindsEnclosing = false; ///< "bp" is "e": a flow ends at the span around it, not at the next one
    std::string_view name;
    std::string_view category;
    std::string_view process;             ///< "pid", a number or a text
    std::string_view thread;              ///< "tid", likewise
    std::string_view id;                  ///< of a flow or an asynchronous span; of "id2" the whole object
    std::string_view scope;               ///< "scope": ids are compared within it
    std::string_view args;                ///< an object
    std::optional<std::int64_t> time;     ///< "ts", in ns
    std::optional<std::int64_t> duration; ///< "dur", in ns
};

/// Reads an event from its opening brace to its closing one. A field that makes no sense counts as missing.
Scan scanEvent(JsonScanner &scanner, TraceEvent &event);

/// Calls `visit(key, value)` for each member of an object's text, both without quotes, until something is no JSON.
template <class Visit>
void forEachMember(const std::string &object, Visit visit)
{
    const std::string padded = object + std::string(JsonScanner::padding, '\0');
    JsonScanner scanner(padded.data(), padded.data() + object.size());
    if (scanner.take('{') != Scan::Good)
        return;
    for (;;) {
        while (scanner.peek() == ',')
            scanner.step();
        std::string_view key;
        std::string_view value;
        if (scanner.string(key) != Scan::Good || scanner.take(':') != Scan::Good || scanner.value(value) != Scan::Good)
            return;
        visit(key, value);
    }
}

} // namespace loopscope::exchange
