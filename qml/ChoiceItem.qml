import QtQuick
import QtQuick.Controls.Basic
import Loopscope

// An entry of a menu, with a note on its right.
MenuItem {
    id: control

    property string note: ""

    implicitHeight: 28
    implicitWidth: 200
    opacity: enabled ? 1 : 0.4
    Accessible.name: note.length > 0 ? text + ", " + note : text

    indicator: null
    contentItem: Item {
        Text {
            anchors.left: parent.left
            anchors.leftMargin: 6
            anchors.verticalCenter: parent.verticalCenter
            text: control.text
            font.family: Theme.sans
            font.pixelSize: 13
            font.weight: control.checked ? Font.DemiBold : Font.Normal
            color: control.checked ? Theme.accent : Theme.text
        }
        Text {
            anchors.right: parent.right
            anchors.rightMargin: 6
            anchors.verticalCenter: parent.verticalCenter
            text: control.note
            font.family: Theme.sans
            font.pixelSize: 11
            color: Theme.faint
        }
    }
    background: Rectangle {
        radius: 6
        color: control.highlighted || control.hovered ? Theme.accentWash : "transparent"
    }
}
