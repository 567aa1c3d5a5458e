#pragma once

#include "files/file_saver.h"
#include "paint/export.h"
#include "window/timeline_item.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QQmlEngine>
#include <QUrl>

namespace loopscope::app {

/// What the export dialog edits, and what it does. The picture shows what the timeline shows: its range of time or the
/// whole run, with its selection.
class PictureExporter : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(loopscope::app::TimelineItem *timeline READ timeline WRITE setTimeline NOTIFY changed)
    Q_PROPERTY(QString title READ title WRITE setTitle NOTIFY changed)
    Q_PROPERTY(QString format READ format WRITE setFormat NOTIFY changed)
    Q_PROPERTY(int width READ width WRITE setWidth NOTIFY changed)
    Q_PROPERTY(int height READ height WRITE setHeight NOTIFY changed)
    Q_PROPERTY(double scale READ scale WRITE setScale NOTIFY changed)
    Q_PROPERTY(bool dark READ isDark WRITE setDark NOTIFY changed)
    Q_PROPERTY(bool wholeRun READ isWholeRun WRITE setWholeRun NOTIFY changed)
    Q_PROPERTY(QString path READ path WRITE setPath NOTIFY pathChanged)
    Q_PROPERTY(QUrl url READ url NOTIFY pathChanged)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY outcomeChanged)
    Q_PROPERTY(QString done READ done NOTIFY outcomeChanged)
    Q_PROPERTY(bool saving READ isSaving NOTIFY progressed)
    Q_PROPERTY(bool takingLong READ isTakingLong NOTIFY progressed)
    Q_PROPERTY(QString savedSize READ savedSize NOTIFY progressed)

public:
    explicit PictureExporter(QObject *parent = nullptr);

    TimelineItem *timeline() const { return m_timeline; }
    void setTimeline(TimelineItem *timeline);
    QString title() const { return m_title; }
    void setTitle(const QString &title);
    /// "png", "svg" or "pdf".
    QString format() const { return m_format; }
    void setFormat(const QString &format);
    int width() const { return m_options.width; }
    void setWidth(int width);
    int height() const { return m_options.height; }
    void setHeight(int height);
    double scale() const { return m_options.scale; }
    void setScale(double scale);
    bool isDark() const { return app::isDark(m_options.theme); }
    void setDark(bool dark);
    bool isWholeRun() const { return m_wholeRun; }
    void setWholeRun(bool whole);
    /// Where save() writes to. Its suffix follows the format, and the format follows its suffix.
    QString path() const { return m_path; }
    void setPath(const QString &path);
    QUrl url() const { return QUrl::fromLocalFile(m_path); }

    /// Why there can be no picture as the options are; empty if there can.
    QString problem() const;
    /// A picture is being written; that takes so long that it is to be shown; and how much there is of it.
    bool isSaving() const { return m_saver.isActive(); }
    bool isTakingLong() const;
    QString savedSize() const;
    /// What went wrong with the last save() or copy(), and what went well.
    QString error() const { return m_error; }
    QString done() const { return m_done; }

    /// Takes size and theme from the window and suggests a path.
    Q_INVOKABLE void begin();
    Q_INVOKABLE void setUrl(const QUrl &url);
    Q_INVOKABLE void setSize(double width, double height);
    /// Begins to write the picture as it is now; what came of it is told when it is over. False where there is nothing
    /// to begin with.
    Q_INVOKABLE bool save();
    /// The file stays as it was.
    Q_INVOKABLE void cancel();
    Q_INVOKABLE bool copy();

    std::optional<timeline::Scene> scene() const;
    const PictureOptions &options() const { return m_options; }

Q_SIGNALS:
    void changed();
    void pathChanged();
    void outcomeChanged();
    void progressed();

private:
    template <class Value>
    void set(Value &value, const Value &wanted)
    {
        if (value == wanted)
            return;
        value = wanted;
        tell({}, {});
        Q_EMIT changed();
    }
    void tell(const QString &error, const QString &done);

    QPointer<TimelineItem> m_timeline;
    QString m_title;
    QString m_format = QStringLiteral("png");
    PictureOptions m_options;
    bool m_wholeRun = false;
    QString m_path;
    QString m_error;
    QString m_done;
    FileSaver m_saver;
    QElapsedTimer m_begun; ///< with it
};

} // namespace loopscope::app
