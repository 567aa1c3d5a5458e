import QtQuick
import QtQuick.Controls.Basic
import Loopscope

// What the scenario has logged. A click goes to the span that wrote the line.
Item {
    id: view

    required property LogModel log

    EmptyState {
        anchors.centerIn: parent
        width: Math.min(260, parent.width - 32)
        visible: list.count === 0
        title: qsTr("Nothing was logged")
        text: qsTr("The lines of every “log” step appear here as the scenario runs.")
    }

    ListView {
        id: list

        property bool atEnd: true

        function followEnd() {
            if (atEnd && visible)
                positionViewAtEnd();
        }

        objectName: "logList"
        anchors.fill: parent
        anchors.margins: 8
        model: view.log
        clip: true
        cacheBuffer: 0 // rows beside the visible ones would be under way when a new run empties the list
        activeFocusOnTab: true
        boundsBehavior: Flickable.StopAtBounds
        currentIndex: -1
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Log")
        Keys.onReturnPressed: view.log.reveal(currentIndex)
        onMovementEnded: atEnd = atYEnd
        // Later: while it is told of new lines, a list that is moved makes a delegate for each of them, and there may
        // be a hundred thousand.
        onCountChanged: later.restart()
        onVisibleChanged: later.restart()
        ScrollBar.vertical: SlimScrollBar {}

        Timer {
            id: later

            interval: 0
            onTriggered: list.followEnd()
        }

        FocusRing {
            shown: list.activeFocus
            parent: list
        }

        delegate: ItemDelegate {
            id: row

            required property int index
            required property string time
            required property string lane
            required property string message

            width: ListView.view.width
            height: Math.max(26, words.implicitHeight + 9)
            padding: 0
            focusPolicy: Qt.NoFocus // the list is one stop of Tab; arrows walk in it
            hoverEnabled: true
            Accessible.role: Accessible.ListItem
            Accessible.name: time + ", " + lane + ": " + message
            onClicked: {
                ListView.view.currentIndex = index;
                ListView.view.model.reveal(index);
            }

            background: Rectangle {
                radius: 6
                color: row.ListView.isCurrentItem ? Theme.accentWash : row.hovered ? Theme.hover : "transparent"
            }

            Text {
                id: when

                x: 8
                y: 5
                width: 62
                text: row.time
                font.family: Theme.mono
                font.pixelSize: 11
                color: Theme.faint
                horizontalAlignment: Text.AlignRight
            }
            Text {
                id: who

                x: 80
                y: 5
                width: 66
                text: row.lane
                font.family: Theme.sans
                font.pixelSize: 12
                color: Theme.dim
                elide: Text.ElideRight
            }
            Text {
                id: words

                x: 152
                y: 5
                width: row.width - x - 8
                text: row.message
                font.family: Theme.sans
                font.pixelSize: 12
                color: Theme.text
                wrapMode: Text.Wrap
                textFormat: Text.PlainText
            }
        }
    }
}
