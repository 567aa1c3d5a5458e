#include "timeline/canvas.h"

#include <utility>

namespace loopscope::timeline {

namespace {

constexpr std::string_view ellipsis = "…";

bool isContinuation(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xc0U) == 0x80U;
}

} // namespace

std::string elided(const TextMetrics &metrics, std::string_view text, FontRole font, int width)
{
    if (metrics.width(text, font) <= width)
        return std::string(text);
    const int room = width - metrics.width(ellipsis, font);
    std::size_t fits = 0; // bytes known to fit
    std::size_t excess = text.size();
    while (excess - fits > 1) {
        std::size_t middle = fits + (excess - fits) / 2;
        while (middle > fits && isContinuation(text[middle]))
            --middle;
        if (middle == fits) { // the characters between are one: try its end
            middle = fits + 1;
            while (middle < excess && isContinuation(text[middle]))
                ++middle;
            if (middle == excess)
                break;
        }
        (metrics.width(text.substr(0, middle), font) <= room ? fits : excess) = middle;
    }
    while (fits > 0 && text[fits - 1] == ' ')
        --fits;
    return fits == 0 ? std::string{} : std::string(text.substr(0, fits)) + std::string(ellipsis);
}

Canvas::Canvas(int width, int height, double scale, const TextMetrics &metrics) : m_metrics(metrics)
{
    m_list.width = width;
    m_list.height = height;
    m_list.scale = scale;
}

Layer &Canvas::layerFor(LayerKind kind)
{
    const bool isBelowHead = kind <= LayerKind::Marks;
    const int shift = static_cast<int>(LayerKind::PinnedGround);
    return m_list.layer(m_pinned && isBelowHead ? static_cast<LayerKind>(static_cast<int>(kind) + shift) : kind);
}

void Canvas::rect(LayerKind layer, Rect rect, const Box &clip)
{
    const Box whole{rect.x, rect.y, rect.width, rect.height};
    const Box seen = intersected(intersected(whole, clip), {0, 0, m_list.width, m_list.height});
    if (seen.empty())
        return;
    if (!(seen == whole))
        rect.radius = 0;
    rect.x = seen.x;
    rect.y = seen.y;
    rect.width = seen.width;
    rect.height = seen.height;
    layerFor(layer).rects.push_back(rect);
}

void Canvas::rule(LayerKind layer, const Box &box, Role role, const Box &clip)
{
    rect(layer, {box.x, box.y, box.width, box.height, role}, clip);
}

void Canvas::line(LayerKind layer, const Line &line)
{
    layerFor(layer).lines.push_back(line);
}

void Canvas::arrow(LayerKind layer, const Arrow &arrow)
{
    layerFor(layer).arrows.push_back(arrow);
}

Box Canvas::text(LayerKind layer, const Box &wanted, std::string_view text, FontRole font, Role role, Align align,
                 int leastWidth)
{
    const Box box = intersected(wanted, {0, wanted.y, m_list.width, wanted.height});
    std::string shown = elided(m_metrics, text, font, box.width);
    const int width = m_metrics.width(shown, font);
    const bool cut = shown.size() != text.size();
    if (shown.empty() || (cut && width < leastWidth))
        return {box.x, box.y, 0, 0};
    const int room = box.width - width;
    const int x = box.x + (align == Align::Left ? 0 : align == Align::Right ? room : room / 2);
    const int height = m_metrics.height(font);
    const int top = box.y + (box.height - height) / 2;
    layerFor(layer).texts.push_back({x, top + m_metrics.ascent(font), width, std::move(shown), font, role});
    const Box written{x, top, width, height};
    if (layer == LayerKind::Spans || layer == LayerKind::Marks)
        m_written[m_pinned ? 1 : 0].push_back(written);
    return written;
}

} // namespace loopscope::timeline
