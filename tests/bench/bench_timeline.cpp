// What a picture of a large trace costs: queries beside an exact scan over all spans, memory, and whole frames as a
// machine without a GPU draws them.

#include "bench/measure.h"
#include "bench/screen.h"
#include "bench/synthetic_trace.h"
#include "timeline/lane_query.h"

#include <QGuiApplication>

#include <malloc.h>

using namespace loopscope;
using namespace loopscope::bench;
using namespace loopscope::timeline;

namespace {

constexpr int width = Screen::width;

double heapBytes()
{
    const auto info = mallinfo2();
    return static_cast<double>(info.uordblks + info.hblkhd);
}

std::uint64_t spansIn(const trace::Trace &trace)
{
    std::uint64_t count = 0;
    for (const trace::Lane &lane : trace.lanes())
        count += lane.spans.size();
    return count;
}

/// What of all lanes is seen, as the timeline asks; milliseconds.
double queryMs(const trace::Trace &trace, TimeRange range)
{
    const std::int64_t begin = threadNs();
    std::size_t pieces = 0;
    for (const trace::Lane &lane : trace.lanes()) {
        const LanePieces found = piecesOf(lane, {range, 0, width}, {trace.end()});
        pieces += found.pieces.size() + found.mixtures.size();
    }
    if (pieces == 0)
        std::abort();
    return static_cast<double>(threadNs() - begin) / 1e6;
}

/// The same picture by looking at every span: how long each column was in each state, exactly.
double scanMs(const trace::Trace &trace, TimeRange range)
{
    const Axis axis{range, 0, width};
    const std::int64_t begin = threadNs();
    std::vector<trace::StateTotals> columns;
    Duration sum{};
    for (const trace::Lane &lane : trace.lanes()) {
        columns.assign(width, {});
        int x = 0;
        Time edge = timeAt(axis, 1);
        for (const trace::Span &span : lane.spans) {
            const Time end = std::min(span.end, range.to);
            Time from = std::max(span.begin, range.from);
            while (from >= edge && x + 1 < width)
                edge = timeAt(axis, ++x + 1);
            while (from < end) {
                const Time to = std::min(end, edge);
                columns[static_cast<std::size_t>(x)].add(span.state, to - from);
                from = to;
                if (from >= edge && x + 1 < width)
                    edge = timeAt(axis, ++x + 1);
            }
        }
        for (const trace::StateTotals &column : columns)
            sum += column.running;
    }
    if (sum == Duration{})
        std::abort();
    return static_cast<double>(threadNs() - begin) / 1e6;
}

/// The middle of a trace, with about so many spans in view.
TimeRange rangeOf(const trace::Trace &trace, double spans)
{
    const auto length = static_cast<double>(toNs(trace.end()));
    const double part = std::min(1.0, spans / static_cast<double>(spansIn(trace))) * length;
    const auto from = static_cast<std::int64_t>((length - part) / 2);
    return {timeFromNs(from), timeFromNs(from + static_cast<std::int64_t>(part))};
}

void queries(const trace::Trace &million, const trace::Trace &tenMillion)
{
    const TimeRange whole{Time{}, tenMillion.end()};
    const auto [ours, scan] = medians(
        9, [&] { return queryMs(tenMillion, whole); }, [&] { return scanMs(tenMillion, whole); });
    row("query, 10M spans, all in view", ours, "ms", ours / scan, "of a scan", "<= 0.05");
    for (const auto &[spans, name] : {std::pair{1e6, "1M"}, {1e5, "100k"}, {1e4, "10k"}, {1e2, "100"}}) {
        const TimeRange few = rangeOf(million, spans);
        const TimeRange same = rangeOf(tenMillion, spans);
        const auto [many, fewer] = medians(
            25, [&] { return queryMs(tenMillion, same); }, [&] { return queryMs(million, few); });
        row(std::string("query, ") + name + " spans in view, of 10M", many, "ms", many / fewer, "of 1M", "<= 2");
    }
}

Frames zoom(const trace::Trace &trace)
{
    Screen screen;
    std::vector<double> frames;
    for (int frame = 0; frame < Screen::zoomFrames; ++frame) {
        const std::int64_t begin = threadNs();
        screen.show(trace, Screen::zoomed(trace.end(), frame, 0.5));
        frames.push_back(static_cast<double>(threadNs() - begin) / 1e6);
    }
    return summaryOf(std::move(frames));
}

} // namespace

int main(int count, char **arguments)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(count, arguments);
    app::registerFonts();
    const auto million = syntheticTrace(1'000'000);
    malloc_trim(0);
    const double before = heapBytes();
    const auto tenMillion = syntheticTrace(10'000'000);
    const double bytes = heapBytes() - before;
    const auto spans = static_cast<double>(spansIn(tenMillion->trace()));
    double index = 0;
    for (const trace::Lane &lane : tenMillion->trace().lanes())
        index += static_cast<double>(lane.spans.indexMemory());
    row("a recorded span, with all that is kept of it", bytes / spans, "bytes", bytes / spans, "bytes", "<= 48");
    row("its index", index / spans, "bytes", index / spans, "bytes", "<= 2");
    queries(million->trace(), tenMillion->trace());
    const Frames frames = zoom(tenMillion->trace());
    row("frame, zooming 10M spans, without a GPU: p95", frames.p95, "ms", frames.p95, "ms", "<= 16.6");
    row("frame, likewise: median", frames.median, "ms", 0, "", "");
    row("frame, likewise: worst", frames.worst, "ms", 0, "", "");
    return 0;
}
