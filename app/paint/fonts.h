#pragma once

// The fonts of the pictures. They travel inside the program, so that a picture has the same pixels on every machine.

#include "paint/glyphs.h"
#include "timeline/text_metrics.h"

#include <QFont>
#include <QFontMetrics>

#include <array>
#include <vector>

namespace loopscope::app {

/// Makes the embedded fonts known to Qt; needs a QGuiApplication. False where the program was built without them and
/// the system's fonts stand in. Asking again costs nothing.
bool registerFonts();

/// The family of running text, and that of times and source.
QString sansFamily();
QString monoFamily();

/// Measures and provides the fonts of one scale. GUI thread, or one thread at a time.
class Fonts final : public timeline::TextMetrics {
public:
    explicit Fonts(double scale = 1.0);

    int width(std::string_view text, timeline::FontRole font) const override;
    int ascent(timeline::FontRole font) const override;
    int height(timeline::FontRole font) const override;

    const QFont &font(timeline::FontRole role) const { return m_fonts[static_cast<std::size_t>(role)]; }
    /// The same font as pixels; remembers what it was asked for.
    Glyphs &glyphs(timeline::FontRole role) const { return m_glyphs[static_cast<std::size_t>(role)]; }
    double scale() const { return m_scale; }

private:
    double m_scale;
    std::array<QFont, timeline::fontRoleCount> m_fonts;
    std::vector<QFontMetrics> m_metrics;
    mutable std::vector<Glyphs> m_glyphs;
};

} // namespace loopscope::app
