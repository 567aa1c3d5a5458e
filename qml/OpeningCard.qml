import QtQuick
import QtQuick.Layouts
import Loopscope

// A run or a trace is being read: how far it is, and the way out.
Rectangle {
    id: card

    required property Session session

    objectName: "openingCard"
    visible: session.opening
    width: 340
    implicitHeight: content.implicitHeight + 32
    radius: 12
    color: Theme.raised
    border.color: Theme.line
    Accessible.role: Accessible.ProgressBar
    Accessible.name: qsTr("Opening %1").arg(session.openingName)
    Accessible.description: percent.text

    ColumnLayout {
        id: content

        anchors.fill: parent
        anchors.margins: 16
        spacing: 10

        RowLayout {
            Text {
                Layout.fillWidth: true
                text: qsTr("Opening %1").arg(card.session.openingName)
                font.family: Theme.sans
                font.pixelSize: 13
                font.weight: Font.DemiBold
                color: Theme.text
                elide: Text.ElideMiddle
            }
            Text {
                id: percent

                text: qsTr("%1 %").arg(Math.round(100 * card.session.openingProgress))
                font.family: Theme.mono
                font.pixelSize: 12
                color: Theme.dim
            }
        }
        Rectangle {
            Layout.fillWidth: true
            implicitHeight: 6
            radius: 3
            color: Theme.line

            Rectangle {
                width: Math.max(height, parent.width * card.session.openingProgress)
                height: parent.height
                radius: 3
                color: Theme.accent
            }
        }
        PushButton {
            objectName: "cancelOpening"
            Layout.alignment: Qt.AlignRight
            text: qsTr("Cancel")
            hint: qsTr("Leaves what is open as it is (Esc)")
            onClicked: card.session.cancelOpening()
        }
    }

    Shortcut {
        sequence: "Esc"
        enabled: card.session.opening
        onActivated: card.session.cancelOpening()
    }
}
