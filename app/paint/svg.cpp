#include "paint/svg.h"

#include "paint/arrow_path.h"
#include "paint/patterns.h"

#include <QPainterPath>

#include <cmath>
#include <span>

namespace loopscope::app {

using timeline::Fill;
using timeline::FontRole;
using timeline::Rect;
using timeline::Role;

namespace {

/// Two digits after the point, none where they are zero.
QByteArray number(double value)
{
    const double rounded = std::round(value * 100) / 100;
    return QByteArray::number(rounded == 0 ? 0.0 : rounded, 'g', 9);
}

QByteArray point(QPointF at)
{
    return number(at.x()) + ' ' + number(at.y());
}

QByteArray hex(QRgb rgb)
{
    return QColor::fromRgb(rgb).name().toLatin1();
}

/// Text as XML may hold it: escaped, and without the control characters that no XML document may contain.
QByteArray escaped(const QString &text)
{
    QString kept;
    for (const QChar letter : text) {
        if (letter.unicode() >= 0x20 && letter.unicode() != 0xfffe && letter.unicode() != 0xffff)
            kept += letter;
        else if (letter == QLatin1Char('\t') || letter == QLatin1Char('\n'))
            kept += QLatin1Char(' ');
    }
    return kept.toHtmlEscaped().toUtf8();
}

QByteArray pathOf(const Rect &rect)
{
    const int r = rect.radius;
    const QByteArray start = "M" + QByteArray::number(rect.x + r) + ' ' + QByteArray::number(rect.y);
    const QByteArray width = QByteArray::number(rect.width - 2 * r);
    const QByteArray height = QByteArray::number(rect.height - 2 * r);
    if (r == 0)
        return start + 'h' + width + 'v' + height + "h-" + width + 'z';
    const QByteArray arc = 'a' + QByteArray::number(r) + ' ' + QByteArray::number(r) + " 0 0 1 ";
    const QByteArray n = QByteArray::number(r);
    return start + 'h' + width + arc + n + ' ' + n + 'v' + height + arc + '-' + n + ' ' + n + "h-" + width + arc + '-' +
           n + " -" + n + "v-" + height + arc + n + " -" + n + 'z';
}

QByteArray polygonPath(std::span<const QPointF> polygon)
{
    QByteArray path;
    for (const QPointF &corner : polygon)
        path += (path.isEmpty() ? "M" : "L") + point(corner);
    return path + 'z';
}

class Writer {
public:
    Writer(const timeline::DrawList &list, const Theme &theme, const Fonts &fonts, SaveWatch *watch)
        : m_theme(theme)
        , m_fonts(fonts)
        , m_scale(list.scale)
        , m_watch(watch)
    {
    }

    void write(const timeline::Layer &layer)
    {
        forEach(layer.rects, m_watch, [&](const Rect &rect) {
            write(rect);
            tell();
        });
        endRun();
        forEach(layer.lines, m_watch, [&](const timeline::Line &line) { write(line); });
        forEach(layer.arrows, m_watch, [&](const timeline::Arrow &arrow) { write(arrow); });
        writeTexts(layer);
        tell();
    }

    QByteArray take() { return std::move(m_out); }

private:
    void tell()
    {
        if (m_watch != nullptr)
            m_watch->written.store(m_out.size() + m_run.size(), std::memory_order_relaxed);
    }

    void write(const Rect &rect)
    {
        if (rect.fill == Fill::Outline) {
            endRun();
            return writeFrame(rect);
        }
        if (rect.fill == Fill::Solid)
            return addToRun(pathOf(rect), m_theme.rgb(rect.role), rect.alpha, rect.radius == 0);
        const int ground = patternFor(rect.fill, m_scale).ground * rect.alpha / 255;
        addToRun(pathOf(rect), m_theme.rgb(rect.role), ground, rect.radius == 0);
        for (const QPolygonF &stripe : stripesOf(rect, m_scale))
            addToRun(polygonPath({stripe.constData(), static_cast<std::size_t>(stripe.size())}), m_theme.rgb(rect.role),
                     rect.alpha, false);
    }

    void addToRun(const QByteArray &path, QRgb colour, int alpha, bool crisp)
    {
        if (m_run.isEmpty() || colour != m_runColour || alpha != m_runAlpha || crisp != m_runCrisp)
            endRun();
        m_runColour = colour;
        m_runAlpha = alpha;
        m_runCrisp = crisp;
        m_run += path;
        // Where surfaces of one run lie on each other, a transparent one would cover them once, not twice.
        if (alpha != 255)
            endRun();
    }

    void endRun()
    {
        if (m_run.isEmpty())
            return;
        m_out += "<path fill=\"" + hex(m_runColour) + '"';
        if (m_runAlpha != 255)
            m_out += " fill-opacity=\"" + number(m_runAlpha / 255.0) + '"';
        if (m_runCrisp)
            m_out += " shape-rendering=\"crispEdges\"";
        m_out += " d=\"" + m_run + "\"/>\n";
        m_run.clear();
    }

