import QtQuick
import Loopscope

// The keys of one group of actions, or whatever else is given as pairs of words.
Column {
    id: group

    property string title: ""
    property var commands: []
    property var pairs: []

    component Line: Row {
        id: line

        property string keys: ""
        property string words: ""

        Text {
            width: 128
            text: line.keys
            font.family: Theme.mono
            font.pixelSize: 12
            color: Theme.text
        }
        Text {
            width: 190
            text: line.words
            font.family: Theme.sans
            font.pixelSize: 13
            color: Theme.dim
            wrapMode: Text.WordWrap
        }
    }

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
        model: group.commands

        Line {
            required property Command modelData

            visible: modelData.group === group.title && keys.length > 0
            keys: modelData.keyText
            words: modelData.text
        }
    }
    Repeater {
        model: group.pairs

        Line {
            required property var modelData

            keys: modelData[0]
            words: modelData[1]
        }
    }
}
