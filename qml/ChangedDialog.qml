pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Loopscope

// Another program has changed the file, and so has the reader: shows both, and asks whose text is to stay. It comes only
// when it is asked for, or the document is to be saved: whoever is typing goes on typing.
Sheet {
    id: sheet

    required property Session session
    signal saveAsRequested

    title: qsTr("%1 was changed by another program").arg(session.name)
    width: 720
    onClosed: session.forgetSave()

    Connections {
        target: sheet.session
        function onConflictChanged() {
            if (!sheet.session.conflict)
                sheet.close();
            else if (sheet.session.saveWaits)
                sheet.open();
        }
    }
    DifferenceModel {
        id: difference

        session: sheet.session
    }

    component Legend: Row {
        id: legend

        property string sign
        property string words
        property color ground

        spacing: 6

        Rectangle {
            width: 18
            height: 18
            radius: 4
            color: legend.ground

            Text {
                anchors.centerIn: parent
                text: legend.sign
                font.family: Theme.mono
                font.pixelSize: 12
                color: Theme.text
            }
        }
        Text {
            anchors.verticalCenter: parent.verticalCenter
            text: legend.words
            font.family: Theme.sans
            font.pixelSize: 12
            color: Theme.dim
        }
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 12

        Text {
            Layout.fillWidth: true
            text: sheet.session.saveWaits ? qsTr("Saving would replace what the other program wrote.") : qsTr("Your changes are not saved yet.")
            font.family: Theme.sans
            font.pixelSize: 13
            color: Theme.text
            wrapMode: Text.Wrap
        }
        RowLayout {
            spacing: 18

            Legend {
                sign: "−"
                ground: Theme.stallWash
                words: qsTr("lines only in your text: %1").arg(difference.mine)
            }
            Legend {
                sign: "+"
                ground: Theme.accentWash
                words: qsTr("lines only in the file: %1").arg(difference.theirs)
            }
        }
        Rectangle {
            Layout.fillWidth: true
            Layout.preferredHeight: Math.max(80, Math.min(list.contentHeight + 16, 340))
            radius: 8
            color: Theme.background
            border.color: Theme.line

            ListView {
                id: list

                cacheBuffer: 0 // rows made ahead would be under way when they are taken away
                objectName: "differenceList"
                anchors.fill: parent
                anchors.margins: 8
                clip: true
                model: difference
                boundsBehavior: Flickable.StopAtBounds
                focus: true // no key that is still on its way answers
                activeFocusOnTab: true
                keyNavigationEnabled: true
                highlightMoveDuration: 0
                ScrollBar.vertical: SlimScrollBar {}
                Accessible.role: Accessible.List
                Accessible.name: qsTr("Difference")

                delegate: Rectangle {
                    id: row

                    required property string line
                    required property int side
                    required property int number
                    required property bool gap
                    readonly property string sign: side === DifferenceModel.Mine ? "−" : side === DifferenceModel.Theirs ? "+" : " "

                    width: list.width
                    height: 18 + (gap ? 10 : 0)
                    color: side === DifferenceModel.Mine ? Theme.stallWash : side === DifferenceModel.Theirs ? Theme.accentWash : "transparent"
                    Accessible.role: Accessible.ListItem
                    Accessible.name: side === DifferenceModel.Mine ? qsTr("yours: %1").arg(line) : side === DifferenceModel.Theirs ? qsTr("the file's: %1").arg(line) : line

                    Rectangle {
                        visible: row.gap
                        y: 4
                        width: parent.width
                        height: 1
                        color: Theme.line
                    }
                    Text {
                        id: number

                        anchors.bottom: parent.bottom
                        width: 40
                        height: 18
                        text: row.number
                        horizontalAlignment: Text.AlignRight
                        verticalAlignment: Text.AlignVCenter
                        font.family: Theme.mono
                        font.pixelSize: 12
                        color: Theme.faint
                    }
                    Text {
                        anchors.left: number.right
                        anchors.leftMargin: 8
                        anchors.right: parent.right
                        anchors.bottom: parent.bottom
                        height: 18
                        text: row.sign + " " + row.line
                        textFormat: Text.PlainText
                        verticalAlignment: Text.AlignVCenter
                        font.family: Theme.mono
                        font.pixelSize: 12
                        color: Theme.text
                        elide: Text.ElideRight
                    }
                }
            }
        }
        Text {
            visible: difference.leftOut > 0
            text: qsTr("lines that are not shown here: %1").arg(difference.leftOut)
            font.family: Theme.sans
            font.pixelSize: 12
            color: Theme.faint
        }
        RowLayout {
            spacing: 8

            PushButton {
                objectName: "takeTheirs"
                text: qsTr("Take the file's text")
                hint: qsTr("Undo brings yours back")
                onClicked: sheet.session.takeTheirs()
            }
            Item {
                Layout.fillWidth: true
            }
            PushButton {
                objectName: "saveElsewhere"
                text: qsTr("Save mine as…")
                onClicked: {
                    sheet.close();
                    sheet.saveAsRequested();
                }
            }
            PushButton {
                objectName: "keepMine"
                primary: true
                text: sheet.session.saveWaits ? qsTr("Save mine over it") : qsTr("Keep mine")
                onClicked: sheet.session.keepMine()
            }
        }
    }
}
