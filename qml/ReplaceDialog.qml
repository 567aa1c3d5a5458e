import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import Loopscope

// Asks before a file is replaced.
Sheet {
    id: sheet

    required property Session session
    property FileDialog chooser
    property url file
    property string replaced
    signal agreed(FileDialog chooser, url file)

    // Agrees at once where nothing is replaced.
    function ask(from: FileDialog, to: url) {
        chooser = from;
        file = to;
        replaced = session.replaced(to);
        if (replaced === "")
            agreed(chooser, file);
        else
            open();
    }

    title: qsTr("Replace this file?")
    width: 520

    ColumnLayout {
        anchors.fill: parent
        spacing: 14

        Text {
            objectName: "replacedFile"
            Layout.fillWidth: true
            text: qsTr("%1 is there already. What it holds would be lost.").arg(sheet.replaced)
            textFormat: Text.PlainText
            font.family: Theme.sans
            font.pixelSize: 13
            lineHeight: 1.25
            color: Theme.text
            wrapMode: Text.Wrap
        }
        RowLayout {
            spacing: 8

            PushButton {
                objectName: "replaceButton"
                text: qsTr("Replace")
                onClicked: {
                    sheet.close();
                    sheet.agreed(sheet.chooser, sheet.file);
                }
            }
            Item {
                Layout.fillWidth: true
            }
            PushButton {
                text: qsTr("Cancel")
                onClicked: sheet.close()
            }
            PushButton {
                objectName: "otherName"
                primary: true
                focus: true
                text: qsTr("Choose another name…")
                onClicked: {
                    sheet.close();
                    sheet.chooser.open();
                }
            }
        }
    }
}
