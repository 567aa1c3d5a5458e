pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Loopscope

// What is wrong with the text, under the text. A click goes to the place.
Rectangle {
    id: view

    required property ProblemsModel problems

    visible: problems.count > 0
    implicitHeight: visible ? Math.min(list.contentHeight + 13, 168) : 0
    color: Theme.stallWash

    Rectangle {
        width: parent.width
        height: 1
        color: Theme.stallEdge
    }

    ListView {
        id: list

        objectName: "problemList"
        anchors.fill: parent
        anchors.topMargin: 7
        anchors.bottomMargin: 6
        model: view.problems
        clip: true
        cacheBuffer: 0 // rows beside the visible ones would be under way when an edit takes them away
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: true
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Problems")
        ScrollBar.vertical: SlimScrollBar {}

        FocusRing {
            shown: list.activeFocus
            parent: list
        }

        delegate: ItemDelegate {
            id: row

            required property int index
            required property int line
            required property string message
            required property string remedy
            required property list<string> fixes

            width: ListView.view.width
            height: words.implicitHeight + (offers.visible ? offers.height + 4 : 0) + 10
            padding: 0
            focusPolicy: Qt.NoFocus // the list is one stop of Tab; arrows walk in it
            hoverEnabled: true
            Accessible.role: Accessible.ListItem
            Accessible.name: qsTr("Line %1: %2. %3").arg(line).arg(message).arg(remedy)
            onClicked: ListView.view.model.request(index)
            Keys.onReturnPressed: ListView.view.model.request(index)

            background: Rectangle {
                color: Theme.text
                opacity: row.hovered || (row.ListView.isCurrentItem && row.ListView.view.activeFocus) ? 0.06 : 0
            }

            Text {
                x: 0
                y: 5
                width: 28
                visible: row.line > 0
                text: row.line
                font.family: Theme.mono
                font.pixelSize: 12
                color: Theme.stall
                horizontalAlignment: Text.AlignRight
            }
            Text {
                id: words

                x: 42
                y: 5
                width: row.width - x - 14
                text: row.remedy.length > 0 ? row.message + "; " + row.remedy : row.message
                font.family: Theme.sans
                font.pixelSize: 12
                color: Theme.text
                wrapMode: Text.Wrap
                textFormat: Text.PlainText
            }
            Flow {
                id: offers

                visible: row.fixes.length > 0
                x: 42
                y: words.y + words.height + 4
                width: words.width
                spacing: 6

                Repeater {
                    model: row.fixes

                    PushButton {
                        required property string modelData
                        required property int index

                        objectName: "problemFix"
                        implicitHeight: 24
                        width: Math.min(implicitWidth, offers.width)
                        font.pixelSize: 12
                        text: modelData
                        onClicked: row.ListView.view.model.fix(row.index, index)
                    }
                }
            }
        }
    }
}
