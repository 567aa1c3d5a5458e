#include "paint/fonts.h"

#include <QFile>
#include <QFontDatabase>

#include <algorithm>
#include <cmath>

namespace loopscope::app {

namespace {

using timeline::FontRole;

struct Families {
    QString sans;
    QString mono;
    bool embedded = false;
};

/// The family of an embedded font file; empty if the program was built without it.
QString familyOf(const QString &resource)
{
    if (!QFile::exists(resource))
        return {};
    const int id = QFontDatabase::addApplicationFont(resource);
    const QStringList families = id < 0 ? QStringList{} : QFontDatabase::applicationFontFamilies(id);
    return families.isEmpty() ? QString{} : families.constFirst();
}

Families load()
{
    Families families;
    const QString folder = QStringLiteral(":/loopscope/fonts/");
    families.sans = familyOf(folder + QStringLiteral("Inter-Regular.otf"));
    for (const auto *weight : {"Inter-Medium.otf", "Inter-SemiBold.otf"})
        familyOf(folder + QLatin1String(weight));
    families.mono = familyOf(folder + QStringLiteral("JetBrainsMono-Regular.ttf"));
    familyOf(folder + QStringLiteral("JetBrainsMono-SemiBold.ttf"));
    families.embedded = !families.sans.isEmpty() && !families.mono.isEmpty();
    if (families.sans.isEmpty())
        families.sans = QFontDatabase::systemFont(QFontDatabase::GeneralFont).family();
    if (families.mono.isEmpty())
        families.mono = QFontDatabase::systemFont(QFontDatabase::FixedFont).family();
    return families;
}

const Families &families()
{
    static const Families loaded = load();
    return loaded;
}

/// Of one scale: logical sizes, rounded to whole device pixels, so that every line of text has the same height.
QFont fontFor(FontRole role, double scale)
{
    const bool mono = role == FontRole::Mono;
    const double size = role == FontRole::Title ? 16 : role == FontRole::Lane || role == FontRole::LaneBold ? 13 : 11;
    QFont font(mono ? families().mono : families().sans);
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(size * scale))));
    if (role == FontRole::LaneBold || role == FontRole::Title)
        font.setWeight(QFont::DemiBold);
    else if (role == FontRole::Label)
        font.setWeight(QFont::Medium);
    font.setHintingPreference(QFont::PreferNoHinting);
    // The same pixels on every screen: no colour fringes that depend on how its pixels are made.
    font.setStyleStrategy(static_cast<QFont::StyleStrategy>(QFont::PreferAntialias | QFont::NoSubpixelAntialias));
    return font;
}

} // namespace

bool registerFonts()
{
    return families().embedded;
}

QString sansFamily()
{
    return families().sans;
}

QString monoFamily()
{
    return families().mono;
}

Fonts::Fonts(double scale) : m_scale(std::isfinite(scale) && scale > 0 ? scale : 1.0)
{
    for (int role = 0; role < timeline::fontRoleCount; ++role) {
        m_fonts[static_cast<std::size_t>(role)] = fontFor(static_cast<FontRole>(role), m_scale);
        m_metrics.emplace_back(m_fonts[static_cast<std::size_t>(role)]);
        m_glyphs.emplace_back(m_fonts[static_cast<std::size_t>(role)]);
    }
}

int Fonts::width(std::string_view text, FontRole font) const
{
    return glyphs(font).widthOf(text);
}

int Fonts::ascent(FontRole font) const
{
    return m_metrics[static_cast<std::size_t>(font)].ascent();
}

int Fonts::height(FontRole font) const
{
    return m_metrics[static_cast<std::size_t>(font)].height();
}

} // namespace loopscope::app
