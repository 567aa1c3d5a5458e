pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Loopscope

// What can be written at the caret. It never has the focus: the source goes on taking letters, and hands over the keys
// that choose.
Popup {
    id: chooser

    required property SourceCompletion completion
    required property rect place // of the word, in the parent

    readonly property bool below: parent !== null && parent.mapToItem(null, 0, place.y + place.height + height).y < (parent.Window.height || 0) - 8

    function wants(event: var): bool {
        return visible && [Qt.Key_Up, Qt.Key_Down, Qt.Key_PageUp, Qt.Key_PageDown, Qt.Key_Return, Qt.Key_Enter, Qt.Key_Tab, Qt.Key_Escape].includes(event.key) && !(event.modifiers & (Qt.ControlModifier | Qt.AltModifier | Qt.ShiftModifier));
    }
    // True if the key was one that chooses.
    function press(event: var): bool {
        if (!wants(event))
            return false;
        event.accepted = true;
        switch (event.key) {
        case Qt.Key_Up:
            list.decrementCurrentIndex();
            break;
        case Qt.Key_Down:
            list.incrementCurrentIndex();
            break;
        case Qt.Key_PageUp:
            list.currentIndex = Math.max(0, list.currentIndex - 8);
            break;
        case Qt.Key_PageDown:
            list.currentIndex = Math.min(list.count - 1, list.currentIndex + 8);
            break;
        case Qt.Key_Escape:
            completion.close();
            break;
        default:
            completion.accept(list.currentIndex);
        }
        return true;
    }

    objectName: "completionList"
    visible: completion.count > 0
    focus: false
    modal: false
    closePolicy: Popup.NoAutoClose
    margins: 6
    padding: 4
    width: 320
    x: place.x - 10
    y: below ? place.y + place.height + 2 : place.y - height - 2

    background: Rectangle {
        radius: 8
        color: Theme.raised
        border.color: Theme.line
    }

    Connections {
        target: chooser.completion
        function onChanged() {
            list.currentIndex = 0;
        }
    }

    Column {
        width: parent.width

        ListView {
            id: list

            objectName: "completionRows"
            width: parent.width
            height: Math.min(contentHeight, 8 * 24)
            clip: true
            model: chooser.completion
            cacheBuffer: 0 // rows beside the visible ones would be under way when a letter takes them away
            boundsBehavior: Flickable.StopAtBounds
            highlightMoveDuration: 0
            keyNavigationWraps: true
            Accessible.role: Accessible.List
            Accessible.name: qsTr("What can be written here")
            ScrollBar.vertical: SlimScrollBar {}

            delegate: ItemDelegate {
                id: row

                required property int index
                required property string label
                required property string kind
                required property string summary
                required property string python
                required property bool needed

                width: ListView.view.width
                height: 24
                padding: 0
                hoverEnabled: true
                focusPolicy: Qt.NoFocus
                Accessible.role: Accessible.ListItem
                Accessible.name: qsTr("%1, %2. %3").arg(label).arg(kind).arg(summary)
                onClicked: chooser.completion.accept(index)

                background: Rectangle {
                    radius: 5
                    color: row.ListView.isCurrentItem ? Theme.accentWash : row.hovered ? Theme.hover : "transparent"
                }

                Text {
                    anchors.left: parent.left
                    anchors.leftMargin: 8
                    anchors.right: what.left
                    anchors.rightMargin: 8
                    anchors.verticalCenter: parent.verticalCenter
                    text: row.label
                    font.family: Theme.mono
                    font.pixelSize: 12
                    font.weight: row.needed ? Font.Bold : Font.Normal
                    color: Theme.text
                    elide: Text.ElideRight
                    textFormat: Text.PlainText
                }
                Text {
                    id: what

                    anchors.right: parent.right
                    anchors.rightMargin: 14
                    anchors.verticalCenter: parent.verticalCenter
                    text: row.kind
                    font.family: Theme.sans
                    font.pixelSize: 12
                    color: Theme.faint
                }
            }
        }
        Rectangle {
            visible: detail.visible
            width: parent.width
            height: 1
            color: Theme.line
        }
        Column {
            id: detail

            readonly property var row: list.currentItem

            visible: row !== null && (words.text.length > 0 || python.text.length > 0)
            width: parent.width
            padding: 8
            spacing: 3

            Text {
                id: words

                visible: text.length > 0
                width: parent.width - 16
                text: detail.row ? detail.row.summary : ""
                font.family: Theme.sans
                font.pixelSize: 12
                color: Theme.dim
                wrapMode: Text.Wrap
                textFormat: Text.PlainText
            }
            Text {
                id: python

                visible: text.length > 0
                width: parent.width - 16
                text: detail.row ? detail.row.python : ""
                font.family: Theme.mono
                font.pixelSize: 11
                color: Theme.faint
                wrapMode: Text.Wrap
                textFormat: Text.PlainText
            }
        }
    }
}
