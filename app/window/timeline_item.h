#pragma once

// The timeline on the screen. What it shows is a Scene, which a pure function turns into a draw list, which the raster
// painter turns into pixels: the same way that an exported picture takes. The item itself only keeps where the viewport
// is, and turns hands into viewports and selections.

#include "models/hover_card.h"
#include "paint/fonts.h"
#include "paint/theme.h"
#include "session/session.h"
#include "timeline/hit_test.h"
#include "timeline/rows.h"
#include "timeline/scene.h"
#include "window/image_item.h"

#include <QBasicTimer>
#include <QPointer>

#include <optional>

namespace loopscope::app {

class TimelineItem : public loopscope::app::ImageItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(loopscope::app::Session *session READ session WRITE setSession NOTIFY sessionChanged)
    Q_PROPERTY(bool dark READ isDark WRITE setDark NOTIFY darkChanged)
    Q_PROPERTY(bool follow READ follows WRITE setFollow NOTIFY followChanged)
    Q_PROPERTY(QString selectionText READ selectionText NOTIFY selectionTextChanged)
    Q_PROPERTY(bool hovering READ isHovering NOTIFY hoverChanged)
    Q_PROPERTY(QPointF hoverPoint READ hoverPoint NOTIFY hoverChanged)
    Q_PROPERTY(QString hoverTitle READ hoverTitle NOTIFY hoverChanged)
    Q_PROPERTY(QString hoverText READ hoverText NOTIFY hoverChanged)
    Q_PROPERTY(int hoverRole READ hoverRole NOTIFY hoverChanged)
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY searchChanged)
    Q_PROPERTY(int matchCount READ matchCount NOTIFY searchChanged)
    Q_PROPERTY(int matchNumber READ matchNumber NOTIFY searchChanged)
    Q_PROPERTY(int laneCount READ laneCount NOTIFY rowsChanged)
    Q_PROPERTY(int shownLanes READ shownLanes NOTIFY rowsChanged)
    Q_PROPERTY(double nameColumn READ nameColumn NOTIFY viewportChanged)
    Q_PROPERTY(double rulerHeight READ rulerHeight NOTIFY viewportChanged)

public:
    explicit TimelineItem(QQuickItem *parent = nullptr);

    Session *session() const { return m_session; }
    void setSession(Session *session);
    bool isDark() const { return m_theme->kind == ThemeKind::Dark; }
    void setDark(bool dark);
    /// The present stays at the right edge.
    bool follows() const { return m_follow; }
    void setFollow(bool follow);
    QString selectionText() const;

    bool isHovering() const { return m_card.has_value(); }
    QPointF hoverPoint() const { return m_hoverPoint; }
    QString hoverTitle() const { return m_card ? m_card->title : QString(); }
    QString hoverText() const { return m_card ? m_card->text : QString(); }
    int hoverRole() const { return static_cast<int>(m_card ? m_card->role : timeline::Role::Faint); }

    QString search() const { return m_search; }
    void setSearch(const QString &search);
    int matchCount() const { return static_cast<int>(m_matches.size()); }
    /// Which match is selected, from 1; 0 for none.
    int matchNumber() const { return m_match; }
    /// Selects the next match, or the one before with a negative step.
    Q_INVOKABLE void nextMatch(int step = 1);

    /// Fits the selection; again, or without one, the whole run.
    Q_INVOKABLE void fit();
    Q_INVOKABLE void fitRun();
    Q_INVOKABLE void zoom(double factor);
    Q_INVOKABLE void pan(double fraction); ///< of the width; positive shows what comes later

    /// Tasks, workers, threads and processes; and those that the filter lets pass.
    int laneCount() const { return m_rows ? static_cast<int>(m_rows->lanes) : 0; }
    int shownLanes() const { return m_rows ? static_cast<int>(m_rows->shown) : 0; }
    /// Sizes in logical pixels, for what QML puts into the corner between names and ruler.
    double nameColumn() const;
    double rulerHeight() const;
    /// Of the selected lane.
    Q_INVOKABLE void toggleFold();
    Q_INVOKABLE void toggleAllFolds();
    Q_INVOKABLE void togglePin();
    /// Makes lanes higher or lower; 0 lets them use the room that there is.
    Q_INVOKABLE void resizeLanes(double factor);

    /// What is on the screen, as a value; nullopt without a session.
    std::optional<timeline::Scene> scene() const;
    const timeline::Viewport &viewport() const { return m_viewport; }

Q_SIGNALS:
    void sessionChanged();
    void darkChanged();
    void followChanged();
    void selectionTextChanged();
    void hoverChanged();
    void searchChanged();
    void viewportChanged();
    void rowsChanged();
    void searchRequested();
    void keysRequested();

protected:
    void updatePolish() override;
    void geometryChange(const QRectF &now, const QRectF &before) override;
    void timerEvent(QTimerEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
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
    /// What a pressed button does as the pointer moves.
    enum class Drag { None, Undecided, Pan, Measure, Handle };
    /// A handle that is held, and what was there when it was taken.
    struct Hold {
        timeline::Handle handle;
        trace::LaneIndex lane;
        QPoint at;
        timeline::Viewport viewport;
        timeline::Arrangement arrangement;
    };

    Time endOfRun() const;
    void setViewport(const timeline::Viewport &viewport);
    /// As setViewport(), by hand: the view no longer moves by itself.
    void moveTo(const timeline::Viewport &viewport);
    void forgetRun();
    void followPresent();
    void revealSelection();
    void selectOr(std::optional<timeline::SpanRef> span);
    bool walk(int key);
    void hoverAt(QPointF point);
    void endHover();
    bool takeHold(const timeline::Hit &hit, QPoint at);
    void dragHold(QPoint to);
    bool resetByHandle(const timeline::Hit &hit);
    void showHandle(const std::optional<timeline::Hit> &hit);
    bool arrangeByKey(const QKeyEvent &event);
    void arrange(timeline::Arrangement arrangement);
    void keepRows();
    QPoint toDevice(QPointF point) const;
    std::optional<timeline::Hit> hitAt(QPointF point) const;
    void clearMarks();

    QPointer<Session> m_session;
    const Theme *m_theme = &themeFor(ThemeKind::Dark);
    std::optional<Fonts> m_fonts; ///< of the scale that was painted last
    timeline::Viewport m_viewport;
    std::optional<timeline::SpanRef> m_hover;
    std::optional<HoverCard> m_card; ///< about what is under the pointer
    std::optional<int> m_cursorX;
    std::optional<timeline::TimeRange> m_measured;
    std::optional<trace::LaneIndex> m_pointed; ///< the lane whose name is under the pointer
    QPointF m_hoverPoint;
    bool m_follow = false;
    bool m_fitted = true; ///< the view shows the whole run, and goes on doing so as it grows
    Time m_expectedEnd{}; ///< as long as the run before was: a repeated run grows into that length
    QBasicTimer m_frames; ///< ticks while a run goes on
    Drag m_drag = Drag::None;
    std::optional<Hold> m_hold;
    std::shared_ptr<const timeline::Rows> m_rows; ///< of the last picture
    QPointF m_pressed;
    QPointF m_dragged; ///< where the pointer was at the last move
    QString m_search;
    std::vector<timeline::SpanRef> m_matches;
    int m_match = 0;
};

} // namespace loopscope::app
