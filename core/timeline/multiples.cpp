#include "timeline/multiples.h"

#include "timeline/build.h"
#include "timeline/canvas.h"
#include "timeline/metrics.h"
#include "timeline/rows.h"

#include <algorithm>
#include <cmath>
#include <memory>

namespace loopscope::timeline {

namespace {

// In logical pixels.
constexpr int mostHeight = 460;
constexpr int nameColumn = 96;
constexpr int cellWidth = 440;
constexpr int swing = 18;
constexpr int margin = 20;
constexpr int gap = 16;
constexpr int padding = 8;
constexpr int titleHeight = 28;
constexpr int captionHeight = 19;

/// Lanes of their usual height.
struct Heights {
    int all = 0;
    int lanes = 0; ///< what of it can be made lower
};

Heights heightsOf(const Scene &scene)
{
    const std::shared_ptr<const Rows> rows = rowsOf(scene, 0);
    Heights heights{rows->height, 0};
    for (const Row &row : rows->rows)
        heights.lanes += row.kind == RowKind::Task || row.kind == RowKind::Worker ? row.height : 0;
    return heights;
}

Scene bareScene(const trace::Trace &trace, double scale)
{
    Scene scene{trace};
    scene.viewport.scale = scale;
    scene.viewport.nameColumn = nameColumn;
    scene.minimap = false;
    scene.counters = false;
    scene.arrangement.height = 1.0;
    return scene;
}

int columnsFor(std::size_t count)
{
    if (count <= 3)
        return static_cast<int>(std::max<std::size_t>(1, count));
    return count == 4 ? 2 : count <= 6 || count == 9 ? 3 : 4;
}

/// Everything of `part`, moved.
void append(DrawList &list, const DrawList &part, int dx, int dy)
{
    for (std::size_t i = 0; i < list.layers.size(); ++i) {
        Layer &to = list.layers[i];
        for (Rect rect : part.layers[i].rects) {
            rect.x += dx;
            rect.y += dy;
            to.rects.push_back(rect);
        }
        for (Line line : part.layers[i].lines) {
            line.x1 += dx;
            line.x2 += dx;
            line.y1 += dy;
            line.y2 += dy;
            to.lines.push_back(line);
        }
        for (Arrow arrow : part.layers[i].arrows) {
            for (int Arrow::*x : {&Arrow::x1, &Arrow::controlX1, &Arrow::controlX2, &Arrow::x2})
                arrow.*x += dx;
            for (int Arrow::*y : {&Arrow::y1, &Arrow::controlY1, &Arrow::controlY2, &Arrow::y2})
                arrow.*y += dy;
            to.arrows.push_back(arrow);
        }
        for (Text text : part.layers[i].texts) {
            text.x += dx;
            text.baseline += dy;
            to.texts.push_back(std::move(text));
        }
    }
}

class Page {
public:
    Page(const MultiplesPage &page, double scale, const TextMetrics &metrics)
        : m_page(page)
        , m_scale(scale)
        , m_metrics(metrics)
        , m_columns(columnsFor(page.multiples.size()))
    {
        std::size_t captions = 0;
        for (const Multiple &multiple : page.multiples) {
            captions = std::max(captions, multiple.captions.size());
            if (multiple.trace == nullptr)
                continue;
            m_end = std::max(m_end, multiple.trace->end());
            m_picture = std::max(m_picture, px(heightOfMultiple(*multiple.trace)));
        }
        m_cell = px(titleHeight) + m_picture + px(captionHeight) * static_cast<int>(captions) + 2 * px(padding);
    }

