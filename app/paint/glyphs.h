#pragma once

// The letters of one font as pixels, and where they stand.
//
// To shape a text costs a hundred times what its pixels do, and texts differ from frame to frame: times count on, names
// are cut shorter. Their words hardly do, so that words are shaped once and then remembered. A glyph is rasterised by
// Qt once for each of the four places within a pixel that Qt tells apart, and for each lightness of the ink: light
// letters on dark are made to cover more than dark ones on light, because they look thinner.

#include "paint/pixels.h"

#include <QFont>
#include <QRawFont>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace loopscope::app {

/// How much of each pixel a glyph covers, row by row.
struct GlyphMask {
    int left = 0; ///< of the pixel that the pen is in
    int top = 0;  ///< of the base line; negative above it
    int width = 0;
    int height = 0;
    std::vector<Coverage> coverage;

    std::span<const Coverage> row(int y) const
    {
        return {coverage.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width),
                static_cast<std::size_t>(width)};
    }
};

struct PlacedGlyph {
    std::uint32_t glyph = 0;
    double x = 0; ///< of its pen, from the left edge of the word
    int y = 0;    ///< below the base line
};

/// What is shaped at once: letters between two spaces, or a whole text whose script may need its neighbours.
struct Word {
    std::vector<PlacedGlyph> glyphs;
    double width = 0;
    bool isForeign = false; ///< the font has not all of it: others step in, which only Qt knows
};

/// Of one font, one thread at a time.
class Glyphs {
public:
    explicit Glyphs(const QFont &font);

    /// Calls `visit(pen, word, text)` from left to right for each word of a text in UTF-8; returns the text's width.
    template <class Visit>
    double forEachWord(std::string_view text, Visit visit)
    {
        double pen = 0;
        const bool isSimple = isOfSimpleScript(text);
        for (std::size_t from = 0; from < text.size();) {
            if (isSimple && text[from] == ' ') {
                pen += m_space;
                ++from;
                continue;
            }
            const std::size_t to = isSimple ? std::min(text.find(' ', from), text.size()) : text.size();
            const std::string_view letters = text.substr(from, to - from);
            const Word &word = wordFor(letters);
            visit(pen, word, letters);
            pen += word.width;
            from = to;
        }
        return pen;
    }

    /// In whole pixels, as QFontMetrics rounds it.
    int widthOf(std::string_view text);

    /// Of a glyph whose pen stands so many quarters of a pixel right of a pixel's edge, in a colour. Valid until the
    /// next call.
    const GlyphMask &mask(std::uint32_t glyph, unsigned quarter, QRgb colour);

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    template <class Value>
    using ByText = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

    static bool isOfSimpleScript(std::string_view text);
    const Word &wordFor(std::string_view letters);
    Word shaped(std::string_view letters) const;
    GlyphMask rasterised(std::uint32_t glyph, unsigned quarter, int lightness) const;

    QFont m_font;
    QRawFont m_raw;
    double m_space;
    ByText<Word> m_words;
    ByText<int> m_widths;
    std::unordered_map<std::uint64_t, GlyphMask> m_masks; ///< by glyph, quarter and lightness
};

} // namespace loopscope::app
