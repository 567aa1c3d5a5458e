#pragma once

#include "trace/trace.h"

#include <iosfwd>
#include <string>
#include <string_view>

namespace loopscope::exchange {

/// Writes a trace in the Chrome Trace Event format (JSON object form), which Perfetto, speedscope, Qt Creator and
/// others open: a thread per lane and a process for each of the run's own, complete events for spans and stalls, flows
/// for hops and wake-ups, counters for the queues, instants for log lines, warnings and cancellations. Times are
/// microseconds with three decimals, so no nanosecond is lost. The same trace gives the same bytes. Whether everything
/// could be written is for the caller to ask the stream.
void writeChromeTrace(const trace::Trace &trace, std::string_view title, std::ostream &out);

/// A text as a JSON string, with its quotes. What is no UTF-8 becomes U+FFFD.
std::string jsonText(std::string_view text);

} // namespace loopscope::exchange
