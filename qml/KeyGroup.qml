import QtQuick
import Loopscope

// Some keys and what they do.
Column {
    id: group

    property string title: ""
    property var keys: []

    spacing: 5

    Text {
        text: group.title
        bottomPadding: 3
        font.family: Theme.sans
        font.pixelSize: 12
        font.weight: Font.DemiBold
        color: Theme.faint
    }
    Repeater {
        model: group.keys

        Row {
            id: key

            required property var modelData

            Text {
                width: 124
                text: key.modelData[0]
                font.family: Theme.mono
                font.pixelSize: 12
                color: Theme.text
            }
            Text {
                text: key.modelData[1]
                font.family: Theme.sans
                font.pixelSize: 13
                color: Theme.dim
            }
        }
    }
}
