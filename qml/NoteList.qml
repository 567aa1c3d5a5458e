import QtQuick
import QtQuick.Controls.Basic
import Loopscope

// The notes of the run. A click or Enter goes to one, F2 edits its words, Delete removes it.
Rectangle {
    id: view

    required property NotesModel notes

    visible: notes.count > 0
    implicitHeight: visible ? Math.min(list.contentHeight + heading.height + 18, 260) : 0
    color: Theme.panel

    Rectangle {
        width: parent.width
        height: 1
        color: Theme.line
    }
    Text {
        id: heading

        x: 16
        y: 10
        text: qsTr("Notes")
        font.family: Theme.sans
        font.pixelSize: 12
        font.weight: Font.DemiBold
        color: Theme.text
    }

    ListView {
        id: list

        objectName: "noteList"
        anchors.fill: parent
        anchors.topMargin: heading.height + 14
        anchors.leftMargin: 8
        anchors.rightMargin: 8
        anchors.bottomMargin: 4
        model: view.notes
        currentIndex: view.notes.chosen
        clip: true
        cacheBuffer: 0
        highlightMoveDuration: 0
        activeFocusOnTab: true
        boundsBehavior: Flickable.StopAtBounds
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Notes")
        Keys.onReturnPressed: view.notes.reveal(currentIndex)
        Keys.onDeletePressed: view.notes.remove(currentIndex)
        Keys.onPressed: event => {
            event.accepted = event.key === Qt.Key_F2;
            if (event.accepted)
                view.notes.edit(currentIndex);
        }
        ScrollBar.vertical: SlimScrollBar {}

        FocusRing {
            shown: list.activeFocus
            parent: list
        }

        delegate: ItemDelegate {
            id: row

            required property int index
            required property string time
            required property string words
            required property bool chosen

            width: ListView.view.width
            height: 26
            padding: 0
            hoverEnabled: true
            focusPolicy: Qt.NoFocus
            Accessible.role: Accessible.ListItem
            Accessible.name: time + ": " + words
            onClicked: ListView.view.model.reveal(index)
            onDoubleClicked: ListView.view.model.edit(index)

            background: Rectangle {
                radius: 6
                color: row.chosen ? Theme.accentWash : row.hovered ? Theme.hover : "transparent"
                border.width: row.ListView.isCurrentItem && row.ListView.view.activeFocus ? 2 : 0
                border.color: Theme.accent
            }

            Text {
                id: when

                x: 8
                anchors.verticalCenter: parent.verticalCenter
                width: 112
                text: row.time
                font.family: Theme.mono
                font.pixelSize: 11
                color: Theme.faint
                elide: Text.ElideRight
            }
            Text {
                anchors.left: when.right
                anchors.leftMargin: 8
                anchors.right: parent.right
                anchors.rightMargin: 8
                anchors.verticalCenter: parent.verticalCenter
                text: row.words.length > 0 ? row.words : qsTr("without words")
                font.family: Theme.sans
                font.pixelSize: 12
                font.italic: row.words.length === 0
                color: row.words.length > 0 ? Theme.text : Theme.faint
                elide: Text.ElideRight
                textFormat: Text.PlainText
            }
        }
    }
}
