import QtQuick
import Loopscope

// Some keys and what they do: of a group of actions, or whatever is given as pairs of words.
Column {
    id: keys

    property CommandGroup group: null
    property bool active: true // made only then
    property string title: group ? group.name : ""
    property var pairs: []
    readonly property alias count: lines.count

    component Line: Row {
        id: line

        property string key: ""
        property string words: ""

        width: parent ? parent.width : 0

        Text {
            width: 156
            text: line.key
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
        text: keys.title
        bottomPadding: 3
        font.family: Theme.sans
        font.pixelSize: 12
        font.weight: Font.DemiBold
        color: Theme.faint
    }
    Repeater {
        id: lines

        model: keys.group && keys.active ? keys.group.withKeys() : []

        Line {
            required property Command modelData

            key: modelData.keyText
            words: modelData.text
        }
    }
    Repeater {
        model: keys.pairs

        Line {
            required property var modelData

            key: modelData[0]
            words: modelData[1]
        }
    }
}
