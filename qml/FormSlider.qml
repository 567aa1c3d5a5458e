import QtQuick
import QtQuick.Controls.Basic
import Loopscope

Slider {
    id: control

    implicitHeight: 26
    implicitWidth: 60
    padding: 0
    leftPadding: 2
    rightPadding: 2
    stepSize: 0
    wheelEnabled: false
    hoverEnabled: true

    background: Rectangle {
        x: control.leftPadding
        y: (control.height - height) / 2
        width: control.availableWidth
        height: 3
        radius: 1.5
        color: Theme.line

        Rectangle {
            width: control.visualPosition * parent.width
            height: parent.height
            radius: 1.5
            color: Theme.accent
        }
    }
    handle: Rectangle {
        x: control.leftPadding + control.visualPosition * (control.availableWidth - width)
        y: (control.height - height) / 2
        width: 14
        height: 14
        radius: 7
        color: control.pressed ? Theme.accent : Theme.panel
        border.width: control.visualFocus ? 3 : 2
        border.color: Theme.accent
    }
}
