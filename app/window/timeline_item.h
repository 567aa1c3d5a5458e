#pragma once

// The timeline on the screen. What it shows is a Scene, which a pure function turns into a draw list, which the raster
// painter turns into pixels: the same way that an exported picture takes. The item itself only keeps where the viewport
// is, and turns hands into viewports, selections, notes and measured times. By file:
//
//   timeline_item.cpp     what it is about, and painting
//   timeline_moves.cpp    how the viewport moves: zooming, panning, fitting, back and forward, motion
//   timeline_input.cpp    wheel, pointer and gestures, and what is under the pointer
//   timeline_handles.cpp  arranging lanes, and what can be taken hold of for that
//   timeline_marks.cpp    walking along spans, notes, what was measured

#include "models/finder.h"
#include "models/hover_card.h"
#include "models/measuring.h"
#include "models/notes_model.h"
#include "paint/fonts.h"
#include "paint/theme.h"
#include "session/session.h"
#include "timeline/hit_test.h"
#include "timeline/motion.h"
#include "timeline/rows.h"
#include "timeline/scene.h"
#include "timeline/view_history.h"
#include "window/image_item.h"

#include <QBasicTimer>
#include <QElapsedTimer>
#include <QPointer>

#include <optional>

class QNativeGestureEvent;

namespace loopscope::app {

class TimelineItem : public loopscope::app::ImageItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(loopscope::app::Session *session READ session WRITE setSession NOTIFY sessionChanged)
    Q_PROPERTY(loopscope::app::Finder *finder READ finder WRITE setFinder NOTIFY finderChanged)
    Q_PROPERTY(loopscope::app::NotesModel *notes READ notes WRITE setNotes NOTIFY notesChanged)
    Q_PROPERTY(loopscope::app::Measuring *measuring READ measuring CONSTANT)
    Q_PROPERTY(int theme READ theme WRITE setTheme NOTIFY themeChanged)
    Q_PROPERTY(bool follow READ follows WRITE setFollow NOTIFY followChanged)
    Q_PROPERTY(bool reducedMotion READ hasReducedMotion WRITE setReducedMotion NOTIFY habitsChanged)
    Q_PROPERTY(bool dragMeasures READ isDragMeasuring WRITE setDragMeasures NOTIFY habitsChanged)
    Q_PROPERTY(bool wheelZooms READ isWheelZooming WRITE setWheelZooms NOTIFY habitsChanged)
    Q_PROPERTY(bool canGoBack READ canGoBack NOTIFY viewportChanged)
    Q_PROPERTY(bool canGoForward READ canGoForward NOTIFY viewportChanged)
    Q_PROPERTY(QRectF noteBox READ noteBox NOTIFY noteBoxChanged)
    Q_PROPERTY(double measuredX READ measuredX NOTIFY viewportChanged)
    Q_PROPERTY(int laneCount READ laneCount NOTIFY rowsChanged)
    Q_PROPERTY(int shownLanes READ shownLanes NOTIFY rowsChanged)
    Q_PROPERTY(double nameColumn READ nameColumn WRITE setNameColumn NOTIFY viewportChanged)
    Q_PROPERTY(double rulerHeight READ rulerHeight NOTIFY viewportChanged)
    Q_PROPERTY(QString selectionText READ selectionText NOTIFY selectionTextChanged)
    Q_PROPERTY(bool hovering READ isHovering NOTIFY hoverChanged)
    Q_PROPERTY(QPointF hoverPoint READ hoverPoint NOTIFY hoverChanged)
    Q_PROPERTY(QString hoverTitle READ hoverTitle NOTIFY hoverChanged)
    Q_PROPERTY(QString hoverText READ hoverText NOTIFY hoverChanged)
    Q_PROPERTY(int hoverRole READ hoverRole NOTIFY hoverChanged)

public:
    enum class Way { Previous, Next, Above, Below };
    Q_ENUM(Way)

