import QtQuick
import QtQuick.Controls.Basic
import Loopscope

ScrollBar {
    id: bar

    padding: 2
    minimumSize: 0.06

    contentItem: Rectangle {
        implicitWidth: 6
        implicitHeight: 6
        radius: 3
        color: Theme.faint
        opacity: bar.size >= 1 ? 0 : bar.pressed ? 0.9 : bar.hovered ? 0.7 : 0.4
    }
}
