// How many wait: a number over time, as a step area.

#include "timeline/drawing.h"
#include "timeline/format.h"

#include <algorithm>
#include <optional>

namespace loopscope::timeline {

using trace::Counter;
using trace::Sample;

namespace {

/// Columns that show one value.
struct Step {
    int x = 0;
    int right = 0;
    double value = 0;
};

/// A column shows the highest value it holds; bisection from change to change, so that its cost follows the columns.
std::vector<Step> stepsOf(const Counter &counter, const Axis &axis, Time now)
{
    std::vector<Step> steps;
    const auto &samples = counter.samples;
    const auto after = [&](std::size_t from, Time time) {
        return static_cast<std::size_t>(std::partition_point(samples.begin() + static_cast<std::ptrdiff_t>(from),
                                                             samples.end(),
                                                             [&](const Sample &sample) { return sample.time < time; }) -
                                        samples.begin());
    };
    const auto show = [&](int x, int right, double value) {
        right = std::min(right, axis.left + axis.width);
        if (right <= x)
            return;
        if (!steps.empty() && steps.back().value == value && steps.back().right == x)
            steps.back().right = right;
        else
            steps.push_back({x, right, value});
    };
    std::size_t next = after(0, axis.range.from);
    int x = axis.left;
    const int end = std::min(xAt(axis, now), axis.left + axis.width);
    while (x < end) {
        if (next > 0) {
            const int until = next < samples.size() ? std::min(xAt(axis, samples[next].time), end) : end;
            show(x, until, samples[next - 1].value);
            x = std::max(x, until);
        } else if (next < samples.size()) {
            x = std::max(x, xAt(axis, samples[next].time));
        }
        if (next >= samples.size() || x >= end)
            break;
        const std::size_t beyond = std::max(next + 1, after(next, timeAt(axis, x + 1)));
        show(x, x + 1, highestOf(counter, next, beyond));
        next = beyond;
        ++x;
    }
    return steps;
}

/// The line on top of the area, with its risers, as thin rectangles: they stay sharp at every size.
void drawOutline(const Drawing &drawing, const std::vector<Step> &steps, const std::vector<int> &tops, int base,
                 Role role)
{
    const int width = std::max(1, drawing.px(3) / 2);
    const Box plot = drawing.layout.plot();
    int before = base;
    for (std::size_t index = 0; index < steps.size(); ++index) {
        const Step &step = steps[index];
        const int top = tops[index];
        drawing.canvas.rule(LayerKind::Spans, {step.x, top, step.right - step.x, width}, role, plot);
        if (top != before)
            drawing.canvas.rule(LayerKind::Spans,
                                {step.x, std::min(top, before), width, std::abs(top - before) + width}, role, plot);
        before = top;
    }
}

} // namespace

void drawCounterRow(const Drawing &drawing, const Row &row)
{
    const Counter &counter = counterOf(drawing.trace(), row);
    const Role role = counter.kind == trace::CounterKind::ReadyQueue  ? Role::Ready
                      : counter.kind == trace::CounterKind::PoolQueue ? Role::Executor
                                                                      : Role::Io;
    const std::vector<Step> steps = stepsOf(counter, drawing.layout.axis, drawing.now);
    const int base = row.bottom() - drawing.px(2);
    const double most = counter.kind == trace::CounterKind::Gauge && counter.highest > 0
                            ? counter.highest
                            : std::max(counter.highest, 1.0);
    const int room = row.height - drawing.px(6);
    std::vector<int> tops;
    for (const Step &step : steps) {
        const int height = static_cast<int>(room * std::max(step.value, 0.0) / most);
        tops.push_back(base - height);
        drawing.canvas.rect(LayerKind::Spans,
                            {step.x, base - height, step.right - step.x, height, role, Fill::Solid, 0, 72},
                            drawing.layout.plot());
        const std::string value = formatNumber(step.value);
        const int least = drawing.canvas.heightOf(FontRole::Label) + drawing.px(4);
        if (step.value > 0 && height >= least &&
            step.right - step.x >= drawing.canvas.widthOf(value, FontRole::Label) + drawing.px(12))
            drawing.canvas.text(LayerKind::Spans,
                                {step.x + drawing.px(6), base - height + drawing.px(2), step.right - step.x, least},
                                value, FontRole::Label, Role::Text);
    }
    drawOutline(drawing, steps, tops, base, role);
}

} // namespace loopscope::timeline
