#pragma once

// What the window is open on: one scenario's text and the run of it that is on the timeline. Everything belongs to the
// GUI thread.

#include "files/file_saver.h"
#include "form/text_edit.h"
#include "scenario/scenario.h"
#include "session/documents.h"
#include "session/lanes.h"
#include "session/last_opened.h"
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
    Q_PROPERTY(QString name READ name NOTIFY documentChanged)
    Q_PROPERTY(bool isDemo READ isDemo NOTIFY documentChanged)
    Q_PROPERTY(bool isCopy READ isCopy NOTIFY documentChanged)
    Q_PROPERTY(bool foreign READ isForeign NOTIFY documentChanged)
    Q_PROPERTY(bool recorded READ isRecorded NOTIFY recordedChanged)
    Q_PROPERTY(bool opening READ isOpening NOTIFY openingChanged)
    Q_PROPERTY(double openingProgress READ openingProgress NOTIFY openingProgressed)
    Q_PROPERTY(QString openingName READ openingName NOTIFY openingChanged)
    Q_PROPERTY(bool saving READ isSaving NOTIFY savingChanged)
    Q_PROPERTY(QString savingName READ savingName NOTIFY savingChanged)
    Q_PROPERTY(QString savedSize READ savedSize NOTIFY savingProgressed)
    Q_PROPERTY(bool dirty READ isDirty NOTIFY dirtyChanged)
    Q_PROPERTY(bool canRevert READ canRevert NOTIFY dirtyChanged)
    Q_PROPERTY(int unsavedCount READ unsavedCount NOTIFY unsavedChanged)
    Q_PROPERTY(bool conflict READ hasConflict NOTIFY conflictChanged)
    Q_PROPERTY(bool saveWaits READ isSaveWaiting NOTIFY conflictChanged)
    Q_PROPERTY(bool running READ isRunning NOTIFY runningChanged)
    Q_PROPERTY(bool instant READ isInstant WRITE setInstant NOTIFY speedChanged)
    Q_PROPERTY(double speed READ speed WRITE setSpeed NOTIFY speedChanged)
    Q_PROPERTY(QString notice READ notice NOTIFY noticeChanged)
    Q_PROPERTY(NoticeKind noticeKind READ noticeKind NOTIFY noticeChanged)
    Q_PROPERTY(int noticeLine READ noticeLine NOTIFY noticeChanged)
    Q_PROPERTY(loopscope::app::Selection *selection READ selection CONSTANT)
    Q_PROPERTY(loopscope::app::Lanes *lanes READ lanes CONSTANT)

