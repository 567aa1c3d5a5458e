#include "window/picture_exporter.h"

#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLocale>
#include <QRegularExpression>
#include <QStandardPaths>

namespace loopscope::app {

namespace {

/// A title as a file's name: "A blocking call" becomes "a-blocking-call".
QString slug(const QString &title)
{
    static const QRegularExpression others(QStringLiteral("[^\\w]+"), QRegularExpression::UseUnicodePropertiesOption);
    QString name = title.toLower().replace(others, QStringLiteral("-"));
    while (name.startsWith(u'-'))
        name.remove(0, 1);
    while (name.endsWith(u'-'))
        name.chop(1);
    return name.isEmpty() ? QStringLiteral("loopscope") : name.left(60);
}

QString picturesFolder()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    return QFileInfo(folder).isDir() ? folder : QDir::homePath();
}

QString withSuffix(const QString &path, const QString &suffix)
{
    const QFileInfo info(path);
    if (!pictureSuffixes().contains(info.suffix().toLower()))
        return path + u'.' + suffix;
    return path.left(path.size() - info.suffix().size()) + suffix;
}

} // namespace

PictureExporter::PictureExporter(QObject *parent) : QObject(parent)
{
    connect(&m_saver, &FileSaver::activeChanged, this, &PictureExporter::progressed);
    connect(&m_saver, &FileSaver::progressed, this, &PictureExporter::progressed);
    connect(&m_saver, &FileSaver::saved, this, [this](const std::optional<QString> &error) {
        tell(error.value_or(QString()),
             error ? QString() : tr("Saved as %1").arg(QDir::toNativeSeparators(m_saver.path())));
    });
}

void PictureExporter::setTimeline(TimelineItem *timeline)
{
    if (m_timeline == timeline)
        return;
    m_timeline = timeline;
    Q_EMIT changed();
}

void PictureExporter::setTitle(const QString &title)
{
    set(m_title, title);
}

void PictureExporter::setFormat(const QString &format)
{
    if (!pictureSuffixes().contains(format))
        return;
    set(m_format, format);
    if (!m_path.isEmpty() && QFileInfo(m_path).suffix().toLower() != format)
        setPath(withSuffix(m_path, format));
}

void PictureExporter::setWidth(int width)
{
    set(m_options.width, width);
}

void PictureExporter::setHeight(int height)
{
    set(m_options.height, height);
}

void PictureExporter::setSize(double width, double height)
{
    setWidth(static_cast<int>(width));
    setHeight(static_cast<int>(height));
}

void PictureExporter::setScale(double scale)
{
    set(m_options.scale, scale);
}

void PictureExporter::setDark(bool dark)
{
    if (isHighContrast(m_options.theme))
        set(m_options.theme, dark ? ThemeKind::DarkContrast : ThemeKind::LightContrast);
    else
        set(m_options.theme, dark ? ThemeKind::Dark : ThemeKind::Light);
}

void PictureExporter::setWholeRun(bool whole)
{
    set(m_wholeRun, whole);
}

void PictureExporter::setPath(const QString &path)
{
    if (m_path == path)
        return;
    m_path = path;
    tell({}, {});
    Q_EMIT pathChanged();
    setFormat(QFileInfo(path).suffix().toLower());
}

void PictureExporter::setUrl(const QUrl &url)
{
    setPath(withSuffix(url.toLocalFile(), m_format));
}

void PictureExporter::begin()
{
    tell({}, {});
    if (!m_timeline)
        return;
    setWidth(static_cast<int>(m_timeline->width()));
    setHeight(static_cast<int>(m_timeline->height()));
    set(m_options.theme, themeKindOf(m_timeline->theme()));
    setPath(QDir(m_path.isEmpty() ? picturesFolder() : QFileInfo(m_path).absolutePath())
                .filePath(slug(m_title) + u'.' + m_format));
}

QString PictureExporter::problem() const
{
    return pictureProblem(m_options).value_or(QString());
}

std::optional<timeline::Scene> PictureExporter::scene() const
{
    auto scene = m_timeline ? m_timeline->scene() : std::nullopt;
    if (!scene)
        return std::nullopt;
    if (m_wholeRun)
        scene->viewport.range = {};
    scene->title = m_title.toStdString();
    const LiveTrace &live = m_timeline->session()->live();
    if (live.scenario() && live.clock() == scenario::ClockKind::Virtual)
        scene->subtitle = tr("on the virtual clock").toStdString();
    return sceneForFile(*scene, m_options);
}

bool PictureExporter::save()
{
    if (isSaving())
        return false;
    const auto current = scene();
    const QString name = QFileInfo(m_path).completeBaseName();
    if (!current)
        tell(tr("There is nothing to export yet."), {});
    else if (m_path.isEmpty() || name.isEmpty())
        tell(tr("Type the name of a file."), {});
    else
        tell(problem(), {});
    if (!m_error.isEmpty())
        return false;
    m_begun.start();
    m_saver.start(m_path, [picture = pictureOf(*current, m_options), path = m_path](SaveWatch &watch) {
        return writePicture(picture, path, &watch);
    });
    return true;
}

void PictureExporter::cancel()
{
    m_saver.cancel();
}

bool PictureExporter::isTakingLong() const
{
    constexpr qint64 noticed = 300; // ms
    return isSaving() && m_begun.elapsed() > noticed;
}

QString PictureExporter::savedSize() const
{
    return m_saver.written() > 0 ? QLocale().formattedDataSize(m_saver.written(), 0) : QString();
}

bool PictureExporter::copy()
{
    const auto current = scene();
    const QImage image = current && problem().isEmpty() ? pictureImage(*current, m_options) : QImage();
    if (image.isNull()) {
        tell(problem().isEmpty() ? tr("There is nothing to copy yet.") : problem(), {});
        return false;
    }
    QGuiApplication::clipboard()->setImage(image);
    tell({}, tr("Copied to the clipboard"));
    return true;
}

void PictureExporter::tell(const QString &error, const QString &done)
{
    if (m_error == error && m_done == done)
        return;
    m_error = error;
    m_done = done;
    Q_EMIT outcomeChanged();
}

} // namespace loopscope::app
