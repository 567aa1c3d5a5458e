#pragma once

#include "analysis/outcome.h"
#include "editing/knobs.h"
#include "preview/virtual_runs.h"
#include "session/session.h"
#include "timeline/multiples.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QQmlEngine>
#include <QUrl>

namespace loopscope::app {

/// One number of the scenario, varied: a run on the virtual clock for each of its values, side by side. Nothing of the
/// scenario changes, until one of the values is used. The rows are the values, in their order; each is filled when its
/// run is over, and whatever is changed of what is asked begins all of them anew.
class WhatIf : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(loopscope::app::Session *session READ session WRITE setSession NOTIFY sessionChanged)
    Q_PROPERTY(QStringList knobs READ knobNames NOTIFY knobsChanged)
    Q_PROPERTY(int knob READ knob WRITE setKnob NOTIFY askedChanged)
    Q_PROPERTY(QString from READ from WRITE setFrom NOTIFY askedChanged)
    Q_PROPERTY(QString to READ to WRITE setTo NOTIFY askedChanged)
    Q_PROPERTY(bool fromWrong READ isFromWrong NOTIFY askedChanged)
    Q_PROPERTY(bool toWrong READ isToWrong NOTIFY askedChanged)
    Q_PROPERTY(int values READ values WRITE setValues NOTIFY askedChanged)
    Q_PROPERTY(bool doubling READ isDoubling WRITE setDoubling NOTIFY askedChanged)
    Q_PROPERTY(QString problem READ problem NOTIFY askedChanged)
    Q_PROPERTY(int done READ done NOTIFY progressed)
    Q_PROPERTY(int count READ count NOTIFY progressed)
    Q_PROPERTY(bool running READ isRunning NOTIFY progressed)
    Q_PROPERTY(int captionLines READ captionLines NOTIFY progressed)
    Q_PROPERTY(double pictureHeight READ pictureHeight NOTIFY progressed)
    Q_PROPERTY(QString path READ path WRITE setPath NOTIFY pathChanged)
    Q_PROPERTY(QUrl url READ url NOTIFY pathChanged)
    Q_PROPERTY(QString message READ message NOTIFY messageChanged)
    Q_PROPERTY(bool failed READ hasFailed NOTIFY messageChanged)

public:
    enum Role { TitleRole = Qt::UserRole + 1, CaptionRole, PresentRole, DoneRole };
    /// How much smaller than in the window everything is on the pictures.
    static constexpr double smallness = 0.75;
    static constexpr int leastValues = 2;
    static constexpr int mostValues = 12;

    explicit WhatIf(QObject *parent = nullptr);

    Session *session() const { return m_session; }
    void setSession(Session *session);

    /// What can be varied, in words.
    QStringList knobNames() const;
    int knob() const { return m_knob; }
    void setKnob(int knob);
    /// The first and the last value, as a scenario has them.
    QString from() const { return m_from; }
    void setFrom(const QString &from);
    QString to() const { return m_to; }
    void setTo(const QString &to);
    bool isFromWrong() const { return m_knob >= 0 && !valueOf(m_from); }
    bool isToWrong() const { return m_knob >= 0 && !valueOf(m_to); }
    /// How many values, beside the present one.
    int values() const { return m_values; }
    void setValues(int values);
    /// Each value is the one before times the same factor; else plus the same difference.
    bool isDoubling() const { return m_spacing == editing::Spacing::Doubling; }
    void setDoubling(bool doubling);
    /// Why there is nothing to see; empty if there is.
    QString problem() const;

    int count() const { return static_cast<int>(m_rows.size()); }
    int done() const;
    bool isRunning() const { return m_runs.isBusy(); }
    /// The most lines that any caption has.
    int captionLines() const;
    /// What the pictures need to show all lanes, in logical pixels.
    double pictureHeight() const;
    /// Where save() writes to, in the format of the suffix: png, svg or pdf.
    QString path() const { return m_path; }
    void setPath(const QString &path);
    QUrl url() const { return QUrl::fromLocalFile(m_path); }
    /// What came of the last save().
    QString message() const { return m_message; }
    bool hasFailed() const { return m_failed; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// Looks the session's text over, and asks about the knob that was asked about last, if it is still there.
    Q_INVOKABLE void begin();
    /// Ends the runs that go on and keeps what there is.
    Q_INVOKABLE void cancel();
    /// Gives up all of it.
    Q_INVOKABLE void end();
    /// Sets the scenario's number to that of a row; one step to undo. Where the text has changed since, all begins
    /// anew.
    Q_INVOKABLE void use(int row);
    Q_INVOKABLE void setUrl(const QUrl &url) { setPath(url.toLocalFile()); }
    /// Writes the page of all rows; `theme` is a ThemeKind. False if that fails; the message says why.
    Q_INVOKABLE bool save(int theme);

    /// Null where there is none yet. Valid until the model is reset.
    const trace::Trace *trace(int row) const;
    /// Of the longest run.
    Time longest() const;
    timeline::MultiplesPage page() const;

Q_SIGNALS:
    void sessionChanged();
    void knobsChanged();
    void askedChanged();
    void progressed();
    void messageChanged();
    void pathChanged();
    void used();

private:
    struct Row {
        std::int64_t value = 0;
        std::shared_ptr<VirtualResult> result{}; ///< null: not yet
        analysis::Outcome outcome{};
        int height = 0; ///< that its picture needs to show all lanes
    };

    const editing::Knob *current() const;
    std::optional<std::int64_t> valueOf(const QString &text) const;
    int mostTelling() const;
    void ask();
    void take(const std::shared_ptr<VirtualResult> &result);
    QString titleOf(const Row &row) const;
    QStringList captionsOf(const Row &row) const;
    void tell(const QString &message, bool failed);

    QPointer<Session> m_session;
    std::vector<editing::Knob> m_knobs;
    std::string m_text; ///< that they are of
    int m_knob = -1;
    QString m_from;
    QString m_to;
    int m_values = 6;
    editing::Spacing m_spacing = editing::Spacing::Even;
    std::vector<Row> m_rows;
    QString m_path;
    QString m_message;
    bool m_failed = false;
    VirtualRuns m_runs;
};

} // namespace loopscope::app