    DrawList build() const
    {
        const auto rows = (static_cast<int>(m_page.multiples.size()) + m_columns - 1) / m_columns;
        const int width = 2 * px(margin) + m_columns * px(cellWidth) + (m_columns - 1) * px(gap);
        const int height = px(margin) + head() + rows * (m_cell + px(gap)) - px(gap) + px(margin);
        Canvas canvas(width, height, m_scale, m_metrics);
        const Box title{px(margin), px(margin) / 2, width - 2 * px(margin), head()};
        const Box written = canvas.text(LayerKind::Overlay, title, m_page.title, FontRole::Title, Role::Text);
        const int from = written.right() + px(12);
        canvas.text(LayerKind::Overlay, {from, title.y + px(1), title.right() - from, title.height}, m_page.subtitle,
                    FontRole::Lane, Role::Dim, Align::Left, px(40));
        for (std::size_t i = 0; i < m_page.multiples.size(); ++i)
            drawFrame(canvas, boxOf(i), m_page.multiples[i]);
        DrawList list = canvas.take();
        for (std::size_t i = 0; i < m_page.multiples.size(); ++i)
            appendPicture(list, boxOf(i), m_page.multiples[i]);
        return list;
    }

private:
    int px(int logical) const { return std::max(1, static_cast<int>(std::lround(logical * m_scale))); }
    int head() const { return m_page.title.empty() ? 0 : px(metricsFor(1.0).titleHeight); }

    Box boxOf(std::size_t index) const
    {
        const int column = static_cast<int>(index) % m_columns;
        const int row = static_cast<int>(index) / m_columns;
        return {px(margin) + column * (px(cellWidth) + px(gap)), px(margin) + head() + row * (m_cell + px(gap)),
                px(cellWidth), m_cell};
    }

    void drawFrame(Canvas &canvas, const Box &box, const Multiple &multiple) const
    {
        Rect frame{box.x, box.y, box.width, box.height, multiple.isMarked ? Role::Accent : Role::Line, Fill::Outline};
        frame.radius = static_cast<std::uint8_t>(std::min(px(8), 255));
        frame.border = static_cast<std::uint8_t>(std::min(px(multiple.isMarked ? 2 : 1), 255));
        canvas.rect(LayerKind::Ground, frame, box);
        Box line{box.x + px(padding) + px(4), box.y, box.width - 2 * px(padding) - px(8), px(titleHeight)};
        canvas.text(LayerKind::Overlay, line, multiple.title, FontRole::LaneBold,
                    multiple.isMarked ? Role::Accent : Role::Text);
        line.y += line.height + px(padding) + m_picture;
        line.height = px(captionHeight);
        for (const std::string &caption : multiple.captions) {
            canvas.text(LayerKind::Overlay, line, caption, FontRole::Lane, Role::Dim);
            line.y += line.height;
        }
    }

    void appendPicture(DrawList &list, const Box &box, const Multiple &multiple) const
    {
        if (multiple.trace == nullptr)
            return;
        const int inset = px(2);
        const Scene scene =
            sceneOfMultiple(*multiple.trace, m_end, std::max(1, box.width - 2 * inset), m_picture, m_scale);
        append(list, timeline::build(scene, m_metrics), box.x + inset, box.y + px(titleHeight));
    }

    const MultiplesPage &m_page;
    const double m_scale;
    const TextMetrics &m_metrics;
    const int m_columns;
    Time m_end{};
    int m_picture = 1; ///< height of each timeline
    int m_cell = 0;    ///< height of a timeline with what is written about it
};

} // namespace

int heightOfMultiple(const trace::Trace &trace)
{
    constexpr int lowered = 3; // lanes do with two parts of three
    const Heights wanted = heightsOf(bareScene(trace, 1.0));
    return std::min(mostHeight, metricsFor(1.0).rulerHeight + wanted.all - wanted.lanes / lowered);
}

Scene sceneOfMultiple(const trace::Trace &trace, Time end, int width, int height, double scale)
{
    Scene scene = bareScene(trace, scale);
    const Heights wanted = heightsOf(scene);
    const int missing = wanted.all - (height - metricsFor(scale).rulerHeight);
    if (missing > 0 && wanted.lanes > 0)
        scene.arrangement.height = std::max(leastLaneHeight, 1.0 - static_cast<double>(missing) / wanted.lanes);
    scene.viewport.width = width;
    scene.viewport.height = height;
    scene.viewport = fitted(scene.viewport, end);
    // Arrows swing out beyond the last moment, and must not reach into the neighbour.
    const double room = nsPerPixel(axisOf(scene.viewport)) * swing * scale;
    scene.viewport.range.to = plus(scene.viewport.range.to, Duration{static_cast<std::int64_t>(room)});
    return scene;
}

DrawList buildPage(const MultiplesPage &page, double scale, const TextMetrics &metrics)
{
    return Page(page, scale, metrics).build();
}

} // namespace loopscope::timeline
