import QtQuick
import QtQuick.Layouts
import Loopscope

// Asks before the window closes on what no file holds.
Sheet {
    id: sheet

    required property Session session
    signal discarded
    signal saveRequested

    title: qsTr("Close without saving?")
    width: 460

    ColumnLayout {
        anchors.fill: parent
        spacing: 18

        Text {
            Layout.fillWidth: true
            text: sheet.session.unsaved.length === 1 ? qsTr("The changes to “%1” are in no file yet.").arg(sheet.session.unsaved[0])
                                                    : qsTr("These scenarios have changes that are in no file yet: %1.").arg(sheet.session.unsavedNames)
            font.family: Theme.sans
            font.pixelSize: 13
            lineHeight: 1.25
            color: Theme.text
            wrapMode: Text.Wrap
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
                visible: sheet.session.dirty
                text: qsTr("Save…")
                onClicked: {
                    sheet.close();
                    sheet.saveRequested();
                }
            }
            PushButton {
                primary: true
                focus: true
                text: qsTr("Keep editing")
                onClicked: sheet.close()
            }
        }
    }
}
