pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Loopscope

// Offers what a program that went down left behind.
Sheet {
    id: sheet

    required property Session session

    title: qsTr("Recover what was not saved?")
    width: 540
    onClosed: recovery.later()
    Component.onCompleted: {
        if (recovery.count > 0)
            open();
    }

    RecoveryModel {
        id: recovery
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 14

        Text {
            Layout.fillWidth: true
            text: qsTr("Loopscope came to an unexpected end. What was typed and not saved until then is here:")
            font.family: Theme.sans
            font.pixelSize: 13
            lineHeight: 1.25
            color: Theme.text
            wrapMode: Text.Wrap
        }
        ListView {
            id: list

            cacheBuffer: 0 // rows made ahead would be under way when they are taken away
            objectName: "recoveryList"
            Layout.fillWidth: true
            Layout.preferredHeight: Math.min(contentHeight, 280)
            clip: true
            spacing: 8
            model: recovery
            boundsBehavior: Flickable.StopAtBounds
            ScrollBar.vertical: SlimScrollBar {}
            Accessible.role: Accessible.List
            Accessible.name: sheet.title

            delegate: RowLayout {
                id: row

                required property string name
                required property string origin
                required property string time
                required property bool damaged

                width: list.width
                spacing: 12
                Accessible.role: Accessible.ListItem
                Accessible.name: qsTr("%1, %2, %3").arg(name).arg(origin).arg(time)

                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 2

                    Text {
                        Layout.fillWidth: true
                        text: row.name
                        font.family: Theme.sans
                        font.pixelSize: 13
                        font.weight: Font.Medium
                        color: row.damaged ? Theme.faint : Theme.text
                        elide: Text.ElideRight
                    }
                    Text {
                        Layout.fillWidth: true
                        text: row.origin
                        font.family: Theme.sans
                        font.pixelSize: 12
                        color: row.damaged ? Theme.stall : Theme.dim
                        elide: Text.ElideMiddle
                    }
                }
                Text {
                    text: row.time
                    font.family: Theme.sans
                    font.pixelSize: 12
                    color: Theme.dim
                }
            }
        }
        RowLayout {
            spacing: 8

            PushButton {
                objectName: "discardRecovered"
                text: qsTr("Throw away")
                onClicked: {
                    recovery.discard();
                    sheet.close();
                }
            }
            Item {
                Layout.fillWidth: true
            }
            PushButton {
                objectName: "recoverLater"
                text: qsTr("Ask again next time")
                onClicked: sheet.close()
            }
            PushButton {
                objectName: "recoverButton"
                primary: true
                focus: true
                text: qsTr("Recover")
                onClicked: {
                    recovery.recover(sheet.session);
                    sheet.close();
                }
            }
        }
    }
}
