pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Loopscope

// Asks before the window closes on what no file holds: all that is so, each with the file it would be saved to.
Sheet {
    id: sheet

    required property Session session
    signal discarded
    signal saved

    function ask() {
        documents.refresh();
        open();
    }

    title: qsTr("Save before closing?")
    width: 580

    UnsavedModel {
        id: documents

        session: sheet.session
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 14

        Text {
            Layout.fillWidth: true
            text: qsTr("This is in no file yet. What is not saved now is lost.")
            font.family: Theme.sans
            font.pixelSize: 13
            lineHeight: 1.25
            color: Theme.text
            wrapMode: Text.Wrap
        }
        ListView {
            id: list

            cacheBuffer: 0 // rows made ahead would be under way when they are taken away
            objectName: "unsavedList"
            Layout.fillWidth: true
            Layout.preferredHeight: Math.min(contentHeight, 300)
            clip: true
            spacing: 10
            model: documents
            boundsBehavior: Flickable.StopAtBounds
            ScrollBar.vertical: SlimScrollBar {}
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Unsaved scenarios")

            delegate: ColumnLayout {
                id: row

                required property int index
                required property string name
                required property string path
                required property bool hasFile
                required property bool chosen
                required property string error

                width: list.width
                spacing: 4

                TickBox {
                    objectName: "saveTick"
                    Layout.fillWidth: true
                    text: row.name
                    checked: row.chosen
                    onToggled: documents.choose(row.index, checked)
                }
                Text {
                    visible: row.hasFile
                    Layout.fillWidth: true
                    Layout.leftMargin: 28
                    text: row.path
                    font.family: Theme.sans
                    font.pixelSize: 12
                    color: Theme.dim
                    elide: Text.ElideMiddle
                }
                InputField {
                    visible: !row.hasFile
                    objectName: "savePath"
                    Layout.fillWidth: true
                    Layout.leftMargin: 28
                    enabled: row.chosen
                    wrong: row.error.length > 0
                    text: row.path
                    Accessible.name: qsTr("File to save “%1” to").arg(row.name)
                    onTextEdited: documents.setPath(row.index, text)
                }
                Text {
                    objectName: "saveError"
                    visible: row.error.length > 0
                    Layout.fillWidth: true
                    Layout.leftMargin: 28
                    text: row.error
                    font.family: Theme.sans
                    font.pixelSize: 12
                    color: Theme.stall
                    wrapMode: Text.Wrap
                    Accessible.role: Accessible.AlertMessage
                    Accessible.name: text
                }
            }
        }
        RowLayout {
            spacing: 8

            PushButton {
                objectName: "discardButton"
                text: qsTr("Close without saving")
                onClicked: sheet.discarded()
            }
            Item {
                Layout.fillWidth: true
            }
            PushButton {
                objectName: "keepEditing"
                text: qsTr("Keep editing")
                onClicked: sheet.close()
            }
            PushButton {
                objectName: "saveAndClose"
                primary: true
                focus: true
                enabled: documents.chosenCount > 0
                text: qsTr("Save and close")
                onClicked: {
                    if (documents.save())
                        sheet.saved();
                }
            }
        }
    }
}
