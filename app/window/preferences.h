#pragma once

#include <QObject>
#include <QQmlEngine>

namespace loopscope::app {

/// How someone likes the window to behave, kept from one start to the next. Qt 6.4 does not tell what the desktop wants
/// of motion, so it is asked for here.
class Preferences : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    Q_PROPERTY(bool reducedMotion READ hasReducedMotion WRITE setReducedMotion NOTIFY changed)
    Q_PROPERTY(bool livePreview READ hasLivePreview WRITE setLivePreview NOTIFY changed)
    Q_PROPERTY(bool reopensLast READ isReopeningLast WRITE setReopensLast NOTIFY changed)
    Q_PROPERTY(bool dragMeasures READ isDragMeasuring WRITE setDragMeasures NOTIFY changed)

public:
    explicit Preferences(QObject *parent = nullptr);

    /// Nothing moves by itself: views change at once.
    bool hasReducedMotion() const { return m_reducedMotion; }
    void setReducedMotion(bool reduced);
    /// Every edit that is valid runs at once, on the virtual clock.
    bool hasLivePreview() const { return m_livePreview; }
    void setLivePreview(bool live);
    /// What was open last is open again at the next start.
    bool isReopeningLast() const { return m_reopensLast; }
    void setReopensLast(bool reopens);
    /// Dragging measures and Shift+drag moves the picture, instead of the other way round.
    bool isDragMeasuring() const { return m_dragMeasures; }
    void setDragMeasures(bool measures);

Q_SIGNALS:
    void changed();

private:
    void keep(bool &value, bool wanted, const QString &key);

    bool m_reducedMotion = false;
    bool m_livePreview = true;
    bool m_reopensLast = true;
    bool m_dragMeasures = false;
};

} // namespace loopscope::app
