import QtQuick
import Loopscope

// Some keys and what they do: of actions, or whatever is given as pairs of words.
Column {
    id: group

    property string title: ""
    property var commands: [] // of Command
    property var pairs: []
    readonly property alias count: lines.count

    component Line: Row {
        id: line

        property string keys: ""
        property string words: ""

        width: parent ? parent.width : 0

        Text {
            width: 156
            text: line.keys
            font.family: Theme.mono
            font.pixelSize: 12
            color: Theme.text
        }
        Text {
            width: line.width - 156
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
        id: lines

        model: group.commands

        Line {
            required property Command modelData

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