public:
    /// What a notice is about, and so how it is shown and what can be done: a file operation that failed; a document
    /// that could not be saved to its file, but can be to another one; the scenario's text; the run; a demo that was
    /// changed and is a copy now; a file that was changed by another program.
    enum class NoticeKind { None, File, Unsaved, Problem, Run, Copy, Outside };
    Q_ENUM(NoticeKind)

    explicit Session(QObject *parent = nullptr);

    const Documents &documents() const { return m_documents; }
    const Document &document() const { return m_documents.shown(); }
    QString text() const { return document().text; }
    void setText(const QString &text);
    /// Changes the text from elsewhere than the editor, which takes it over as a step to undo. Edits that do not fit
    /// the text, because it has changed since, are not made: false.
    bool edit(const form::TextEdits &edits, EditStep step = EditStep::New);
    /// The scenario's title, as long as it says one; else the file's name.
    QString title() const;
    QString path() const { return document().path; }
    /// The id of the demo that is shown, or that what is shown is a copy of.
    QString demo() const { return document().demo; }
    QString key() const { return document().key(); }
    /// As its file is called, or its demo; "Copy of …".
    QString name() const { return document().shownName(); }
    bool isDemo() const { return document().isDemo(); }
    /// A demo that was changed: nobody's but the reader's, and in no file yet.
    bool isCopy() const { return document().isCopy(); }
    /// There is a trace of another program, and no scenario.
    bool isForeign() const { return document().isForeign(); }
    /// What is on the timeline was opened, and has not run here.
    bool isRecorded() const { return m_live.isRecorded(); }
    /// A run or a trace is being read.
    bool isOpening() const { return m_opener.isActive(); }
    double openingProgress() const { return m_opener.progress(); } ///< from 0 to 1
    QString openingName() const;
    /// A run or a trace is being written that takes a while.
    bool isSaving() const { return m_saver.isActive(); }
    QString savingName() const;
    QString savedSize() const; ///< of it, by now
    bool isDirty() const { return document().isDirty(); }
    bool canRevert() const { return document().canRevert(); }
    /// How many documents have changes that no file holds.
    int unsavedCount() const { return static_cast<int>(m_documents.unsaved().size()); }
    /// Another program has changed the file of what is shown, and so has the reader.
    bool hasConflict() const { return m_documents.theirs().has_value(); }
    /// That was found out when the document was to be saved.
    bool isSaveWaiting() const { return m_saveWaits; }

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
    /// The document of this key has changes that no file holds.
    bool hasDraft(const QString &key) const { return m_documents.isUnsaved(key); }

    /// What the window begins with: a file or a demo's id; the first demo where that is empty or cannot be read.
    Q_INVOKABLE void begin(const QString &fileOrDemo);
    /// The same without a file: where the window was when it was closed, if that is wished for.
    Q_INVOKABLE void resume();
    /// Remembers that.
    Q_INVOKABLE void keepPlace() const;
    /// Opens a demo or a file and runs it on the virtual clock, so that there is a timeline at once. What was edited
    /// in the document before is kept and comes back with it. False if it cannot be read; the notice says why. A saved
    /// run or a trace of another program is shown as it is; it is read meanwhile, and true only says that it will be.
    Q_INVOKABLE bool openDemo(const QString &id);
    Q_INVOKABLE bool openFile(const QUrl &url);
    bool openPath(const QString &path);
    /// Shows one of those that wait with changes; false if none of this key does.
    bool openWaiting(const QString &key);
    /// Shows a new document that no file holds.
    void openNew(const QString &name, const QString &text);
    /// Has what was recovered wait among the unsaved.
    void putAside(Document document);
    Document makeUnsaved(const QString &name, const QString &text) { return m_documents.makeUnsaved(name, text); }
    /// Keeps what is typed for a recovery, now; false if not all of it could be.
    bool keepUnsaved() { return m_documents.keep(); }
    /// A file has another place now: what belongs to it follows.
    void follow(const QString &from, const QString &to);
    Q_INVOKABLE void cancelOpening();
    Q_INVOKABLE void cancelSaving() { m_saver.cancel(); }
    /// Writes the document to its file; false if that fails, if it has none, or if another program has changed that
    /// file meanwhile, which is a conflict.
    Q_INVOKABLE bool save();
    Q_INVOKABLE bool saveAs(const QUrl &url);
    /// A name for that.
    Q_INVOKABLE QUrl saveSuggestion() const { return QUrl::fromLocalFile(suggestedPath(document())); }
    /// The file that saving there would replace, as people write it; empty: none, or the document's own.
    Q_INVOKABLE QString replaced(const QUrl &url) const;
    /// Writes one of the unsaved documents, whichever is shown. A sentence if that fails.
    std::optional<QString> saveUnsaved(const QString &key, const QString &path);
    /// Ends a conflict: the reader's text stays, and is saved if that is what it waits for; or the file's text replaces
    /// it, as a step to undo.
    Q_INVOKABLE void keepMine();
    Q_INVOKABLE void takeTheirs();
    /// Saving no longer waits for that. The conflict stays.
    Q_INVOKABLE void forgetSave();
    /// Writes what is on the timeline to a file, with its scenario, notes and view, or as a Chrome trace if the name
    /// says .json. False if that fails; the notice says why.
    Q_INVOKABLE bool saveRun(const QUrl &url);
    /// Where that is to be written to if this was chosen: a trace that is asked for gets the name of one.
    Q_INVOKABLE QUrl runFile(const QUrl &chosen, bool asTrace) const;
    /// A name for that: beside the scenario's file, where there is one.
    Q_INVOKABLE QUrl runSuggestion() const;
    /// Where the timeline is, to be saved with the run.
    void setView(const exchange::View &view) { m_view = view; }
    /// Takes back what was edited since the last save, or since it was a demo: a step to undo.
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
    void leaving();         ///< another document is going to be shown: this one is still here
    void shown();           ///< another document: its notes, its text and its run come next
    void conflictChanged();
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
    void savingChanged();
    void savingProgressed();
    void runSaved(bool isSaved); ///< one that took a while; it may have failed, and then the notice says why
    void viewRequested(const loopscope::exchange::View &view); ///< the timeline should go there

private:
    void take(const QString &text, const std::function<void()> &tell);
    void show(Document document);
    void leave(const QString &next);
    void arrive();
    void lookOutside();
    void edit(const QString &wanted);
    void tellCopy();
    void restorePlace();
    void tellSaved(const std::optional<QString> &error);
    void showRun(const QString &path, exchange::OpenedRun opened);
    void runAtOnce();
    QString endingWords() const;
    bool write(const QString &path);
    bool isFreeToSave();
    void start(const scenario::RunOptions &options);
    void tellResult();
    void pointOutStall();
    void refuse(const QString &text);
    void setNotice(NoticeKind kind, const QString &text, int line = 0);

    Documents m_documents;
    std::vector<timeline::Note> m_notes;
    QHash<QString, std::vector<timeline::Note>> m_otherNotes; ///< of documents that are not open, by their keys
    scenario::ParseResult m_parsed;
    std::string m_lastTitle;
    QTimer m_checkLater;
    LiveTrace m_live;
    RunOpener m_opener;
    FileSaver m_saver;
    std::optional<exchange::View> m_view;
    QString m_recordedEnding; ///< of the run that was opened
    Selection m_selection;
    Lanes m_lanes;
    double m_speed = 1.0;
    bool m_instant = false;
    bool m_justOpened = false; ///< the run that goes on is the one that opening started
    bool m_saveWaits = false;
    std::optional<LastOpened> m_place; ///< to go to when that run is over
    QString m_notice;
    NoticeKind m_noticeKind = NoticeKind::None;
    int m_noticeLine = 0;
};

} // namespace loopscope::app
