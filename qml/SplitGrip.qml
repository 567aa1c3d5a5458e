import QtQuick
import QtQuick.Templates as T
import Loopscope

// The line between two panels, wide enough to be caught.
Rectangle {
    id: grip

    implicitWidth: 1
    implicitHeight: 1
    color: T.SplitHandle.pressed || T.SplitHandle.hovered ? Theme.accent : Theme.line
    containmentMask: Item {
        x: grip.width <= 1 ? -4 : 0
        y: grip.height <= 1 ? -4 : 0
        width: grip.width <= 1 ? 9 : grip.width
        height: grip.height <= 1 ? 9 : grip.height
    }
}
