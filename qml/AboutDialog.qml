pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Loopscope

// Which Loopscope this is, and what it is made of.
Sheet {
    id: sheet

    required property Window shownIn
    property bool copied: false

    objectName: "aboutDialog"
    title: qsTr("About Loopscope")
    width: 500
    closePolicy: Sheet.CloseOnEscape | Sheet.CloseOnPressOutside
    onAboutToShow: copied = false

    component Words: Text {
        font.family: Theme.sans
        font.pixelSize: 13
        color: Theme.text
        wrapMode: Text.Wrap
    }

    About {
        id: about

        window: sheet.shownIn
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 14

        Words {
            Layout.fillWidth: true
            text: qsTr("An oscilloscope for event loops, version %1.").arg(about.version)
        }
        Column {
            Layout.fillWidth: true
            spacing: 6

            Repeater {
                model: sheet.visible ? about.names.length : 0

                Row {
                    id: row

                    required property int index

                    Words {
                        width: 110
                        text: about.names[row.index]
                        color: Theme.dim
                    }
                    Words {
                        width: 340
                        text: about.values[row.index]
                        font.family: Theme.mono
                        font.pixelSize: 12
                    }
                }
            }
        }
        Words {
            Layout.fillWidth: true
            text: qsTr("Loopscope is free software under the MIT licence. It comes without any warranty.")
            color: Theme.dim
        }
        RowLayout {
            spacing: 8

            PushButton {
                objectName: "copyAbout"
                text: qsTr("Copy for a bug report")
                onClicked: {
                    about.copy();
                    sheet.copied = true;
                }
            }
            Words {
                visible: sheet.copied
                text: qsTr("Copied")
                color: Theme.running
                Accessible.role: Accessible.AlertMessage
                Accessible.name: text
            }
            Item {
                Layout.fillWidth: true
            }
            PushButton {
                primary: true
                focus: true
                text: qsTr("Close")
                onClicked: sheet.close()
            }
        }
    }
}
