import QtQuick
import QtQuick.Controls.Basic
import Loopscope

// A box to tick, with its words.
CheckBox {
    id: box

    padding: 0
    spacing: 10
    implicitHeight: 22
    hoverEnabled: true

    indicator: Rectangle {
        y: Math.round((box.height - height) / 2)
        width: 18
        height: 18
        radius: 5
        color: box.checked ? Theme.accent : Theme.raised
        border.width: box.visualFocus ? 2 : 1
        border.color: box.visualFocus ? (box.checked ? Theme.text : Theme.accent) : Theme.line

        Text {
            anchors.centerIn: parent
            visible: box.checked
            text: "✓"
            font.family: Theme.sans
            font.pixelSize: 13
            font.weight: Font.DemiBold
            color: Theme.onAccent
        }
    }
    contentItem: Text {
        leftPadding: box.indicator.width + box.spacing
        text: box.text
        font.family: Theme.sans
        font.pixelSize: 13
        color: Theme.text
        verticalAlignment: Text.AlignVCenter
        elide: Text.ElideRight
    }
}
