#include "paint/export.h"

#include "files/save_file.h"
#include "paint/borders.h"
#include "paint/fonts.h"
#include "paint/pdf.h"
#include "paint/raster.h"
#include "paint/svg.h"
#include "paint/watched_buffer.h"
#include "timeline/build.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QImageWriter>

#include <cmath>

namespace loopscope::app {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("loopscope::app", text);
}

struct PixelSize {
    double width = 0; // as doubles: what was asked for may be more than an int can hold
    double height = 0;
};

PixelSize pixelSizeOf(const PictureOptions &options)
{
    return {std::round(options.width * options.scale), std::round(options.height * options.scale)};
}

timeline::DrawList inTheme(timeline::DrawList list, ThemeKind theme)
{
    if (isHighContrast(theme))
        addBorders(list);
    return list;
}

timeline::DrawList listFor(const timeline::Scene &scene, const PictureOptions &options, const Fonts &fonts)
{
    return inTheme(timeline::build(sceneForFile(scene, options), fonts), options.theme);
}

QImage imageOf(const timeline::DrawList &list, ThemeKind theme, const Fonts &fonts, const SaveWatch *watch = nullptr)
{
    QImage image = render(list, themeFor(theme), fonts, watch);
    // Qt takes the resolution of the screen, and the file would differ from machine to machine.
    const int dotsPerMeter = static_cast<int>(std::lround(96 / 0.0254 * fonts.scale()));
    image.setDotsPerMeterX(dotsPerMeter);
    image.setDotsPerMeterY(dotsPerMeter);
    return image;
}

QByteArray toPng(const QImage &image, SaveWatch *watch)
{
    QByteArray bytes;
    WatchedBuffer buffer(&bytes, watch);
    if (!buffer.open(QIODevice::WriteOnly))
        return {};
    QImageWriter writer(&buffer, "png");
    return writer.write(image) ? bytes : QByteArray{};
}

/// Empty if it could not be made.
QByteArray encoded(const Picture &picture, const QString &suffix, SaveWatch *watch)
{
    const Fonts fonts(picture.list.scale); // of their own: they are one thread's
    if (suffix == QLatin1String("png"))
        return toPng(imageOf(picture.list, picture.theme, fonts, watch), watch);
    const QString title = QString::fromStdString(picture.title);
    const Theme &theme = themeFor(picture.theme);
    return suffix == QLatin1String("svg") ? toSvg(picture.list, theme, fonts, title, watch)
                                          : toPdf(picture.list, theme, fonts, title, watch);
}

/// What can be known of a path without touching the disk for long; nullopt if nothing speaks against it.
std::optional<QString> pathProblem(const QString &path)
{
    const QFileInfo file(path);
    const QString shown = QDir::toNativeSeparators(path);
    if (file.isDir())
        return tr("%1 is a folder; the picture needs the name of a file.").arg(shown);
    const QString suffix = file.suffix().toLower();
    if (suffix.isEmpty())
        return tr("%1 has no suffix that tells its format: use .png, .svg or .pdf.").arg(shown);
    if (!pictureSuffixes().contains(suffix))
        return tr("%1: pictures are written as .png, .svg or .pdf, not as .%2.").arg(shown, file.suffix());
    if (file.exists() && !file.isFile())
        return tr("%1 is no ordinary file and is left alone.").arg(shown);
    return std::nullopt;
}

} // namespace

QStringList pictureSuffixes()
{
    return {QStringLiteral("png"), QStringLiteral("svg"), QStringLiteral("pdf")};
}

timeline::Scene sceneForFile(const timeline::Scene &scene, const PictureOptions &options)
{
    timeline::Scene file = scene;
    const PixelSize size = pixelSizeOf(options);
    file.viewport.width = static_cast<int>(size.width);
    file.viewport.height = static_cast<int>(size.height);
    file.viewport.scale = options.scale;
    file.viewport.scrollY = 0;
    // Nothing of the hand that took the picture; what was written on it stays.
    file.hover.reset();
    file.cursorX.reset();
    file.measured.reset();
    file.pointed.reset();
    file.handles = false;
    file.note.reset();
    file.matches = {};
    if (file.viewport.range.to <= file.viewport.range.from)
        file.viewport = timeline::fitted(file.viewport, timeline::presentOf(file));
    return file;
}

std::optional<QString> pictureProblem(const PictureOptions &options)
{
    const PixelSize size = pixelSizeOf(options);
    const QString shown = QStringLiteral("%1×%2").arg(size.width, 0, 'f', 0).arg(size.height, 0, 'f', 0);
    if (!(size.width >= 1) || !(size.height >= 1))
        return tr("A picture of %1 pixels shows nothing: each side needs at least 1.").arg(shown);
    if (!(size.width <= largestPictureSide) || !(size.height <= largestPictureSide) ||
        size.width * size.height > static_cast<double>(largestPictureArea))
        return tr("A picture of %1 pixels is too large: at most %2 on a side and %3 million in all.")
            .arg(shown)
            .arg(largestPictureSide)
            .arg(largestPictureArea / 1'000'000);
    return std::nullopt;
}

QImage pictureImage(const timeline::Scene &scene, const PictureOptions &options)
{
    if (pictureProblem(options))
        return {};
    registerFonts();
    const Fonts fonts(options.scale);
    return imageOf(listFor(scene, options, fonts), options.theme, fonts);
}

Picture pictureOf(const timeline::Scene &scene, const PictureOptions &options)
{
    registerFonts();
    return {listFor(scene, options, Fonts(options.scale)), options.theme, scene.title};
}

std::optional<QString> writePicture(const Picture &picture, const QString &path, SaveWatch *watch)
{
    if (auto problem = pathProblem(path))
        return problem;
    const QByteArray bytes = encoded(picture, QFileInfo(path).suffix().toLower(), watch);
    if (watch != nullptr && watch->isCancelled)
        return std::nullopt;
    if (bytes.isEmpty())
        return tr("%1 could not be made: there is not enough memory for it.").arg(QDir::toNativeSeparators(path));
    return saveFile(path, bytes);
}

std::optional<QString> exportPicture(const timeline::Scene &scene, const PictureOptions &options, const QString &path)
{
    if (auto problem = pathProblem(path))
        return problem;
    if (auto problem = pictureProblem(options))
        return problem;
    return writePicture(pictureOf(scene, options), path);
}

std::optional<QString> exportPage(const timeline::MultiplesPage &page, ThemeKind theme, const QString &path)
{
    if (auto problem = pathProblem(path))
        return problem;
    registerFonts();
    const QString suffix = QFileInfo(path).suffix().toLower();
    const Fonts fonts(suffix == QLatin1String("png") ? 2.0 : 1.0);
    const Picture picture{inTheme(timeline::buildPage(page, fonts.scale(), fonts), theme), theme, page.title};
    if (auto problem = pictureProblem({picture.list.width, picture.list.height, 1.0, theme}))
        return problem;
    return writePicture(picture, path);
}

} // namespace loopscope::app
