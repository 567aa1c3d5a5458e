import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
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
    contentItem: RowLayout {
        spacing: 12

        Text {
            Layout.leftMargin: 6
            text: control.text
            font.family: Theme.sans
            font.pixelSize: 13
            font.weight: control.checked ? Font.DemiBold : Font.Normal
            color: control.checked ? Theme.accent : Theme.text
        }
        Text {
            Layout.fillWidth: true
            Layout.rightMargin: 6
            text: control.note
            horizontalAlignment: Text.AlignRight
            font.family: Theme.sans
            font.pixelSize: 11
            color: Theme.faint
            elide: Text.ElideMiddle
        }
    }
    background: Rectangle {
        radius: 6
        color: control.highlighted || control.hovered ? Theme.accentWash : "transparent"
    }
}
