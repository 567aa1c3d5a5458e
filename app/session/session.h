#pragma once

// What the window is open on: one scenario's text and the run of it that is on the timeline. Everything belongs to the
// GUI thread.

#include "editing/text_edit.h"
#include "scenario/scenario.h"
#include "session/document.h"
#include "session/lanes.h"
#include "session/live_trace.h"
#include "session/run_opener.h"
#include "session/selection.h"
#include "timeline/note.h"

#include <QHash>
#include <QQmlEngine>
#include <QStringList>
#include <QTimer>
#include <QUrl>

#include <functional>

namespace loopscope::app {

/// A change of the text as an editor wants it: in UTF-16 units, of the text before it.
struct TextChange {
    int from = 0;
    int removed = 0;
    QString added;
};

/// Whether a change is a step of its own to undo, or goes on with the one before it, as while a slider is dragged.
enum class EditStep : std::uint8_t { New, Same };

class Session : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged)
    Q_PROPERTY(QString title READ title NOTIFY checked)
    Q_PROPERTY(QString path READ path NOTIFY documentChanged)
    Q_PROPERTY(QString demo READ demo NOTIFY documentChanged)
    Q_PROPERTY(QString key READ key NOTIFY documentChanged)
    Q_PROPERTY(bool isDemo READ isDemo NOTIFY documentChanged)
    Q_PROPERTY(bool foreign READ isForeign NOTIFY documentChanged)
    Q_PROPERTY(bool recorded READ isRecorded NOTIFY recordedChanged)
    Q_PROPERTY(bool opening READ isOpening NOTIFY openingChanged)
    Q_PROPERTY(double openingProgress READ openingProgress NOTIFY openingProgressed)
    Q_PROPERTY(QString openingName READ openingName NOTIFY openingChanged)
    Q_PROPERTY(bool dirty READ isDirty NOTIFY dirtyChanged)
    Q_PROPERTY(QStringList unsaved READ unsaved NOTIFY unsavedChanged)
    Q_PROPERTY(QString unsavedNames READ unsavedNames NOTIFY unsavedChanged)
    Q_PROPERTY(bool running READ isRunning NOTIFY runningChanged)
    Q_PROPERTY(bool instant READ isInstant WRITE setInstant NOTIFY speedChanged)
    Q_PROPERTY(double speed READ speed WRITE setSpeed NOTIFY speedChanged)
    Q_PROPERTY(QString notice READ notice NOTIFY noticeChanged)
    Q_PROPERTY(NoticeKind noticeKind READ noticeKind NOTIFY noticeChanged)
    Q_PROPERTY(int noticeLine READ noticeLine NOTIFY noticeChanged)
    Q_PROPERTY(loopscope::app::Selection *selection READ selection CONSTANT)
    Q_PROPERTY(loopscope::app::Lanes *lanes READ lanes CONSTANT)