    explicit TimelineItem(QQuickItem *parent = nullptr);

    Session *session() const { return m_session; }
    void setSession(Session *session);
    /// Whose matches are marked.
    Finder *finder() const { return m_finder; }
    void setFinder(Finder *finder);
    /// What flags are drawn of, chosen, dragged and made by.
    NotesModel *notes() const { return m_notes; }
    void setNotes(NotesModel *notes);
    Measuring *measuring() { return &m_measuring; }
    /// A ThemeKind.
    int theme() const { return static_cast<int>(m_theme->kind); }
    void setTheme(int kind);
    /// The present stays at the right edge.
    bool follows() const { return m_follow; }
    void setFollow(bool follow);
    bool hasReducedMotion() const { return m_reducedMotion; }
    void setReducedMotion(bool reduced);
    bool isDragMeasuring() const { return m_dragMeasures; }
    void setDragMeasures(bool measures);
    bool isWheelZooming() const { return m_wheelZooms; }
    void setWheelZooms(bool zooms);
    QString selectionText() const;

    bool isHovering() const { return m_card.has_value(); }
    QPointF hoverPoint() const { return m_hoverPoint; }
    QString hoverTitle() const { return m_card ? m_card->title : QString(); }
    QString hoverText() const { return m_card ? m_card->text : QString(); }
    int hoverRole() const { return static_cast<int>(m_card ? m_card->role : timeline::Role::Faint); }

    /// Tasks, workers, threads and processes; and those that the filter lets pass.
    int laneCount() const { return m_rows ? static_cast<int>(m_rows->lanes) : 0; }
    int shownLanes() const { return m_rows ? static_cast<int>(m_rows->shown) : 0; }
    /// Sizes in logical pixels, for what QML puts into the corner between names and ruler.
    double nameColumn() const;
    void setNameColumn(double width);
    double rulerHeight() const;
    /// Of the selected lane.
    Q_INVOKABLE void toggleFold();
    Q_INVOKABLE void toggleAllFolds();
    Q_INVOKABLE void togglePin();
    /// Makes lanes higher or lower; 0 lets them use the room that there is.
    Q_INVOKABLE void resizeLanes(double factor);

    /// Fits the selection; again, or without one, the whole run.
    Q_INVOKABLE void fit();
    Q_INVOKABLE void fitRun();
    Q_INVOKABLE void zoom(double factor);          ///< about the pointer, else about the middle
    Q_INVOKABLE void pan(double fraction);         ///< of the width; positive shows what comes later
    Q_INVOKABLE void scrollLanes(double fraction); ///< of the height; positive shows what is further down
    /// To what was shown before, and forward again.
    Q_INVOKABLE void back();
    Q_INVOKABLE void forward();
    bool canGoBack() const { return m_history.canGoBack(); }
    bool canGoForward() const { return m_history.canGoForward(); }
    /// Selects the span beside the selected one, in the lane or at the same time in another.
    Q_INVOKABLE void walk(Way way);
    /// Clears what was measured and chosen.
    Q_INVOKABLE void clearMarks();
    /// What happened on all lanes while the selected span lasted.
    Q_INVOKABLE void measureSelection();
    /// A note at the pointer, else where the selection begins, else in the middle.
    Q_INVOKABLE void mark();
    Q_INVOKABLE void goToNote(int step);
    /// The chosen note's flag, in the item's coordinates; empty where it is out of view.
    QRectF noteBox() const;
    /// The middle of what is in view of the measured time, in the item's coordinates.
    double measuredX() const;

