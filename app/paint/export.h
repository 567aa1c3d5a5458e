#pragma once

// The picture of a trace as a file.

#include "files/save_watch.h"
#include "paint/theme.h"
#include "timeline/multiples.h"
#include "timeline/scene.h"

#include <QImage>
#include <QString>
#include <QStringList>

#include <optional>

namespace loopscope::app {

/// The largest side and the largest number of pixels of a picture. A larger one is refused, not tried.
inline constexpr int largestPictureSide = 16384;
inline constexpr qint64 largestPictureArea = 100'000'000;

struct PictureOptions {
    int width = 1280; ///< in logical pixels; the file has `scale` times as many
    int height = 760;
    double scale = 1.0;
    ThemeKind theme = ThemeKind::Dark;
};

/// The suffixes that are understood, in lower case: png, svg, pdf.
QStringList pictureSuffixes();

/// What of a scene goes into a file: its range of time, title and selection at the size of the options;
/// no hover, no cursor and no scrolling. An empty range shows the whole run.
timeline::Scene sceneForFile(const timeline::Scene &scene, const PictureOptions &options);

/// One clear sentence why no picture of this size can be made; nullopt if it can.
std::optional<QString> pictureProblem(const PictureOptions &options);

/// The picture as an image (for the clipboard); null where pictureProblem() has something to say.
QImage pictureImage(const timeline::Scene &scene, const PictureOptions &options);

/// A picture that is drawn: it needs nothing of what it shows any more, and may be written on any thread.
struct Picture {
    timeline::DrawList list;
    ThemeKind theme = ThemeKind::Dark;
    std::string title;
};

/// For a size of which pictureProblem() has nothing to say.
Picture pictureOf(const timeline::Scene &scene, const PictureOptions &options);

/// Writes a picture as exportPicture() does. Once it is cancelled, the file stays as it was, and there is nothing to
/// tell.
std::optional<QString> writePicture(const Picture &picture, const QString &path, SaveWatch *watch = nullptr);

/// Writes the picture in the format of the path's suffix. The file appears whole or not at all. Returns one clear
/// sentence if it cannot be written. Needs a QGuiApplication (offscreen will do).
std::optional<QString> exportPicture(const timeline::Scene &scene, const PictureOptions &options, const QString &path);

/// The same for a page of several runs, whose size follows from how many there are. As a PNG it has two pixels to one.
std::optional<QString> exportPage(const timeline::MultiplesPage &page, ThemeKind theme, const QString &path);

} // namespace loopscope::app