    void writeFrame(const Rect &rect)
    {
        const double half = rect.border / 2.0;
        m_out += "<rect fill=\"none\" stroke=\"" + hex(m_theme.rgb(rect.role)) + "\" stroke-width=\"" +
                 QByteArray::number(rect.border) + "\" x=\"" + number(rect.x + half) + "\" y=\"" +
                 number(rect.y + half) + "\" width=\"" + number(rect.width - rect.border) + "\" height=\"" +
                 number(rect.height - rect.border) + "\" rx=\"" + number(std::max(0.0, rect.radius - half)) + "\"/>\n";
    }

    void writeStroke(Role role, int width, int alpha)
    {
        m_out += " stroke=\"" + hex(m_theme.rgb(role)) + "\" stroke-width=\"" + QByteArray::number(width) + '"';
        if (alpha != 255)
            m_out += " stroke-opacity=\"" + number(alpha / 255.0) + '"';
    }

    void write(const timeline::Line &line)
    {
        const bool straight = line.x1 == line.x2 || line.y1 == line.y2;
        // Along pixels, a line of an odd width runs through their middles.
        const double shift = straight && line.width % 2 == 1 ? 0.5 : 0.0;
        m_out += "<path fill=\"none\"";
        writeStroke(line.role, line.width, line.alpha);
        if (line.dashed)
            m_out += " stroke-dasharray=\"" + number(2 * m_scale) + ' ' + number(3 * m_scale) + '"';
        m_out += straight ? " shape-rendering=\"crispEdges\"" : " stroke-linecap=\"round\"";
        const double dx = line.x1 == line.x2 ? shift : 0;
        const double dy = line.y1 == line.y2 ? shift : 0;
        m_out += " d=\"M" + point(QPointF(line.x1 + dx, line.y1 + dy)) + 'L' +
                 point(QPointF(line.x2 + dx, line.y2 + dy)) + "\"/>\n";
    }

    void write(const timeline::Arrow &arrow)
    {
        const Curve curve = curveOf(arrow, m_scale);
        m_out += "<path fill=\"none\"";
        writeStroke(arrow.role, arrow.width, arrow.alpha);
        m_out += " d=\"M" + point(curve[0]) + 'C' + point(curve[1]) + ' ' + point(curve[2]) + ' ' + point(curve[3]) +
                 "\"/>\n";
        m_out += "<path fill=\"" + hex(m_theme.rgb(arrow.role)) + '"';
        if (arrow.alpha != 255)
            m_out += " fill-opacity=\"" + number(arrow.alpha / 255.0) + '"';
        m_out += " d=\"" + polygonPath(headOf(arrow, m_scale)) + "\"/>\n";
    }

    void writeTexts(const timeline::Layer &layer)
    {
        const timeline::Text *before = nullptr;
        forEach(layer.texts, m_watch, [&](const timeline::Text &text) {
            if (before == nullptr || before->font != text.font || before->role != text.role) {
                if (before != nullptr)
                    m_out += "</g>\n";
                beginTexts(text);
            }
            before = &text;
            m_out += "<text x=\"" + QByteArray::number(text.x) + "\" y=\"" + QByteArray::number(text.baseline) + '"';
            if (text.width > 0)
                m_out += " textLength=\"" + QByteArray::number(text.width) + '"';
            m_out += " xml:space=\"preserve\">" + escaped(QString::fromStdString(text.text)) + "</text>\n";
        });
        if (before != nullptr)
            m_out += "</g>\n";
    }

    void beginTexts(const timeline::Text &text)
    {
        const QFont &font = m_fonts.font(text.font);
        const bool mono = text.font == FontRole::Mono;
        m_out += "<g font-family=\"" + escaped(font.family()) + (mono ? ", monospace" : ", sans-serif") +
                 "\" font-size=\"" + QByteArray::number(font.pixelSize()) + '"';
        if (font.weight() != QFont::Normal)
            m_out += " font-weight=\"" + QByteArray::number(static_cast<int>(font.weight())) + '"';
        m_out += " fill=\"" + hex(m_theme.rgb(text.role)) + "\" lengthAdjust=\"spacingAndGlyphs\">\n";
    }

    const Theme &m_theme;
    const Fonts &m_fonts;
    double m_scale;
    SaveWatch *m_watch; ///< null: nobody waits for it
    QByteArray m_out;
    QByteArray m_run;
    QRgb m_runColour = 0;
    int m_runAlpha = 255;
    bool m_runCrisp = false;
};

} // namespace

QByteArray toSvg(const timeline::DrawList &list, const Theme &theme, const Fonts &fonts, const QString &title,
                 SaveWatch *watch)
{
    const QByteArray width = QByteArray::number(list.width);
    const QByteArray height = QByteArray::number(list.height);
    Writer writer(list, theme, fonts, watch);
    for (const timeline::Layer &layer : list.layers)
        writer.write(layer);
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width +
           "\" height=\"" + height + "\" viewBox=\"0 0 " + width + ' ' + height + "\">\n<title>" + escaped(title) +
           "</title>\n<rect width=\"" + width + "\" height=\"" + height + "\" fill=\"" +
           hex(theme.rgb(Role::Background)) + "\"/>\n" + writer.take() + "</svg>\n";
}

} // namespace loopscope::app
