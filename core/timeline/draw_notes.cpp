// Notes: a flag on the ruler, below the time of the pointer, and a pole through all lanes.

#include "timeline/drawing.h"
#include "timeline/flags.h"

namespace loopscope::timeline {

std::vector<Box> drawNotes(const Drawing &drawing)
{
    std::vector<Box> taken;
    const Box &ruler = drawing.layout.ruler;
    const Box plot = drawing.layout.plot();
    const auto radius = static_cast<std::uint8_t>(drawing.px(3));
    for (const Flag &flag : flagsOf(drawing.scene, drawing.layout)) {
        const bool chosen = drawing.scene.note == flag.note;
        const Role role = chosen ? Role::Accent : Role::Dim;
        const Box &box = flag.box;
        drawing.canvas.rule(LayerKind::Head, {flag.x, box.y, drawing.px(1), ruler.bottom() - box.y}, role, ruler);
        drawing.canvas.rect(LayerKind::Overlay,
                            {flag.x, plot.y, drawing.px(1), plot.height, role, Fill::Solid, 0,
                             static_cast<std::uint8_t>(chosen ? 255 : 130)},
                            plot);
        drawing.canvas.rect(LayerKind::Head, {box.x, box.y, box.width, box.height, role, Fill::Solid, radius}, ruler);
        const int air = drawing.px(5);
        drawing.canvas.text(LayerKind::Head, {box.x + air, box.y, box.width - 2 * air, box.height},
                            drawing.scene.notes[flag.note].text, FontRole::Note,
                            chosen ? Role::OnAccent : Role::Background);
        taken.push_back(grown(box, drawing.px(4)));
    }
    return taken;
}

} // namespace loopscope::timeline
