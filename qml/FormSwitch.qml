import QtQuick
import QtQuick.Controls.Basic
import Loopscope

Switch {
    id: control

    implicitHeight: 26
    implicitWidth: 36
    padding: 0
    hoverEnabled: true

    indicator: Rectangle {
        y: (control.height - height) / 2
        width: 34
        height: 18
        radius: 9
        color: control.checked ? Theme.accent : Theme.line
        border.width: control.visualFocus ? 2 : 0
        border.color: Theme.text

        Rectangle {
            x: control.checked ? parent.width - width - 2 : 2
            y: 2
            width: 14
            height: 14
            radius: 7
            color: control.checked ? Theme.onAccent : Theme.text
        }
    }
    contentItem: Item {}
}