    /// What is on the screen, as a value; nullopt without a session.
    std::optional<timeline::Scene> scene() const;
    const timeline::Viewport &viewport() const { return m_viewport; }

Q_SIGNALS:
    void sessionChanged();
    void finderChanged();
    void notesChanged();
    void themeChanged();
    void followChanged();
    void habitsChanged();
    void selectionTextChanged();
    void rowsChanged();
    void hoverChanged();
    void noteBoxChanged();
    void viewportChanged();

protected:
    bool event(QEvent *event) override;
    void itemChange(ItemChange change, const ItemChangeData &data) override;
    void updatePolish() override;
    void geometryChange(const QRectF &now, const QRectF &before) override;
    void timerEvent(QTimerEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseUngrabEvent() override;
    void hoverMoveEvent(QHoverEvent *event) override;
    void hoverLeaveEvent(QHoverEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    /// What a pressed button does as the pointer moves. Undecided (it would pan), MeasureSoon and NotePressed are
    /// clicks as long as it does not.
    enum class Drag { None, Undecided, Pan, MeasureSoon, Measure, Handle, NotePressed, Note };
    /// A handle that is held, and what was there when it was taken.
    struct Hold {
        timeline::Handle handle;
        trace::LaneIndex lane;
        QPoint at;
        timeline::Viewport viewport;
        timeline::Arrangement arrangement;
    };

    Time endOfRun() const;
    Duration clock() const { return std::chrono::nanoseconds{m_clock.nsecsElapsed()}; }
    void forgetRun();
    void followPresent();

    void setViewport(const timeline::Viewport &viewport);
    /// As setViewport(), by hand: the view no longer moves by itself, and going back leads here again.
    void moveTo(const timeline::Viewport &viewport, timeline::MoveKind kind);
    void zoomAt(int x, double factor);
    void advanceMotion();
    timeline::View currentView() const;
    void showView(const std::optional<timeline::View> &view);
    void restore(const exchange::View &view);
    void revealSelection();
    void revealTime(Time time);

    bool takeHold(const timeline::Hit &hit, QPoint at);
    void dragHold(QPoint to);
    bool resetByHandle(const timeline::Hit &hit);
    void showHandle(const std::optional<timeline::Hit> &hit);
    void arrange(timeline::Arrangement arrangement);
    void keepRows();

    bool pinch(QNativeGestureEvent *event);
    void scroll(QPointF pixels);
    void fling(Duration at);
    void drag(QPointF point);
    void endDrag();
    void click(QPointF point);
    void hoverAt(QPointF point);
    void endHover();
    QPoint toDevice(QPointF point) const;
    std::optional<timeline::Hit> hitAt(QPointF point) const;
    Time timeUnder(QPointF point) const;

    QPointer<Session> m_session;
    QPointer<Finder> m_finder;
    QPointer<NotesModel> m_notes;
    Measuring m_measuring;
    const Theme *m_theme = &themeFor(ThemeKind::Dark);
    std::optional<Fonts> m_fonts; ///< of the scale that was painted last
    timeline::Viewport m_viewport;
    bool m_follow = false;
    bool m_fitted = true; ///< the view shows the whole run, and goes on doing so as it grows
    Time m_expectedEnd{}; ///< as long as the run before was: a repeated run grows into that length
    QBasicTimer m_frames; ///< ticks while a run goes on

    QElapsedTimer m_clock; ///< what motion and history count time by
    timeline::ViewHistory m_history;
    timeline::Motion m_motion;
    timeline::PointerTrail m_trail; ///< of the hand that pans, to tell a flick by
    QPointF m_swiped;               ///< how far fingers on a touchpad have moved the picture, in device pixels
    bool m_reducedMotion = false;
    bool m_dragMeasures = false;
    bool m_wheelZooms = false;

    std::optional<timeline::SpanRef> m_hover;
    std::optional<trace::LaneIndex> m_pointed; ///< the lane whose name is under the pointer
    std::optional<HoverCard> m_card;           ///< about what is under the pointer
    std::optional<int> m_cursorX;
    QPointF m_hoverPoint;
    Drag m_drag = Drag::None;
    QPointF m_pressed;
    QPointF m_dragged; ///< where the pointer was at the last move
    std::optional<Hold> m_hold;
    std::shared_ptr<const timeline::Rows> m_rows; ///< of the last picture
};

} // namespace loopscope::app
