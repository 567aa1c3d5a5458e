import QtQuick
import Loopscope

// Files that are dropped anywhere on the window are opened; while they hover, the window says so.
DropArea {
    id: target

    required property LibraryModel entries

    objectName: "dropTarget"
    keys: ["text/uri-list"]
    onEntered: drag => drag.accepted = drag.hasUrls
    onDropped: drop => {
        drop.accept(Qt.CopyAction);
        entries.openAll(drop.urls);
    }

    Rectangle {
        anchors.fill: parent
        visible: target.containsDrag
        color: Theme.dark ? "#99000000" : "#55000000"

        Rectangle {
            anchors.centerIn: parent
            width: words.width + 64
            height: words.height + 48
            radius: 14
            color: Theme.panel
            border.width: 2
            border.color: Theme.accent

            Column {
                id: words

                anchors.centerIn: parent
                spacing: 6

                Text {
                    anchors.horizontalCenter: parent.horizontalCenter
                    text: qsTr("Drop it to open it")
                    font.family: Theme.sans
                    font.pixelSize: 18
                    font.weight: Font.DemiBold
                    color: Theme.text
                }
                Text {
                    anchors.horizontalCenter: parent.horizontalCenter
                    text: qsTr("Scenarios, saved runs and traces. Of several files the first is opened, and all are listed.")
                    font.family: Theme.sans
                    font.pixelSize: 13
                    color: Theme.dim
                }
            }
        }
    }
}
