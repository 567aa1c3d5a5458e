import QtQuick
import Loopscope

// What a place says while it has nothing to show: what belongs here and how to get it.
Column {
    id: empty

    property string title: ""
    property string text: ""

    spacing: 6

    Text {
        width: parent.width
        text: empty.title
        font.family: Theme.sans
        font.pixelSize: 14
        font.weight: Font.DemiBold
        color: Theme.dim
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.WordWrap
    }
    Text {
        width: parent.width
        text: empty.text
        font.family: Theme.sans
        font.pixelSize: 12
        color: Theme.faint
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.WordWrap
        lineHeight: 1.25
    }
}
