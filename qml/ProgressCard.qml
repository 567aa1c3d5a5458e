import QtQuick
import QtQuick.Layouts
import Loopscope

// Something that takes a while: what it is, how far it is, and the way out.
Rectangle {
    id: card

    property bool active: false
    required property string title
    required property string progress // in words
    property real part: -1 // from 0 to 1; below: nobody knows
    property string cancelHint: ""
    signal cancelled

    visible: active
    width: 340
    implicitHeight: content.implicitHeight + 32
    radius: 12
    color: Theme.raised
    border.color: Theme.line
    Accessible.role: Accessible.ProgressBar
    Accessible.name: title
    Accessible.description: progress

    ColumnLayout {
        id: content

        anchors.fill: parent
        anchors.margins: 16
        spacing: 10

        RowLayout {
            Text {
                Layout.fillWidth: true
                text: card.title
                font.family: Theme.sans
                font.pixelSize: 13
                font.weight: Font.DemiBold
                color: Theme.text
                elide: Text.ElideMiddle
            }
            Text {
                text: card.progress
                font.family: Theme.mono
                font.pixelSize: 12
                color: Theme.dim
            }
        }
        Rectangle {
            Layout.fillWidth: true
            visible: card.part >= 0
            implicitHeight: 6
            radius: 3
            color: Theme.line

            Rectangle {
                width: Math.max(height, parent.width * card.part)
                height: parent.height
                radius: 3
                color: Theme.accent
            }
        }
        PushButton {
            objectName: card.objectName + "Cancel"
            Layout.alignment: Qt.AlignRight
            text: qsTr("Cancel")
            hint: card.cancelHint
            onClicked: card.cancelled()
        }
    }

    Shortcut {
        sequence: "Esc"
        enabled: card.active
        onActivated: card.cancelled()
        onActivatedAmbiguously: card.cancelled() // two of them: one at a time
    }
}