public:
    /// What a notice is about, and so where it is shown: a file operation, the scenario's text, or the run.
    enum class NoticeKind { None, File, Problem, Run };
    Q_ENUM(NoticeKind)

    explicit Session(QObject *parent = nullptr);

    QString text() const { return m_document.text; }
    void setText(const QString &text);
    /// Changes the text from elsewhere than the editor, which takes it over as a step to undo. Edits that do not fit
    /// the text, because it has changed since, are not made: false.
    bool edit(const editing::TextEdits &edits, EditStep step = EditStep::New);
    /// The scenario's title, as long as it says one; else the file's name.
    QString title() const;
    QString path() const { return m_document.path; }
    QString demo() const { return m_document.demo; }
    QString key() const { return m_document.key(); }
    bool isDemo() const { return m_document.isDemo(); }
    /// There is a trace of another program, and no scenario.
    bool isForeign() const { return m_document.isForeign(); }
    /// What is on the timeline was opened, and has not run here.
    bool isRecorded() const { return m_live.isRecorded(); }
    /// A run or a trace is being read.
    bool isOpening() const { return m_opener.isActive(); }
    double openingProgress() const { return m_opener.progress(); } ///< from 0 to 1
    QString openingName() const;
    bool isDirty() const { return m_document.isDirty(); }
    /// The titles of all documents with changes that no file holds, the open one first.
    QStringList unsaved() const;

    QString unsavedNames() const { return unsaved().join(QStringLiteral(", ")); }

    bool isRunning() const { return m_live.isRunning(); }
    /// Runs on the virtual clock: no waiting.
    bool isInstant() const { return m_instant; }
    void setInstant(bool instant);
    /// On the real clock, durations are divided by this: 0.01 to 1000.
    double speed() const { return m_speed; }
    void setSpeed(double speed);

    QString notice() const { return m_notice; }
    NoticeKind noticeKind() const { return m_noticeKind; }
    int noticeLine() const { return m_noticeLine; }

    Selection *selection() { return &m_selection; }
    /// Go from the selected span to what caused it, to what it set going, and from one effect of its cause to another.
    Q_INVOKABLE void towardsCause() { m_selection.towardsCause(trace()); }
    Q_INVOKABLE void towardsEffect() { m_selection.towardsEffect(trace()); }
    Q_INVOKABLE void towardsOtherEffect(int step) { m_selection.towardsOtherEffect(trace(), step); }
    Lanes *lanes() { return &m_lanes; }
    LiveTrace &live() { return m_live; }
    const LiveTrace &live() const { return m_live; }
    const trace::Trace &trace() const { return m_live.trace(); }
    const std::vector<scenario::Problem> &problems() const { return m_parsed.problems; }
    const std::optional<scenario::RunResult> &result() const { return m_live.result(); }
    /// In the order of their times. They stay with their document: through further runs of it, and while another one is
    /// open.
    const std::vector<timeline::Note> &notes() const { return m_notes; }
    /// In any order.
    void setNotes(std::vector<timeline::Note> notes);
    bool hasDraft(const QString &key) const;

    /// What the window begins with: a file or a demo's id; the first demo where that is empty or cannot be read.
    Q_INVOKABLE void begin(const QString &fileOrDemo);
    /// Opens a demo or a file and runs it on the virtual clock, so that there is a timeline at once. What was edited
    /// in the document before is kept and comes back with it. False if it cannot be read; the notice says why. A saved
    /// run or a trace of another program is shown as it is; it is read meanwhile, and true only says that it will be.
    Q_INVOKABLE bool openDemo(const QString &id);
    Q_INVOKABLE bool openFile(const QUrl &url);
    bool openPath(const QString &path);
    Q_INVOKABLE void cancelOpening();
    /// Writes the document to its file; false if that fails or a demo has none.
    Q_INVOKABLE bool save();
    Q_INVOKABLE bool saveAs(const QUrl &url);
    /// Writes what is on the timeline to a file, with its scenario, notes and view, or as a Chrome trace if the name
    /// says .json or a trace is asked for, which then gets that name. False if that fails; the notice says why.
    Q_INVOKABLE bool saveRun(const QUrl &url, bool asTrace = false);
    /// A name for that: beside the scenario's file, where there is one.
    Q_INVOKABLE QUrl runSuggestion() const;
    /// Where the timeline is, to be saved with the run.
    void setView(const exchange::View &view) { m_view = view; }
    /// Throws away what was edited since the last save.
    Q_INVOKABLE void revert();

    Q_INVOKABLE void run();
    Q_INVOKABLE void stop() { m_live.stop(); }
    Q_INVOKABLE void runOrStop() { isRunning() ? stop() : run(); }
    Q_INVOKABLE void dismissNotice();
    /// Reads the text now instead of when typing pauses.
    void check();

Q_SIGNALS:
    void textChanged();
    /// The text was changed by edit(): from the last to the first. Comes before textChanged().
    void edited(const std::vector<loopscope::app::TextChange> &changes, loopscope::app::EditStep step);
    void documentChanged(); ///< another document, or the same one under another name
    void dirtyChanged();
    void unsavedChanged();
    void checked(); ///< the problems and the title are those of the text
    void runningChanged();
    void speedChanged();
    void noticeChanged();
    void notesChanged();
    void lineRequested(int line); ///< the editor should show this line
    void recordedChanged();
    void openingChanged();
    void openingProgressed();
    void viewRequested(const loopscope::exchange::View &view); ///< the timeline should go there

private:
    void take(const QString &text, const std::function<void()> &tell);
    void show(Document document);
    void showRun(const QString &path, exchange::OpenedRun opened);
    void runAtOnce();
    QString endingWords() const;
    bool write(const QString &path);
    void start(const scenario::RunOptions &options);
    void tellResult();
    void pointOutStall();
    void refuse(const QString &text);
    void setNotice(NoticeKind kind, const QString &text, int line = 0);

    Document m_document;
    QHash<QString, Document> m_drafts; ///< edited, not saved, and not open
    std::vector<timeline::Note> m_notes;
    QHash<QString, std::vector<timeline::Note>> m_otherNotes; ///< of documents that are not open, by their keys
    scenario::ParseResult m_parsed;
    std::string m_lastTitle;
    QTimer m_checkLater;
    LiveTrace m_live;
    RunOpener m_opener;
    std::optional<exchange::View> m_view;
    QString m_recordedEnding; ///< of the run that was opened
    Selection m_selection;
    Lanes m_lanes;
    double m_speed = 1.0;
    bool m_instant = false;
    bool m_justOpened = false; ///< the run that goes on is the one that opening started
    QString m_notice;
    NoticeKind m_noticeKind = NoticeKind::None;
    int m_noticeLine = 0;
};

} // namespace loopscope::app
